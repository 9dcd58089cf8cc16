// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/abbreviations.hpp"
#include "search/legal_number.hpp"
#include "search/words.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> exact(std::string_view text)
{
    std::vector<std::string> all;
    for (const Word& word : Splitter().split(text))
        all.push_back(word.exact);
    return all;
}

std::vector<std::string> folded(std::string_view text)
{
    std::vector<std::string> all;
    for (const Word& word : Splitter().split(text))
        all.push_back(word.folded);
    return all;
}

TEST(SearchWords, FoldEveryMarkAndTheBarOfD)
{
    EXPECT_THAT(folded("Đăng ký kết hôn, ĐẶNG Thuỳ"), ElementsAre("dang", "ky", "ket", "hon", "dang", "thuy"));
}

TEST(SearchWords, KnowOneToneMarkAtTwoPlaces)
{
    EXPECT_EQ(exact("hoà thuý khoẻ"), exact("hòa thúy khỏe"));
    EXPECT_NE(exact("hoà"), exact("hoả"));
}

TEST(SearchWords, KnowComposedAndDecomposedLetters) { EXPECT_EQ(exact("Tuye\xcc\x82n"), exact("Tuyên")); }

TEST(SearchWords, StandWhereTheyWereInTheText)
{
    const std::string text = "“Lễ hội” – 2026";
    const auto words = Splitter().split(text);
    ASSERT_EQ(words.size(), 3u);
    EXPECT_EQ(text.substr(words[0].begin, words[0].end - words[0].begin), "Lễ");
    EXPECT_EQ(text.substr(words[2].begin, words[2].end - words[2].begin), "2026");
}

TEST(SearchWords, AreNotMadeOfControlsDirectionsAndBrokenBytes)
{
    EXPECT_THAT(folded("a\x01"
                       "b\xe2\x80\xae"
                       "c\xff\xc3"),
                ElementsAre("a", "b", "c"));
    EXPECT_THAT(folded("*** ??? \"\" …"), IsEmpty());
}

TEST(SearchWords, AreCutWhereTheyAreEndless)
{
    const auto words = Splitter().split(std::string(100'000, 'x') + " " + std::string("ắ") + std::string(3000, 'y'));
    ASSERT_EQ(words.size(), 2u);
    EXPECT_EQ(words[0].exact.size(), longest_word);
    EXPECT_LE(words[1].exact.size(), longest_word);
}

std::vector<std::string> in_text(std::string_view text)
{
    std::vector<std::string> all;
    const auto words = Splitter().split(text);
    for (const LegalNumber& number : numbers_in_text(text, words))
        all.push_back(term_of(number));
    return all;
}

std::vector<std::string> in_query(std::string_view text)
{
    std::vector<std::string> all;
    const auto words = Splitter().split(text);
    for (const LegalNumber& number : numbers_in_query(text, words))
        all.push_back(term_of(number));
    return all;
}

TEST(LegalNumbers, AreReadAsOfficialsWriteThem)
{
    EXPECT_THAT(in_text("Quyết định số 07/2011/QĐ-UBND ngày 25/3/2011"), ElementsAre("7/2011/qd-ubnd"));
    EXPECT_THAT(in_text("Nghị định 64/2007/NĐ-CP, Luật số 104/2016/QH13"), ElementsAre("64/2007/nd-cp", "104/2016/qh13"));
    EXPECT_THAT(in_text("90/QĐ-UBND - Về việc"), ElementsAre("90//qd-ubnd"));
    EXPECT_THAT(in_text("Thông tư liên tịch 05 / 2014 / TTLT - BTP - BNV"), ElementsAre("5/2014/ttlt-btp-bnv"));
    EXPECT_THAT(in_text("Quyết định số 07/2011 của Ủy ban"), ElementsAre("7/2011/qd"));
}

TEST(LegalNumbers, AreNotDatesSharesAndUnits)
{
    EXPECT_THAT(in_text("ngày 25/3/2011, quý 3/2011, đạt 3/4, 100 km/h, 24/7"), IsEmpty());
}

TEST(LegalNumbers, AreReadAsPeopleTypeThem)
{
    for (const char* typed :
         {"07/2011/QĐ-UBND", "07/2011/qd-ubnd", "07-2011-qd-ubnd", "7/2011/QĐ-UBND", "07_2011_QD_UBND", "07/2011 QĐ-UBND"})
        EXPECT_THAT(in_query(typed), ElementsAre("7/2011/qd-ubnd")) << typed;
    for (const char* typed : {"QD 07-2011", "quyết định 07/2011", "quyet dinh so 7/2011", "QĐ 07 2011"})
        EXPECT_THAT(in_query(typed), ElementsAre("7/2011/qd")) << typed;
    EXPECT_THAT(in_query("07/2011"), ElementsAre("7/2011"));
    EXPECT_THAT(in_query("lễ hội 2026"), IsEmpty());
    for (const char* typed : {"qđ07/2011", "QĐ07/2011", "quyết định số 7 năm 2011", "quyết định 07.2011"})
        EXPECT_THAT(in_query(typed), ElementsAre("7/2011/qd")) << typed;
    EXPECT_THAT(in_query("07.2011.QĐUBND"), ElementsAre("7/2011/qd-ubnd"));
    EXPECT_THAT(in_query("QĐ số 07/2011/QĐ-UBND ngày 20/01/2024"), ElementsAre("7/2011/qd-ubnd"));
    EXPECT_THAT(in_query("ngày 5.12.2025, 20-01-2024"), IsEmpty());
    EXPECT_THAT(in_query("Điều 5 - 15/2024/QĐ-UBND"), ElementsAre("15/2024/qd-ubnd"));
    EXPECT_THAT(in_query("nghị định 100"), ElementsAre("100//nd"));
    EXPECT_THAT(in_query("kế hoạch 5 năm, thông báo 3 ngày nghỉ"), IsEmpty());
}

TEST(LegalNumbers, AreNotYearsMonthsAndQuarters)
{
    for (const char* typed :
         {"giai đoạn 2021-2025", "nhiệm kỳ 2020 - 2025", "năm học 2024/2025", "kế hoạch 2021-2025", "kế hoạch 5 năm 2021-2025",
          "báo cáo 2025", "tháng 5/2026", "chương trình tháng 05.2026", "quý 1/2026"})
        EXPECT_THAT(in_query(typed), IsEmpty()) << typed;
    EXPECT_THAT(in_query("quyết định số 2024"), ElementsAre("2024//qd"));
    EXPECT_THAT(in_query("QĐ 2045/2024"), ElementsAre("2045/2024/qd"));
    EXPECT_THAT(in_query("2045/2024/QĐ-TTg"), ElementsAre("2045/2024/qd-ttg"));
}

TEST(LegalNumbers, DoNotTakeEachOthersWords)
{
    EXPECT_THAT(in_query("QĐ 07/2011 TT 08/2011"), ElementsAre("7/2011/qd", "8/2011/tt"));
    const std::string typed = "07/2011/QĐ 08/2011";
    const auto words = Splitter().split(typed);
    const auto numbers = numbers_in_query(typed, words);
    ASSERT_EQ(numbers.size(), 2u);
    EXPECT_GT(numbers[1].first, numbers[0].last);
}

TEST(LegalNumbers, OfATextHaveEveryTermAQueryMayAskFor)
{
    const std::string text = "Quyết định 07/2011/QĐ-UBND";
    const auto words = Splitter().split(text);
    const auto number = numbers_in_text(text, words).at(0);
    const std::string resolution = "98/2023/QH15";
    const auto terms = terms_of(numbers_in_text(resolution, Splitter().split(resolution)).at(0));
    for (const char* typed : {"98/2023", "nghị quyết 98/2023", "NQ 98", "98/2023/QH15"})
        EXPECT_THAT(terms, Contains(in_query(typed).at(0))) << typed;
    for (const char* typed : {"07/2011", "7-2011", "QD 07-2011", "07/2011/QĐ", "07/QĐ-UBND", "07/2011/qd-ubnd"})
        EXPECT_THAT(terms_of(number), Contains(in_query(typed).at(0))) << typed;
}

TEST(Abbreviations, AreFoundBothWays)
{
    const Abbreviations all(
        Abbreviations::lines_of("term,expansion,kind\nUBND,Ủy ban nhân dân,abbreviation\n\"a, b\",\"c \"\"d\"\"\",x\n"));
    Splitter splitter;
    EXPECT_EQ(all.find(splitter.split("ubnd xã"), 0).other_names.at(0).size(), 4u);
    const auto match = all.find(splitter.split("của uỷ ban nhân dân xã"), 1);
    EXPECT_EQ(match.words, 4u);
    EXPECT_EQ(match.other_names.at(0).at(0).folded, "ubnd");
    EXPECT_EQ(all.find(splitter.split("a b"), 0).words, 2u);
    EXPECT_EQ(all.find(splitter.split("xã"), 0).words, 0u);
}

TEST(Abbreviations, ThatCouldBeSyllablesNeedCapitals)
{
    const Abbreviations all({{"TU", "Tỉnh ủy"}, {"UBND", "Ủy ban nhân dân"}});
    Splitter splitter;
    EXPECT_TRUE(all.find(splitter.split("tu"), 0).needs_capitals);
    EXPECT_FALSE(all.find(splitter.split("ubnd"), 0).needs_capitals);
}

TEST(Abbreviations, BuiltInCanBeRead)
{
    Splitter splitter;
    EXPECT_GT(Abbreviations::built_in().find(splitter.split("TTHC"), 0).words, 0u);
    EXPECT_THROW(Abbreviations::lines_of("term,expansion\n\"not closed,x\n"), std::runtime_error);
}

TEST(Abbreviations, BuiltInOnesCanBeReplacedAndTakenOut)
{
    Splitter splitter;
    const auto others = [&](const Abbreviations& all, std::string_view term) {
        return all.find(splitter.split(term), 0).other_names;
    };
    const auto changed = Abbreviations::built_in({{"Tthc", "thủ tục; trình tự"}, {"UBND", ""}, {"CHX", "cây hương xã"}});
    EXPECT_EQ(others(changed, "TTHC").size(), 2u);
    EXPECT_TRUE(others(changed, "UBND").empty());
    EXPECT_TRUE(others(changed, "ủy ban nhân dân").empty());
    EXPECT_EQ(others(changed, "cay huong xa").size(), 1u);
    EXPECT_EQ(others(changed, "HĐND").size(), others(Abbreviations::built_in(), "HĐND").size());
}

}   // namespace
}   // namespace tantrao::search
