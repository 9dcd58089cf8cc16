// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/citation_links.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string marked(std::string_view plain, std::string_view own_number = "07/2011/QĐ-UBND")
{
    const auto text = law::parse_text(plain);
    law::HtmlOptions options;
    options.inline_html = citation_marker(*text, own_number);
    return law::to_html(*text, options);
}

Named named(std::int64_t item, std::string_view number)
{
    return {ItemId{item}, number_key(number), "Nghị định", std::string(number), "", "2007-04-10"};
}

// That they have these provisions, by item.
std::map<ItemId, std::string> having(std::int64_t item, std::string provisions)
{
    return {{ItemId{item}, " " + std::move(provisions) + " "}};
}

TEST(CitationLinks, AreThereOnlyForWhatIsHeld)
{
    const std::string html =
        marked("Điều 1. Theo điểm a khoản 2 Điều 5 Nghị định số 64/2007/NĐ-CP và Thông tư 12/2014/TT-BKH&CN <b>.");
    EXPECT_THAT(cited_keys(html), ElementsAre("12-2014-tt-bkh&cn", "64-2007-nd-cp"));
    EXPECT_THAT(with_links(html, {}), HasSubstr("Theo điểm a khoản 2 Điều 5 Nghị định số 64/2007/NĐ-CP và Thông tư "
                                                "12/2014/TT-BKH&amp;CN &lt;b&gt;."));
    Addresses addresses;
    add_addresses(addresses, {named(5, "64/2007/NĐ-CP"), named(6, "12/2014/TT-BKH&CN")}, having(5, "dieu-5-khoan-2-diem-a"),
                  "http://a.example");
    const std::string linked = with_links(html, addresses);
    EXPECT_THAT(linked,
                HasSubstr("Theo <a href=\"http://a.example/van-ban/64-2007-nd-cp-5#dieu-5-khoan-2-diem-a\">điểm a khoản 2 "
                          "Điều 5 Nghị định số 64/2007/NĐ-CP</a> và <a href="));
    EXPECT_THAT(linked, HasSubstr(">Thông tư 12/2014/TT-BKH&amp;CN</a>"));
    EXPECT_THAT(linked, Not(HasSubstr("van-ban:")));
}

TEST(CitationLinks, LeadToProvisionsThatAreThere)
{
    const std::string html = marked(
        "Điều 1. Theo Điều 99 Nghị định số 64/2007/NĐ-CP; điểm c khoản 4 Điều 5 Nghị định số 64/2007/NĐ-CP; mục 2 Chương II "
        "Nghị định số 64/2007/NĐ-CP; Phụ lục ban hành kèm theo Nghị định số 64/2007/NĐ-CP; Phụ lục II Nghị định số 64/2007/NĐ-CP; khoản 2 "
        "Phụ lục kèm theo Nghị định số 64/2007/NĐ-CP.");
    Addresses addresses;
    add_addresses(addresses, {named(5, "64/2007/NĐ-CP")}, having(5, "chuong-2 dieu-5 dieu-5-khoan-1 dieu-9 phu-luc-1"), "");
    std::string linked = with_links(html, addresses);
    EXPECT_THAT(linked, HasSubstr("<a href=\"/van-ban/64-2007-nd-cp-5\">Điều 99 Nghị định"));
    EXPECT_THAT(linked, HasSubstr("<a href=\"/van-ban/64-2007-nd-cp-5#dieu-5\">điểm c khoản 4 Điều 5"));
    EXPECT_THAT(linked, HasSubstr("<a href=\"/van-ban/64-2007-nd-cp-5#chuong-2\">mục 2 Chương II"));
    EXPECT_THAT(linked, HasSubstr("<a href=\"/van-ban/64-2007-nd-cp-5#phu-luc-1\">Phụ lục ban hành"));
    EXPECT_THAT(linked, HasSubstr("<a href=\"/van-ban/64-2007-nd-cp-5#phu-luc-1\">khoản 2 Phụ lục kèm theo"));
    EXPECT_THAT(linked, HasSubstr("<a href=\"/van-ban/64-2007-nd-cp-5\">Phụ lục II"));
    addresses.clear();
    add_addresses(addresses, {named(5, "64/2007/NĐ-CP")}, having(5, "phu-luc-1 phu-luc-2 chuong-2 chuong-2-muc-2"), "");
    linked = with_links(html, addresses);
    EXPECT_THAT(linked, HasSubstr("<a href=\"/van-ban/64-2007-nd-cp-5\">Phụ lục ban hành")) << "one of two annexes";
    EXPECT_THAT(linked, HasSubstr("<a href=\"/van-ban/64-2007-nd-cp-5#chuong-2-muc-2\">mục 2 Chương II"));
}

TEST(CitationLinks, AnArticleOfWhoKnowsWhatIsNoneOfThisText)
{
    EXPECT_THAT(marked("Điều 1. Theo Điều 1 của Nghị định nêu trên và Điều 1 Nghị định 64."), Not(HasSubstr("<a ")));
}

TEST(CitationLinks, TheOnlyAnnexNeedsNoNumber)
{
    EXPECT_THAT(marked("QUYẾT ĐỊNH\nVề việc hỗ trợ\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Danh sách tại Phụ lục kèm theo Quyết định "
                       "này.\n\nPHỤ LỤC I\nDANH SÁCH\n\n1. Xã Yên Phú.\n"),
                HasSubstr("<a href=\"#phu-luc-1\">Phụ lục kèm theo Quyết định này</a>"));
}

TEST(CitationLinks, SeveralDocumentsOfOneNumberAreNotGuessed)
{
    const std::string html = marked("Điều 1. Theo Quyết định số 5/2010/QĐ-UBND.");
    Addresses addresses;
    add_addresses(addresses, {named(5, "05/2010/QĐ-UBND"), named(6, "5/2010/QĐ-UBND")}, {}, "");
    add_addresses(addresses, {named(9, "05/2010/QĐ-UBND")}, {}, "http://portal.example");
    EXPECT_THAT(with_links(html, addresses), Not(HasSubstr("<a ")));
}

TEST(CitationLinks, ProvisionsOfTheTextItselfArePlaces)
{
    const std::string html =
        marked("Điều 1. Phạm vi\n1. Một.\n2. Như khoản 1 Điều này và Điều 2.\nĐiều 2. Như điểm c khoản 1 Điều 1 và "
               "theo Điều 1 Quyết định số 7/2011/QĐ-UBND; trừ Điều 9.\n");
    EXPECT_THAT(html, HasSubstr("Như <a href=\"#dieu-1-khoan-1\">khoản 1 Điều này</a> và <a href=\"#dieu-2\">Điều 2</a>."));
    EXPECT_THAT(html, HasSubstr("<a href=\"#dieu-1-khoan-1\">điểm c khoản 1 Điều 1</a>"))
        << "the clause, where there is no such point";
    EXPECT_THAT(html, HasSubstr("<a href=\"#dieu-1\">Điều 1 Quyết định số 7/2011/QĐ-UBND</a>"));
    EXPECT_THAT(html, HasSubstr("; trừ Điều 9."));
    EXPECT_THAT(cited_keys(html), testing::IsEmpty());
}

TEST(CitationLinks, EachProvisionOfAListIsALink)
{
    const std::string html =
        marked("Điều 1. Theo khoản 1, 2 và 3 Điều 9 Nghị định số 64/2007/NĐ-CP; các khoản 1, 2 Điều 3 và Điều 5 Nghị định "
               "số 64/2007/NĐ-CP; Điều 5 đến 7 Nghị định số 64/2007/NĐ-CP; Nghị định số 64/2007/NĐ-CP tại điểm d khoản 1 "
               "Điều 9; Nghị định số 64/2007/NĐ-CP (Điều 79, Điều 87).");
    Addresses addresses;
    add_addresses(addresses, {named(5, "64/2007/NĐ-CP")},
                  having(5, "dieu-3-khoan-1 dieu-3-khoan-2 dieu-5 dieu-7 dieu-9-khoan-1 dieu-9-khoan-1-diem-d dieu-9-khoan-2 "
                            "dieu-9-khoan-3 dieu-79 dieu-87"),
                  "");
    std::string linked = with_links(html, addresses);
    for (const std::string base = "/van-ban/64-2007-nd-cp-5"; linked.find(base) != std::string::npos;)
        linked.erase(linked.find(base), base.size());
    EXPECT_THAT(linked, HasSubstr("Theo <a href=\"#dieu-9-khoan-1\">khoản 1</a>, <a href=\"#dieu-9-khoan-2\">2</a> và "
                                  "<a href=\"#dieu-9-khoan-3\">3 Điều 9 Nghị định số 64/2007/NĐ-CP</a>;"));
    EXPECT_THAT(linked, HasSubstr("các <a href=\"#dieu-3-khoan-1\">khoản 1</a>, <a href=\"#dieu-3-khoan-2\">2</a> Điều 3 và "
                                  "<a href=\"#dieu-5\">Điều 5 Nghị định số 64/2007/NĐ-CP</a>;"));
    EXPECT_THAT(linked, HasSubstr("<a href=\"#dieu-5\">Điều 5</a> đến <a href=\"#dieu-7\">7 Nghị định số 64/2007/NĐ-CP</a>;"));
    EXPECT_THAT(linked,
                HasSubstr("<a href=\"#dieu-9-khoan-1-diem-d\">Nghị định số 64/2007/NĐ-CP tại điểm d khoản 1 Điều 9</a>;"));
    EXPECT_THAT(linked,
                HasSubstr("<a href=\"#dieu-79\">Nghị định số 64/2007/NĐ-CP (Điều 79</a>, <a href=\"#dieu-87\">Điều 87)</a>."));
}

TEST(CitationLinks, AnArticleIsOfTheTextItStandsIn)
{
    const std::string html =
        marked("QUYẾT ĐỊNH\nVề việc ban hành quy chế\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy "
               "chế.\nĐiều 2. Theo Điều 1.\n\nQUY CHẾ\nHoạt động\n(Ban hành kèm theo Quyết định này)\n\nĐiều 1. Phạm "
               "vi.\nĐiều 2. Theo Điều 1.\n");
    EXPECT_THAT(html, HasSubstr("Theo <a href=\"#quyet-dinh-dieu-1\">Điều 1</a>."));
    EXPECT_THAT(html, HasSubstr("Theo <a href=\"#dieu-1\">Điều 1</a>."));
}

TEST(CitationLinks, TextThatAnotherDocumentGetsIsNoneOfThisOne)
{
    const std::string html =
        marked("Điều 1. Sửa đổi Điều 5 như sau:\n“1. Theo khoản 1 Điều này và Điều 1;\n2. Hết.”\nĐiều 2. Thi hành.\n");
    ASSERT_THAT(html, HasSubstr("law-quoted"));
    EXPECT_THAT(html, HasSubstr("Theo khoản 1 Điều này và Điều 1;"));
}

TEST(CitationLinks, OnlySoManyDocuments)
{
    std::string plain = "Điều 1. Theo ";
    for (std::size_t i = 1; i <= most_cited + 20; ++i)
        plain += "Nghị định số " + std::to_string(i) + "/2007/NĐ-CP, ";
    EXPECT_EQ(cited_keys(marked(plain)).size(), most_cited);
}

}   // namespace
}   // namespace tantrao::documents
