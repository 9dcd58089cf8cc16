// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"

#include <gmock/gmock.h>

namespace tantrao::body {
namespace {

const std::string hash(64, 'a');

std::string doc(const std::string& blocks) { return R"({"type":"doc","content":[)" + blocks + "]}"; }
std::string paragraph(const std::string& inlines) { return R"({"type":"paragraph","content":[)" + inlines + "]}"; }
std::string words(const std::string& text) { return R"({"type":"text","text":")" + text + R"("})"; }

Tree tree(const std::string& json)
{
    auto made = from_json(json);
    EXPECT_TRUE(made) << json << ": " << (made ? "" : made.error().code);
    return made ? *made : Tree();
}

std::string code(const std::string& json, const Limits& limits = {})
{
    const auto made = from_json(json, limits);
    return made ? "" : made.error().code;
}

std::vector<std::string> args(const std::string& json)
{
    const auto made = from_json(json);
    return made ? std::vector<std::string>{} : made.error().args;
}

// Everything the schema has, in canonical form.
const std::string every_node = doc(
    R"({"attrs":{"level":3},"content":[{"text":"Tin","type":"text"}],"type":"heading"},)"
    R"({"content":[{"marks":[{"type":"bold"},{"type":"italic"},{"attrs":{"href":"https://tuyenquang.gov.vn/"},"type":"link"},)"
    R"({"type":"subscript"},{"type":"superscript"},{"type":"underline"}],"text":"chữ","type":"text"},{"type":"hardBreak"},)"
    R"({"text":"dòng hai","type":"text"}],"type":"paragraph"},)"
    R"({"content":[{"content":[{"content":[{"text":"một","type":"text"}],"type":"paragraph"}],"type":"listItem"}],"type":"bulletList"},)"
    R"({"content":[{"content":[{"content":[{"text":"hai","type":"text"}],"type":"paragraph"}],"type":"listItem"}],"type":"orderedList"},)"
    R"({"attrs":{"source":"Báo Tuyên Quang"},"content":[{"content":[{"text":"lời","type":"text"}],"type":"paragraph"}],"type":"blockquote"},)"
    R"({"attrs":{"caption":"Dân số"},"content":[{"content":[)"
    R"({"attrs":{"colspan":2,"rowspan":1,"scope":"row"},"content":[{"content":[{"text":"Xã","type":"text"}],"type":"paragraph"}],"type":"tableHeader"},)"
    R"({"attrs":{"colspan":1,"rowspan":1},"content":[{"content":[],"type":"paragraph"}],"type":"tableCell"}],"type":"tableRow"}],"type":"table"},)"
    R"({"attrs":{"alt":"Cây đa Tân Trào","caption":"Cây đa","credit":"Nguyễn Văn A","decorative":false,"file":")" +
    hash +
    R"(","height":600,"width":800},"type":"figure"},)"
    R"({"attrs":{"file":")" +
    hash +
    R"(","name":"Quyết định","size":1200000,"type":"application/pdf"},"type":"attachment"},)"
    R"({"attrs":{"kind":"important"},"content":[{"content":[{"text":"nhớ","type":"text"}],"type":"paragraph"}],"type":"note"},)"
    R"({"type":"horizontalRule"},)"
    R"({"content":[{"text":"hết","type":"text"}],"type":"paragraph"})");

TEST(Tree, EveryNodeComesBackUnchanged)
{
    const std::string canonical = R"({"content":)" +
                                  every_node.substr(every_node.find('['), every_node.size() - every_node.find('[') - 1) +
                                  R"(,"type":"doc"})";
    EXPECT_EQ(tree(every_node).bytes(), canonical);
    EXPECT_EQ(tree(canonical).bytes(), canonical);
}

TEST(Tree, BytesDoNotDependOnOrderOrExtras)
{
    const std::string bytes =
        tree(doc(paragraph(R"({"type":"text","text":"a","marks":[{"type":"italic"},{"type":"bold"}]})"))).bytes();
    EXPECT_EQ(
        tree(R"({"content":[{"content":[{"marks":[{"type":"bold","x":1},{"type":"italic"},{"type":"bold"},{"type":"blink"}],)"
             R"("onclick":"x","text":"a","type":"text"}],"attrs":{"style":"x"},"type":"paragraph"}],"type":"doc","version":9})")
            .bytes(),
        bytes);
}

TEST(Tree, TextIsNormalised)
{
    // "ễ" of three code points, a control character, a bidi override, no-break spaces.
    EXPECT_EQ(to_text(tree(doc(paragraph(words("e\u0302\u0303 \\u0007\u202e x\u00a0\u00a0y"))))), "ễ x y");
}

TEST(Tree, RunsOfEqualMarksAreJoinedAndSpacesBetweenWordsStay)
{
    const Tree made = tree(
        doc(paragraph(words("Ngày ") + "," + words(" 19-8") + R"(,{"type":"text","text":"\u00a0 ","marks":[{"type":"bold"}]},)" +
                      words("năm") + "," + words("\\u0001") + "," + words(" 1945 "))));
    EXPECT_EQ(made.json()["content"][0]["content"].size(), 3u);
    EXPECT_EQ(to_text(made), "Ngày 19-8 năm 1945");
}

TEST(Tree, AMarkThatLosesItsTextDoesNotKeepNeighboursApart)
{
    const Tree made =
        tree(doc(paragraph(words("a") + R"(,{"type":"text","text":"\u202e","marks":[{"type":"bold"}]},)" + words("b"))));
    EXPECT_EQ(tree(made.bytes()).bytes(), made.bytes());
    EXPECT_EQ(made.json()["content"][0]["content"].size(), 1u);
}

TEST(Tree, BlankEndsGoAndBlankMiddleStays)
{
    const std::string blank = paragraph(words("\u00a0"));
    const Tree made = tree(doc(blank + "," + paragraph(R"({"type":"hardBreak"})") + "," + paragraph(words("a")) + "," + blank +
                               "," + paragraph(words("b")) + R"(,{"type":"paragraph"})"));
    EXPECT_EQ(made.json()["content"].size(), 3u);
    EXPECT_TRUE(tree(doc(blank)).empty());
    EXPECT_TRUE(tree(R"({"type":"doc"})").empty());
    EXPECT_TRUE(Tree().empty());
}

TEST(Tree, WhatHoldsNothing)
{
    EXPECT_TRUE(tree(doc(R"({"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":" "}]})")).empty());
    EXPECT_TRUE(tree(doc(R"({"type":"bulletList"},{"type":"orderedList","content":[]})")).empty());
    const Tree item = tree(doc(R"({"type":"bulletList","content":[{"type":"listItem"}]})"));
    EXPECT_EQ(item.json()["content"][0]["content"][0]["content"][0]["type"], "paragraph");
    EXPECT_EQ(tree(item.bytes()).bytes(), item.bytes());
}

TEST(Tree, NumbersAreKeptInBounds)
{
    const auto level = [](const char* value) {
        return tree(doc(std::string(R"({"type":"heading","attrs":{"level":)") + value +
                        R"(},"content":[{"type":"text","text":"x"}]})"))
            .json()["content"][0]["attrs"]["level"];
    };
    EXPECT_EQ(level("1"), 2);
    EXPECT_EQ(level("9"), 4);
    EXPECT_EQ(level("\"3\""), 2);
    EXPECT_EQ(level("9223372036854775807"), 4);
    EXPECT_EQ(level("-5"), 2);
    EXPECT_EQ(level("1e99"), 2);
    const Tree table = tree(doc(
        R"({"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","attrs":{"rowspan":900,"colspan":0}}]},)"
        R"({"type":"tableRow","content":[{"type":"tableCell"}]},{"type":"tableRow"}]})"));
    EXPECT_EQ(table.json()["content"][0]["content"].size(), 2u) << "a row without cells goes";
    EXPECT_EQ(table.json()["content"][0]["content"][0]["content"][0]["attrs"],
              Json({{"rowspan", 2}, {"colspan", 1}, {"scope", "col"}}));
}

TEST(Tree, RefusesWhatIsNoTree)
{
    for (const char* bad :
         {"", "[]", "null", "{", R"({"type":"paragraph"})", R"({"type":"doc","content":5})", R"({"type":"doc","content":[5]})",
          R"({"type":"doc","content":[{"type":"paragraph","content":{}}]})", "{\"type\":\"doc\",\"content\":\"\xff\"}",
          R"({"type":"doc","content":[{"type":"bulletList","content":"x"}]})", R"({"type":"doc","content":[{"type":"table"}]})",
          R"({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[5]}]}]})"})
        EXPECT_EQ(code(bad), "body.unreadable") << bad;
}

TEST(Tree, RefusesUnknownAndMisplacedNodes)
{
    EXPECT_EQ(code(doc(R"({"type":"script"})")), "body.bad_node");
    EXPECT_EQ(args(doc(R"({"type":"scr\u0000ipt"})")), std::vector<std::string>{"script"});
    for (const char* bad :
         {R"({"type":"text","text":"x"})", R"({"type":"listItem"})", R"({"type":"doc"})", R"({"x":1})",
          R"({"type":"paragraph","content":[{"type":"paragraph"}]})", R"({"type":"bulletList","content":[{"type":"paragraph"}]})",
          R"({"type":"table","content":[{"type":"tableCell"}]})",
          R"({"type":"table","content":[{"type":"tableRow","content":[{"type":"paragraph"}]}]})"})
        EXPECT_EQ(code(doc(bad)), "body.bad_node") << bad;
}

TEST(Tree, RefusesLinksThatRun)
{
    const auto link = [](const std::string& href) {
        return doc(paragraph(R"({"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":")" + href + R"("}}]})"));
    };
    for (const char* good : {"https://a.vn", "HTTP://a.vn/x?y#z", "mailto:a@b.vn", "tel:+842073822", "/tin-tuc", "/", "#muc-1"})
        EXPECT_EQ(code(link(good)), "") << good;
    for (const char* bad :
         {"javascript:alert(1)", " JavaScript:alert(1)", "java\\tscript:x", "data:text/html,x", "vbscript:x", "//evil.example",
          "/\\\\evil.example", "file:///etc/passwd", "", "tin-tuc", "https://", "https://a b", "\\u0001https://a.vn"})
        EXPECT_EQ(code(link(bad)), "body.link.refused") << bad;
    EXPECT_EQ(code(link("https://a.vn/" + std::string(2000, 'x'))), "body.link.refused");
    EXPECT_EQ(args(link("javascript:alert(1)")), std::vector<std::string>{"javascript:alert(1)"});
    EXPECT_EQ(code(doc(paragraph(R"({"type":"text","text":"x","marks":[{"type":"link"}]})"))), "body.link.refused");
}

TEST(Tree, FiguresNeedAFileAndAnAlternativeText)
{
    const auto figure = [](const std::string& attrs) { return doc(R"({"type":"figure","attrs":{)" + attrs + "}}"); };
    EXPECT_EQ(code(figure(R"("alt":"x")")), "body.figure.no_file");
    EXPECT_EQ(code(figure(R"("alt":"x","file":"../../etc/passwd")")), "body.figure.no_file");
    EXPECT_EQ(code(figure(R"("alt":"x","file":")" + std::string(64, 'A') + "\"")), "body.figure.no_file");
    EXPECT_EQ(code(doc(R"({"type":"attachment"})")), "body.figure.no_file");
    EXPECT_EQ(code(figure(R"("alt":" ","file":")" + hash + "\"")), "body.figure.no_alt");
    EXPECT_EQ(args(figure(R"("file":")" + hash + "\"")), std::vector<std::string>{hash});
    EXPECT_EQ(code(figure(R"("decorative":true,"file":")" + hash + "\"")), "");
}

TEST(Tree, TablesNeedAHeaderCell)
{
    EXPECT_EQ(code(doc(R"({"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell"}]}]})")),
              "body.table.no_header");
    EXPECT_EQ(code(doc(R"({"type":"table","content":[]})")), "body.table.no_header");
}

TEST(Tree, LimitsOnSizeDepthAndNumber)
{
    Limits limits;
    limits.json_bytes = 40;
    EXPECT_EQ(code(doc(paragraph(words("a"))), limits), "body.too_large");
    limits.json_bytes = 100;
    EXPECT_EQ(code(doc(R"({"type":"bulletList","content":[{"type":"listItem"}]})"), limits), "body.too_large")
        << "the canonical form counts";
    limits = {};
    limits.nodes = 3;
    EXPECT_EQ(code(doc(paragraph(words("a")) + "," + paragraph(""))), "");
    EXPECT_EQ(code(doc(paragraph(words("a")) + "," + paragraph("") + "," + paragraph("")), limits), "body.too_large");
    std::string deep;
    for (int i = 0; i < 25; ++i)
        deep = R"({"type":"blockquote","content":[)" + deep + "]}";
    EXPECT_EQ(code(doc(deep)), "body.too_deep");
    EXPECT_EQ(code(std::string(100'000, '[')), "body.too_deep");
}

TEST(Tree, PlainText)
{
    const Tree made = from_plain_text("\n Một\r\nhai \n\n\n\nba\t<b>\n");
    EXPECT_EQ(made.bytes(),
              tree(doc(paragraph(words("Một") + R"(,{"type":"hardBreak"},)" + words("hai")) + "," + paragraph(words("ba <b>"))))
                  .bytes());
    EXPECT_EQ(tree(made.bytes()).bytes(), made.bytes());
    EXPECT_TRUE(from_plain_text(" \n\n ").empty());
}

TEST(Tree, LongPlainTextStaysReadable)
{
    std::string paragraphs, lines;
    for (int i = 0; i < 60'000; ++i) {
        paragraphs += "a\n\n";
        lines += "b\n";
    }
    for (const std::string& text : {paragraphs, lines}) {
        const Tree made = from_plain_text(text);
        EXPECT_EQ(code(made.bytes()), "");
        EXPECT_EQ(word_count(made), 60'000u);
    }
}

TEST(Tree, TextFilesAndWords)
{
    const Tree made = tree(every_node);
    EXPECT_EQ(to_text(made), "Tin\nchữ\ndòng hai\nmột\nhai\nlời\nXã\t\t\nCây đa\nQuyết định\nnhớ\nhết");
    EXPECT_EQ(word_count(made), 14u);
    EXPECT_EQ(files_of(made), std::set<std::string>{hash});
    EXPECT_EQ(word_count(Tree()), 0u);
}

}   // namespace
}   // namespace tantrao::body
