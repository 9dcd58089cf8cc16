// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/media_store.hpp"

#include "db/testing.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/site/site_actions.hpp"

#include <gmock/gmock.h>

namespace tantrao::media {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

const Instant start{1'767'225'600'000'000};

class MediaStore : public db::StoreTest {
  protected:
    void SetUp() override
    {
        db::StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(), db::find_migrations({"platform/newsstand", "platform/site", "platform/identity", "platform/jobs",
                                                  "features/media"}));
        first_ = site("tuyen-quang", site::Kind::province, "", {});
        second_ = site("yen-phu", site::Kind::commune, "yenphu", first_);
    }
    SiteId site(std::string slug, site::Kind kind, std::string host, SiteId parent)
    {
        site::NewSite plan;
        plan.slug = std::move(slug);
        plan.kind = kind;
        plan.host_label = std::move(host);
        plan.parent = parent;
        plan.details.name = plan.details.official_name = "Trang " + plan.slug;
        return store().write([&](db::Transaction& tx) { return site::create_site(tx, start, plan); }).value();
    }
    static File file(char letter, std::string name)
    {
        File file;
        file.hash = std::string(64, letter);
        file.name = std::move(name);
        file.type = "application/pdf";
        file.extension = "pdf";
        file.size = 100;
        return file;
    }
    static File picture(char letter, std::string name)
    {
        File picture = file(letter, std::move(name));
        picture.type = "image/png";
        picture.extension = "png";
        picture.width = 1600;
        picture.height = 900;
        picture.encodings = {{std::string(64, '1'), "image/webp", 640, 360, 9000},
                             {std::string(64, '2'), "image/jpeg", 640, 360, 12000}};
        return picture;
    }
    bool add(SiteId site, const File& file, std::int64_t seconds = 0)
    {
        bool added = false;
        (void)store().write([&](db::Transaction& tx) -> Result<void> {
            added = add_to_library(tx, start + seconds_us(seconds), site, AccountId{7}, file);
            return {};
        });
        return added;
    }
    std::vector<std::string> names(const LibraryFilter& filter)
    {
        std::vector<std::string> names;
        store().read([&](db::Connection& core) {
            for (const LibraryFile& each : library_lines(core, filter))
                names.push_back(each.file.name);
        });
        return names;
    }
    LibraryFilter filter(SiteId site) const
    {
        LibraryFilter filter;
        filter.site = site;
        return filter;
    }
    SiteId first_, second_;
};

TEST_P(MediaStore, KeepsWhatIsKnownOfAPicture)
{
    EXPECT_TRUE(add(first_, picture('a', "chợ.png")));
    store().read([&](db::Connection& core) {
        const auto found = find_file(core, std::string(64, 'a'));
        ASSERT_TRUE(found);
        EXPECT_EQ(found->width, 1600);
        ASSERT_EQ(found->variants.size(), 2u);
        EXPECT_EQ(found->variants[0].url, "/files/" + std::string(64, '1'));
        EXPECT_EQ(found->variants[1].type, "image/jpeg");
        EXPECT_EQ(found->encodings[1].size, 12000);
        EXPECT_FALSE(find_file(core, std::string(64, 'b')));
    });
}

TEST_P(MediaStore, HoldsAFileOnceInEachLibraryUnderItsOwnName)
{
    EXPECT_TRUE(add(first_, file('a', "quyết định.pdf")));
    EXPECT_FALSE(add(first_, file('a', "tên khác.pdf")));
    EXPECT_TRUE(add(second_, file('a', "của xã.pdf")));
    EXPECT_THAT(names(filter(first_)), ElementsAre("quyết định.pdf"));
    EXPECT_THAT(names(filter(second_)), ElementsAre("của xã.pdf"));
}

TEST_P(MediaStore, TellsWhichFilesALibraryDoesNotHold)
{
    add(first_, file('a', "a.pdf"));
    add(second_, file('b', "b.pdf"));
    const std::set<std::string> asked{std::string(64, 'a'), std::string(64, 'b'), std::string(64, 'c')};
    store().read([&](db::Connection& core) {
        EXPECT_THAT(missing_from_library(core, first_, asked), UnorderedElementsAre(std::string(64, 'b'), std::string(64, 'c')));
    });
}

TEST_P(MediaStore, FindsNamesWithoutMarksAndByGroup)
{
    add(first_, file('a', "Quyết định 12.pdf"), 1);
    add(first_, picture('b', "Đồi chè.png"), 2);
    LibraryFilter wanted = filter(first_);
    wanted.name_part = "doi CHE";
    EXPECT_THAT(names(wanted), ElementsAre("Đồi chè.png"));
    wanted.name_part.clear();
    wanted.group = FileGroup::documents;
    EXPECT_THAT(names(wanted), ElementsAre("Quyết định 12.pdf"));
    wanted.group = FileGroup::pictures;
    EXPECT_THAT(names(wanted), ElementsAre("Đồi chè.png"));
}

TEST_P(MediaStore, PagesThroughFilesOfOneMoment)
{
    for (const char letter : {'a', 'b', 'c', 'd', 'e'})
        add(first_, file(letter, std::string(1, letter) + ".pdf"));
    LibraryFilter page = filter(first_);
    page.limit = 2;
    std::set<std::string> seen;
    for (int i = 0; i < 3; ++i)
        store().read([&](db::Connection& core) {
            for (const LibraryFile& each : library_lines(core, page)) {
                EXPECT_TRUE(seen.insert(each.file.hash).second) << "shown twice";
                page.before_uploaded = each.uploaded_at;
                page.before_id = each.id;
            }
        });
    EXPECT_EQ(seen.size(), 5u);
}

TEST_P(MediaStore, RefusesAStaleDescription)
{
    add(first_, picture('a', "a.png"));
    const auto describe = [&](std::int64_t seen, std::string_view alt) {
        bool done = false;
        (void)store().write([&](db::Transaction& tx) -> Result<void> {
            done = update_description(tx.db(), first_, std::string(64, 'a'), seen, alt, "");
            return {};
        });
        return done;
    };
    EXPECT_TRUE(describe(1, "Chợ phiên"));
    EXPECT_FALSE(describe(1, "Khác"));
    store().read([&](db::Connection& core) { EXPECT_EQ(find_in_library(core, first_, std::string(64, 'a'))->alt, "Chợ phiên"); });
}

TANTRAO_ON_ALL_STORES(MediaStore);

}   // namespace
}   // namespace tantrao::media
