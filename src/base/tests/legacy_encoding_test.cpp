// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/legacy_encoding.hpp"

#include "base/syllable.hpp"

#include <cerrno>
#include <gtest/gtest.h>
#include <iconv.h>

namespace tantrao::text {
namespace {

constexpr const char* sentence = "Uỷ ban nhân dân tỉnh Tuyên Quang tổ chức lễ hội, đường phố rộn ràng suốt mấy đêm liền";

// What iconv makes of it: an outside judge.
std::string by_iconv(const char* from, const char* to, std::string in)
{
    iconv_t converter = iconv_open(to, from);
    EXPECT_NE(converter, reinterpret_cast<iconv_t>(-1));
    std::string out(in.size() * 4, '\0');
    char* source = in.data();
    char* target = out.data();
    std::size_t left = in.size(), room = out.size();
    EXPECT_NE(iconv(converter, &source, &left, &target, &room), static_cast<std::size_t>(-1)) << errno;
    iconv(converter, nullptr, nullptr, &target, &room);
    iconv_close(converter);
    out.resize(out.size() - room);
    return out;
}

TEST(Syllables, TellVietnameseFromOther)
{
    for (const char* good : {"Tuyên", "Quang", "nghiêng", "gì", "quốc", "uỷ", "đường", "Hòa", "khuỷu", "ăn"})
        EXPECT_TRUE(is_syllable(good)) << good;
    for (const char* bad : {"TuyÖn", "Zürich", "æ", "straße", "xyz"})
        EXPECT_FALSE(is_syllable(bad)) << bad;
}

TEST(Viscii, AgreesWithIconvOnEveryByte)
{
    for (int byte = 0x80; byte < 0x100; ++byte) {
        const std::string one(1, static_cast<char>(byte));
        EXPECT_EQ(decode_as(Encoding::viscii, one).value(), by_iconv("VISCII", "UTF-8", one)) << byte;
    }
}

TEST(Tcvn3, AgreesWithIconvOnEveryLetterItHas)
{
    int letters = 0;
    for (int byte = 0xA1; byte < 0xFF; ++byte) {
        const std::string one(1, static_cast<char>(byte));
        if (const auto ours = decode_as(Encoding::tcvn3, one)) {
            EXPECT_EQ(*ours, by_iconv("TCVN5712-1", "UTF-8", one)) << byte;
            ++letters;
        }
    }
    EXPECT_EQ(letters, 74) << "7 capital letters with a mark of their own, the 7 small ones, and 12 vowels with 5 tones";
}

TEST(Windows1258, AgreesWithIconv)
{
    const std::string bytes = by_iconv("UTF-8", "CP1258", sentence);
    EXPECT_EQ(decode_as(Encoding::windows1258, bytes).value(), sentence);
}

TEST(Bytes, AreRecognisedByWhatTheySay)
{
    const auto viscii = decode_bytes(by_iconv("UTF-8", "VISCII", sentence));
    ASSERT_TRUE(viscii);
    EXPECT_EQ(viscii->text, sentence);
    EXPECT_EQ(viscii->encoding, Encoding::viscii);
    const auto tcvn = decode_bytes("Tuy\xAAn Quang t\xE6 ch\xF8"
                                   "c l\xD4 h\xE9i, \xAE\xADêng ph\xE8");
    EXPECT_FALSE(tcvn) << "mixed with UTF-8";
    const auto clean = decode_bytes("Tuy\xAAn Quang t\xE6 ch\xF8"
                                    "c l\xD4 h\xE9i, \xAE\xAD\xEAng ph\xE8");
    ASSERT_TRUE(clean);
    EXPECT_EQ(clean->text, "Tuyên Quang tổ chức lễ hội, đường phố");
    EXPECT_EQ(clean->encoding, Encoding::tcvn3);
}

TEST(Pasted, LegacyFontsAreConverted)
{
    const auto abc = decode_pasted("TØnh Tuyªn Quang tæ chøc lÔ héi");
    ASSERT_TRUE(abc);
    EXPECT_EQ(abc->text, "Tỉnh Tuyên Quang tổ chức lễ hội");
    EXPECT_EQ(abc->encoding, Encoding::tcvn3);
    const auto vni = decode_pasted("Tænh Tuyeân Quang toå chöùc leã hoäi, ñöôøng phoá");
    ASSERT_TRUE(vni);
    EXPECT_EQ(vni->text, "Tỉnh Tuyên Quang tổ chức lễ hội, đường phố");
    EXPECT_EQ(vni->encoding, Encoding::vni);
}

TEST(Pasted, OrdinaryTextStays)
{
    for (const char* text : {sentence, "Plain English", "Ông Müller ở Zürich", "Café", "", "Hà Nội", "à"}) {
        const auto same = decode_pasted(text);
        ASSERT_TRUE(same);
        EXPECT_EQ(same->text, text);
        EXPECT_EQ(same->encoding, Encoding::utf8);
    }
}

TEST(Pasted, SignsOfMeasureAreNoOldFont)
{
    for (const char* text : {"Nhiệt độ 35°C, kích thước 3 × 4 m, diện tích 20 m².", "÷ phép chia ¼", "5 m² ± 1 m², 3 m³"}) {
        const auto decoded = decode_pasted(text);
        ASSERT_TRUE(decoded) << text;
        EXPECT_EQ(decoded->text, text);
    }
}

TEST(Pasted, QuotationMarksAndOtherSignsAreNoOldFont)
{
    for (const char* text :
         {"Phim « Mùi đu đủ xanh » và « Xích lô » chiếu lại, « Áo lụa » sau", "« Tuyên Quang »", "«Xích lô», «Áo lụa»",
          "Báo Tuyên Quang © 2024", "10 µm", "Câu 1ª", "Mạng Viettel®, VNPT® và Mobifone®", "£5, ¥ 100", "«»"}) {
        const auto decoded = decode_pasted(text);
        ASSERT_TRUE(decoded) << text;
        EXPECT_EQ(decoded->text, text);
        EXPECT_EQ(decoded->encoding, Encoding::utf8) << text;
    }
    const auto abc = decode_pasted("« nhiÔm m«i tr\u00adêng ®ang t¨ng");
    ASSERT_TRUE(abc);
    EXPECT_EQ(abc->text, "ô nhiễm môi trường đang tăng");
}

TEST(Pasted, MixedTextIsRefusedWithItsPlace)
{
    const auto mixed = decode_pasted("Uỷ ban nhân dân tỉnh. tæ chøc lÔ héi ®­êng phè");
    ASSERT_FALSE(mixed);
    EXPECT_EQ(mixed.error().code, "text.encoding.mixed");
    EXPECT_FALSE(mixed.error().args.at(0).empty());
}

TEST(Typed, TheFontTellsTheEncoding)
{
    EXPECT_EQ(decode_typed(Encoding::tcvn3, "Tuyªn Quang"), "Tuyên Quang");
    EXPECT_EQ(decode_typed(Encoding::vni, "Tuyeân"), "Tuyên");
    EXPECT_EQ(decode_typed(Encoding::tcvn3, "Tuyên – Quang"), "Tuyên – Quang") << "a letter that no byte stands for";
    EXPECT_EQ(decode_typed(Encoding::tcvn3, ""), "");
}

TEST(Named, BrokenBytesAreRefused)
{
    EXPECT_EQ(decode_as(Encoding::utf8, "a\xFF").error().code, "text.encoding.broken");
    EXPECT_EQ(decode_as(Encoding::tcvn3, "a\x95").error().args.at(0), "1");
}

}   // namespace
}   // namespace tantrao::text
