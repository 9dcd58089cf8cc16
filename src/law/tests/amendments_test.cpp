// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/amendments.hpp"
#include "law/tests/outline.hpp"

#include <gmock/gmock.h>

namespace tantrao::law {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// "dieu-1-khoan-1 rewrites 07/2011/QĐ-UBND dieu-5-khoan-2 = 2. Mới.|a) A."
std::vector<std::string> found_in(std::string_view text)
{
    static constexpr std::string_view names[] = {"rewrites", "adds", "ends", "rewords"};
    std::vector<std::string> out;
    for (const Amendment& one : find_amendments(parsed(text))) {
        std::string line = one.at + " " + std::string(names[static_cast<int>(one.does)]) + " " + one.document;
        for (const std::string& id : one.provisions)
            line += " " + id;
        if (!one.after.empty())
            line += " after " + one.after;
        for (std::size_t i = 0; i < one.wording.size(); ++i)
            line += (i == 0 ? " = " : "|") + one.wording[i];
        if (!one.old_words.empty())
            line += " «" + one.old_words + "»→«" + one.new_words + "»";
        out.push_back(line);
    }
    return out;
}

constexpr std::string_view regulation = "Điều 5. Báo cáo\n1. Báo cáo hằng năm.\n2. Báo cáo gồm:\na) Số liệu;\nb) Nhận xét.\n"
                                        "Điều 6. Kinh phí\nDo ngân sách bảo đảm.\nĐiều 7. Thi hành\nTừ ngày ký.";

std::string after(std::string_view amending, std::string_view original = regulation)
{
    AmendedText amended(parsed(original));
    for (const Amendment& amendment : find_amendments(parsed(amending)))
        EXPECT_THAT(amended.apply(amendment), IsEmpty()) << amending;
    return to_text(amended.text());
}

std::vector<std::string> apply(LegalText& text, const Amendment& amendment)
{
    AmendedText amended(text);
    auto unknown = amended.apply(amendment);
    text = amended.text();
    return unknown;
}

TEST(Amendments, OfOneClauseNamedInFrontOrBehind)
{
    for (const char* sentence : {"Sửa đổi, bổ sung khoản 2 Điều 5 như sau:", "Khoản 2 Điều 5 được sửa đổi, bổ sung như sau:",
                                 "Thay thế khoản 2 Điều 5 như sau:"})
        EXPECT_THAT(found_in("Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 07/2011/QĐ-UBND như sau:\n1. " +
                             std::string(sentence) + "\n“2. Báo cáo mới.”.\nĐiều 2. Hiệu lực\nTừ ngày ký."),
                    ElementsAre("dieu-1-khoan-1 rewrites 07/2011/QĐ-UBND dieu-5-khoan-2 = 2. Báo cáo mới."))
            << sentence;
}

TEST(Amendments, SayTheirDocumentInTheSentenceOrAboveIt)
{
    EXPECT_THAT(
        found_in("QUYẾT ĐỊNH\nVề việc sửa đổi, bổ sung Quy chế ban hành kèm theo Quyết định số 07/2011/QĐ-UBND\n\n"
                 "Điều 1. Bãi bỏ khoản 1 Điều 5.\nĐiều 2. Bãi bỏ Điều 3 Quyết định số 9/2012/QĐ-UBND.\nĐiều 3. Thi hành\nNgay."),
        ElementsAre("dieu-1 ends 07/2011/QĐ-UBND dieu-5-khoan-1", "dieu-2 ends 9/2012/QĐ-UBND dieu-3"));
}

TEST(Amendments, PutSomethingIn)
{
    EXPECT_THAT(found_in("Điều 1. Bổ sung khoản 3 vào Điều 5 như sau:\n“3. Mới.”."),
                ElementsAre("dieu-1 adds  dieu-5-khoan-3 = 3. Mới."));
    EXPECT_THAT(found_in("Điều 1. Bổ sung Điều 5a vào sau Điều 5 như sau:\n“Điều 5a. Thêm\nMới.”."),
                ElementsAre("dieu-1 adds  dieu-5a after dieu-5 = Điều 5a. Thêm|Mới."));
    EXPECT_THAT(found_in("Điều 1. Bổ sung điểm c vào sau điểm b khoản 2 Điều 5 như sau:\n“c) Mới.”."),
                ElementsAre("dieu-1 adds  dieu-5-khoan-2-diem-c after dieu-5-khoan-2-diem-b = c) Mới."));
}

TEST(Amendments, OfAnArticleClauseByClause)
{
    EXPECT_THAT(found_in("Điều 1. Sửa đổi một số điều của Quyết định số 07/2011/QĐ-UBND\n1. Sửa đổi, bổ sung Điều 5 như sau:\n"
                         "a) Sửa đổi khoản 1 như sau:\n“1. Báo cáo hằng quý.”;\nb) Bãi bỏ điểm b khoản 2.\n2. Bãi bỏ Điều 6."),
                ElementsAre("dieu-1-khoan-1-diem-a rewrites 07/2011/QĐ-UBND dieu-5-khoan-1 = 1. Báo cáo hằng quý.",
                            "dieu-1-khoan-1-diem-b ends 07/2011/QĐ-UBND dieu-5-khoan-2-diem-b",
                            "dieu-1-khoan-2 ends 07/2011/QĐ-UBND dieu-6"));
}

TEST(Amendments, OfWords)
{
    EXPECT_THAT(found_in("Điều 1. Thay thế cụm từ “hằng năm” bằng cụm từ “hằng quý” tại khoản 1 Điều 5."),
                ElementsAre("dieu-1 rewords  dieu-5-khoan-1 «hằng năm»→«hằng quý»"));
    EXPECT_THAT(found_in("Điều 1. Thay thế cụm từ \"hằng năm\" thành cụm từ \"Điều 9\" tại khoản 1 Điều 5."),
                ElementsAre("dieu-1 rewords  dieu-5-khoan-1 «hằng năm»→«Điều 9»"))
        << "straight quotation marks";
    EXPECT_THAT(found_in("Điều 1. Bỏ cụm từ “Điều 9” tại Điều 6."), ElementsAre("dieu-1 rewords  dieu-6 «Điều 9»→«»"));
    EXPECT_THAT(found_in("Điều 1. Bãi bỏ cụm từ “Điều 9” tại Điều 6."), ElementsAre("dieu-1 rewords  dieu-6 «Điều 9»→«»"))
        << "not all of the article";
}

TEST(Amendments, OnlyAVerbThatDropsDropsWords)
{
    for (const char* sentence :
         {"Thay thế cụm từ “hằng năm” tại khoản 1 Điều 5 như sau:", "Thay cụm từ “hằng năm” tại khoản 1 Điều 5.",
          "Bỏ cụm từ “hằng năm” và “hằng quý” tại khoản 1 Điều 5."})
        EXPECT_THAT(found_in("Điều 1. " + std::string(sentence)), ElementsAre("dieu-1 rewords  dieu-5-khoan-1")) << sentence;
}

TEST(Amendments, PutEachOneBehindItsOwnPlace)
{
    EXPECT_THAT(
        found_in(
            "Điều 1. Bổ sung Điều 5a vào sau Điều 5; bổ sung Điều 6a vào sau Điều 6 như sau:\n“Điều 5a. X\nY.\nĐiều 6a. Z\nW.”."),
        ElementsAre("dieu-1 adds  dieu-5a after dieu-5 = Điều 5a. X|Y.|Điều 6a. Z|W.",
                    "dieu-1 adds  dieu-6a after dieu-6 = Điều 5a. X|Y.|Điều 6a. Z|W."));
}

TEST(Amendments, WhereTheTextIsNotSaidItIsNotKnown)
{
    EXPECT_THAT(found_in("Điều 1. Sửa đổi khoản 1 Điều 5 như sau:\nBáo cáo hằng quý, không có dấu trích."),
                ElementsAre("dieu-1 rewrites  dieu-5-khoan-1"));
    EXPECT_THAT(found_in("Điều 1. Sửa đổi đoạn thứ nhất khoản 1 Điều 5 như sau:\n“1. Báo cáo.”"),
                ElementsAre("dieu-1 rewrites  dieu-5-khoan-1"))
        << "a paragraph is not the clause";
    EXPECT_THAT(found_in("Điều 1. Bãi bỏ đoạn thứ hai khoản 1 Điều 5."), ElementsAre("dieu-1 rewrites  dieu-5-khoan-1"))
        << "nor is it the end of the clause";
}

TEST(Amendments, AreNotSeenInOtherSentences)
{
    for (const char* text : {"Điều 1. Trách nhiệm\n1. Thực hiện theo khoản 2 Điều 5 Nghị định số 64/2007/NĐ-CP.",
                             "Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 07/2011/QĐ-UBND.",
                             "Điều 1. Bãi bỏ Quyết định số 05/2010/QĐ-UBND.", "Điều 1. Như khoản 1 Điều này.", ""})
        EXPECT_THAT(found_in(text), IsEmpty()) << text;
}

TEST(AmendedText, HasTheNewClauseInItsPlace)
{
    EXPECT_THAT(after("Điều 1. Sửa đổi khoản 1 Điều 5 như sau:\n“1. Báo cáo hằng quý:\na) Một.”."),
                HasSubstr("Điều 5. Báo cáo\n1. Báo cáo hằng quý:\na) Một.\n2. Báo cáo gồm:\n"));
    EXPECT_THAT(after("Điều 1. Sửa đổi Điều 6 như sau:\n“Điều 6. Tiền\n1. Một.\n2. Hai.”."),
                HasSubstr("b) Nhận xét.\nĐiều 6. Tiền\n1. Một.\n2. Hai.\nĐiều 7. Thi hành"));
    EXPECT_THAT(after("Điều 1. Sửa đổi khoản 1 Điều 5 như sau:\n“Báo cáo hằng quý.”."),
                HasSubstr("1. Báo cáo hằng quý.\n2. Báo cáo gồm"))
        << "without its mark";
}

TEST(AmendedText, HasWhatWasPutInAndNotWhatWasRepealed)
{
    EXPECT_THAT(after("Điều 1. Bổ sung Điều 5a vào sau Điều 5 như sau:\n“Điều 5a. Thêm\nMới.”."),
                HasSubstr("b) Nhận xét.\nĐiều 5a. Thêm\nMới.\nĐiều 6. Kinh phí"));
    EXPECT_THAT(after("Điều 1. Bổ sung khoản 3 Điều 5 như sau:\n“3. Ba.”."), HasSubstr("b) Nhận xét.\n3. Ba.\nĐiều 6."));
    EXPECT_THAT(after("Điều 1. Bổ sung khoản 1a vào Điều 5 như sau:\n“1a. Một a.”."),
                HasSubstr("1. Báo cáo hằng năm.\n1a. Một a.\n2. Báo cáo gồm:"));
    const std::string repealed = after("Điều 1. Bãi bỏ Điều 6 và khoản 2 Điều 5.");
    EXPECT_THAT(repealed, HasSubstr("2. (Đã bãi bỏ)\nĐiều 6. (Đã bãi bỏ)\nĐiều 7."));
    EXPECT_THAT(repealed, Not(HasSubstr("Số liệu")));
    EXPECT_THAT(after("Điều 1. Thay thế cụm từ “hằng năm” bằng cụm từ “hằng quý” tại Điều 5."),
                HasSubstr("1. Báo cáo hằng quý.\n"));
}

TEST(AmendedText, HasWhatWasPutInInItsOrder)
{
    EXPECT_THAT(after("Điều 1. Bổ sung Điều 5a và Điều 5b vào sau Điều 5 như sau:\n“Điều 5a. Một\nX.\nĐiều 5b. Hai\nY.”."),
                HasSubstr("b) Nhận xét.\nĐiều 5a. Một\nX.\nĐiều 5b. Hai\nY.\nĐiều 6. Kinh phí"));
    EXPECT_THAT(after("Điều 1. Bổ sung khoản 1a và khoản 1b vào sau khoản 1 Điều 5 như sau:\n“1a. Một.\n1b. Hai.”."),
                HasSubstr("1. Báo cáo hằng năm.\n1a. Một.\n1b. Hai.\n2. Báo cáo gồm:"));
    EXPECT_THAT(after("Điều 1. Bổ sung điểm a1 và điểm a2 vào sau điểm a khoản 2 Điều 5 như sau:\n“a1) Một;\na2) Hai;”."),
                HasSubstr("a) Số liệu;\na1) Một;\na2) Hai;\nb) Nhận xét."));
}

TEST(AmendedText, KnowsTheOrderOfVietnameseLetters)
{
    constexpr std::string_view articles = "Điều 5. A\nX.\nĐiều 5d. D\nX.\nĐiều 6. B\nX.";
    const std::string with_dd = after("Điều 1. Bổ sung Điều 5đ như sau:\n“Điều 5đ. Đ\nX.”.", articles);
    EXPECT_THAT(with_dd, HasSubstr("Điều 5d. D\nX.\nĐiều 5đ. Đ\nX.\nĐiều 6."));
    EXPECT_THAT(after("Điều 1. Bổ sung Điều 5e như sau:\n“Điều 5e. E\nX.”.", with_dd),
                HasSubstr("Điều 5đ. Đ\nX.\nĐiều 5e. E\nX.\nĐiều 6."));
    constexpr std::string_view points = "Điều 5. A\n1. Gồm:\na) A;\nb) B;\nc) C;\nd) D;\ne) E.";
    EXPECT_THAT(after("Điều 1. Bổ sung điểm đ vào khoản 1 Điều 5 như sau:\n“đ) Đ;”.", points), HasSubstr("d) D;\nđ) Đ;\ne) E."));
}

TEST(AmendedText, DoesNotGrowWithoutEnd)
{
    AmendedText amended(parsed("Điều 6. Kinh phí\n" + std::string(1000, 'a')));
    const Amendment doubles{Amendment::Does::rewords, "", "", {"dieu-6"}, "", {}, "a", "aa"};
    int done = 0;
    for (int i = 0; i < 40; ++i)
        done += amended.apply(doubles).empty() ? 1 : 0;
    EXPECT_EQ(done, 13);
    EXPECT_LE(to_text(amended.text()).size(), Limits{}.text_bytes);
}

TEST(AmendedText, HasEveryOccurrenceReworded)
{
    LegalText text = parsed("Điều 6. aXa\nXX, aXX.");
    apply(text, {Amendment::Does::rewords, "", "", {"dieu-6"}, "", {}, "X", "YX"});
    EXPECT_EQ(to_text(text), "Điều 6. aYXa\nYXYX, aYXYX.\n");
}

TEST(AmendedText, HasOneBlankWhereWordsWent)
{
    LegalText text = parsed("Điều 6. Kinh phí\nDo ngân sách tỉnh bảo đảm tỉnh");
    EXPECT_THAT(apply(text, {Amendment::Does::rewords, "", "", {"dieu-6"}, "", {}, "tỉnh", ""}), IsEmpty());
    EXPECT_EQ(to_text(text), "Điều 6. Kinh phí\nDo ngân sách bảo đảm\n");
}

TEST(AmendedText, GivesIdsToWhatIsNew)
{
    LegalText text = parsed(regulation);
    for (const Amendment& one :
         find_amendments(parsed("Điều 1. Bổ sung Điều 5a vào sau Điều 5 như sau:\n“Điều 5a. Thêm\n1. Mới.”.")))
        apply(text, one);
    ASSERT_NE(find(text, "dieu-5a-khoan-1"), nullptr) << outline(text);
    EXPECT_EQ(find(text, "dieu-6")->heading, "Kinh phí");
}

TEST(AmendedText, StaysWhereTheNewOneCannotBeKnown)
{
    const std::vector<Amendment> unknown{
        {Amendment::Does::rewrites, "", "", {"dieu-5-khoan-1"}, ""},
        {Amendment::Does::rewrites, "", "", {"dieu-5-khoan-1"}, "", {"2. Khoản khác."}},
        {Amendment::Does::rewrites, "", "", {"dieu-6"}, "", {"Không rõ phần nào của điều."}},
        {Amendment::Does::adds, "", "", {"dieu-99-khoan-1"}, "", {"1. Không có điều nào như thế."}},
        {Amendment::Does::ends, "", "", {"dieu-99"}, ""},
        {Amendment::Does::rewords, "", "", {"dieu-6"}, "", {}, "không có cụm từ này", "gì"},
        {Amendment::Does::rewords, "", "", {"dieu-6"}, ""},
    };
    for (const Amendment& amendment : unknown) {
        LegalText text = parsed(regulation);
        const LegalText before = text;
        EXPECT_EQ(apply(text, amendment), amendment.provisions);
        EXPECT_EQ(text, before);
    }
}

// Ids that are given on the way are those that the whole text gives, so every amendment finds what it names.
TEST(AmendedText, OfRandomAmendmentsKeepsItsFormAndItsIds)
{
    const std::string_view sentences[] = {"Sửa đổi Điều 6 như sau:\n“Điều 6. X\n1. Y.\na) A;\nb) B.”.",
                                          "Bãi bỏ Điều 5.",
                                          "Bổ sung khoản 9 Điều 6 như sau:\n“9. Z.\na) A.”.",
                                          "Bãi bỏ điểm a khoản 2 Điều 5.",
                                          "Sửa đổi khoản 2 Điều 5 như sau:\n“2. W.\nc) C.”.",
                                          "Bổ sung Điều 5a vào sau Điều 5 như sau:\n“Điều 5a. V\n1. U.”.",
                                          "Sửa đổi khoản 1 Điều 5a như sau:\n“1. T.\na) S.”.",
                                          "Bổ sung điểm b vào khoản 1 Điều 5a như sau:\n“b) R.”."};
    for (const std::string_view original :
         {std::string_view(regulation), std::string_view("Điều 5. A\nX.\nĐiều 5. B\n2. Y.\nĐiều 6. C\nZ.")})
        for (unsigned order = 0; order < 60; ++order) {
            AmendedText at_once(parsed(original)), step_by_step(parsed(original));
            for (unsigned i = 0; i < 5; ++i)
                for (const Amendment& one :
                     find_amendments(parsed("Điều 1. " + std::string(sentences[(order * (i + 1) + i) % 8])))) {
                    EXPECT_EQ(at_once.apply(one), step_by_step.apply(one)) << order;
                    step_by_step.text();
                }
            const auto stored = from_json(to_json(at_once.text()));
            ASSERT_TRUE(stored);
            EXPECT_EQ(stored->parts, at_once.text().parts) << outline(at_once.text());
            EXPECT_EQ(step_by_step.text().parts, at_once.text().parts) << order;
        }
}

}   // namespace
}   // namespace tantrao::law
