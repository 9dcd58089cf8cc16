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

}   // namespace
}   // namespace tantrao::documents
