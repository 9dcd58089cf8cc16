// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"
#include "body/html_guard.hpp"

#include <gmock/gmock.h>

namespace tantrao::body {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string hash(64, 'd');

// What the HTML becomes when it is rendered again.
std::string through(const std::string& html)
{
    const auto made = from_html(html);
    EXPECT_TRUE(made) << html.substr(0, 200) << ": " << (made ? "" : made.error().code);
    return made ? to_html(*made, {}) : "";
}

std::string code(const std::string& html, const Limits& limits = {})
{
    const auto made = from_html(html, limits);
    return made ? "" : made.error().code;
}

std::string repeated(const std::string& part, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i)
        out += part;
    return out;
}

TEST(HtmlInput, TypicalArticle)
{
    EXPECT_EQ(
        through(
            "<!DOCTYPE html><html><head><title>Trang</title><style>p{}</style></head><body>\n<h1>Khai mạc</h1>\n"
            "<p class=\"sapo\"><strong>Sáng <em>ngày</em> 19-8</strong>, tại <a href=\"https://tuyenquang.gov.vn/?a=1&amp;b=2\">Tân Trào</a>.</p>"
            "<div><div>Đoạn hai<br>dòng mới</div></div>Chữ trần</body></html>"),
        "<h2 id=\"muc-1-khai-mac\">Khai mạc</h2>\n<p><strong>Sáng </strong><strong><em>ngày</em></strong><strong> 19-8</strong>, tại "
        "<a href=\"https://tuyenquang.gov.vn/?a=1&amp;b=2\" rel=\"noopener external\">Tân Trào</a>.</p>\n<p>Đoạn hai<br>dòng mới</p>\n<p>Chữ trần</p>\n");
}

TEST(HtmlInput, EntitiesAndSpaces)
{
    EXPECT_EQ(through("<p>&lt;b&gt; &amp; Tuy&ecirc;n&nbsp;Quang &#7879; &#x1EC7; 3 < 5 &unknown; &#0;</p>"),
              "<p>&lt;b&gt; &amp; Tuyên Quang ệ ệ 3 &lt; 5 &amp;unknown; \ufffd</p>\n");
    EXPECT_EQ(through("<p>  <b>Ngày</b>&nbsp;5\n\n tháng <i> 9 </i></p>"), "<p><strong>Ngày</strong> 5 tháng <em> 9</em></p>\n");
    EXPECT_EQ(through("<p>Viet\xff x</p>"), "<p>Viet\ufffd x</p>\n");
}

TEST(HtmlInput, NestedAndMisnestedFormatting)
{
    EXPECT_EQ(through("<p><b>a<i>b</b>c</i>d</p>"), "<p><strong>a</strong><strong><em>b</em></strong><em>c</em>d</p>\n");
    EXPECT_EQ(through("<b><p>x</p><p>y</p></b>z"), "<p><strong>x</strong></p>\n<p><strong>y</strong></p>\n<p>z</p>\n");
    EXPECT_EQ(through("<b><p>x</b>y</p>"), "<p><strong>x</strong></p>\n<p>y</p>\n");
    EXPECT_EQ(through("<p>H<sub>2</sub>O m<sup>2</sup> <u>u</u> <font color=red>đỏ</font> <del>cũ</del></p>"),
              "<p>H<sub>2</sub>O m<sup>2</sup> <u>u</u> đỏ cũ</p>\n");
    EXPECT_EQ(through("<a href=/1>x<a href=/2>y</a>"), "<p><a href=\"/1\">x</a><a href=\"/2\">y</a></p>\n");
}

TEST(HtmlInput, ScriptsStylesFormsAndFramesVanish)
{
    const std::string html = through(
        "<p onclick=\"alert(1)\" style=\"color:red\">a</p><script>alert('<p>bad</p>')</script><style>bad{}</style><iframe src=x>bad</iframe>"
        "<svg><script>bad</script><text>bad</text></svg><math><mi>bad</mi></math><object>bad</object><noscript>bad</noscript>"
        "<form action=/x><label>Họ tên</label><input value=bad><textarea>bad</textarea><select><option>bad</select><button>bad</button></form>"
        "<template>bad</template><video>bad</video><!-- bad --><![CDATA[bad]]><?php bad ?><img src=x onerror=bad><p>z");
    EXPECT_EQ(html, "<p>a</p>\n<p>Họ tên</p>\n<p>z</p>\n");
    EXPECT_EQ(through("a<SCRIPT >bad</ScRiPt\n>b"), "<p>ab</p>\n");
    EXPECT_EQ(through("a<script>bad</scripts>bad"), "<p>a</p>\n") << "a script without an end takes the rest";
    EXPECT_EQ(through("a<svg>b<svg>c"), "<p>abc</p>\n") << "a drawing without an end does not";
    EXPECT_EQ(through("a<!-- bad"), "<p>a</p>\n");
    EXPECT_EQ(through("a<p title=\"bad"), "<p>a</p>\n");
    EXPECT_EQ(through("<p title='>bad\" x>'>b"), "<p>b</p>\n");
}

TEST(HtmlInput, LinksThatRunLoseTheirTarget)
{
    for (const char* bad : {"javascript:alert(1)", " java\tscript:alert(1)", "JAVASCRIPT:x", "&#106;avascript:x",
                            "data:text/html,x", "//evil.example/", "#x", "tin.html"})
        EXPECT_EQ(through(std::string("<p><a href=\"") + bad + "\">chữ</a></p>"), "<p>chữ</p>\n") << bad;
    EXPECT_EQ(through("<p><a href=\"/van ban.pdf\">chữ</a> <a>x</a></p>"), "<p><a href=\"/van%20ban.pdf\">chữ</a> x</p>\n");
}

TEST(HtmlInput, Lists)
{
    EXPECT_EQ(
        through("<ul>\n<li>một<li>hai<ul><li>ba</ul></ul><ol><li><p>x</p><p>y</p></li></ol>"),
        "<ul>\n<li>một</li>\n<li><p>hai</p>\n<ul>\n<li>ba</li>\n</ul>\n</li>\n</ul>\n<ol>\n<li><p>x</p>\n<p>y</p>\n</li>\n</ol>\n");
    EXPECT_EQ(through("<ul>lạc<div>khối</div><ul><li>con</ul></ul><ul></ul><li>mồ côi"),
              "<ul>\n<li>lạc</li>\n<li>khối</li>\n<li><ul>\n<li>con</li>\n</ul>\n</li>\n</ul>\n<p>mồ côi</p>\n");
    EXPECT_EQ(through("<dl><dt>Tên<dd>Nghĩa</dl>"), "<p>Tên</p>\n<p>Nghĩa</p>\n");
}

TEST(HtmlInput, TablesWithAndWithoutHeader)
{
    EXPECT_THAT(
        through(
            "<table><caption>Dân <b>số</b></caption><thead><tr><th>Xã<th scope=row>Số</thead><tbody><tr><td colspan=2>1</table>"),
        HasSubstr(
            "<caption>Dân số</caption>\n<tr><th scope=\"col\">Xã</th><th scope=\"row\">Số</th></tr>\n<tr><td colspan=\"2\">1</td></tr>\n"));
    EXPECT_THAT(through("<table><tr><td>Xã</td><td></td></tr><tr><td>A</td><td>1</td></tr></table>"),
                HasSubstr("<tr><th scope=\"col\">Xã</th><td></td></tr>\n<tr><td>A</td><td>1</td></tr>\n"));
    EXPECT_THAT(through("<table><td rowspan=999999999999>x<td colspan=-1>y<table><td>trong</table></table>sau"),
                testing::AllOf(HasSubstr("<th scope=\"col\">x</th>"), HasSubstr("trong"), HasSubstr("<p>sau</p>")));
    EXPECT_EQ(through("<td>a</td><td>b</td>"), "<p>a b</p>\n");
    EXPECT_EQ(through("<table></table><table><tr></tr></table>"), "");
}

TEST(HtmlInput, QuotesRulesHeadings)
{
    EXPECT_EQ(
        through(
            "<blockquote>lời</blockquote><blockquote> </blockquote><hr><h6>Nhỏ</h6><h3><br></h3><h2><div>a</div><div>b</div></h2>"),
        "<blockquote>\n<p>lời</p>\n</blockquote>\n<hr>\n<h4 id=\"muc-1-nho\">Nhỏ</h4>\n<h2 id=\"muc-2-a-b\">a b</h2>\n");
}

TEST(HtmlInput, TwoLineBreaksEndAParagraph)
{
    EXPECT_EQ(through("một<br>hai<br>\n<br/>ba<br><br><br>bốn<br>"), "<p>một<br>hai</p>\n<p>ba</p>\n<p>bốn</p>\n");
    EXPECT_EQ(through("<pre>a\n b\n</pre>"), "<p>a<br> b</p>\n");
}

TEST(HtmlInput, PasteFromWord)
{
    EXPECT_EQ(
        through(
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><!--[if gte mso 9]><xml><w:WordDocument>bad</w:WordDocument></xml><![endif]-->"
            "<style><!-- /* bad */ p.MsoNormal{} --></style></head><body lang=VI><!--StartFragment-->"
            "<p class=MsoNormal align=center style='text-align:center'><b><span lang=VI style='font-size:14.0pt;mso-fareast-font-family:\"Times New Roman\"'>"
            "QUYẾT ĐỊNH<o:p></o:p></span></b></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
            "<p class=MsoListParagraph><![if !supportLists]><span>-<span>&nbsp;&nbsp; </span></span><![endif]>Điều\n1</p><!--EndFragment--></body></html>"),
        "<p><strong>QUYẾT ĐỊNH</strong></p>\n<p>- Điều 1</p>\n");
}

TEST(HtmlInput, ImagesBecomeTheirAlternativeText)
{
    EXPECT_EQ(through("<p>a <img src=\"/x.jpg\" alt=\"Cây đa\"> b<img src=y></p>"), "<p>a [Cây đa] b</p>\n");
}

std::optional<KnownPicture> find_picture(const std::string& src)
{
    if (src != "/anh/1.jpg")
        return {};
    return KnownPicture{hash, 800, 600, "", "Ban biên tập"};
}

Json figures_in(const std::string& html)
{
    const auto made = from_html(html, {}, find_picture);
    EXPECT_TRUE(made) << (made ? "" : made.error().code);
    return made ? made->json()["content"] : Json::array();
}

TEST(HtmlInput, KnownImagesBecomeFigures)
{
    const Json all = figures_in("<p>trước <img src=\"/anh/1.jpg\" alt=\"Cây đa\"> sau</p>");
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[1]["attrs"], Json({{"file", hash},
                                     {"alt", "Cây đa"},
                                     {"caption", ""},
                                     {"credit", "Ban biên tập"},
                                     {"decorative", false},
                                     {"width", 800},
                                     {"height", 600}}));
    EXPECT_EQ(figures_in("<img src=\"/anh/1.jpg\">")[0]["attrs"]["decorative"], true);
    EXPECT_EQ(figures_in("<img src=\"data:image/gif;base64,x\" data-src=\"/anh/1.jpg\">")[0]["type"], "figure");
    EXPECT_EQ(figures_in("<img src=\"/anh/2.jpg\" alt=x>")[0]["type"], "paragraph");
}

TEST(HtmlInput, ACaptionGoesWithItsFigure)
{
    const Json all = figures_in(
        "<figure><div><a href=/x><img src=\"/anh/1.jpg\"></a></div><div><figcaption>Cây <i>đa</i></figcaption></div></figure><p>sau</p>");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0]["attrs"]["caption"], "Cây đa");
    EXPECT_EQ(all[0]["attrs"]["alt"], "Cây đa");
    EXPECT_EQ(figures_in("<figure><img src=/anh/9.jpg alt=x><figcaption>chữ</figcaption></figure>").size(), 2u);
    const Json heading = figures_in("<h2>Đầu <img src=/anh/1.jpg> đề</h2>");
    ASSERT_EQ(heading.size(), 2u);
    EXPECT_EQ(heading[0]["type"], "heading");
    EXPECT_EQ(heading[1]["type"], "figure");
}

TEST(HtmlInput, APictureWithoutAFileIsRefusedLikeAnyOther)
{
    const auto made = from_html("<img src=x>", {}, [](const std::string&) { return KnownPicture{"no-hash", 1, 1, "a", ""}; });
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "body.figure.no_file");
}

TEST(HtmlInput, DeepNestingIsFlattenedOrRefused)
{
    const std::string html = through(repeated("<blockquote>", 60) + "x" + repeated("<ul><li>", 20) + "y<table><td>z");
    EXPECT_THAT(html, HasSubstr("<p>x</p>"));
    EXPECT_THAT(html, HasSubstr("y"));
    EXPECT_THAT(html, HasSubstr("z"));
    EXPECT_EQ(code(repeated("<div>", 30'000)), "body.html.too_deep");
    EXPECT_EQ(code(repeated("<table><tr><td>", 30'000)), "body.html.too_deep");
    EXPECT_EQ(code(repeated("<ul><li>", 30'000)), "body.html.too_deep");
    EXPECT_EQ(code(repeated("<div><b></div>", 30'000)), "") << "formatting ends with its block";
}

TEST(HtmlInput, UnclosedFormatting)
{
    EXPECT_EQ(code(repeated("<b>", 350'000)), "body.html.too_deep");
    EXPECT_EQ(code(repeated("<b>x", 41)), "body.html.too_deep");
    EXPECT_EQ(code(repeated("<b>x", 40)), "");
    EXPECT_EQ(code(repeated("<svg><li><g>", 200'000)), "body.html.too_large");
    EXPECT_EQ(through(repeated("<span>", 1000) + "x"), "<p>x</p>\n") << "what vanishes does not count";
}

TEST(HtmlInput, Size)
{
    Limits limits;
    limits.html_bytes = 10;
    EXPECT_EQ(code("<p>12345678", limits), "body.html.too_large");
    EXPECT_EQ(code(repeated("<p>", 200'000)), "body.html.too_large");
    EXPECT_EQ(code(repeated("<p>x", 40'000)), "body.too_large");
    EXPECT_EQ(code(repeated("chữ ", 400'000)), "");
    EXPECT_EQ(code(repeated("<", 1'000'000)), "");
    EXPECT_EQ(code(repeated("</b", 1'000'000)), "");
    EXPECT_EQ(code(repeated("<svg>", 800'000)), "");
    EXPECT_EQ(code(""), "");
}

TEST(HtmlGuard, WritesOnlyWellNestedKnownElements)
{
    const auto guarded = [](const std::string& html) { return *guard_html(html, {}); };
    EXPECT_EQ(guarded("<TABLE border=1><b>x<tr><div>y<td colspan='2' onclick=z>c<b>d</table>e</b>"),
              "<table><b>x</b><tr><div>y</div><td colspan=\"2\">c<b>d</b></td></tr></table>e");
    EXPECT_EQ(guarded("<a href='\"><script>' href=2>x"), "<a href=\"&quot;><script>\">x");
    EXPECT_EQ(guarded("</div></p><p>a<h1>b</h3><h2>c"), "<p>a</p><h2>b</h2><h2>c");
}

}   // namespace
}   // namespace tantrao::body
