// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/tests/desk_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(DocumentDesk, ShowsTheStructureBesideTheTextAndWhatIsNotSure)
{
    const std::string here = create({{"text", "Điều 1. Một\n\nLàm.\n\nĐiều 3. Ba\n\nLàm."}});
    const auto page = portal_.get(writer_, here).body;
    EXPECT_THAT(page, AllOf(HasSubstr("id=\"ct-dieu-3\""), HasSubstr("1 chỗ cần xem lại"), HasSubstr("Số thứ tự không liền")));
    EXPECT_THAT(page, HasSubstr("<a href=\"#ct-dieu-3\" data-line=\"5\">Dòng 5</a>"));
    EXPECT_THAT(page, HasSubstr("<a href=\"#text\" data-line=\"1\">Điều 1</a> Một"));
}

TEST_F(DocumentDesk, AsksOnlyToLookAndSavesNothing)
{
    const auto looked =
        portal_.post(writer_, "/tuyen-quang/van-ban/moi",
                     document({{"text", "Chương I\nCHUNG\nĐiều 1. <Một>\n1. Làm."}, {"number", ""}, {"action", "structure"}}));
    EXPECT_EQ(looked.status, 200) << "what is missing is no matter yet";
    EXPECT_THAT(looked.body,
                AllOf(HasSubstr("id=\"ct-dieu-1-khoan-1\""), HasSubstr("&lt;Một&gt;"), Not(HasSubstr("number-loi"))));
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/van-ban").body, HasSubstr("Không có văn bản nào"));
    const std::string here = create({});
    const auto rows = portal_.post(writer_, here, document({{"title", "Tên khác"}, {"version", "1"}, {"action", "look"}}));
    EXPECT_THAT(rows.body,
                AllOf(HasSubstr("Tên khác"), HasSubstr("relation_number-3"), HasSubstr("name=\"version\" value=\"1\"")));
    EXPECT_EQ(stored(here).version, 1);
}

TEST_F(DocumentDesk, GivesBackTheWordsOfACopiedPage)
{
    const auto pasted = [&](const char* html) {
        return portal_
            .post(writer_, "/tuyen-quang/van-ban/moi", document({{"text", "Đã có."}, {"html", html}, {"action", "structure"}}))
            .body;
    };
    EXPECT_THAT(pasted("<ol><li>Một:<ol type=a><li>x</ol><li>Hai"),
                AllOf(HasSubstr(">1. Một:\na. x\n2. Hai<"), Not(HasSubstr("Đã có."))));
    EXPECT_THAT(pasted("<script>x</script>"), Not(HasSubstr("Đã có."))) << "or what is there would be put in once more";
}

TEST_F(DocumentDesk, TakesTheTextAsItWasPasted)
{
    const std::string old_font =
        create({{"text", "QuyÕt ®Þnh vÒ viÖc ban hµnh quy chÕ qu¶n lý, khai th¸c. §iÒu 1. Ph¹m vi ®iÒu chØnh"}});
    EXPECT_THAT(from_content(stored(old_font).content).value().text, HasSubstr("Điều 1. Phạm vi điều chỉnh"));
    const std::string from_word =
        create({{"text", "\uFEFFĐiều\u00A01.\u00A0Phạm\u00AD vi  \r\n\r\n\r\n\r\nA\tB\vHết\u200B.\n\uF0B7\tDấu "}});
    EXPECT_EQ(from_content(stored(from_word).content).value().text, "Điều 1. Phạm vi\n\nA\tB\nHết.\n•\tDấu");
}

TEST_F(DocumentDesk, ProposesWhatTheTextSaysOfOtherDocuments)
{
    const web::TypedFields typed =
        document({{"text", "Điều 1. Thử.\nĐiều 2. Quyết định này thay thế Quyết định số 11/2009/QĐ-UBND ngày 20 "
                           "tháng 11 năm 2009."}});
    const std::string here = create(typed);
    EXPECT_THAT(portal_.get(writer_, here).body,
                AllOf(HasSubstr("<li>Thay thế 11/2009/QĐ-UBND (Điều 2)</li>"), Not(HasSubstr("value=\"11/2009/QĐ-UBND\""))));
    web::TypedFields accepted = typed;
    accepted.emplace_back("action", "relate");
    const std::string page = portal_.post(writer_, "/tuyen-quang/van-ban/moi", accepted).body;
    EXPECT_THAT(page, AllOf(HasSubstr("value=\"11/2009/QĐ-UBND\""), HasSubstr("value=\"2009-11-20\""),
                            HasSubstr("value=\"replaces\" selected"), Not(HasSubstr("id=\"theo-toan-van\""))));
    EXPECT_TRUE(from_content(stored(here).content).value().relations.empty()) << "nothing is saved";
}

TEST_F(DocumentDesk, ProposesWhatATextOfALegacyFontSaysToo)
{
    const web::TypedFields typed = document(
        {{"text",
          "§iÒu 1. Ph¹m vi ®iÒu chØnh.\n§iÒu 2. QuyÕt ®Þnh nµy thay thÕ QuyÕt ®Þnh sè 11/2009/Q§-UBND ngµy 20 th¸ng 11 n¨m 2009."},
         {"action", "look"}});
    EXPECT_THAT(portal_.post(writer_, "/tuyen-quang/van-ban/moi", typed).body,
                HasSubstr("<li>Thay thế 11/2009/QĐ-UBND (Điều 2)</li>"));
}

TEST_F(DocumentDesk, TellsWhatItsFormCannotHold)
{
    const std::string longest(longest_text_in_form, 'a');
    const auto refused = portal_.post(writer_, "/tuyen-quang/van-ban/moi", document({{"text", longest + "a"}}));
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, AllOf(HasSubstr("id=\"text-loi\""), HasSubstr("Toàn văn dài quá 1,5 MB")));
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/van-ban/moi").body,
                AllOf(HasSubstr("Dài nhất 1,5 MB"), Not(HasSubstr("data-unsaved"))));
    create({{"text", longest}});
}

TEST_F(DocumentDesk, SavesByItselfAndSaysWhoWasFaster)
{
    const std::string here = create({});
    EXPECT_THAT(portal_.get(writer_, here).body, HasSubstr("data-autosave=\"" + here + "/tu-luu\""));
    const auto kept = portal_.post(writer_, here + "/tu-luu", document({{"title", "Về quy chế mới"}, {"version", "1"}}));
    EXPECT_EQ(kept.status, 200) << kept.body;
    EXPECT_THAT(kept.body, HasSubstr("\"version\":2"));
    EXPECT_THAT(stored(here).content.title, HasSubstr("Về quy chế mới"));
    EXPECT_EQ(portal_.post(writer_, here + "/tu-luu", document({{"number", ""}, {"version", "2"}})).status, 422);

    const auto late = portal_.post(head_, here, document({{"title", "Của người sau"}, {"version", "1"}}));
    EXPECT_EQ(late.status, 409);
    EXPECT_THAT(late.body,
                AllOf(HasSubstr("Nguyễn Thị Thử w đã thay đổi nội dung này lúc"), HasSubstr("Của người sau"),
                      HasSubstr("Xem bản mới hơn"), HasSubstr("name=\"version\" value=\"2\""), Not(HasSubstr("data-unsaved"))))
        << "the browser must not save it by itself";
    EXPECT_EQ(portal_.post(head_, here, document({{"title", "Của người sau"}, {"version", "2"}})).status, 303);
}

TEST_F(DocumentDesk, KeepsWhatWasTypedAndSaysWhatIsWrong)
{
    const auto answer = portal_.post(writer_, "/tuyen-quang/van-ban/moi",
                                     document({{"number", ""},
                                               {"issued_on", "2011-02-30"},
                                               {"relation_kind", "Thay thế"},
                                               {"relation_number", ""},
                                               {"relation_from", "ngày mai"},
                                               {"title", "Về <b>"}}));
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, AllOf(HasSubstr("id=\"number-loi\""), HasSubstr("id=\"issued_on-loi\""),
                                   HasSubstr("id=\"relation_number-1-loi\""), HasSubstr("id=\"relation_from-1-loi\""),
                                   HasSubstr("href=\"#relation_from-1\""), HasSubstr("value=\"ngày mai\""),
                                   Not(HasSubstr("id=\"relations-loi\"")), HasSubstr(" data-unsaved=\"data-unsaved\""),
                                   HasSubstr("Về &lt;b&gt;"), HasSubstr("value=\"2011-02-30\"")));
    for (const char* of_the_document_alone : {"id=\"relation_issued_on-1-loi\"", "id=\"relation_number-2-loi\""})
        EXPECT_THAT(answer.body, Not(HasSubstr(of_the_document_alone)));
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/van-ban/moi", document({{"text", ""}, {"action", "submit"}})).status, 422);
    const auto to_come =
        portal_.post(writer_, "/tuyen-quang/van-ban/moi", document({{"issued_on", "2999-01-01"}, {"action", "submit"}}));
    EXPECT_EQ(to_come.status, 422);
    EXPECT_THAT(to_come.body, HasSubstr("Ngày ban hành 01/01/2999 chưa đến."));
}

TEST_F(DocumentDesk, NotesADayOfEffectThatIsMissingOrUnlikeTheText)
{
    const char* const text = "Điều 1. Một\n\nLàm.\n\nĐiều 2. Hiệu lực\n\nQuyết định này có hiệu lực sau 10 ngày kể từ ngày ký.";
    const auto page_of = [&](const web::TypedFields& own) { return portal_.get(writer_, create(own)).body; };
    EXPECT_THAT(page_of({}), HasSubstr("Văn bản quy phạm pháp luật phải ghi ngày này"));
    EXPECT_THAT(page_of({{"text", text}}), HasSubstr("Theo toàn văn, văn bản có hiệu lực từ ngày 13/06/2011."));
    EXPECT_THAT(page_of({{"text", "Điều 1. Hiệu lực\n\nQuyết định này có hiệu lực từ ngày 15/5/2011."}}),
                HasSubstr("có hiệu lực từ ngày 15/05/2011, trước ngày ban hành 03/06/2011."));
    EXPECT_THAT(page_of({{"text", text}, {"effective_on", "2011-06-20"}}),
                HasSubstr("Theo toàn văn, văn bản có hiệu lực từ ngày 13/06/2011; ngày đã nhập là 20/06/2011."));
    EXPECT_THAT(page_of({{"number", "12/QĐ-UBND"}, {"effective_on", "01/06/2011"}}),
                HasSubstr("Văn bản có hiệu lực từ trước ngày ban hành."));
    for (const web::TypedFields& good :
         {web::TypedFields{{"text", text}, {"effective_on", "2011-06-13"}}, web::TypedFields{{"effective_on", "2011-06-20"}},
          web::TypedFields{{"number", "12/QĐ-UBND"}},
          web::TypedFields{{"number", "12/QĐ-UBND"}, {"text", "Điều 1. Hiệu lực\n\nQuyết định này có hiệu lực từ ngày ký."}}})
        EXPECT_THAT(page_of(good), Not(HasSubstr("<p class=\"note-title\">Ngày có hiệu lực"))) << good.front().first;
}

TEST_F(DocumentDesk, NotesThatACommuneHadNoPowerThen)
{
    const web::TypedFields own{
        {"number", "05/2025/QĐ-UBND"}, {"issuer", "Ủy ban nhân dân xã Yên Phú"}, {"issued_on", "2025-05-05"}};
    const std::string here = create(own);
    EXPECT_THAT(
        portal_.get(writer_, here).body,
        AllOf(
            HasSubstr(
                "Từ ngày 01/04/2025 đến trước ngày 01/07/2025, chính quyền cấp xã không được ban hành văn bản quy phạm pháp luật "
                "(Luật 64/2025/QH15 Điều 4, trước khi sửa)"),
            HasSubstr("chưa được đối chiếu với văn bản gốc")));
    EXPECT_THAT(portal_.get(writer_, create({{"number", "06/2025/QĐ-UBND"}, {"issued_on", "2025-05-05"}})).body,
                Not(HasSubstr("Thẩm quyền ban hành")))
        << "of the province";
}

}   // namespace
}   // namespace tantrao::documents
