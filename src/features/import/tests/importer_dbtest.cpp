// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "features/import/importer.hpp"
#include "files/testing.hpp"
#include "platform/audit/audit.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_actions.hpp"

#include <gmock/gmock.h>

namespace tantrao::importing {
namespace {

using testing::ElementsAre;

class Import : public db::StoreTest {
  protected:
    void SetUp() override
    {
        db::StoreTest::SetUp();
        files::start_pictures("import_tests");
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(), db::find_migrations({"platform/newsstand", "platform/site", "platform/identity", "platform/access",
                                                  "platform/audit", "platform/jobs", "platform/publication", "features/media"}));
        site::NewSite plan;
        plan.slug = "tuyen-quang";
        plan.kind = site::Kind::province;
        plan.details.name = plan.details.official_name = "Tuyên Quang";
        plan.categories = {{"tin-tuc", "Tin tức", {}}};
        site_ = store().write([&](db::Transaction& tx) { return site::create_site(tx, clock_.now(), plan); }).value();
    }
    static Json line(int number, std::string title = "Một bài viết")
    {
        return {{"external_id", std::to_string(number)},
                {"title", std::move(title)},
                {"body", "Nội dung."},
                {"published_at", "2024-01-02"}};
    }
    Report import(const std::vector<Json>& lines)
    {
        files::BlobStore blobs(folder() / "files");
        Pictures pictures(store(), blobs, folder() / "pictures", false);
        Importer importer(store(), clock_, {"tuyen-quang", "tin-tuc", false, "thử"}, &pictures);
        std::int64_t number = 0;
        for (const Json& one : lines)
            importer.add_line(++number, one.is_string() ? one.get<std::string>() : one.dump());
        importer.finish();
        return importer.report();
    }
    std::int64_t last_number()
    {
        return store().read([](db::Connection& core) { return newsstand::last_position(core).number; });
    }
    publication::Edition edition_of(const std::string& external_id)
    {
        return store().read([&](db::Connection& core) {
            const auto item = publication::find_by_external_id(core, site_, articles::kind, external_id);
            return publication::find_edition(core, publication::editions_of(core, item.value()).front().id)
                .value();   // with its files
        });
    }

    FakeClock clock_;
    SiteId site_;
};

TEST_P(Import, IsTheSameTheSecondTime)
{
    const Report first = import({line(1), line(2)});
    EXPECT_EQ(first.created, 2);
    const Report second = import({line(1), line(2, "Tên mới"), line(3)});
    EXPECT_EQ(second.unchanged, 1);
    EXPECT_EQ(second.changed, 1);
    EXPECT_EQ(second.created, 1);
    EXPECT_EQ(edition_of("2").number, 2);
    EXPECT_EQ(edition_of("2").content.title, "Tên mới");
    EXPECT_EQ(edition_of("1").number, 1);
}

TEST_P(Import, ReportsBadLinesAndGoesOn)
{
    Json no_body = line(3), no_moment = line(4);
    no_body.erase("body");
    no_moment["published_at"] = "hôm qua";
    const Report report = import({line(1), "{broken", no_body, no_moment, line(5)});
    EXPECT_EQ(report.lines, 5);
    EXPECT_EQ(report.created, 2);
    EXPECT_EQ(report.bad, 3);
    std::vector<std::int64_t> numbers;
    for (const Remark& remark : report.bad_lines)
        numbers.push_back(remark.line);
    EXPECT_THAT(numbers, ElementsAre(2, 3, 4));
    EXPECT_EQ(report.bad_lines[0].what.code, "json.unreadable");
    EXPECT_EQ(report.bad_lines[1].external_id, "3");
}

TEST_P(Import, OneNumberAndOneActForManyArticles)
{
    const std::int64_t before = last_number();
    std::vector<Json> lines;
    for (int i = 0; i < 30; ++i)
        lines.push_back(line(i));
    EXPECT_EQ(import(lines).created, 30);
    const std::int64_t numbers = last_number() - before;
    EXPECT_GE(numbers, 1);
    EXPECT_LT(numbers, 30);   // a slow machine needs more than one transaction
    const auto acts = store().read([&](db::Connection& core) { return audit::lines_of(core, site_, Instant{}, 0, 100); });
    EXPECT_EQ(static_cast<std::int64_t>(acts.size()), numbers);
    EXPECT_EQ(acts.front().action, "import.articles");
}

TEST_P(Import, WhatIsTooLongIsShortenedWithANote)
{
    std::string title;
    while (title.size() < 400)
        title += "Hội nghị ";
    Json one = line(1, title);
    one["summary"] = std::string(1200, 'a');
    const Report report = import({one});
    EXPECT_EQ(report.created, 1);
    std::vector<std::string> notes;
    for (const Remark& note : report.notes)
        notes.push_back(note.what.code + " " + note.what.args.at(0));
    EXPECT_THAT(notes, testing::ElementsAre("import.note.shortened title", "import.note.shortened summary"));
    const auto article = articles::from_content(edition_of("1").content).value();
    EXPECT_THAT(article.title, testing::EndsWith(" Hội…"));
}

TEST_P(Import, AFutureDateSchedules)
{
    Json later = line(1);
    later["published_at"] = "2030-01-01";
    EXPECT_EQ(import({later}).created, 1);
    EXPECT_EQ(edition_of("1").state, publication::State::scheduled);
}

TEST_P(Import, PicturesBesideTheFileLead)
{
    std::filesystem::create_directories(folder() / "pictures/anh");
    files::write_file(folder() / "pictures/anh/cho.png", files::sample_png());
    files::write_file(folder() / "secret.png", files::sample_png());
    Json one = line(1);
    one["images"] = Json::array(
        {{{"path", "anh/cho.png"}, {"alt", "Chợ phiên"}}, "anh/khong-co.png", "../secret.png", "https://bao.example/a.jpg"});
    const Report report = import({one});
    EXPECT_EQ(report.created, 1);
    std::vector<std::string> codes;
    for (const Remark& note : report.notes)
        codes.push_back(note.what.code);
    EXPECT_THAT(codes, ElementsAre("import.note.no_file", "import.note.no_file", "import.note.address"));
    const auto article = articles::from_content(edition_of("1").content).value();
    EXPECT_EQ(article.lead.alt, "Chợ phiên");
    EXPECT_EQ(article.lead.width, 8);
    EXPECT_THAT(store().read([&](db::Connection& core) { return media::missing_from_library(core, site_, {article.lead.file}); }),
                testing::IsEmpty());
}

TEST_P(Import, PicturesOfTheTextAreFigures)
{
    std::filesystem::create_directories(folder() / "pictures");
    files::write_file(folder() / "pictures/cho.png", files::sample_png());
    Json one = line(1);
    one.erase("body");
    one["body_html"] = "<p>Trước</p><img src=\"cho.png\" alt=\"Chợ phiên\"><p>Sau</p>";
    EXPECT_EQ(import({one}).created, 1);
    const auto article = articles::from_content(edition_of("1").content).value();
    EXPECT_EQ(body::files_of(article.body).size(), 1U);
    EXPECT_EQ(edition_of("1").content.files.size(), 1U);
}

TEST_P(Import, RefusesAPlaceThatIsNotThere)
{
    Importer importer(store(), clock_, {"khong-co", "tin-tuc", false, "thử"}, nullptr);
    importer.add_line(1, line(1).dump());
    importer.finish();
    ASSERT_EQ(importer.report().bad, 1);
    EXPECT_EQ(importer.report().bad_lines[0].what.code, "import.site.unknown");
}

TANTRAO_ON_ALL_STORES(Import);

}   // namespace
}   // namespace tantrao::importing
