// JSON and HTML of trees.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/tests/outline.hpp"

#include <gmock/gmock.h>

namespace tantrao::law {
namespace {

std::string parts(const std::string& nodes) { return R"({"schema":1,"parts":[)" + nodes + "]}"; }

std::string code(std::string_view json, const Limits& limits = {})
{
    const auto text = from_json(json, limits);
    return text ? "" : text.error().code;
}

LegalText read(const std::string& json)
{
    auto text = from_json(json);
    EXPECT_TRUE(text) << json;
    return text ? *text : LegalText{};
}

TEST(LegalJson, IsCanonical)
{
    const LegalText text = read(
        parts(R"({"kind":"body","text":"x","id":"evil","children":[{"kind":"article","mark":" Điều\t1.","number":"1","extra":5,)"
              R"("children":[{"kind":"paragraph","text":"e\u0302\u0303","mark":"-"}]}]})"));
    EXPECT_EQ(outline(text), "body #van-ban\n  article #dieu-1 [Điều 1.]\n    paragraph | ễ\n");
    EXPECT_EQ(to_json(read(to_json(text))), to_json(text));
    EXPECT_EQ(to_json(text).find("evil"), std::string::npos);
    EXPECT_EQ(read(parts("")), LegalText{});
}

TEST(LegalJson, KeepsDoubts)
{
    const LegalText text =
        read(R"({"schema":1,"parts":[],"doubts":[{"at":"dieu-1","code":"law.doubt.number_gap","quote":"x"}]})");
    ASSERT_EQ(text.doubts.size(), 1u);
    EXPECT_EQ(read(to_json(text)), text);
}

TEST(LegalJson, Refuses)
{
    for (const char* bad : {"", "[]", "{", "null", R"({"schema":1})", R"({"schema":1,"parts":5})", R"({"schema":1,"parts":[5]})",
                            R"({"schema":1,"parts":[{"kind":"body","children":5}]})", R"({"schema":1,"parts":[],"doubts":5})"})
        EXPECT_EQ(code(bad), "law.unreadable") << bad;
    EXPECT_EQ(code(R"({"parts":[]})"), "law.schema");
    EXPECT_EQ(code(R"({"schema":2,"parts":[]})"), "law.schema");
    for (const char* bad :
         {R"({"kind":"script"})", R"({})", R"({"kind":"article"})", R"({"kind":"body","children":[{"kind":"cell"}]})",
          R"({"kind":"body","children":[{"kind":"clause","children":[{"kind":"article"}]}]})",
          R"({"kind":"body"},{"kind":"body"})", R"({"kind":"body"},{"kind":"header"})",
          R"({"kind":"title","children":[{"kind":"paragraph"}]})"})
        EXPECT_EQ(code(parts(bad)), "law.bad_node") << bad;
    EXPECT_EQ(code(parts(R"({"kind":"body","children":[{"kind":"paragraph"},{"kind":"paragraph"}]})"), {.nodes = 2}),
              "law.too_large");
    EXPECT_EQ(code(std::string(1000, ' '), {.text_bytes = 10}), "law.too_large");
    EXPECT_EQ(code(R"({"schema":1,"parts":)" + std::string(100'000, '[')), "law.too_deep");
}

TEST(LegalHtml, EscapesEverything)
{
    const std::string evil = R"(<script>alert(1)</script>\" onload=x)";
    std::string nodes;
    for (const char* kind : {"paragraph", "item", "quoted"})
        nodes += R"({"kind":")" + std::string(kind) + R"(","mark":")" + evil + R"(","text":")" + evil + R"("},)";
    for (const char* kind : {"chapter", "article", "clause", "point"})
        nodes += R"({"kind":")" + std::string(kind) + R"(","mark":")" + evil + R"(","number":")" + evil + R"(","heading":")" +
                 evil + R"("},)";
    nodes += R"({"kind":"table","children":[{"kind":"row","children":[{"kind":"cell","text":")" + evil + R"("}]}]})";
    const LegalText text =
        read(parts(R"({"kind":"title","heading":")" + evil + R"(","text":")" + evil + R"("},{"kind":"body","children":[)" +
                   nodes + R"(]},{"kind":"attachment","heading":")" + evil + R"("})"));
    HtmlOptions options;
    for (const bool linked : {false, true}) {
        options.linked_marks = linked;
        const std::string html = to_html(text, options);
        EXPECT_EQ(html.find("<script"), std::string::npos);
        EXPECT_EQ(html.find("\" onload"), std::string::npos);
        EXPECT_THAT(html, testing::HasSubstr("&lt;script&gt;"));
    }
}

TEST(LegalHtml, ListsTablesAndTheCallersLinks)
{
    const auto text = parse_text("Điều 1. Gồm\n1. Một:\n- a;\n- b.\n+ c\nA\tB\n1\t2\n");
    ASSERT_TRUE(text);
    HtmlOptions options;
    std::string places;
    options.heading_level = 3;
    options.inline_html = [&](std::string_view words, std::string_view id) {
        places += std::string(id) + ";";
        return "[" + std::string(words) + "]";
    };
    const std::string html = to_html(*text, options);
    EXPECT_THAT(html, testing::HasSubstr("<h3>Điều 1. [Gồm]</h3>"));
    EXPECT_THAT(
        html,
        testing::HasSubstr(
            "<p><span class=\"law-mark\">1.</span> [Một:]</p>\n<ul class=\"law-items\">\n<li>[a;]</li>\n<li>[b.]</li>\n</ul>\n"
            "<ul class=\"law-items law-items-plus\">\n<li>[c]</li>\n</ul>\n"));
    EXPECT_THAT(html, testing::HasSubstr("<tr><th scope=\"col\">[A]</th><th scope=\"col\">[B]</th></tr>"));
    EXPECT_THAT(places, testing::HasSubstr("dieu-1;"));
    EXPECT_THAT(places, testing::HasSubstr("dieu-1-khoan-1;"));
    const std::string one = to_html(*find(*text, "dieu-1-khoan-1"));
    EXPECT_TRUE(one.starts_with("<div class=\"law-clause\" id=\"dieu-1-khoan-1\">")) << one;
}

TEST(LegalHtml, MarksLeadToThemselvesAndSayTheCitation)
{
    const auto text = parse_text("Chương I\nCHUNG\nĐiều 1. Gồm\n1. Một:\na) A;\nb) B.\n2. Hai.\n");
    ASSERT_TRUE(text);
    HtmlOptions options;
    options.linked_marks = true;
    const std::string html = to_html(*text, options);
    for (const char* link :
         {"<h2><a class=\"law-mark\" href=\"#chuong-1\">Chương I</a><br>CHUNG</h2>",
          "<h3><a class=\"law-mark\" href=\"#dieu-1\">Điều 1.</a> Gồm</h3>",
          "<p><a class=\"law-mark\" href=\"#dieu-1-khoan-1\" aria-label=\"khoản 1 Điều 1\">1.</a> Một:</p>",
          "<p><a class=\"law-mark\" href=\"#dieu-1-khoan-1-diem-b\" aria-label=\"điểm b khoản 1 Điều 1\">b)</a> B.</p>",
          "<p><a class=\"law-mark\" href=\"#dieu-1-khoan-2\" aria-label=\"khoản 2 Điều 1\">2.</a> Hai.</p>"})
        EXPECT_THAT(html, testing::HasSubstr(link));
}

TEST(ProvisionIds, SeveralAttachedTextsLeaveTheBodyItsPlainIds)
{
    const std::string attached = R"({"kind":"attachment","heading":"QUY CHẾ A","children":[{"kind":"article","number":"1"}]})";
    const std::string body = R"({"kind":"body","children":[{"kind":"article","number":"1","heading":"Ban hành kèm theo"}]})";
    const LegalText one = read(parts(body + "," + attached));
    EXPECT_EQ(find(one, "dieu-1")->heading, "");
    EXPECT_NE(find(one, "van-ban-dieu-1"), nullptr);
    const LegalText two = read(parts(body + "," + attached + "," + attached));
    EXPECT_EQ(find(two, "dieu-1")->heading, "Ban hành kèm theo");
    EXPECT_NE(find(two, "quy-che-dieu-1"), nullptr);
    EXPECT_NE(find(two, "quy-che-lan-2-dieu-1"), nullptr);
}

TEST(ProvisionIds, NumbersOfEveryWriting)
{
    const LegalText text = read(parts(
        R"({"kind":"body","children":[{"kind":"part","number":"thứ hai"},{"kind":"chapter","number":"XIV"},{"kind":"chapter","number":"14"},)"
        R"({"kind":"article","number":"12đ","children":[{"kind":"point","number":"đ"},{"kind":"point","number":"d"},{"kind":"clause","number":""}]}]})"));
    EXPECT_NE(find(text, "phan-2"), nullptr);
    EXPECT_NE(find(text, "chuong-14"), nullptr);
    EXPECT_NE(find(text, "chuong-14-lan-2"), nullptr);
    EXPECT_NE(find(text, "dieu-12dd-diem-dd"), nullptr);
    EXPECT_NE(find(text, "dieu-12dd-diem-d"), nullptr);
    EXPECT_NE(find(text, "dieu-12dd-khoan-khong-ten"), nullptr);
}

}   // namespace
}   // namespace tantrao::law
