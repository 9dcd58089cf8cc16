// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/html_file.hpp"

#include <gmock/gmock.h>

namespace tantrao::law {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string file(std::string_view plain, std::string_view about = "", const std::vector<std::string>& notes = {})
{
    const auto text = parse_text(plain);
    EXPECT_TRUE(text);
    return to_html_file(*text, {"Quyết định <&>", about, notes, "https://tinh.example/van-ban/1?a&b"});
}

TEST(HtmlFile, HasTheTextWithItsIdsAndAWayToThem)
{
    const std::string html = file("Chương I\nCHUNG\n\nĐiều 1. Phạm vi\n1. Một <b>.\na) A;");
    EXPECT_THAT(html, AllOf(HasSubstr("<html lang=\"vi\">"), HasSubstr("<li><a href=\"#dieu-1\">Điều 1. Phạm vi</a>"),
                            HasSubstr("id=\"dieu-1-khoan-1-diem-a\""), HasSubstr("Một &lt;b&gt;."), HasSubstr("<h2>")));
}

TEST(HtmlFile, NeedsNothingBesideIt)
{
    const std::string html = file("Điều 1. Phạm vi\nMột.");
    EXPECT_THAT(html, AllOf(HasSubstr("<style>"), Not(HasSubstr("src=")), Not(HasSubstr("stylesheet")), Not(HasSubstr("<script")),
                            Not(HasSubstr("url("))));
}

TEST(HtmlFile, SaysWhatItIsBeforeTheText)
{
    const std::string html = file("Một dòng.", "Về <việc>", {"Ghi chú <1>", "Hai"});
    EXPECT_THAT(html,
                AllOf(HasSubstr("<title>Quyết định &lt;&amp;&gt;</title>"), HasSubstr("<p class=\"about\">Về &lt;việc&gt;</p>"),
                      HasSubstr("<a href=\"https://tinh.example/van-ban/1?a&amp;b\">"), Not(HasSubstr("<nav"))));
    const auto note = html.find("<div class=\"note\">\n<p>Ghi chú &lt;1&gt;</p>\n<p>Hai</p>\n</div>\n<h1>");
    ASSERT_NE(note, std::string::npos);
    EXPECT_LT(note, html.find("Một dòng."));
    EXPECT_THAT(file("Một dòng."), Not(HasSubstr("class=\"note\"")));
}

}   // namespace
}   // namespace tantrao::law
