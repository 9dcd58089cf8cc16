// What goes out as Akoma Ntoso comes back identical: the regulation, and trees made at random.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/akoma_ntoso.hpp"
#include "law/tests/outline.hpp"

#include <gmock/gmock.h>
#include <random>

namespace tantrao::law {
namespace {

class Maker {
  public:
    explicit Maker(unsigned seed) : random_(seed) {}

    LegalText text()
    {
        LegalText out;
        for (const Kind kind : {Kind::header, Kind::title, Kind::preamble, Kind::body})
            if (chance(80))
                out.parts.push_back(node(kind, 0));
        for (const Kind kind : {Kind::signature, Kind::recipients, Kind::attachment, Kind::appendix, Kind::attachment})
            if (chance(50))
                out.parts.push_back(node(kind, 0));
        // Canonical: only what the schema has.
        auto canonical = from_json(to_json(out));
        EXPECT_TRUE(canonical) << to_json(out);
        return canonical ? *canonical : LegalText{};
    }

  private:
    bool chance(int percent) { return static_cast<int>(random_() % 100) < percent; }

    std::string words()
    {
        static const char* const some[] = {"Điều",   "khoản", "đ",  "&", "<b>",  "\"x\"", "'", "]]>",
                                           "Uỷ ban", "1.",    "a)", "-", "<!--", "tỉnh;", "…", "&amp;"};
        std::string out;
        for (auto n = random_() % 5; n > 0; --n)
            out += (out.empty() ? "" : " ") + std::string(some[random_() % std::size(some)]);
        return out;
    }

    Node node(Kind kind, int depth)
    {
        Node out;
        out.kind = kind;
        out.mark = words();
        out.number = words();
        out.heading = words();
        out.text = words();
        for (auto n = depth > 7 ? 0 : random_() % 6; n > 0; --n) {
            const auto child = static_cast<Kind>(random_() % (static_cast<unsigned>(Kind::cell) + 1));
            if (may_hold(kind, child))
                out.children.push_back(node(child, depth + 1));
        }
        return out;
    }

    std::mt19937 random_;
};

std::string code(std::string_view xml, const Limits& limits = {})
{
    const auto text = read_akoma_ntoso(xml, limits);
    return text ? "" : text.error().code;
}

TEST(AkomaNtoso, TheRegulationComesBackIdentical)
{
    const auto text = parse_text(file_text("data/documents/quyet-dinh-07-2011-qd-ubnd.txt"));
    ASSERT_TRUE(text);
    const std::string xml = to_akoma_ntoso(*text);
    const auto again = read_akoma_ntoso(xml);
    ASSERT_TRUE(again) << again.error().code;
    EXPECT_EQ(outline(again->text), outline(*text));
    EXPECT_EQ(again->text.parts, text->parts);
    EXPECT_THAT(xml, testing::HasSubstr("<FRBRnumber value=\"07/2011/QĐ-UBND\"/>"));
    EXPECT_THAT(xml, testing::HasSubstr("/akn/vn/act/quyet-dinh/2011-06-03/07-2011-qd-ubnd"));
    EXPECT_THAT(xml, testing::HasSubstr("<article eId=\"dieu-9\"><num title=\"9\">Điều 9.</num><heading>"));
}

TEST(AkomaNtoso, RandomTreesComeBackIdentical)
{
    int nodes = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        const LegalText text = Maker(seed).text();
        visit(text, [&](const Node&) { ++nodes; });
        const std::string xml = to_akoma_ntoso(text);
        const auto again = read_akoma_ntoso(xml);
        ASSERT_TRUE(again) << seed << ": " << xml;
        ASSERT_EQ(outline(again->text), outline(text)) << seed << ": " << xml;
        ASSERT_EQ(again->text.parts, text.parts) << seed;
        ASSERT_EQ(to_akoma_ntoso(again->text), xml);
    }
    EXPECT_GT(nodes, 3000);
}

TEST(AkomaNtoso, OfADaySaysSoAndComesBackIdentical)
{
    const auto text = parse_text("Điều 1. Phạm vi\n1. Một.");
    ASSERT_TRUE(text);
    const AkomaMeta meta{"07/2011/QĐ-UBND", "Quyết định", "2011-06-03", "UBND", "2026-03-11", {"Ghi chú <&>", "Hai"}};
    const std::string xml = to_akoma_ntoso(*text, meta);
    EXPECT_THAT(xml, testing::HasSubstr("<act name=\"act\" contains=\"singleVersion\">"));
    EXPECT_THAT(xml, testing::HasSubstr("/07-2011-qd-ubnd/vie@2026-03-11\"/><FRBRdate date=\"2026-03-11\""));
    EXPECT_THAT(xml, testing::HasSubstr("/vie@2026-03-11.xml\"/><FRBRdate date=\"2026-03-11\"")) << "not the day it was made";
    EXPECT_THAT(xml, testing::HasSubstr(
                         "</references><notes source=\"#tantrao\"><note eId=\"ghi-chu-1\"><p>Ghi chú &lt;&amp;&gt;</p></note>"
                         "<note eId=\"ghi-chu-2\"><p>Hai</p></note></notes></meta>"));
    const auto again = read_akoma_ntoso(xml);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->text.parts, text->parts);
    EXPECT_EQ(to_akoma_ntoso(*text).find("<notes"), std::string::npos);
}

TEST(AkomaNtoso, TheRecordComesBack)
{
    const auto text = parse_text("Điều 1. Phạm vi\n1. Một.");
    ASSERT_TRUE(text);
    AkomaMeta meta{"07/2011/QĐ-UBND", "quyet-dinh", "2011-06-03", "Ủy ban nhân dân tỉnh \"<&>\""};
    meta.title = "Về việc <thử> & \"thử\"";
    meta.signer = "Đỗ Văn Chiến";
    meta.position = "Chủ tịch";
    meta.effective_on = "2011-06-13";
    meta.expires_on = "2026-01-01";
    meta.gazette_number = "12 + 13";
    meta.gazette_on = "2011-07-01";
    meta.fields = {{"dat-dai", "Đất đai"}, {"y-te", "Y tế"}};
    meta.relations = {{"replaces", "12/2008/QĐ-UBND", "Về <giá>", "2008-01-02", "", "", "", "", ""},
                      {"amends", "15/2010/QĐ-UBND", "", "", "khoản 2 Điều 5", "2011-07-01", "2012-01-01", "khoản 1 Điều 1",
                       "2. Dòng \"một\" <&>\nDòng hai"}};
    const std::string xml = to_akoma_ntoso(*text, meta);
    const auto again = read_akoma_ntoso(xml);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->meta, meta) << xml;
    EXPECT_EQ(to_akoma_ntoso(again->text, again->meta), xml);
    EXPECT_THAT(xml, testing::HasSubstr("<FRBRauthor href=\"#uy-ban-nhan-dan-tinh\"/>"));
    EXPECT_THAT(xml, testing::HasSubstr("<TLCOrganization eId=\"uy-ban-nhan-dan-tinh\" "
                                        "href=\"/akn/ontology/organization/vn/uy-ban-nhan-dan-tinh\" showAs=\"Ủy ban"));
}

TEST(AkomaNtoso, WhatIsNotSaidComesBackAsNothing)
{
    const auto text = parse_text("Điều 1. Phạm vi\n1. Một.");
    ASSERT_TRUE(text);
    const auto again = read_akoma_ntoso(to_akoma_ntoso(*text));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->meta, AkomaMeta{});
    AkomaMeta of_a_day;
    of_a_day.issued_on = "2011-06-03";
    of_a_day.as_of = "2026-03-11";
    EXPECT_EQ(read_akoma_ntoso(to_akoma_ntoso(*text, of_a_day)).value().meta.as_of, "2026-03-11");
}

TEST(AkomaNtoso, OfOthersWhatTheTreeHas)
{
    const auto text = read_akoma_ntoso(
        "<?xml version=\"1.0\"?>\n<an:akomaNtoso xmlns:an=\"x\">\n <an:act>\n  <an:meta/>\n  <an:body>\n   <an:chapter><an:num>Chương I</an:num>"
        "<an:article><an:num>Điều 1.</an:num><an:heading>Phạm <an:b>vi</an:b></an:heading><an:content><an:p>Một <an:ref href=\"#\">hai</an:ref>.</an:p>\n"
        "<an:blockList><an:item><an:p>ba</an:p></an:item></an:blockList></an:content></an:article></an:chapter></an:body></an:act></an:akomaNtoso>");
    ASSERT_TRUE(text);
    EXPECT_EQ(
        outline(text->text),
        "body #van-ban\n  chapter #chuong-1 [Chương I]\n    article #dieu-1 [Điều 1.] Phạm vi\n      paragraph | Một hai.\n      paragraph | ba\n");
}

TEST(AkomaNtoso, BadInput)
{
    for (const char* bad : {"", "x", "<", "<akomaNtoso>", "<akomaNtoso/>", "<html><body/></html>",
                            "<akomaNtoso><act></akomaNtoso>", "\xff<akomaNtoso><act/></akomaNtoso>"})
        EXPECT_EQ(code(bad), "law.unreadable") << bad;
    EXPECT_EQ(code("<akomaNtoso><act/></akomaNtoso>"), "");
    EXPECT_EQ(
        code(
            "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><akomaNtoso><act><body><p>&b;</p></body></act></akomaNtoso>"),
        "law.unreadable");
    EXPECT_EQ(code("<akomaNtoso><act><body><article><num>&unknown;</num></article></body></act></akomaNtoso>"), "");
    std::string deep = "<akomaNtoso><act><body>";
    for (int i = 0; i < 100'000; ++i)
        deep += "<hcontainer>";
    EXPECT_EQ(code(deep), "law.unreadable");
    for (int i = 0; i < 100'000; ++i)
        deep += "</hcontainer>";
    EXPECT_EQ(code(deep + "</body></act></akomaNtoso>"), "law.too_deep");
    EXPECT_EQ(code("<akomaNtoso><act/></akomaNtoso>", {.text_bytes = 10}), "law.too_large");
    EXPECT_EQ(code("<akomaNtoso><act><body><content><p>a</p><p>b</p><p>c</p></content></body></act></akomaNtoso>", {.nodes = 3}),
              "law.too_large");
}

}   // namespace
}   // namespace tantrao::law
