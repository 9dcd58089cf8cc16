// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_desk.hpp"
#include "features/articles/tests/desk_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::articles {
namespace {

using access::Level;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ArticleDesk : public DeskTest {};

TEST_F(ArticleDesk, GoesFromTheFirstLineToTheReader)
{
    const std::string here = create({{"title", "Khai mạc Lễ hội Thành Tuyên"}, {"action", "save"}});
    const auto draft = portal_.get(writer_, here);
    EXPECT_EQ(draft.status, 200);
    EXPECT_THAT(draft.body, HasSubstr("Khai mạc Lễ hội Thành Tuyên"));
    EXPECT_THAT(draft.body, HasSubstr("Bản nháp"));
    EXPECT_THAT(draft.body, HasSubstr(">Đoạn một.\n\nĐoạn hai.</textarea>")) << "paragraphs stay paragraphs without the script";
    auto fields = article({{"title", "Khai mạc Lễ hội"}, {"action", "submit"}});
    fields.emplace_back("version", hidden(draft.body, "version"));
    const auto submitted = portal_.post(writer_, here, fields);
    ASSERT_EQ(submitted.status, 303) << submitted.body;
    EXPECT_THAT(portal_.get(writer_, submitted.location()).body, HasSubstr("Chờ duyệt"));
    const auto passed = decide(head_, here, "/duyet");
    ASSERT_EQ(passed.status, 303) << passed.body;
    const auto live = portal_.get(head_, passed.location());
    EXPECT_THAT(live.body, HasSubstr("Bài đã được đăng"));
    EXPECT_THAT(live.body, HasSubstr("Đang đăng"));
    EXPECT_THAT(live.body, HasSubstr("http://localhost:8080" + public_path(here)));
    const auto page = portal_.get("localhost", public_path(here));
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Đoạn hai."));
}

TEST_F(ArticleDesk, PreviewsThePageReadersWillSee)
{
    const std::string file = upload_picture();
    const std::string tree =
        R"({"type":"doc","content":[{"type":"figure","attrs":{"file":")" + file + R"(","alt":"Chợ phiên"}}]})";
    const std::string here = create({{"title", "Chợ phiên Lũng Cú"}, {"body_format", "json"}, {"body", tree}});
    const auto preview = portal_.get(writer_, here + "/xem");
    ASSERT_EQ(preview.status, 200) << preview.body;
    EXPECT_EQ(preview.response.header("Cache-Control"), "no-store");
    EXPECT_THAT(preview.body, HasSubstr("<h1>Chợ phiên Lũng Cú</h1>"));
    EXPECT_THAT(preview.body, HasSubstr("Ủy ban nhân dân tỉnh Tuyên Quang")) << "the frame of the site";
    const auto at = preview.body.find("/files/");
    ASSERT_NE(at, std::string::npos);
    const std::string picture = preview.body.substr(at, 7 + 64);
    EXPECT_EQ(portal_.get(writer_, picture).status, 200);
    EXPECT_EQ(portal_.get(stranger(), picture).status, 404);
    EXPECT_EQ(portal_.get("localhost", picture).status, 404) << "nothing became public";
    EXPECT_EQ(portal_.get("localhost", public_path(here)).status, 404);
    EXPECT_EQ(portal_.get(stranger(), here + "/xem").status, 403);
}

TEST_F(ArticleDesk, PreviewsALaterEditionBesideThePublicOne)
{
    const std::string first = create_submitted();
    ASSERT_EQ(decide(head_, first, "/duyet").status, 303);
    const auto started = decide(writer_, first, "/ban-moi");
    const std::string second = started.location().substr(0, started.location().find('?'));
    auto better = article({{"body", "Đoạn đã sửa."}, {"change_note", "Bản trước ghi sai ngày."}});
    better.emplace_back("version", version_of(second));
    ASSERT_EQ(portal_.post(writer_, second, better).status, 303);
    const auto preview = portal_.get(writer_, second + "/xem").body;
    EXPECT_THAT(preview, HasSubstr("Đoạn đã sửa."));
    EXPECT_THAT(preview, HasSubstr("Bản trước ghi sai ngày."));
    const auto now = portal_.get("localhost", public_path(first)).body;
    EXPECT_THAT(now, HasSubstr("Đoạn một."));
    EXPECT_THAT(now, Not(HasSubstr("Đoạn đã sửa.")));
}

TEST_F(ArticleDesk, KeepsWhatWasTypedWhenSomethingIsWrong)
{
    const auto answer = portal_.post(writer_, "/tuyen-quang/bai-viet/moi",
                                     {{"title", ""},
                                      {"summary", "Tóm tắt đã gõ"},
                                      {"body", "Nội dung đã gõ"},
                                      {"body_format", "text"},
                                      {"category", "0"},
                                      {"source_url", "javascript:alert(1)"},
                                      {"publish_at", "mai"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("Tóm tắt đã gõ"));
    EXPECT_THAT(answer.body, HasSubstr("Nội dung đã gõ"));
    EXPECT_THAT(answer.body, HasSubstr("id=\"title-loi\""));
    EXPECT_THAT(answer.body, HasSubstr("id=\"category-loi\""));
    EXPECT_THAT(answer.body, HasSubstr("id=\"source_url-loi\""));
    EXPECT_THAT(answer.body, HasSubstr("id=\"publish_at-loi\""));
}

TEST_F(ArticleDesk, APostingPeriodIsToComeAndBeginsBeforeItEnds)
{
    // It is 2026-01-01, 7 o'clock.
    const auto refused = [&](const web::TypedFields& own) {
        const auto answer = portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article(own));
        EXPECT_EQ(answer.status, 422);
        EXPECT_THAT(answer.body, HasSubstr("id=\"expire_at-loi\""));
        EXPECT_THAT(answer.body, HasSubstr("name=\"expire_at\" value=\"" + own.back().second + "\""));
        return answer.body;
    };
    EXPECT_THAT(refused({{"expire_at", "mai"}}), HasSubstr("Ngày giờ chưa đúng"));
    EXPECT_THAT(refused({{"expire_at", "2026-01-01T07:00"}}), HasSubstr("Thời điểm này đã qua"));
    EXPECT_THAT(refused({{"expire_at", "2025-12-31T08:00"}}), HasSubstr("Thời điểm này đã qua"));
    EXPECT_THAT(refused({{"publish_at", "2026-03-01T08:00"}, {"expire_at", "2026-03-01T08:00"}}),
                HasSubstr("phải sau giờ hẹn đăng"));
    const std::string here = create({{"publish_at", "2026-03-01T08:00"}, {"expire_at", "2026-03-01T08:01"}});
    EXPECT_THAT(portal_.get(writer_, here).body, AllOf(HasSubstr("name=\"expire_at\" value=\"2026-03-01T08:01\""),
                                                       HasSubstr("<dt>Đăng đến</dt>"), HasSubstr("01/03/2026 08:01")));
}

TEST_F(ArticleDesk, RefusesAnEmptyTextOnlyWhenItIsHandedIn)
{
    const auto empty = portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article({{"body", ""}, {"action", "submit"}}));
    EXPECT_EQ(empty.status, 422);
    EXPECT_THAT(empty.body, HasSubstr("Bài chưa có nội dung"));
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article({{"body", ""}, {"action", "save"}})).status, 303);
}

TEST_F(ArticleDesk, TellsTheLaterOfTwoWritersAndKeepsTheirText)
{
    const std::string here = create({});
    const std::string version = hidden(portal_.get(writer_, here).body, "version");
    auto first = article({{"title", "Bản của người thứ nhất"}}), second = article({{"title", "Bản của người thứ hai"}});
    first.emplace_back("version", version);
    second.emplace_back("version", version);
    EXPECT_EQ(portal_.post(head_, here, first).status, 303);
    const auto stale = portal_.post(writer_, here, second);
    EXPECT_EQ(stale.status, 409);
    EXPECT_THAT(stale.body, HasSubstr("Nguyễn Thị Thử h đã thay đổi nội dung này lúc"));
    EXPECT_THAT(stale.body, HasSubstr("Bản của người thứ hai"));
    auto again = article({{"title", "Bản của người thứ hai"}});
    again.emplace_back("version", hidden(stale.body, "version"));
    EXPECT_EQ(portal_.post(writer_, here, again).status, 303) << "saved again knowingly";
}

TEST_F(ArticleDesk, SavesByItselfAndSaysSoInJson)
{
    const std::string here = create({});
    auto fields = article({{"title", "Đang gõ dở"}});
    fields.emplace_back("version", "1");
    const auto saved = script(writer_, here + "/tu-luu", fields);
    ASSERT_EQ(saved.status, 200) << saved.body;
    EXPECT_EQ(Json::parse(saved.body).at("version"), 2);
    EXPECT_EQ(Json::parse(saved.body).at("saved_at"), "07:00:00");
    const auto stale = script(writer_, here + "/tu-luu", fields);
    EXPECT_EQ(stale.status, 409);
    EXPECT_THAT(Json::parse(stale.body).at("error").get<std::string>(), HasSubstr("đã thay đổi nội dung này"));
    auto bad = article({{"title", ""}});
    bad.emplace_back("version", "2");
    EXPECT_EQ(script(writer_, here + "/tu-luu", bad).status, 422);
    EXPECT_THAT(portal_.get(writer_, here).body, HasSubstr("Đang gõ dở"));
}

TEST_F(ArticleDesk, KeepsPicturesWherePlainTextWasNotChanged)
{
    const std::string file = upload_picture();
    const std::string tree = R"({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Đoạn một"}]},)"
                             R"({"type":"figure","attrs":{"file":")" +
                             file + R"(","alt":"Chợ phiên"}}]})";
    const std::string here = create({{"body_format", "json"}, {"body", tree}});
    const auto page = portal_.get(writer_, here).body;
    EXPECT_THAT(page, HasSubstr("data-body=\"{&quot;content&quot;"));
    auto unchanged = article({{"title", "Đổi tiêu đề"}, {"body", "Đoạn một"}});
    unchanged.emplace_back("version", hidden(page, "version"));
    EXPECT_EQ(portal_.post(writer_, here, unchanged).status, 303);
    EXPECT_THAT(portal_.get(writer_, here).body, HasSubstr(file));
    auto changed = article({{"body", "Đoạn khác"}});
    changed.emplace_back("version", hidden(portal_.get(writer_, here).body, "version"));
    EXPECT_EQ(portal_.post(writer_, here, changed).status, 303);
    EXPECT_THAT(portal_.get(writer_, here).body, Not(HasSubstr(file)));
}

TEST_F(ArticleDesk, TakesTheLeadPictureWithoutAScript)
{
    const auto without_alt = portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article({}), {picture("lead_upload")});
    EXPECT_EQ(without_alt.status, 422);
    EXPECT_THAT(without_alt.body, HasSubstr("id=\"lead_alt-loi\""));
    const std::string file = hidden(without_alt.body, "lead_file");
    EXPECT_EQ(file.size(), 64u) << "the picture is kept";
    const std::string here = create({{"lead_file", file}, {"lead_alt", "Chợ phiên"}});
    EXPECT_THAT(portal_.get(writer_, here).body, HasSubstr("/tuyen-quang/thu-vien/xem/" + file));
    auto removed = article({{"lead_file", file}, {"lead_alt", "Chợ phiên"}, {"lead_remove", "1"}});
    removed.emplace_back("version", "1");
    EXPECT_EQ(portal_.post(writer_, here, removed).status, 303);
    EXPECT_THAT(portal_.get(writer_, here).body, Not(HasSubstr(file)));
}

TEST_F(ArticleDesk, BeginsWithAPictureOfTheLibraryAndItsDescription)
{
    const std::string file = upload_picture();
    ASSERT_EQ(portal_
                  .post(writer_, "/tuyen-quang/thu-vien/tep/" + file,
                        {{"version", "1"}, {"alt", "Chợ phiên"}, {"credit", "Ma Văn Mẫu"}})
                  .status,
              303);
    const auto page = portal_.get(writer_, "/tuyen-quang/bai-viet/moi?anh=" + file).body;
    EXPECT_EQ(hidden(page, "lead_file"), file);
    EXPECT_THAT(page, HasSubstr("name=\"lead_alt\" value=\"Chợ phiên\""));
    const auto answer = portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article({}), {picture("lead_upload")});
    EXPECT_EQ(answer.status, 303) << "the same picture again is described already";
    EXPECT_EQ(hidden(portal_.get(stranger(), "/yen-phu/bai-viet/moi?anh=" + file).body, "lead_file"), "");
}

TEST_F(ArticleDesk, AttachesFilesAndLetsThemGo)
{
    const auto made = portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article({}), {document("attachment_upload")});
    ASSERT_EQ(made.status, 303) << made.body;
    const std::string here = made.location().substr(0, made.location().find('?'));
    const auto page = portal_.get(writer_, here).body;
    const std::string file = hidden(page, "attachment_file");
    EXPECT_THAT(page, HasSubstr("quyết định.pdf"));
    auto removed = article({{"attachment_file", file}, {"attachment_name", "quyết định.pdf"}, {"attachment_remove", file}});
    removed.emplace_back("version", "1");
    EXPECT_EQ(portal_.post(writer_, here, removed).status, 303);
    EXPECT_THAT(portal_.get(writer_, here).body, Not(HasSubstr(file)));
    const auto bad = portal_.post(writer_, here, article({}), {program("attachment_upload")});
    EXPECT_EQ(bad.status, 422);
    EXPECT_THAT(bad.body, HasSubstr("Chưa tải được anh.jpg"));
}

TEST_F(ArticleDesk, AFormSentTwiceMakesOneArticle)
{
    const std::string form = hidden(portal_.get(writer_, "/tuyen-quang/bai-viet/moi").body, "form");
    ASSERT_FALSE(form.empty());
    const auto send = [&](const char* action) {
        return portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article({{"form", form}, {"action", action}}));
    };
    const auto first = send("submit"), second = send("submit"), third = send("save");
    ASSERT_EQ(first.status, 303) << first.body;
    for (const auto* again : {&second, &third}) {
        EXPECT_EQ(again->status, 303) << again->body;
        EXPECT_EQ(again->location().substr(0, again->location().find('?')), first.location().substr(0, first.location().find('?')));
    }
    EXPECT_EQ(portal_.core().read([](db::Connection& core) { return core.number("SELECT count(*) FROM items"); }), 1);
    // The back button and another text: nothing that was typed is lost.
    const auto changed = portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article({{"form", form}, {"title", "Bài thứ hai"}}));
    EXPECT_EQ(changed.status, 303);
    EXPECT_THAT(portal_.get(writer_, changed.location()).body, HasSubstr("Bài thứ hai"));
    EXPECT_EQ(portal_.core().read([](db::Connection& core) { return core.number("SELECT count(*) FROM items"); }), 2);
    const auto other = portal_.post(stranger(), "/yen-phu/bai-viet/moi", article({{"form", form}}, portal_.commune()));
    EXPECT_EQ(other.status, 303) << "somebody else's form is no reason to refuse";
    EXPECT_THAT(other.location(), Not(HasSubstr(form)));
    const std::string wrong = "9223372036854775807";   // an id of the future is not taken
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article({{"form", wrong}})).status, 303);
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/bai-viet/moi", article({{"form", "x"}})).status, 303);
}

TEST_F(ArticleDesk, KeepsWhatWasTypedWhenTheDatabaseIsFull)
{
    const std::string here = create({{"title", "Tin cũ"}});
    const auto limit = [&](const char* pragma) {
        auto& core = portal_.core();
        static_cast<void>(core.write([&](db::Transaction& tx) -> Result<void> {
            tx.db().script(pragma);
            return {};
        }));
    };
    const std::string body(200'000, 'a');
    limit("PRAGMA max_page_count = 1");   // no page more than there are
    const auto refused = portal_.post(writer_, here, article({{"title", "Tin mới"}, {"body", body}, {"version", "1"}}));
    EXPECT_EQ(refused.status, 503);
    EXPECT_THAT(refused.body, HasSubstr("hết chỗ lưu"));
    EXPECT_THAT(refused.body, HasSubstr("Tin mới"));
    EXPECT_THAT(refused.body, HasSubstr(body));
    limit("PRAGMA max_page_count = 1000000");
    EXPECT_EQ(portal_.post(writer_, here, article({{"title", "Tin mới"}, {"body", body}, {"version", "1"}})).status, 303);
}

TEST_F(ArticleDesk, RefusesFilesOfAnotherSite)
{
    const std::string file = upload_picture();
    auto fields = article({{"lead_file", file}, {"lead_alt", "Chợ"}}, portal_.commune());
    const auto answer = portal_.post(stranger(), "/yen-phu/bai-viet/moi", fields);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("không nằm trong thư viện của trang này"));
}

TEST_F(ArticleDesk, ConvertsTextOfOldFonts)
{
    const std::string here =
        create({{"title", "UBND tØnh Tuyªn Quang häp b¸o th¸ng 11"}, {"body", "S¸ng nay, tØnh Tuyªn Quang tæ chøc häp b¸o."}});
    const auto page = portal_.get(writer_, here).body;
    EXPECT_THAT(page, HasSubstr("UBND tỉnh Tuyên Quang họp báo tháng 11"));
    EXPECT_THAT(page, HasSubstr("Sáng nay, tỉnh Tuyên Quang tổ chức họp báo."));
}

TEST_F(ArticleDesk, DoesNotShowEditionsOfOtherSites)
{
    const std::string here = create({});
    const std::string id = here.substr(here.rfind('/'));
    EXPECT_EQ(portal_.get(stranger(), here).status, 403);
    EXPECT_EQ(portal_.get(stranger(), "/yen-phu/bai-viet" + id).status, 404);
    EXPECT_EQ(portal_.post(stranger(), "/yen-phu/bai-viet" + id, article({}, portal_.commune())).status, 404);
    EXPECT_EQ(portal_.post(stranger(), "/yen-phu/bai-viet" + id + "/duyet", {{"version", "1"}}).status, 404);
    EXPECT_EQ(portal_.get(writer_, "/tuyen-quang/bai-viet/99999").status, 404);
}

TEST_F(ArticleDesk, RefusesForgedForms)
{
    const std::string here = create({});
    auto forged = article({{"csrf", "sai"}, {"title", "Giả mạo"}});
    forged.emplace_back("version", "1");
    EXPECT_EQ(portal_.post(writer_, here, forged).status, 403);
    EXPECT_EQ(portal_.post(writer_, here + "/tu-luu", forged).status, 403);
    EXPECT_THAT(portal_.get(writer_, here).body, Not(HasSubstr("Giả mạo")));
}

TEST_F(ArticleDesk, ListsFiltersAndPages)
{
    for (int i = 0; i < 35; ++i)
        create({{"title", "Tin số " + std::to_string(i)}});
    create_as(head_, {{"title", "Đường hoa mùa xuân"}});
    const auto first = portal_.get(writer_, "/tuyen-quang/bai-viet").body;
    EXPECT_THAT(first, HasSubstr("Cũ hơn"));
    const auto found = portal_.get(writer_, "/tuyen-quang/bai-viet?q=duong%20HOA").body;
    EXPECT_THAT(found, HasSubstr("Đường hoa mùa xuân"));
    EXPECT_THAT(found, Not(HasSubstr("Tin số 1")));
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/bai-viet?cua-toi=1").body, Not(HasSubstr("Đường hoa mùa xuân")));
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/bai-viet?trang-thai=live").body, HasSubstr("Không có bài nào"));
    const auto at = first.find("truoc=");
    const auto older = portal_.get(writer_, "/tuyen-quang/bai-viet?" + first.substr(at, first.find('"', at) - at)).body;
    EXPECT_THAT(older, HasSubstr("Tin số"));
    EXPECT_THAT(older, Not(HasSubstr("Cũ hơn")));
}

}   // namespace
}   // namespace tantrao::articles
