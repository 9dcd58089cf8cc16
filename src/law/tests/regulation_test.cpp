// Decision 07/2011/QĐ-UBND itself: every khoản and điểm in its place, and not one letter lost.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/tests/outline.hpp"

#include <algorithm>
#include <gmock/gmock.h>

namespace tantrao::law {
namespace {

std::string source() { return file_text("data/documents/quyet-dinh-07-2011-qd-ubnd.txt"); }

LegalText regulation()
{
    auto text = parse_text(source());
    EXPECT_TRUE(text);
    return *text;
}

int count(const Node& node, Kind kind)
{
    int found = node.kind == kind ? 1 : 0;
    for (const Node& child : node.children)
        found += count(child, kind);
    return found;
}

TEST(Regulation, IsWhatTheFixtureSays) { EXPECT_EQ(outline(regulation()), file_text("src/law/tests/regulation_outline.txt")); }

TEST(Regulation, ThreeArticlesThenSixChaptersAndEighteen)
{
    const LegalText text = regulation();
    const Node* body = find_part(text, Kind::body);
    const Node* attached = find_part(text, Kind::attachment);
    ASSERT_TRUE(body && attached);
    EXPECT_EQ(count(*body, Kind::article), 3);
    EXPECT_EQ(count(*attached, Kind::chapter), 6);
    EXPECT_EQ(count(*attached, Kind::article), 18);
    EXPECT_EQ(text.doubts, std::vector<Doubt>{}) << doubt_codes(text);
}

TEST(Regulation, NoLetterIsLost) { EXPECT_EQ(without_spaces(to_text(regulation())), without_spaces(source())); }

TEST(Regulation, WhatIsWrittenIsReadAgain)
{
    const LegalText text = regulation();
    const auto again = parse_text(to_text(text));
    ASSERT_TRUE(again);
    EXPECT_EQ(outline(*again), outline(text));
    const auto stored = from_json(to_json(text));
    ASSERT_TRUE(stored);
    EXPECT_EQ(*stored, text);
}

TEST(Regulation, ItsOwnArticlesHaveThePlainIds)
{
    const LegalText text = regulation();
    EXPECT_EQ(find(text, "dieu-9")->heading, "Tổ chức vận hành Cổng thông tin điện tử.");
    EXPECT_EQ(find(text, "dieu-9-khoan-1-diem-d")->children.front().text.substr(0, 17), "Nhiệm vụ cụ");
    EXPECT_EQ(find(text, "quyet-dinh-dieu-2")->children.front().text, "Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.");
    EXPECT_EQ(citation_of(text, "dieu-9-khoan-1-diem-d"), "điểm d khoản 1 Điều 9");
    EXPECT_EQ(citation_of(text, "chuong-3"), "Chương III");
    EXPECT_EQ(find(text, "dieu-19"), nullptr);
    EXPECT_EQ(find(text, ""), nullptr);
}

TEST(Regulation, SaysWhatItIs)
{
    const Facts facts = facts_of(regulation());
    EXPECT_EQ(facts.number, "07/2011/QĐ-UBND");
    EXPECT_EQ(facts.issuer, "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG");
    EXPECT_EQ(facts.type, "QUYẾT ĐỊNH");
    EXPECT_EQ(facts.title, "Về việc ban hành Quy chế hoạt động Cổng thông tin điện tử tỉnh Tuyên Quang");
    EXPECT_EQ(facts.place, "Tuyên Quang");
    EXPECT_EQ(facts.issued_on, "2011-06-03");
    EXPECT_EQ(facts.effective_on, "2011-06-13");
    EXPECT_EQ(facts.position, "Chủ tịch");
    EXPECT_EQ(facts.signer, "Đỗ Văn Chiến");
}

TEST(Regulation, TableOfContents)
{
    const auto contents = table_of_contents(regulation());
    ASSERT_EQ(contents.size(), 3u + 1 + 6 + 18);
    EXPECT_EQ(contents[0].id, "quyet-dinh-dieu-1");
    EXPECT_EQ(contents[3].id, "quy-che");
    EXPECT_EQ(contents[4].id, "chuong-1");
    EXPECT_EQ(contents[4].label, "Chương I");
    EXPECT_EQ(contents[4].heading, "NHỮNG QUY ĐỊNH CHUNG");
    EXPECT_EQ(contents[4].depth, 1);
    EXPECT_EQ(contents[5].label, "Điều 1");
    EXPECT_EQ(contents[5].depth, 2);
}

TEST(Regulation, HtmlCarriesEveryIdOnce)
{
    const LegalText text = regulation();
    const std::string html = to_html(text);
    visit(text, [&](const Node& node) {
        if (node.id.empty())
            return;
        const std::string attribute = " id=\"" + node.id + "\"";
        const std::size_t at = html.find(attribute);
        EXPECT_NE(at, std::string::npos) << node.id;
        EXPECT_EQ(html.find(attribute, at + 1), std::string::npos) << node.id;
    });
    EXPECT_NE(html.find("<h3>Chương III<br>VẬN HÀNH CỔNG THÔNG TIN ĐIỆN TỬ</h3>"), std::string::npos);
    EXPECT_NE(html.find("<h4>Điều 9. Tổ chức vận hành"), std::string::npos);
}

}   // namespace
}   // namespace tantrao::law
