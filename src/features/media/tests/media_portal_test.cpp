// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signed_pdf.hpp"
#include "extraction/testing.hpp"
#include "features/media/address.hpp"
#include "features/media/api.hpp"
#include "features/media/feature.hpp"
#include "features/media/media_store.hpp"
#include "features/media/text_store.hpp"
#include "files/testing.hpp"
#include "platform/publication/publication_actions.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::media {
namespace {

using access::Level;
using testing::HasSubstr;
using testing::Not;

// The smallest feature that shows files.
void project_thing(newsstand::ProjectContext& context, std::int64_t id)
{
    const auto item = publication::find_item(context.core, ItemId{id});
    if (item->state != publication::ItemState::live)
        return hide_files(context, "article", id);
    show_files(context, "article", id, publication::find_edition(context.core, item->live_edition)->content.files);
}

web::Feature things()
{
    newsstand::Projection projection;
    projection.kind = "article";
    projection.project = project_thing;
    projection.withdraw = [](newsstand::ProjectContext& context, std::int64_t id) { hide_files(context, "article", id); };
    projection.list = [](db::Connection& core, std::int64_t after, int limit) {
        return publication::item_ids_after(core, "article", after, limit);
    };
    web::Feature feature;
    feature.name = "things";
    feature.projections = {projection};
    feature.menu = {{1, "media.menu", "newspaper", "thu-nghiem", "media.view", "", "article"}};
    return feature;
}

class Media : public testing::Test {
  protected:
    void SetUp() override
    {
        files::start_pictures("media_tests");
        writer_ = portal_.sign_in(portal_.account("a@vidu.example", {{portal_.province(), Level::update}}));
        other_ = portal_.sign_in(portal_.account("b@vidu.example", {{portal_.commune(), Level::administer}}));
    }
    http::Upload uploaded(std::string name, std::string_view bytes)
    {
        const auto path = files::write_file(portal_.folder() / ("upload-" + std::to_string(++uploads_)), bytes);
        return {"file", std::move(name), "image/jpeg", path, static_cast<std::int64_t>(bytes.size())};
    }
    // As the editor's script sends it.
    web::TestAnswer upload(const web::TestDesk& desk, http::Upload upload,
                           std::string_view target = "/tuyen-quang/thu-vien/tai-len")
    {
        auto asked = portal_.request(http::Method::post, "bientap.localhost", target);
        asked.headers = {{"cookie", "tantrao=" + desk.token}, {"x-requested-with", "fetch"}, {"accept", "application/json"}};
        asked.form = std::make_shared<http::Form>();
        asked.form->fields.add("csrf", desk.csrf);
        asked.form->uploads = {std::move(upload)};
        return portal_.ask(std::move(asked));
    }
    Json uploaded_json(std::string name, std::string_view bytes)
    {
        return Json::parse(upload(writer_, uploaded(std::move(name), bytes)).body);
    }
    ItemId publish(std::string external, const std::set<std::string>& hashes)
    {
        const auto actor = access::system_actor();
        publication::Import plan{std::move(external), "vi", {}, portal_.clock().now()};
        plan.content.title = "Bài";
        plan.content.category = portal_.category(portal_.province(), "tin-tuc");
        plan.content.content = "{}";
        plan.content.files = hashes;
        EXPECT_TRUE(portal_.core().write([&](db::Transaction& tx) {
            return publication::import(tx, {actor, portal_.clock().now(), ""}, portal_.province(), "article", "thử", plan);
        }));
        portal_.settle();
        return portal_.core().read([&](db::Connection& core) {
            return *publication::find_by_external_id(core, portal_.province(), "article", plan.external_id);
        });
    }
    void withdraw(ItemId item)
    {
        const auto actor = access::system_actor();
        EXPECT_TRUE(portal_.core().write([&](db::Transaction& tx) {
            return publication::withdraw(tx, {actor, portal_.clock().now(), ""}, portal_.province(), item, "sai");
        }));
        portal_.settle();
    }
    File stored(const std::string& hash)
    {
        return portal_.core().read([&](db::Connection& core) { return *find_file(core, hash); });
    }

    web::TestPortal portal_{{feature(), things()}};
    web::TestDesk writer_, other_;
    int uploads_ = 0;
};

TEST_F(Media, TakesAPictureInAndShowsItOnlyOnItsDesk)
{
    const Json answer = uploaded_json("chợ.jpg", files::sample_png());
    const std::string hash = answer.at("file");
    EXPECT_EQ(answer.at("type"), "image/png") << "the content tells, not the name";
    EXPECT_EQ(answer.at("width"), 8);
    EXPECT_EQ(answer.at("is_picture"), true);
    EXPECT_EQ(answer.at("preview"), "/tuyen-quang/thu-vien/xem/" + hash);
    const auto preview = portal_.get(writer_, "/tuyen-quang/thu-vien/xem/" + hash);
    EXPECT_EQ(preview.status, 200);
    EXPECT_EQ(preview.response.header("Content-Type"), "image/jpeg") << "the encoding, never the original";
    EXPECT_TRUE(std::filesystem::exists(preview.response.file));
    EXPECT_EQ(portal_.get(other_, "/tuyen-quang/thu-vien/xem/" + hash).status, 403);
    EXPECT_EQ(portal_.get(other_, "/yen-phu/thu-vien/xem/" + hash).status, 404) << "not in that site's library";
    for (const auto& variant : stored(hash).variants)
        EXPECT_EQ(portal_.get("localhost", variant.url).status, 404) << "nothing public refers to it";
    EXPECT_EQ(portal_.get("localhost", "/files/" + hash).status, 404);
}

TEST_F(Media, ShowsThePicturesOfWhatIsLiveAndNothingElse)
{
    const std::string hash = uploaded_json("chợ.jpg", files::sample_png()).at("file");
    publish("1", {hash});
    for (const auto& variant : stored(hash).variants) {
        const auto answer = portal_.get("localhost", variant.url);
        ASSERT_EQ(answer.status, 200);
        EXPECT_EQ(answer.response.header("Content-Type"), variant.type);
        EXPECT_EQ(answer.response.header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(answer.response.header("Cache-Control"), "public, no-cache");
        EXPECT_THAT(std::string(answer.response.header("Content-Disposition")), HasSubstr("inline"));
        EXPECT_FALSE(answer.response.header("ETag").empty());
        EXPECT_TRUE(std::filesystem::exists(answer.response.file));
    }
    EXPECT_EQ(portal_.get("localhost", "/files/" + hash).status, 404) << "the original may tell where it was taken";
}

TEST_F(Media, SendsDocumentsAsDownloadsExceptPdf)
{
    const std::string pdf = uploaded_json("Quyết định 12.exe", files::sample_pdf()).at("file");
    const std::string text = uploaded_json("ghi-chu.html", "Chỉ là văn bản thường.\n").at("file");
    publish("1", {pdf, text});
    const auto document = portal_.get("localhost", address_of(pdf, "virus.bat"));
    EXPECT_EQ(document.status, 200);
    EXPECT_EQ(document.response.header("Content-Disposition"), "inline; filename=\"quyet-dinh-12.pdf\"") << "the name is ours";
    const auto note = portal_.get("localhost", address_of(text));
    EXPECT_EQ(note.response.header("Content-Disposition"), "attachment; filename=\"ghi-chu.txt\"");
}

TEST_F(Media, LinksAnAttachedPictureToAnEncoding)
{
    const std::string hash = uploaded_json("chợ.jpg", files::sample_png()).at("file");
    portal_.core().read([&](db::Connection& core) {
        const std::string url = public_links(core).attachment(hash, "Ảnh chợ.png");
        EXPECT_THAT(url, Not(HasSubstr(hash)));
        EXPECT_THAT(url, HasSubstr("/anh-cho.jpg"));
    });
}

TEST_F(Media, AnswersGoneAfterATakeDownUnlessAnotherItemShowsIt)
{
    const std::string hash = uploaded_json("a.pdf", files::sample_pdf()).at("file");
    const ItemId first = publish("1", {hash}), second = publish("2", {hash});
    withdraw(first);
    EXPECT_EQ(portal_.get("localhost", "/files/" + hash).status, 200);
    withdraw(second);
    EXPECT_EQ(portal_.get("localhost", "/files/" + hash).status, 410);
    EXPECT_EQ(portal_.get("localhost", "/files/" + std::string(64, 'f')).status, 404);
    EXPECT_EQ(portal_.get("localhost", "/files/khong-phai-ma").status, 404);
}

TEST_F(Media, IsGoneAtOnceWhenSomebodyTakesItAway)
{
    const std::string hash = uploaded_json("a.pdf", files::sample_pdf()).at("file");
    const ItemId item = publish("1", {hash});
    portal_.environment().projector.take_away({"article", item.value});
    EXPECT_EQ(portal_.get("localhost", "/files/" + hash).status, 410) << "before anything is written";
}

TEST_F(Media, StillKnowsWhatIsGoneAfterARebuild)
{
    const std::string hash = uploaded_json("a.pdf", files::sample_pdf()).at("file");
    withdraw(publish("1", {hash}));
    portal_.environment().projector.rebuild();
    EXPECT_EQ(portal_.get("localhost", "/files/" + hash).status, 410);
}

TEST_F(Media, AFileThatAnotherTookThePlaceOfIsGone)
{
    const std::string first = uploaded_json("a.pdf", files::sample_pdf()).at("file"),
                      second = uploaded_json("b.pdf", files::sample_pdf() + "% khác\n").at("file");
    publish("1", {first});
    const ItemId item = publish("1", {second});
    const auto status = [&](const std::string& hash) { return portal_.get("localhost", "/files/" + hash).status; };
    EXPECT_EQ(status(first), 410);
    EXPECT_EQ(status(second), 200);
    portal_.environment().projector.rebuild();
    EXPECT_EQ(status(first), 410) << "after a rebuild";
    EXPECT_EQ(status(second), 200);
    withdraw(item);
    portal_.environment().projector.rebuild();
    EXPECT_EQ(status(first), 410) << "the item is withdrawn";
    publish("2", {first});
    EXPECT_EQ(status(first), 200) << "another item shows it";
}

TEST_F(Media, RefusesWhatItDoesNotKnow)
{
    const auto program = upload(writer_, uploaded("anh.jpg", std::string("\x7f"
                                                                         "ELF\x02\x01\x01",
                                                                         7)));
    EXPECT_EQ(program.status, 422);
    EXPECT_THAT(Json::parse(program.body).at("error").get<std::string>(), HasSubstr("không phải loại được nhận"));
    EXPECT_EQ(upload(writer_, uploaded("trang.jpg", "<html><script>alert(1)</script></html>")).status, 422);
    EXPECT_EQ(upload(writer_, uploaded("trong.pdf", "")).status, 422);
    const std::string broken = files::sample_png().substr(0, 60);
    EXPECT_EQ(upload(writer_, uploaded("hong.png", broken)).status, 422);
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/thu-vien").body, HasSubstr("Chưa có tệp nào"));
}

TEST_F(Media, RefusesWhatIsTooLarge)
{
    auto large = uploaded("lon.pdf", files::sample_pdf());
    std::filesystem::resize_file(large.path, static_cast<std::uintmax_t>(largest_file) + 1);
    const auto answer = upload(writer_, std::move(large));
    EXPECT_EQ(answer.status, 413);
    EXPECT_THAT(Json::parse(answer.body).at("error").get<std::string>(), HasSubstr("50 MB"));
}

TEST_F(Media, ListsAFileOnceHoweverOftenItComes)
{
    const Json first = uploaded_json("một.pdf", files::sample_pdf()), second = uploaded_json("hai.pdf", files::sample_pdf());
    EXPECT_EQ(first.at("file"), second.at("file"));
    const auto library = portal_.get(writer_, "/tuyen-quang/thu-vien").body;
    EXPECT_THAT(library, HasSubstr("một.pdf"));
    EXPECT_THAT(library, Not(HasSubstr("hai.pdf")));
}

TEST_F(Media, TakesFilesFromTheFormWithoutAScript)
{
    const auto answer = portal_.post(writer_, "/tuyen-quang/thu-vien/tai-len", {},
                                     {uploaded("một.pdf", files::sample_pdf()), uploaded("chợ.png", files::sample_png())});
    EXPECT_EQ(answer.status, 303);
    EXPECT_THAT(portal_.get(writer_, answer.location()).body, HasSubstr("Đã tải lên 2 tệp"));
    const auto none = portal_.post(writer_, "/tuyen-quang/thu-vien/tai-len", {});
    EXPECT_EQ(none.status, 422);
    EXPECT_THAT(none.body, HasSubstr("Chưa chọn tệp nào"));
    const auto bad = portal_.post(writer_, "/tuyen-quang/thu-vien/tai-len", {}, {uploaded("xấu.jpg", "<html></html>")});
    EXPECT_EQ(bad.status, 422);
    EXPECT_THAT(bad.body, HasSubstr("Chưa tải được xấu.jpg"));
}

TEST_F(Media, RefusesForgedFormsAndStrangers)
{
    const auto forged =
        portal_.post(writer_, "/tuyen-quang/thu-vien/tai-len", {{"csrf", "sai"}}, {uploaded("a.pdf", files::sample_pdf())});
    EXPECT_EQ(forged.status, 403);
    EXPECT_EQ(upload(other_, uploaded("a.pdf", files::sample_pdf())).status, 403);
    EXPECT_EQ(portal_.get(other_, "/tuyen-quang/thu-vien").status, 403);
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/thu-vien").body, Not(HasSubstr("a.pdf")));
}

TEST_F(Media, TellsWhetherTheTextOfAFileIsRead)
{
    const auto page_of = [&](const std::string& name, std::string_view bytes) {
        const std::string details = "/tuyen-quang/thu-vien/tep/" + uploaded_json(name, bytes).at("file").get<std::string>();
        EXPECT_THAT(portal_.get(writer_, details).body, HasSubstr("Đang chờ đọc."));
        portal_.environment().slow_jobs.run_due();
        return portal_.get(writer_, details).body;
    };
    EXPECT_THAT(page_of("a.docx", extraction::docx_of({"Điều 1."})), HasSubstr("tìm kiếm tìm được theo chữ trong tệp"));
    EXPECT_THAT(page_of("b.docx", extraction::docx_of({""})), HasSubstr("trong tệp không có chữ"));
    EXPECT_THAT(page_of("c.docx", extraction::packed(extraction::docx_parts("<w:p>"))), HasSubstr("Tệp hỏng"));
    EXPECT_THAT(page_of("d.zip", extraction::packed({{"a.txt", "x"}})), HasSubstr("không có chữ để tìm"));
}

TEST_F(Media, LeadsToWhatUsesAFile)
{
    const std::string hash = uploaded_json("a.txt", "chữ").at("file");
    publish("1", {hash});
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/thu-vien/tep/" + hash).body, HasSubstr("<a href=\"/tuyen-quang/thu-nghiem/"))
        << "where its kind is written";
}

TEST_F(Media, TellsOfTheSignaturesInAFile)
{
    const std::string plain = extraction::pdf_of({{std::string(300, 'x')}});
    const auto page_of = [&](const std::string& bytes) {
        const std::string details = "/tuyen-quang/thu-vien/tep/" + uploaded_json("a.pdf", bytes).at("file").get<std::string>();
        EXPECT_THAT(portal_.get(writer_, details).body, HasSubstr("chưa biết tệp có được ký số hay không"));
        portal_.environment().slow_jobs.run_due();
        return portal_.get(writer_, details).body;
    };
    EXPECT_THAT(page_of(plain),
                HasSubstr("<dt>Chữ ký số</dt><dd><p class=\"signature\">Không tìm thấy chữ ký số trong tệp.</p>"));
    std::string file = extraction::signed_pdf(plain);
    EXPECT_THAT(page_of(file), HasSubstr("<dt>Chữ ký số</dt><dd><p class=\"signature\">Tệp có chữ ký số ghi tên Nguyễn Văn Mẫu"));
    file.replace(file.find("xxx"), 3, "xyx");
    EXPECT_THAT(page_of(file), HasSubstr("<strong>Cảnh báo:</strong> Tệp có chữ ký số"));
}

TEST_F(Media, TellsOfAFileAndKeepsItsDescription)
{
    const std::string hash = uploaded_json("chợ.png", files::sample_png()).at("file");
    publish("1", {hash});
    const std::string details = "/tuyen-quang/thu-vien/tep/" + hash;
    const auto page = portal_.get(writer_, details);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("8 × 6"));
    EXPECT_THAT(page.body, HasSubstr("Đang đăng"));
    EXPECT_EQ(portal_.post(writer_, details, {{"version", "1"}, {"alt", "Chợ phiên"}, {"credit", "Ma Văn Mẫu"}}).status, 303);
    const auto stale = portal_.post(writer_, details, {{"version", "1"}, {"alt", "Gõ lại"}, {"credit", ""}});
    EXPECT_EQ(stale.status, 409);
    EXPECT_THAT(stale.body, HasSubstr("Gõ lại")) << "what was typed stays";
    EXPECT_THAT(portal_.get(writer_, details).body, HasSubstr("Chợ phiên"));
    EXPECT_EQ(portal_.get(other_, "/yen-phu/thu-vien/tep/" + hash).status, 404);
}

TEST_F(Media, ARecognisedScanIsShownAnewWhereTheProgramEndedBefore)
{
    const std::string hash = uploaded_json("quyet-dinh.pdf", extraction::pdf_of({{"mot"}})).at("file");
    publish("1", {hash});
    EXPECT_TRUE(portal_.core().write([&](db::Transaction& tx) -> Result<void> {
        insert_text(tx.db(), hash, {"read", "Điều 1.", 1, 1}, portal_.clock().now());
        jobs::cancel(tx, "media.text:" + hash);
        jobs::enter(tx, portal_.clock().now(), "media.scan", {{"hash", hash}}, portal_.clock().now());
        return {};
    }));
    const auto number = [&] {
        portal_.settle();
        return portal_.environment().live.current()->position().number;
    };
    const std::int64_t before = number();
    portal_.environment().slow_jobs.run_due();
    EXPECT_GT(number(), before) << "projected, and so indexed, again";
}

}   // namespace
}   // namespace tantrao::media
