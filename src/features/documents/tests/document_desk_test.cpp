// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/tests/desk_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using publication::State;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(DocumentDesk, LeadsADocumentThroughTheGateToReaders)
{
    const std::string here = create_submitted();
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/van-ban").body, HasSubstr("Quyết định 07/2011/QĐ-UBND: Về quy chế"));
    EXPECT_THAT(portal_.get("localhost", "/van-ban").body, Not(HasSubstr("07/2011"))) << "nothing is public before the gate";
    EXPECT_EQ(decide(writer_, here, "/duyet").status, 403);
    EXPECT_THAT(portal_.get(head_, here).body, HasSubstr("Duyệt và đăng"));
    EXPECT_EQ(decide(head_, here, "/duyet").status, 303);
    const std::string path = path_of("07/2011/QĐ-UBND", stored(here).item);
    EXPECT_THAT(portal_.get("localhost", path).body, HasSubstr("id=\"dieu-1-khoan-1\""));
    EXPECT_THAT(portal_.get(head_, here).body, HasSubstr(path));
}

TEST_F(DocumentDesk, TellsWhoIsToDecideAndWhoseDocumentCameBack)
{
    const std::string here = create_submitted();
    EXPECT_TRUE(waiting(writer_).empty());
    ASSERT_EQ(waiting(head_).size(), 1U);
    EXPECT_EQ(waiting(head_).front().href, here);
    ASSERT_EQ(decide(head_, here, "/tra-lai", "Thiếu ngày").status, 303);
    EXPECT_TRUE(waiting(head_).empty());
    ASSERT_EQ(waiting(writer_).size(), 1U);
}

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

TEST_F(DocumentDesk, TakesTheTextAsItWasPasted)
{
    const std::string old_font =
        create({{"text", "QuyÕt ®Þnh vÒ viÖc ban hµnh quy chÕ qu¶n lý, khai th¸c. §iÒu 1. Ph¹m vi ®iÒu chØnh"}});
    EXPECT_THAT(from_content(stored(old_font).content).value().text, HasSubstr("Điều 1. Phạm vi điều chỉnh"));
    const std::string from_word = create({{"text", "\uFEFFĐiều\u00A01.\u00A0Phạm\u00AD vi  \r\n\r\n\r\n\r\nA\tB\vHết\u200B. "}});
    EXPECT_EQ(from_content(stored(from_word).content).value().text, "Điều 1. Phạm vi\n\nA\tB\nHết.");
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

TEST_F(DocumentDesk, WhoOnlyReadsSeesTheWholeRecord)
{
    const std::string file = in_library(portal_.province(), "ban-ky.txt", "Bản ký");
    const std::string here = live({{"effective_on", "2011-06-13"},
                                   {"signer", "Đỗ Văn Chiến"},
                                   {"position", "Chủ tịch"},
                                   {"relation_kind", "based_on"},
                                   {"relation_number", "64/2007/NĐ-CP"},
                                   {"relation_provision", "Điều 5"},
                                   {"file", file},
                                   {"file_name", "Bản đã ký.txt"}});
    const std::string page = portal_.get(head_, here).body;   // who may withdraw it now
    EXPECT_THAT(page, Not(HasSubstr("name=\"number\"")));
    for (const char* part :
         {"<p>Về quy chế</p>", "<dd>07/2011/QĐ-UBND</dd>", "<dd>13/06/2011</dd>", "<dd>Đỗ Văn Chiến (Chủ tịch)</dd>",
          "<dd>Ủy ban nhân dân tỉnh</dd>", "Căn cứ 64/2007/NĐ-CP (Điều 5)", ">Bản đã ký.txt</a>"})
        EXPECT_THAT(page, HasSubstr(part));
}

TEST_F(DocumentDesk, ShowsThePageAsReadersWillSeeIt)
{
    const std::string here = create({});
    const auto preview = portal_.get(writer_, here + "/xem");
    ASSERT_EQ(preview.status, 200) << preview.body;
    EXPECT_EQ(preview.response.header("Cache-Control"), "no-store");
    EXPECT_THAT(preview.body, AllOf(HasSubstr("<h1>Quyết định 07/2011/QĐ-UBND</h1>"), HasSubstr("id=\"dieu-1-khoan-1\"")));
    EXPECT_THAT(portal_.get("localhost", "/van-ban").body, Not(HasSubstr("07/2011"))) << "nobody else sees it";
    EXPECT_THAT(portal_.get(writer_, here).body, HasSubstr("Xem trước trang"));
    EXPECT_EQ(portal_.get(person("s", portal_.commune(), access::Level::administer), here + "/xem").status, 403);
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

TEST_F(DocumentDesk, TheGateRefusesASecondDocumentOfOneNumber)
{
    const std::string again = create_submitted({{"number", "7/2011/QD-UBND"}});
    live();
    const auto refused = decide(head_, again, "/duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Trang đã có văn bản số 7/2011/QD-UBND"));
    EXPECT_EQ(stored(again).state, State::submitted);
}

TEST_F(DocumentDesk, ANumberThatIsTakenIsToldWhenADocumentIsHandedIn)
{
    const std::string first = live();
    const auto refused =
        portal_.post(writer_, "/tuyen-quang/van-ban/moi", document({{"number", "7/2011/QD-UBND"}, {"action", "submit"}}));
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, AllOf(HasSubstr("id=\"number-loi\">Trang đã có văn bản số 7/2011/QD-UBND"),
                                    HasSubstr("value=\"7/2011/QD-UBND\"")));
    create({{"number", "7/2011/QD-UBND"}});   // a draft may wait
    const auto started = decide(writer_, first, "/ban-moi");
    ASSERT_EQ(started.status, 303);
    const std::string second = started.location().substr(0, started.location().find('?'));
    EXPECT_EQ(portal_.post(writer_, second, document({{"version", std::to_string(stored(second).version)}, {"action", "submit"}}))
                  .status,
              303)
        << "its own number";
}

TEST_F(DocumentDesk, WhatIsWrongWithARelationIsToldAtItsRow)
{
    live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2010-03-01"}});
    live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2011-03-01"}});
    web::TypedFields typed = document({{"action", "submit"}});
    for (const auto& [relation, number] : {std::pair{"based_on", "64/2007/NĐ-CP"}, {"repeals", " 5/2010/QD-UBND "}}) {
        typed.emplace_back("relation_kind", relation);
        typed.emplace_back("relation_number", number);
    }
    const auto ambiguous = portal_.post(writer_, "/tuyen-quang/van-ban/moi", typed);
    EXPECT_EQ(ambiguous.status, 422);
    EXPECT_THAT(ambiguous.body, AllOf(HasSubstr("id=\"relation_number-2-loi\">Trang có nhiều văn bản số 5/2010/QD-UBND."),
                                      HasSubstr("href=\"#relation_number-2\""), Not(HasSubstr("id=\"relations-loi\""))));
    typed.back().second = "07/2011/QĐ-UBND";
    EXPECT_THAT(portal_.post(writer_, "/tuyen-quang/van-ban/moi", typed).body,
                HasSubstr("id=\"relation_number-2-loi\">Văn bản 07/2011/QĐ-UBND không thể liên quan đến chính nó."));
}

TEST_F(DocumentDesk, TheGateAsksForTheDocumentThatIsAmended)
{
    const std::string here = create_submitted({{"relation_kind", "replaces"}, {"relation_number", "05/2010/QĐ-UBND"}});
    const auto refused = decide(head_, here, "/duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Chưa có văn bản 05/2010/QĐ-UBND"));
    const std::string old = live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2010-03-01"}});
    EXPECT_EQ(decide(head_, here, "/duyet").status, 303);
    EXPECT_THAT(portal_.get("localhost", path_of("05/2010/QĐ-UBND", stored(old).item)).body,
                HasSubstr("data-validity=\"expired\""));
}

TEST_F(DocumentDesk, WithdrawsWithAReasonAndFreesTheNumber)
{
    const std::string here = live();
    EXPECT_EQ(decide(writer_, here, "/go", "Sai").status, 403);
    EXPECT_EQ(decide(head_, here, "/go").status, 422);
    EXPECT_EQ(decide(head_, here, "/go", "Đăng nhầm bản").status, 303);
    EXPECT_EQ(portal_.get("localhost", path_of("07/2011/QĐ-UBND", stored(here).item)).status, 410);
    live();
}

TEST_F(DocumentDesk, ChangesWhatIsPublicOnlyByANewEdition)
{
    const std::string first = live({{"relation_kind", "based_on"},
                                    {"relation_number", "64/2007/NĐ-CP"},
                                    {"relation_issued_on", "10/04/2007"},
                                    {"relation_title", "Về ứng dụng"}});
    auto fields = document({{"title", "Sửa lén"}, {"version", std::to_string(stored(first).version)}});
    EXPECT_EQ(portal_.post(writer_, first, fields).status, 409);
    const auto started = decide(writer_, first, "/ban-moi");
    ASSERT_EQ(started.status, 303);
    const std::string second = started.location().substr(0, started.location().find('?'));
    EXPECT_THAT(portal_.get(writer_, second).body,
                AllOf(HasSubstr("value=\"based_on\" selected"), HasSubstr("value=\"64/2007/NĐ-CP\""),
                      HasSubstr("value=\"2007-04-10\""), HasSubstr("value=\"Về ứng dụng\""), HasSubstr("Chưa có trên cổng")));
    fields = document({{"title", "Về quy chế (đã sửa)"},
                       {"change_note", "Bản trước thiếu phụ lục."},
                       {"action", "submit"},
                       {"version", std::to_string(stored(second).version)}});
    EXPECT_EQ(portal_.post(writer_, second, fields).status, 303);
    EXPECT_EQ(decide(head_, second, "/duyet").status, 303);
    EXPECT_THAT(portal_.get("localhost", path_of("07/2011/QĐ-UBND", stored(second).item)).body,
                AllOf(HasSubstr("Về quy chế (đã sửa)"), HasSubstr("Bản trước thiếu phụ lục.")));
}

TEST_F(DocumentDesk, ReturnsDeclinesAndTakesBack)
{
    const std::string here = create_submitted();
    EXPECT_EQ(decide(writer_, here, "/rut").status, 303);
    EXPECT_EQ(stored(here).state, State::draft);
    auto fields = document({{"action", "submit"}, {"version", std::to_string(stored(here).version)}});
    EXPECT_EQ(portal_.post(writer_, here, fields).status, 303);
    const auto without_reason = decide(head_, here, "/tra-lai");
    EXPECT_EQ(without_reason.status, 422);
    EXPECT_THAT(without_reason.body, AllOf(HasSubstr("id=\"van-ban\""), Not(HasSubstr("data-unsaved")))) << "all of it is saved";
    EXPECT_EQ(decide(head_, here, "/tra-lai", "Thiếu chữ ký").status, 303);
    EXPECT_THAT(portal_.get(writer_, here).body, HasSubstr("Thiếu chữ ký"));
    const std::string other = create_submitted();
    EXPECT_EQ(decide(head_, other, "/khong-dung", "Trùng").status, 303);
    EXPECT_EQ(stored(other).state, State::declined);
}

TEST_F(DocumentDesk, IsClosedToOtherSites)
{
    const std::string here = create({});
    const auto stranger = person("s", portal_.commune(), access::Level::administer);
    EXPECT_EQ(portal_.get(stranger, here).status, 403);
    const std::string borrowed = "/yen-phu/van-ban/" + here.substr(here.rfind('/') + 1);
    EXPECT_EQ(portal_.get(stranger, borrowed).status, 404);
    EXPECT_EQ(portal_.post(stranger, borrowed, document({})).status, 404);
}

TEST_F(DocumentDesk, SaysWhichRelatedDocumentsThePortalHolds)
{
    const std::string old = live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2010-03-01"}, {"title", "Về quy chế cũ"}});
    const std::string path = path_of("05/2010/QĐ-UBND", stored(old).item);
    const std::string here = create({{"relation_kind", "replaces"}, {"relation_number", "5/2010/QD-UBND"}});
    const auto page = portal_.get(writer_, here).body;
    EXPECT_THAT(page, AllOf(HasSubstr("Có trên cổng:"), HasSubstr(path), HasSubstr("</a> (Còn hiệu lực). Về quy chế cũ")));
    const std::string other =
        create({{"relation_kind", "replaces"}, {"relation_number", "5/2010/QD-UBND"}, {"relation_issued_on", "2010-03-02"}});
    EXPECT_THAT(portal_.get(writer_, other).body, AllOf(HasSubstr("Chưa có trên cổng"), Not(HasSubstr(path))))
        << "another day, another document";
}

TEST_F(DocumentDesk, SaysWhichOfTheDocumentsOfANumberIsMeant)
{
    const auto publish = [&](const char* number, const char* issued_on, const char* issuer) {
        return path_of(number, stored(live({{"number", number}, {"issued_on", issued_on}, {"issuer", issuer}})).item) + "\"";
    };
    const std::string of_another = publish("05/QĐ-UBND", "2010-03-01", "Ủy ban nhân dân huyện Na Hang"),
                      first = publish("05/QĐ-UBND", "2010-04-01", "Ủy ban nhân dân tỉnh");
    const auto page_of = [&](const web::TypedFields& own) {
        web::TypedFields fields{{"relation_kind", "repeals"}, {"relation_number", "05/QĐ-UBND"}};
        fields.insert(fields.end(), own.begin(), own.end());
        return portal_.get(writer_, create(fields)).body;
    };
    EXPECT_THAT(page_of({}), AllOf(HasSubstr("Có trên cổng: "), HasSubstr(first), Not(HasSubstr(of_another)))) << "the own one";
    const std::string second = publish("05/QĐ-UBND", "2010-05-01", "Ủy ban nhân dân tỉnh");
    EXPECT_THAT(page_of({}), AllOf(HasSubstr("Trên cổng có 2 văn bản số này: "), HasSubstr(first), HasSubstr(second),
                                   HasSubstr("Hãy ghi ngày ban hành"), Not(HasSubstr("Có trên cổng: "))));
    EXPECT_THAT(page_of({{"relation_issued_on", "2010-05-01"}}), AllOf(HasSubstr(second), Not(HasSubstr(first))));
    EXPECT_THAT(page_of({{"issuer", "Bộ Nội vụ"}}), HasSubstr("Trên cổng có 3 văn bản số này: "));
    EXPECT_THAT(page_of({{"issued_on", "2009-01-01"}}),
                AllOf(HasSubstr("Trên cổng chỉ có văn bản số này ban hành sau"), Not(HasSubstr("Chưa có trên cổng"))));
    EXPECT_THAT(page_of({{"relation_issued_on", "2010-05-02"}}),
                HasSubstr("Chưa có trên cổng. Hãy đăng văn bản đó trước, hoặc sửa lại số."));
}

TEST_F(DocumentDesk, AProvisionThatNobodyCanNameIsRefusedWhereSomethingFollowsForIt)
{
    const auto row = [](const char* relation, const char* provision) {
        return DocumentDesk::document(
            {{"relation_kind", relation}, {"relation_number", "05/2010/QĐ-UBND"}, {"relation_provision", provision}});
    };
    for (const char* relation : {"repeals", "amends", "replaces", "suspends", "rectifies"}) {
        const auto refused = portal_.post(writer_, "/tuyen-quang/van-ban/moi", row(relation, "Điều năm <x>"));
        EXPECT_EQ(refused.status, 422) << relation;
        EXPECT_THAT(refused.body, AllOf(HasSubstr("id=\"relation_provision-1-loi\""), HasSubstr("href=\"#relation_provision-1\""),
                                        HasSubstr("Không rõ “Điều năm &lt;x&gt;” là điều, khoản, điểm nào."),
                                        HasSubstr("name=\"relation_provision\" value=\"Điều năm &lt;x&gt;\"")));
    }
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/van-ban/moi", row("refers_to", "Điều năm")).status, 303);
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/van-ban/moi", row("repeals", "Phụ lục II")).status, 303);
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/van-ban/moi", row("repeals", "Mẫu số 01")).status, 303) << "a part with a name";
}

TEST_F(DocumentDesk, SaysWhichProvisionsTheOtherDocumentDoesNotHave)
{
    live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2010-03-01"}, {"text", "Điều 1. Một\n\n1. Làm.\n\nĐiều 2. Hai\n\nLàm."}});
    const auto page_of = [&](const char* relation, const char* provision) {
        return portal_
            .get(writer_,
                 create({{"relation_kind", relation}, {"relation_number", "5/2010/QD-UBND"}, {"relation_provision", provision}}))
            .body;
    };
    EXPECT_THAT(page_of("repeals", "Điều 2, Điều 5x"), HasSubstr("Toàn văn trên cổng không có Điều 5x."));
    for (const auto& [relation, provision] : {std::pair{"repeals", "khoản 1 Điều 1"}, {"repeals", ""}, {"refers_to", "Điều 9"}})
        EXPECT_THAT(page_of(relation, provision), Not(HasSubstr("Toàn văn trên cổng không có"))) << relation << provision;
    live({{"number", "06/2010/QĐ-UBND"},
          {"issued_on", "2010-05-01"},
          {"text", "Điều 1. Bổ sung Điều 1a vào sau Điều 1 như sau:\n“Điều 1a. Một nữa\n1. Làm thêm.”"},
          {"relation_kind", "amends"},
          {"relation_number", "05/2010/QĐ-UBND"}});
    EXPECT_THAT(page_of("repeals", "khoản 1 Điều 1a"), Not(HasSubstr("Toàn văn trên cổng không có"))) << "it was put in";
    EXPECT_THAT(page_of("repeals", "Điều 1b"), HasSubstr("Toàn văn trên cổng không có Điều 1b."));
}

TEST_F(DocumentDesk, NotesADayOfEffectThatIsMissingOrUnlikeTheText)
{
    const char* const text = "Điều 1. Một\n\nLàm.\n\nĐiều 2. Hiệu lực\n\nQuyết định này có hiệu lực sau 10 ngày kể từ ngày ký.";
    const auto page_of = [&](const web::TypedFields& own) { return portal_.get(writer_, create(own)).body; };
    EXPECT_THAT(page_of({}), HasSubstr("Văn bản quy phạm pháp luật phải ghi ngày này"));
    EXPECT_THAT(page_of({{"text", text}}), HasSubstr("Theo toàn văn, văn bản có hiệu lực từ ngày 13/06/2011."));
    EXPECT_THAT(page_of({{"text", text}, {"effective_on", "2011-06-20"}}),
                HasSubstr("Theo toàn văn, văn bản có hiệu lực từ ngày 13/06/2011; ngày đã nhập là 20/06/2011."));
    EXPECT_THAT(page_of({{"number", "12/QĐ-UBND"}, {"effective_on", "01/06/2011"}}),
                HasSubstr("Văn bản có hiệu lực từ trước ngày ban hành."));
    for (const web::TypedFields& good :
         {web::TypedFields{{"text", text}, {"effective_on", "2011-06-13"}}, web::TypedFields{{"effective_on", "2011-06-20"}},
          web::TypedFields{{"number", "12/QĐ-UBND"}}})
        EXPECT_THAT(page_of(good), Not(HasSubstr("<p class=\"note-title\">Ngày có hiệu lực"))) << good.front().first;
}

TEST_F(DocumentDesk, ARelationIsLeftOutByItsTickOrByEmptyingIt)
{
    web::TypedFields rows;
    for (const char* number : {"1/2010/QĐ-UBND", "", "2/2010/QĐ-UBND", "3/2010/QĐ-UBND"})
        for (const auto& [name, value] :
             {std::pair{"relation_kind", *number == 0 ? "" : "refers_to"}, {"relation_number", number}})
            rows.emplace_back(name, value);
    rows.emplace_back("relation_remove", "3");
    http::Fields fields;
    for (const auto& [name, value] : rows)
        fields.add(name, value);
    const auto read = read_relation_rows(fields);
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].number, "1/2010/QĐ-UBND");
    EXPECT_EQ(read[1].number, "3/2010/QĐ-UBND");
    Problems problems;
    const auto relations = relations_in(read, problems);
    EXPECT_TRUE(problems.none());
    EXPECT_EQ(rows_of(relations)[1].kind, "refers_to");
}

}   // namespace
}   // namespace tantrao::documents
