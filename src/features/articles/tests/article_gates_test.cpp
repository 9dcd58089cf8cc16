// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_desk.hpp"
#include "features/articles/tests/desk_test.hpp"
#include "platform/publication/publication_actions.hpp"
#include "platform/site/site_store.hpp"

#include <gmock/gmock.h>

namespace tantrao::articles {
namespace {

using publication::State;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ArticleGates : public DeskTest {
  protected:
    void three_gates()
    {
        (void)portal_.core().write([&](db::Transaction& tx) -> Result<void> {
            publication::set_chain(tx, portal_.province(), "article",
                                   {{"receive", "Thư ký tiếp nhận", "publication.receive", true},
                                    {"decide", "Trưởng ban quyết định", "publication.decide", false}});
            return {};
        });
    }
    std::vector<web::TodayLine> waiting(const web::TestDesk& desk)
    {
        return portal_.core().read([&](db::Connection& core) {
            const auto actor = access::load_actor(core, desk.account, "");
            return waiting_for(core, actor, *site::find_site(core, portal_.province()), portal_.clock().now());
        });
    }
    std::string live()
    {
        const std::string here = create_submitted();
        EXPECT_EQ(decide(head_, here, "/duyet").status, 303);
        EXPECT_EQ(stored(here).state, State::live);
        return here;
    }
};

TEST_F(ArticleGates, LeadsThroughEveryGateOfTheSite)
{
    three_gates();
    const std::string here = create_submitted();
    const auto page = portal_.get(editor(), here).body;
    EXPECT_THAT(page, HasSubstr("Duyệt, chuyển đến: Trưởng ban quyết định"));
    EXPECT_THAT(page, HasSubstr("<li class=\"current\">Thư ký tiếp nhận"));
    EXPECT_EQ(decide(editor(), here, "/duyet").status, 303);
    EXPECT_EQ(stored(here).gate, 1u);
    EXPECT_THAT(portal_.get(head_, here).body, HasSubstr("<li class=\"done\">Thư ký tiếp nhận"));
    EXPECT_EQ(decide(head_, here, "/duyet").status, 303);
    EXPECT_EQ(stored(here).state, State::live);
}

TEST_F(ArticleGates, RefusesTheOwnTextAtTheLastGate)
{
    const std::string here = create_as(head_, {{"action", "submit"}});
    const auto page = portal_.get(head_, here).body;
    EXPECT_THAT(page, Not(HasSubstr("Duyệt và đăng")));
    EXPECT_THAT(page, HasSubstr("phải do người khác duyệt")) << "and says why";
    const auto refused =
        portal_.post(head_, here + "/duyet",
                     {{"version", version_of(here)}, {"read_version", version_of(here)}, {"hash", stored(here).content_hash}});
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(stored(here).state, State::submitted);
}

TEST_F(ArticleGates, RefusesAWriterAtTheGate)
{
    const std::string here = create_submitted();
    EXPECT_EQ(decide(writer_, here, "/duyet").status, 403);
    EXPECT_THAT(portal_.get(writer_, here).body, HasSubstr("Rút lại để sửa"));
    EXPECT_EQ(decide(writer_, here, "/rut").status, 303);
    EXPECT_EQ(stored(here).state, State::draft);
}

TEST_F(ArticleGates, BindsAnApprovalToTheContentThatWasRead)
{
    const std::string here = create_submitted();
    const std::string version = version_of(here);
    const auto other =
        portal_.post(head_, here + "/duyet", {{"version", version}, {"read_version", version}, {"hash", std::string(64, 'a')}});
    EXPECT_EQ(other.status, 409);
    EXPECT_THAT(other.body, HasSubstr("Nội dung đã được sửa sau khi bạn đọc"));
    auto edited = article({{"title", "Sửa khi duyệt"}});
    edited.emplace_back("version", version);
    EXPECT_EQ(portal_.post(editor(), here, edited).status, 303);
    const auto late = portal_.post(head_, here + "/duyet",
                                   {{"version", version}, {"read_version", version}, {"hash", stored(here).content_hash}});
    EXPECT_EQ(late.status, 409) << "the version on the screen was another";
    EXPECT_THAT(late.body, HasSubstr("Nguyễn Thị Thử e đã thay đổi nội dung này"));
}

TEST_F(ArticleGates, LetsAnEditorPassWhatTheirOwnSavingChanged)
{
    three_gates();
    const std::string here = create_submitted();
    const std::string read = version_of(here), old_hash = stored(here).content_hash;
    auto edited = article({{"title", "Sửa khi tiếp nhận"}});
    edited.emplace_back("version", read);
    const auto saved = script(editor(), here + "/tu-luu", edited);
    ASSERT_EQ(saved.status, 200) << saved.body;
    const auto passed = portal_.post(editor(), here + "/duyet",
                                     {{"version", std::to_string(Json::parse(saved.body).at("version").get<int>())},
                                      {"read_version", read},
                                      {"hash", old_hash}});
    EXPECT_EQ(passed.status, 303) << passed.body;
    EXPECT_EQ(stored(here).gate, 1u);
}

TEST_F(ArticleGates, ReturnsWithAReasonOnly)
{
    const std::string here = create_submitted();
    const auto without = decide(head_, here, "/tra-lai");
    EXPECT_EQ(without.status, 422);
    EXPECT_THAT(without.body, HasSubstr("id=\"reason-loi\""));
    EXPECT_EQ(decide(head_, here, "/tra-lai", "Thiếu nguồn số liệu").status, 303);
    const auto page = portal_.get(writer_, here).body;
    EXPECT_THAT(page, HasSubstr("Thiếu nguồn số liệu"));
    EXPECT_THAT(page, HasSubstr("Lưu và gửi duyệt"));
}

TEST_F(ArticleGates, EndsADeclinedText)
{
    const std::string here = create_submitted();
    EXPECT_EQ(decide(head_, here, "/khong-dung", "Trùng bài đã đăng").status, 303);
    const auto page = portal_.get(writer_, here).body;
    EXPECT_THAT(page, HasSubstr("Không dùng"));
    EXPECT_THAT(page, Not(HasSubstr("Lưu và gửi duyệt")));
    EXPECT_THAT(page, HasSubstr("Đoạn hai.")) << "it can still be read";
}

TEST_F(ArticleGates, SchedulesWhatHasAWishedTime)
{
    const std::string here = create({{"action", "submit"}, {"publish_at", "2026-03-01T08:00"}});
    EXPECT_THAT(portal_.get(head_, here).body, HasSubstr("Duyệt, đăng vào giờ hẹn"));
    EXPECT_EQ(decide(head_, here, "/duyet").status, 303);
    EXPECT_EQ(stored(here).state, State::scheduled);
    EXPECT_THAT(portal_.get(head_, here).body, HasSubstr("01/03/2026 08:00"));
    EXPECT_EQ(decide(head_, here, "/tra-lai", "Hoãn").status, 303);
    EXPECT_EQ(stored(here).state, State::returned);
}

TEST_F(ArticleGates, ShowsWhenAPostingPeriodEndsAndThatItHas)
{
    const std::string here = create({{"action", "submit"}, {"expire_at", "2026-03-01T08:00"}});
    EXPECT_EQ(decide(head_, here, "/duyet").status, 303);
    EXPECT_THAT(portal_.get(head_, "/tuyen-quang/bai-viet").body, HasSubstr("đến 01/03/2026 08:00"));
    portal_.clock().set(*stored(here).content.expire_at);
    EXPECT_TRUE(portal_.core().write(
        [&](db::Transaction& tx) { return publication::expire_due(tx, portal_.clock().now(), stored(here).id); }));
    portal_.settle();
    writer_ = person("u", portal_.province(), access::Level::update);   // the others' sessions are over by now
    const auto page = portal_.get(writer_, here).body;
    EXPECT_THAT(page, AllOf(HasSubstr("data-state=\"expired\""), HasSubstr("Hết thời hạn đăng")));
    EXPECT_THAT(page, Not(HasSubstr("Xem trên trang công khai")));
    EXPECT_THAT(portal_.get(writer_, here + "/xem").body, HasSubstr("Đoạn hai.")) << "staff may still look at the page";
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/bai-viet?trang-thai=expired").body, HasSubstr("Một bài"));
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/bai-viet?trang-thai=withdrawn").body, HasSubstr("Không có bài nào"));
    const auto started = decide(writer_, here, "/ban-moi");
    ASSERT_EQ(started.status, 303) << started.body;
    const std::string next = started.location().substr(0, started.location().find('?'));
    EXPECT_EQ(stored(next).content.expire_at, std::nullopt);
}

TEST_F(ArticleGates, DoesNotApproveAPeriodThatIsOver)
{
    const std::string here = create({{"action", "submit"}, {"expire_at", "2026-01-01T07:10"}});
    portal_.clock().advance(minutes_us(10));
    const auto refused = decide(head_, here, "/duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Thời hạn đăng đã qua"));
    EXPECT_EQ(stored(here).state, State::submitted);
}

TEST_F(ArticleGates, ChangesPublishedTextOnlyByANewEdition)
{
    const std::string first = live();
    auto fields = article({{"title", "Sửa lén"}});
    fields.emplace_back("version", version_of(first));
    EXPECT_EQ(portal_.post(writer_, first, fields).status, 409);
    EXPECT_EQ(stored(first).content.title, "Một bài");
    const auto started = decide(writer_, first, "/ban-moi");
    ASSERT_EQ(started.status, 303) << started.body;
    const std::string second = started.location().substr(0, started.location().find('?'));
    EXPECT_NE(second, first);
    EXPECT_THAT(portal_.get(writer_, second).body, HasSubstr("Đính chính"));
    EXPECT_EQ(decide(writer_, first, "/ban-moi").status, 409) << "one edition is under way at a time";
    auto better = article({{"title", "Bài đã sửa"}, {"change_note", "Bản trước ghi sai ngày."}, {"action", "submit"}});
    better.emplace_back("version", version_of(second));
    EXPECT_EQ(portal_.post(writer_, second, better).status, 303);
    EXPECT_EQ(decide(head_, second, "/duyet").status, 303);
    EXPECT_EQ(stored(first).state, State::superseded);
    EXPECT_EQ(stored(second).state, State::live);
    EXPECT_THAT(portal_.get(writer_, first).body, HasSubstr("Có bản mới hơn"));
}

TEST_F(ArticleGates, WithdrawsWithAReason)
{
    const std::string here = live();
    EXPECT_EQ(decide(writer_, here, "/go", "Sai").status, 403);
    EXPECT_EQ(decide(head_, here, "/go").status, 422);
    EXPECT_EQ(decide(head_, here, "/go", "Nội dung không còn đúng").status, 303);
    EXPECT_EQ(stored(here).state, State::withdrawn);
    EXPECT_THAT(portal_.get(head_, here).body, HasSubstr("Nội dung không còn đúng"));
    EXPECT_EQ(decide(head_, here, "/go", "Lần nữa").status, 409);
}

TEST_F(ArticleGates, TakesTheWithdrawnPageFromReaders)
{
    const std::string here = live();
    const std::string path = public_path(here);
    EXPECT_EQ(portal_.get("localhost", path).status, 200);
    EXPECT_EQ(decide(head_, here, "/go", "Nội dung không còn đúng").status, 303);
    const auto gone = portal_.get("localhost", path);
    EXPECT_EQ(gone.status, 410);
    EXPECT_THAT(gone.body, HasSubstr("Nội dung không còn đúng"));
}

TEST_F(ArticleGates, ShowsWhatWaitsForWhom)
{
    const std::string here = create_submitted();
    EXPECT_TRUE(waiting(writer_).empty());
    ASSERT_EQ(waiting(head_).size(), 1u);
    EXPECT_EQ(waiting(head_).front().href, here);
    EXPECT_TRUE(waiting(stranger()).empty());
    create_as(head_, {{"action", "submit"}});
    EXPECT_EQ(waiting(head_).size(), 1u) << "the own text waits for others";
    decide(head_, here, "/tra-lai", "Thiếu nguồn");
    ASSERT_EQ(waiting(writer_).size(), 1u);
    EXPECT_EQ(waiting(writer_).front().state, "returned");
}

TEST_F(ArticleGates, KeepsTheHistoryOfWhoAndWhy)
{
    const std::string here = create_submitted();
    decide(head_, here, "/tra-lai", "Thiếu nguồn số liệu");
    const auto page = portal_.get(editor(), here).body;
    EXPECT_THAT(page, HasSubstr("Gửi duyệt"));
    EXPECT_THAT(page, HasSubstr("Nguyễn Thị Thử h"));
    EXPECT_THAT(page, HasSubstr("<p class=\"reason\">Thiếu nguồn số liệu"));
}

}   // namespace
}   // namespace tantrao::articles
