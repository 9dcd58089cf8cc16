// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/html_text.hpp"

#include <gmock/gmock.h>

namespace tantrao::body {
namespace {

std::string text(const std::string& html)
{
    const auto made = text_of_html(html);
    EXPECT_TRUE(made) << html << ": " << (made ? "" : made.error().code);
    return made ? *made : "";
}

TEST(HtmlText, ListsHaveTheNumbersThatABrowserShows)
{
    EXPECT_EQ(
        text(
            "<p>Điều 1.</p><ol><li>Một<li><p>Hai:</p><ol type=a><li>x<li>y</ol><p>Hết.</p></li></ol><p>Điều 2.</p><ol><li>Ba</ol>"),
        "Điều 1.\n1. Một\n2. Hai:\na. x\nb. y\nHết.\nĐiều 2.\n1. Ba");
    EXPECT_EQ(text("<ol start=3><li>a<li value=7>b<li>c</ol>"), "3. a\n7. b\n8. c");
    EXPECT_EQ(text("<ol reversed><li>a<li>b</ol><ol reversed start=9><li>c<li>d</ol>"), "2. a\n1. b\n9. c\n8. d");
    EXPECT_EQ(text("<ol type=I><li>a<li>b</ol><ol type=i start=4><li>c<li type=A>d</ol>"), "I. a\nII. b\niv. c\nE. d");
    EXPECT_EQ(text("<ol type=a><li>a<li>b<li>c<li>d<li>e</ol>").substr(15, 4), "d. d") << "and no đ, as in the browser";
    EXPECT_EQ(text("<ol type=a start=26><li>x<li>y</ol><ol type=a start=0><li>z</ol>"), "z. x\naa. y\n0. z");
    EXPECT_EQ(text("<ul><li>a<ul><li>b</ul></ul>"), "- a\n- b");
}

TEST(HtmlText, StylesOfListsAndItemsCount)
{
    EXPECT_EQ(text("<ol style=\"margin:0; LIST-STYLE-TYPE: lower-alpha\"><li>x<li style='list-style: lower-roman inside'>y</ol>"),
              "a. x\nii. y");
    EXPECT_EQ(
        text(
            "<ol style='list-style-type:upper-roman;list-style-type:khác'><li>x</ol><ol style='list-style-type:decimal-leading-zero "
            "!important'><li>y</ol>"),
        "I. x\n01. y");
    EXPECT_EQ(text("<ol style='list-style:none'><li>x</ol><ul style='list-style-type:none'><li>y</ul>"), "x\ny");
    EXPECT_EQ(text("<ol><li>x<li style='display:block'>y<li>z</ol>"), "1. x\ny\n2. z") << "no item, as LibreOffice writes it";
}

TEST(HtmlText, TheMarkStandsBeforeTheFirstWords)
{
    EXPECT_EQ(text("<ol>\n<li>\n <p> <b>Phạm</b> vi</p><p>Đoạn hai</p></li><li><h3>Đối tượng</h3><div>x</div></li></ol>"),
              "1. Phạm vi\nĐoạn hai\n2. Đối tượng\nx");
    EXPECT_EQ(text("<ol><li><br>x<li> <li><ol type=a><li>y</ol></ol>"), "1. x\n2.\n3.\na. y");
    EXPECT_EQ(text("<ol><li><table><tr><td>A<td>1</table></ol>"), "1.\nA\t1");
    EXPECT_EQ(text("<ol><ol type=a><li>x</ol><li>y</ol>"), "a. x\n1. y")
        << "a list without an item of its own, as old editors nest them";
    EXPECT_EQ(text("<li>mồ côi</li>"), "mồ côi");
}

TEST(HtmlText, NumbersThatWordWroteOutStandOnce)
{
    EXPECT_EQ(
        text(
            "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span "
            "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Một</p>"
            "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span>đ)<span>&nbsp; </span></span>"
            "<!--[endif]-->hai</p>"),
        "1. Một\nđ) hai");
}

TEST(HtmlText, HostileListsAreBounded)
{
    EXPECT_EQ(text("<ol start=99999999999999><li>x</ol><ol start=-5 type=i><li>y</ol><ol start=đ><li>z</ol>"),
              "1. x\n-5. y\n1. z");
    std::string deep;
    for (int i = 0; i < 90; ++i)
        deep += "<ol><li>";
    EXPECT_TRUE(text_of_html(deep + "x"));
    for (int i = 0; i < 30; ++i)
        deep += "<ol><li>";
    EXPECT_EQ(text_of_html(deep + "x").error().code, "body.html.too_deep");
}

}   // namespace
}   // namespace tantrao::body
