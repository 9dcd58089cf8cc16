// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_desk.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"
#include "platform/site/site_store.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class TaskDesk : public testing::Test {
  protected:
    void SetUp() override
    {
        writer_ = person("w", portal_.province(), access::Level::update);
        head_ = person("h", portal_.province(), access::Level::moderate);
        Document directive = sample_document(portal_.category(portal_.province(), "tin-tuc"), "05/CT-UBND");
        directive.type = "Chỉ thị";
        item_ = publish_for_test(portal_, portal_.province(), directive, "1");
        const auto edition =
            portal_.core().read([&](db::Connection& core) { return publication::editions_of(core, item_).front().id; });
        tasks_ = "/tuyen-quang/van-ban/" + std::to_string(edition.value) + "/nhiem-vu";
    }
    web::TestDesk person(const std::string& letter, SiteId site, access::Level level)
    {
        return portal_.sign_in(portal_.account(letter + "@vidu.example", {{site, level}}));
    }
    // Gives a task and answers with its page's address.
    std::string give(const std::string& work, const std::string& due_on)
    {
        const auto answer = portal_.post(writer_, tasks_, {{"work", work}, {"assignee", "Sở Nội vụ"}, {"due_on", due_on}});
        EXPECT_EQ(answer.status, 303) << answer.body;
        const std::string page = portal_.get(writer_, tasks_).body;
        const auto at = page.rfind("/tuyen-quang/nhiem-vu/");
        return page.substr(at, page.find('"', at) - at);
    }
    web::TestAnswer act(const web::TestDesk& desk, const std::string& here, const std::string& event,
                        const std::string& note = "")
    {
        const std::string page = portal_.get(desk, here).body;
        const std::string mark = "name=\"version\" value=\"";
        const auto at = page.find(mark);
        const std::string version =
            at == std::string::npos ? "1" : page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
        const auto answer = portal_.post(desk, here, {{"act", event}, {"note", note}, {"version", version}});
        portal_.settle();
        return answer;
    }
    // "overdue /tuyen-quang/nhiem-vu/12" of what waits for somebody.
    std::vector<std::string> waiting(const web::TestDesk& desk)
    {
        std::vector<std::string> lines;
        portal_.core().read([&](db::Connection& core) {
            const access::Actor actor = access::load_actor(core, desk.account, "");
            for (const web::TodayLine& line :
                 waiting_for(core, actor, *site::find_site(core, portal_.province()), portal_.clock().now()))
                lines.push_back(line.state + " " + line.href);
        });
        return lines;
    }
    std::string public_page() { return portal_.get("localhost", path_of("05/CT-UBND", item_)).body; }

    web::TestPortal portal_{{media::feature(), feature()}};
    web::TestDesk writer_, head_;
    ItemId item_;
    std::string tasks_;
};

TEST_F(TaskDesk, LeadsATaskFromTheDirectiveToReaders)
{
    const std::string here = give("Rà soát <thủ tục>", "2026-01-31");
    EXPECT_THAT(portal_.get(writer_, tasks_).body, AllOf(HasSubstr("Rà soát &lt;thủ tục&gt;"), HasSubstr("31/01/2026")));
    EXPECT_THAT(public_page(), Not(HasSubstr("Rà soát"))) << "nobody has allowed it";
    EXPECT_EQ(act(writer_, here, "show").status, 403);
    EXPECT_EQ(act(head_, here, "show").status, 303);
    EXPECT_THAT(public_page(), AllOf(HasSubstr("Rà soát &lt;thủ tục&gt;"), HasSubstr("Sở Nội vụ"), HasSubstr("Đang thực hiện")));
    EXPECT_EQ(act(writer_, here, "report", "Đã công bố").status, 303);
    EXPECT_THAT(public_page(), AllOf(HasSubstr("Đã báo cáo hoàn thành, chờ xác nhận"), Not(HasSubstr("Đã công bố"))));
    EXPECT_EQ(act(head_, here, "accept").status, 303);
    EXPECT_THAT(public_page(), HasSubstr("Hoàn thành, ngày 01/01/2026"));
    EXPECT_THAT(portal_.get(writer_, here).body,
                AllOf(HasSubstr("Đã công bố"), HasSubstr("Xác nhận hoàn thành"), Not(HasSubstr("Mở lại</button>"))));
    EXPECT_EQ(act(head_, here, "hide").status, 303);
    EXPECT_THAT(public_page(), Not(HasSubstr("Rà soát")));
}

TEST_F(TaskDesk, BecomesOverdueByItself)
{
    const std::string here = give("Rà soát", "2026-01-02");
    ASSERT_EQ(act(head_, here, "show").status, 303);
    EXPECT_THAT(public_page(), HasSubstr("data-task=\"open\""));
    EXPECT_THAT(waiting(writer_), IsEmpty());
    portal_.clock().advance(days_us(2));
    EXPECT_THAT(public_page(), HasSubstr("data-task=\"overdue\""));
    EXPECT_THAT(waiting(writer_), ElementsAre("overdue " + here));
    writer_ = portal_.sign_in(writer_.account);
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/nhiem-vu?xem=qua-han").body,
                AllOf(HasSubstr("Rà soát"), HasSubstr("Chỉ thị 05/CT-UBND")));
}

TEST_F(TaskDesk, WhatWasReportedByItsDayIsNotOverdueWhenTheDayIsOver)
{
    const std::string here = give("Rà soát", "2026-01-03"), late = give("Báo cáo", "2026-01-02");
    for (const std::string& task : {here, late})
        ASSERT_EQ(act(head_, task, "show").status, 303);
    portal_.clock().advance(days_us(2));
    writer_ = portal_.sign_in(writer_.account);
    for (const std::string& task : {here, late})
        ASSERT_EQ(act(writer_, task, "report", "Đã xong").status, 303);
    portal_.clock().advance(days_us(3));
    EXPECT_THAT(public_page(), AllOf(HasSubstr("data-task=\"reported\""), HasSubstr("data-task=\"reported_late\""),
                                     HasSubstr("sau hạn, chờ xác nhận"), Not(HasSubstr("Quá hạn"))));
    EXPECT_THAT(waiting(head_), UnorderedElementsAre("reported " + here, "reported " + late));
}

TEST_F(TaskDesk, AsksThoseWhoDecideAboutWhatWasReported)
{
    const std::string here = give("Rà soát", "");
    ASSERT_EQ(act(writer_, here, "report", "Đã xong").status, 303);
    EXPECT_THAT(waiting(head_), ElementsAre("reported " + here));
    EXPECT_THAT(waiting(writer_), IsEmpty());
    EXPECT_THAT(portal_.get(head_, "/tuyen-quang/nhiem-vu").body, HasSubstr("Chờ xác nhận"));
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/nhiem-vu?xem=xong").body, HasSubstr("Không có nhiệm vụ nào"));
}

TEST_F(TaskDesk, KeepsWhatWasTypedAndSaysWhatIsWrong)
{
    const auto empty = portal_.post(writer_, tasks_, {{"work", ""}, {"assignee", "Sở <Y tế>"}, {"due_on", "hôm qua"}});
    EXPECT_EQ(empty.status, 422);
    EXPECT_THAT(empty.body, AllOf(HasSubstr("id=\"work-loi\""), HasSubstr("Sở &lt;Y tế&gt;"), HasSubstr("value=\"hôm qua\"")));
    const std::string here = give("Rà soát", "");
    const auto silent = act(writer_, here, "report");
    EXPECT_EQ(silent.status, 422);
    EXPECT_THAT(silent.body, HasSubstr("id=\"note-loi\""));
    EXPECT_EQ(act(writer_, here, "steal").status, 422);
    const auto stale = portal_.post(writer_, here, {{"act", "report"}, {"note", "Xong <rồi>"}, {"version", "7"}});
    EXPECT_EQ(stale.status, 409);
    EXPECT_THAT(stale.body, HasSubstr("Xong &lt;rồi&gt;"));
    EXPECT_EQ(
        portal_.post(writer_, here, {{"act", "change"}, {"work", "Làm"}, {"assignee", "Sở"}, {"due_on", ""}, {"version", "1"}})
            .status,
        303);
}

TEST_F(TaskDesk, IsClosedToOtherSites)
{
    const std::string here = give("Rà soát", "");
    const auto stranger = person("s", portal_.commune(), access::Level::administer);
    EXPECT_EQ(portal_.get(stranger, here).status, 403);
    const std::string borrowed = "/yen-phu/nhiem-vu/" + here.substr(here.rfind('/') + 1);
    EXPECT_EQ(portal_.get(stranger, borrowed).status, 404);
    EXPECT_EQ(portal_.post(stranger, borrowed, {{"act", "report"}, {"note", "x"}, {"version", "1"}}).status, 404);
}

}   // namespace
}   // namespace tantrao::documents
