// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_desk.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"
#include "files/testing.hpp"
#include "platform/site/site_store.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using publication::State;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class DocumentDesk : public testing::Test {
  protected:
    void SetUp() override
    {
        writer_ = person("w", portal_.province(), access::Level::update);
        head_ = person("h", portal_.province(), access::Level::moderate);
    }
    web::TestDesk person(const std::string& letter, SiteId site, access::Level level)
    {
        return portal_.sign_in(portal_.account(letter + "@vidu.example", {{site, level}}));
    }
    // The fields of a good document, with those given in place of its own.
    static web::TypedFields document(const web::TypedFields& own)
    {
        web::TypedFields fields{{"number", "07/2011/QĐ-UBND"}, {"type", "Quyết định"},      {"issuer", "Ủy ban nhân dân tỉnh"},
                                {"title", "Về quy chế"},       {"issued_on", "2011-06-03"}, {"text", "Điều 1. Phạm vi\r\n\r\n1. Một.\r\n"}};
        for (const auto& [name, value] : own)
            if (const auto known = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first); known != fields.end())
                known->second = value;
            else
                fields.emplace_back(name, value);
        return fields;
    }
    std::string create(const web::TypedFields& own)
    {
        const auto answer = portal_.post(writer_, "/tuyen-quang/van-ban/moi", document(own));
        EXPECT_EQ(answer.status, 303) << answer.body;
        return answer.location().substr(0, answer.location().find('?'));
    }
    std::string create_submitted(web::TypedFields own = {})
    {
        own.emplace_back("action", "submit");
        return create(own);
    }
    publication::Edition stored(const std::string& here)
    {
        const EditionId id{std::stoll(here.substr(here.rfind('/') + 1))};
        return portal_.core().read([&](db::Connection& core) { return publication::find_edition(core, id).value(); });
    }
    web::TestAnswer decide(const web::TestDesk& desk, const std::string& here, std::string_view act, const std::string& reason = "")
    {
        const auto now = stored(here);
        return portal_.post(desk, here + std::string(act), {{"version", std::to_string(now.version)}, {"hash", now.content_hash}, {"reason", reason}});
    }
    std::string live(const web::TypedFields& own = {})
    {
        const std::string here = create_submitted(own);
        const auto passed = decide(head_, here, "/duyet");
        EXPECT_EQ(passed.status, 303) << passed.body;
        EXPECT_EQ(stored(here).state, State::live);
        return here;
    }

    std::vector<web::TodayLine> waiting(const web::TestDesk& desk)
    {
        return portal_.core().read([&](db::Connection& core) {
            const access::Actor actor = access::load_actor(core, desk.account, "");
            return waiting_for(core, actor, *site::find_site(core, portal_.province()));
        });
    }

    web::TestPortal portal_{{media::feature(), feature()}};
    web::TestDesk writer_, head_;
};

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

TEST_F(DocumentDesk, ShowsTheTextAsItWasUnderstoodAndWhatIsNotSure)
{
    const std::string here = create({{"text", "Điều 1. Một\n\nLàm.\n\nĐiều 3. Ba\n\nLàm."}});
    const auto page = portal_.get(writer_, here).body;
    EXPECT_THAT(page, AllOf(HasSubstr("id=\"dieu-3\""), HasSubstr("Chỗ cần xem lại"), HasSubstr("Số thứ tự không liền")));
}

TEST_F(DocumentDesk, KeepsWhatWasTypedAndSaysWhatIsWrong)
{
    const auto answer = portal_.post(writer_, "/tuyen-quang/van-ban/moi",
                                     document({{"number", ""}, {"issued_on", "2011-02-30"}, {"relations", "thay | 5"}, {"title", "Về <b>"}}));
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, AllOf(HasSubstr("id=\"number-loi\""), HasSubstr("id=\"issued_on-loi\""), HasSubstr("id=\"relations-loi\""),
                                   HasSubstr("Về &lt;b&gt;"), HasSubstr("value=\"2011-02-30\"")));
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/van-ban/moi", document({{"text", ""}, {"action", "submit"}})).status, 422);
}

TEST_F(DocumentDesk, TheGateRefusesASecondDocumentOfOneNumber)
{
    live();
    const std::string again = create_submitted({{"number", "7/2011/QD-UBND"}});
    const auto refused = decide(head_, again, "/duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Trang đã có văn bản số 7/2011/QD-UBND"));
    EXPECT_EQ(stored(again).state, State::submitted);
}

TEST_F(DocumentDesk, TheGateAsksForTheDocumentThatIsAmended)
{
    const std::string here = create_submitted({{"relations", "Thay thế | 05/2010/QĐ-UBND"}});
    const auto refused = decide(head_, here, "/duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Chưa có văn bản 05/2010/QĐ-UBND"));
    const std::string old = live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2010-03-01"}});
    EXPECT_EQ(decide(head_, here, "/duyet").status, 303);
    EXPECT_THAT(portal_.get("localhost", path_of("05/2010/QĐ-UBND", stored(old).item)).body, HasSubstr("data-validity=\"expired\""));
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
    const std::string first = live({{"relations", "Căn cứ | 64/2007/NĐ-CP | 10/04/2007 | | | | Về ứng dụng"}});
    auto fields = document({{"title", "Sửa lén"}, {"version", std::to_string(stored(first).version)}});
    EXPECT_EQ(portal_.post(writer_, first, fields).status, 409);
    const auto started = decide(writer_, first, "/ban-moi");
    ASSERT_EQ(started.status, 303);
    const std::string second = started.location().substr(0, started.location().find('?'));
    EXPECT_THAT(portal_.get(writer_, second).body, HasSubstr("căn cứ | 64/2007/NĐ-CP | 2007-04-10 |  |  |  | Về ứng dụng"));
    fields = document({{"title", "Về quy chế (đã sửa)"}, {"change_note", "Bản trước thiếu phụ lục."}, {"action", "submit"},
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
    EXPECT_EQ(decide(head_, here, "/tra-lai").status, 422);
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

TEST_F(DocumentDesk, RelationsComeBackAsTheyWereTyped)
{
    const auto read = parse_relations("Thay thế | 05/2010/QĐ-UBND | 01/03/2010 | Điều 5 | 2011-07-01\n\n căn cứ|64/2007/NĐ-CP \n");
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 2U);
    EXPECT_EQ(read->at(0).issued_on, "2010-03-01");
    EXPECT_EQ(text_of_relations(*read), "thay thế | 05/2010/QĐ-UBND | 2010-03-01 | Điều 5 | 2011-07-01\ncăn cứ | 64/2007/NĐ-CP\n");
    for (const char* bad : {"05/2010/QĐ-UBND", "Thay thế", "Thay thế | 1 | | | | | | quá nhiều"})
        EXPECT_FALSE(parse_relations(bad)) << bad;
}

}   // namespace
}   // namespace tantrao::documents
