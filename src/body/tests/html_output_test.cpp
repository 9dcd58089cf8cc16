// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"

#include <gmock/gmock.h>

namespace tantrao::body {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string hash(64, 'b');

FileLinks links()
{
    FileLinks files;
    files.picture = [](const std::string& file) -> std::vector<FileLinks::Variant> {
        if (file != hash)
            return {};
        return {{320, 200, "/files/s.webp", "image/webp"},
                {320, 200, "/files/s.jpg", "image/jpeg"},
                {640, 400, "/files/m.webp", "image/webp"},
                {640, 400, "/files/m.jpg?a&b", "image/jpeg"}};
    };
    files.attachment = [](const std::string& file, const std::string& name) {
        return file == hash ? "/files/" + name + "\"" : "";
    };
    return files;
}

std::string render(const std::string& blocks)
{
    const auto made = from_json(R"({"type":"doc","content":[)" + blocks + "]}");
    EXPECT_TRUE(made) << (made ? "" : made.error().code);
    return made ? to_html(*made, links()) : "";
}

std::string text(const std::string& words, const std::string& marks = "")
{
    return R"({"type":"text","text":")" + words + R"(","marks":[)" + marks + "]}";
}

std::string link(const std::string& href) { return R"({"type":"link","attrs":{"href":")" + href + R"("}})"; }

TEST(HtmlOutput, EscapesTextAndAttributes)
{
    EXPECT_EQ(render(R"({"type":"paragraph","content":[)" + text("<script>alert('x')</script> & \\\"") + "]}"),
              "<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;</p>\n");
    EXPECT_EQ(render(R"({"type":"paragraph","content":[)" + text("x", link("/a?b=1&c='")) + "]}"),
              "<p><a href=\"/a?b=1&amp;c=&#39;\">x</a></p>\n");
    EXPECT_THAT(render(R"({"type":"blockquote","attrs":{"source":"<b>"},"content":[{"type":"paragraph"}]})"),
                HasSubstr("<footer><cite>&lt;b&gt;</cite></footer>"));
}

TEST(HtmlOutput, MarksAreNestedAndOneLinkStaysOne)
{
    EXPECT_EQ(render(R"({"type":"paragraph","content":[)" + text("a", R"({"type":"bold"},{"type":"italic"})") + "," +
                     text("b", link("/x")) + "," + text("c", R"({"type":"bold"},)" + link("/x")) + R"(,{"type":"hardBreak"},)" +
                     text("2", R"({"type":"superscript"})") + "," + text("1", R"({"type":"subscript"},{"type":"underline"})") +
                     "]}"),
              "<p><strong><em>a</em></strong><a href=\"/x\">b<strong>c</strong></a><br><sup>2</sup><sub><u>1</u></sub></p>\n");
    EXPECT_THAT(render(R"({"type":"paragraph","content":[)" + text("x", link("https://a.example/")) + "]}"),
                HasSubstr(" rel=\"noopener external\">"));
}

TEST(HtmlOutput, HeadingsHaveDistinctIds)
{
    const std::string heading = R"({"type":"heading","attrs":{"level":2},"content":[)" + text("Lịch sử") + "]}";
    EXPECT_EQ(render(heading + "," + heading), "<h2 id=\"muc-1-lich-su\">Lịch sử</h2>\n<h2 id=\"muc-2-lich-su\">Lịch sử</h2>\n");
}

TEST(HtmlOutput, ListsQuotesNotes)
{
    EXPECT_EQ(render(R"({"type":"orderedList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[)" +
                     text("một") + R"(]}]},{"type":"listItem","content":[{"type":"paragraph","content":[)" + text("hai") +
                     R"(]},{"type":"horizontalRule"}]}]})"),
              "<ol>\n<li>một</li>\n<li><p>hai</p>\n<hr>\n</li>\n</ol>\n");
    EXPECT_EQ(
        render(R"({"type":"note","attrs":{"kind":"important"},"content":[{"type":"paragraph","content":[)" + text("x") + "]}]}"),
        "<div class=\"note note-important\" role=\"note\">\n<p class=\"note-title\">Lưu ý</p>\n<p>x</p>\n</div>\n");
    EXPECT_EQ(render(R"({"type":"paragraph","content":[)" + text("x") + R"(]},{"type":"paragraph"},{"type":"horizontalRule"})"),
              "<p>x</p>\n<hr>\n")
        << "a blank paragraph is not rendered";
}

TEST(HtmlOutput, Tables)
{
    const std::string cell = R"("content":[{"type":"paragraph","content":[)" + text("x") + "]}]";
    EXPECT_EQ(
        render(
            R"({"type":"table","attrs":{"caption":"A & B"},"content":[{"type":"tableRow","content":[{"type":"tableHeader","attrs":{"scope":"row"},)" +
            cell + R"(},{"type":"tableHeader"},{"type":"tableCell","attrs":{"colspan":2,"rowspan":5},)" + cell +
            R"(}]},{"type":"tableRow","content":[{"type":"tableCell"}]}]})"),
        "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"A &amp; B\"><table>\n<caption>A &amp; B</caption>\n"
        "<tr><th scope=\"row\">x</th><td></td><td colspan=\"2\" rowspan=\"2\">x</td></tr>\n<tr><td></td></tr>\n</table></section>\n");
    EXPECT_THAT(render(R"({"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader"}]}]})"),
                HasSubstr("aria-label=\"Bảng 1\""));
}

TEST(HtmlOutput, Figures)
{
    const std::string html =
        render(R"({"type":"figure","attrs":{"file":")" + hash + R"(","alt":"Cây \"đa\"","caption":"<Cây>","credit":"A"}})");
    EXPECT_EQ(
        html,
        "<figure class=\"figure\"><picture>"
        "<source type=\"image/webp\" srcset=\"/files/s.webp 320w, /files/m.webp 640w\" sizes=\"(min-width: 50rem) 44rem, 100vw\">"
        "<img src=\"/files/m.jpg?a&amp;b\" srcset=\"/files/s.jpg 320w, /files/m.jpg?a&amp;b 640w\" "
        "sizes=\"(min-width: 50rem) 44rem, 100vw\" width=\"640\" height=\"400\" alt=\"Cây &quot;đa&quot;\" loading=\"lazy\"></picture>"
        "<figcaption>&lt;Cây&gt; <span class=\"credit\">Ảnh: A</span></figcaption></figure>\n");
    EXPECT_EQ(render(R"({"type":"figure","attrs":{"alt":"x","file":")" + std::string(64, 'c') + R"("}})"), "") << "not there yet";
    EXPECT_THAT(render(R"({"type":"figure","attrs":{"decorative":true,"alt":"x","file":")" + hash + R"("}})"),
                HasSubstr(" alt=\"\""));
}

TEST(HtmlOutput, PictureAlone)
{
    const std::vector<FileLinks::Variant> only_jpeg{{100, 50, "/a.jpg", "image/jpeg"}};
    EXPECT_THAT(picture_html(only_jpeg, "", true), HasSubstr("fetchpriority=\"high\""));
    EXPECT_THAT(picture_html(only_jpeg, "", true), Not(HasSubstr("<source")));
    EXPECT_EQ(picture_html({{100, 50, "/a.webp", "image/webp"}}, "x"), "");
}

TEST(HtmlOutput, Attachments)
{
    EXPECT_EQ(
        render(R"({"type":"attachment","attrs":{"file":")" + hash +
               R"(","name":"<Tờ khai>","type":"application/pdf","size":1234567}})"),
        "<p class=\"attachment\"><a href=\"/files/&lt;Tờ khai&gt;&quot;\">&lt;Tờ khai&gt;</a> <span class=\"file-facts\">(PDF, 1,2 MB)</span></p>\n");
    EXPECT_EQ(render(R"({"type":"attachment","attrs":{"file":")" + std::string(64, 'c') + R"("}})"), "");
}

TEST(HtmlOutput, FileFacts)
{
    EXPECT_EQ(file_facts("application/pdf", 1), "PDF, 1 kB");
    EXPECT_EQ(file_facts("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 999'499), "DOCX, 999 kB");
    EXPECT_EQ(file_facts("application/vnd.oasis.opendocument.text", 999'500), "ODT, 1,0 MB");
    EXPECT_EQ(file_facts("text/plain", 2600), "TXT, 3 kB");
    EXPECT_EQ(file_facts("", 5'250'000'000), "5250,0 MB");
}

}   // namespace
}   // namespace tantrao::body
