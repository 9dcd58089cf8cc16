// Files that mean harm.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "extraction/extraction.hpp"
#include "extraction/page_text.hpp"
#include "extraction/testing.hpp"

#include <gtest/gtest.h>

namespace tantrao::extraction {
namespace {

std::string code_of(std::string_view bytes, Format format = Format::docx, const Limits& limits = {})
{
    const auto text = text_of(bytes, format, limits);
    return text ? "no error: " + text->text.substr(0, 40) : text.error().code;
}

TEST(Harm, WhatUnpacksBeyondReasonIsRefused)
{
    const std::string bomb = packed(docx_parts("<w:p><w:r><w:t>" + std::string(40 << 20, 'a') + "</w:t></w:r></w:p>"));
    EXPECT_LT(bomb.size(), 100'000u);
    EXPECT_EQ(code_of(bomb), "extraction.too_large");

    Limits small;
    small.unpacked = 1000;
    EXPECT_EQ(code_of(docx_of({std::string(2000, 'a')}), Format::docx, small), "extraction.too_large");
    EXPECT_EQ(code_of(packed({{"META-INF/manifest.xml", std::string(600, ' ')}, {"content.xml", std::string(600, ' ')}}),
                      Format::opendocument, small),
              "extraction.too_large")
        << "parts count together";
}

TEST(Harm, TooManyPartsAreRefused)
{
    Parts parts = docx_parts("");
    for (int i = 0; i < 5'000; ++i)
        parts.emplace_back("word/media/" + std::to_string(i), "");
    const auto many = text_of(packed(parts), Format::docx);
    EXPECT_EQ(many.error().code, "extraction.too_many_parts");
    EXPECT_EQ(many.error().args.at(0), "5000");
}

TEST(Harm, EndlessNestingIsRefused)
{
    std::string open, close;
    for (int i = 0; i < 100'000; ++i) {
        open += "<w:p>";
        close += "</w:p>";
    }
    EXPECT_EQ(code_of(packed(docx_parts(open + close))), "extraction.too_deep");
    EXPECT_EQ(code_of(packed({{"content.xml", "<a>" + open + close + "</a>"}}), Format::opendocument), "extraction.too_deep");
}

TEST(Harm, EncryptedFilesAreToldApart)
{
    EXPECT_EQ(code_of(packed(docx_parts("<w:p/>"), "mat khau")), "extraction.encrypted");
    std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
    EXPECT_EQ(code_of(compound), "extraction.broken") << "an old binary file under a new name";
    for (const char c : std::string_view("EncryptedPackage"))
        compound += {c, '\0'};
    EXPECT_EQ(code_of(compound), "extraction.encrypted");
    EXPECT_EQ(code_of(packed({{"META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"}, {"content.xml", "rubbish"}}),
                      Format::opendocument),
              "extraction.encrypted");
}

TEST(Harm, EntitiesAreNotExpanded)
{
    const std::string document =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
        "<document><body><p><r><t>&b;&f;</t></r></p></body></document>";
    EXPECT_EQ(text_of(packed({{"word/document.xml", document}}), Format::docx).value().text, "&b;&f;");
}

TEST(Harm, LongTextIsCutAtALetterAndSaysSo)
{
    Limits small;
    small.text = 100;
    for (const auto& [bytes, format] :
         {std::pair{docx_of({std::string("ế"), std::string(300, 'a')}), Format::docx},
          {docx_of(std::vector<std::string>(60, "ế")), Format::docx},
          {packed({{"content.xml", "<d><body><p>" + std::string(200, 'b') + "ế</p></body></d>"}}), Format::opendocument},
          {pdf_of({{std::string(60, 'c'), std::string(60, 'c')}}), Format::pdf},
          {std::string("ếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếế"), Format::plain}}) {
        const Text text = text_of(bytes, format, small).value();
        EXPECT_TRUE(text.is_cut) << name_of(format);
        EXPECT_LE(text.text.size(), 100u) << name_of(format);
        EXPECT_GE(text.text.size(), 90u) << name_of(format);
        EXPECT_TRUE(text::is_valid_utf8(text.text)) << name_of(format);
    }
}

TEST(Harm, FarTooLongTextIsCutInItsOwnEncoding)
{
    using namespace std::literals;
    Limits small;
    small.text = 10;
    std::string letters, pairs = "\xFF\xFE"s;
    for (int i = 0; i < 50; ++i)
        letters += "ế", pairs += "\x3D\xD8\x00\xDE"s;
    for (const std::string& bytes : {letters, pairs}) {
        const Text text = text_of(bytes, Format::plain, small).value();
        EXPECT_TRUE(text.is_cut);
        EXPECT_TRUE(text.text == "ếếế" || text.text == "😀😀") << text.text;
    }
}

TEST(Harm, ManyColumnsTakeNoTime)
{
    EXPECT_EQ(text_of(docx_of({std::string(1 << 20, '\t') + "x"}), Format::docx).value().text, "x");
    EXPECT_EQ(text_of(std::string(1 << 20, ' ') + "x" + std::string(1 << 20, ' '), Format::plain).value().text, "x");
}

// A page that draws one drawing so many times, and then shows a hundred letters.
std::string drawn(int times)
{
    const auto stream = [](std::string_view dictionary, const std::string& content) {
        return fmt::format("<<{}/Length {}>>\nstream\n{}\nendstream", dictionary, content.size(), content);
    };
    std::string numbers, page;
    for (int i = 0; i < 20'000; ++i)
        numbers += "0 ";
    for (int i = 0; i < times; ++i)
        page += "/T Do ";
    page += "BT (" + std::string(100, 'a') + ") Tj ET";
    return pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                           "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</T 5 0 R>>>>/Contents 4 0 R>>",
                           stream("", page), stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", numbers)});
}

TEST(Harm, DrawingsWithoutOperatorsEndTheReadingOfAPageToo)
{
    const std::string some = drawn(2), many = drawn(120);
    EXPECT_TRUE(PageText(some).shows(0, 60));
    EXPECT_FALSE(PageText(many).shows(0, 60));
}

}   // namespace
}   // namespace tantrao::extraction
