// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "features/media/media_store.hpp"
#include "features/media/text_store.hpp"

#include <gmock/gmock.h>

namespace tantrao::media {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TextStore : public db::StoreTest {
  protected:
    void SetUp() override
    {
        db::StoreTest::SetUp();
        db::migrate(store(), db::find_migrations({"platform/newsstand", "platform/site", "platform/identity", "features/media"}));
        write([&](db::Connection& core) {
            for (const char letter : {'a', 'b', 'c'})
                insert_file(core, file(letter), now_);
            File picture = file('d');
            picture.width = 640;
            insert_file(core, picture, now_);
        });
    }
    static std::string hash(char letter) { return std::string(64, letter); }
    static File file(char letter)
    {
        File file;
        file.hash = hash(letter);
        file.name = "tep.pdf";
        file.type = "application/pdf";
        file.extension = "pdf";
        file.size = 100;
        return file;
    }
    template <class F>
    void write(F&& body)
    {
        ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
            body(tx.db());
            return {};
        }));
    }
    std::optional<FileText> text(char letter)
    {
        return store().read([&](db::Connection& core) { return find_text(core, hash(letter)); });
    }
    const Instant now_{1'767'225'600'000'000};
};

TEST_P(TextStore, KeepsTheFirstText)
{
    EXPECT_FALSE(text('a'));
    write([&](db::Connection& core) {
        insert_text(core, hash('a'), {"read", "Điều 1.", 2, 0}, now_);
        insert_text(core, hash('a'), {"extraction.broken", "", 0, 0}, now_);
    });
    EXPECT_EQ(text('a')->outcome, "read");
    EXPECT_EQ(text('a')->text, "Điều 1.");
    EXPECT_EQ(text('a')->pages, 2);
}

TEST_P(TextStore, TellsTheOutcomeWithoutTheText)
{
    write([&](db::Connection& core) {
        EXPECT_FALSE(find_outcome(core, hash('a')));
        insert_text(core, hash('a'), {"read", "Điều 1.", 2, 0}, now_);
        insert_text(core, hash('b'), {"scan", "", 2, 0}, now_);
        EXPECT_EQ(find_outcome(core, hash('a'))->outcome, "read");
        EXPECT_TRUE(find_outcome(core, hash('a'))->has_text);
        EXPECT_EQ(find_outcome(core, hash('b'))->outcome, "scan");
        EXPECT_FALSE(find_outcome(core, hash('b'))->has_text);
    });
}

TEST_P(TextStore, KnowsWhatIsStillToBeRead)
{
    const auto without = [&](int limit) {
        return store().read([&](db::Connection& core) { return unread_files(core, 2, limit); });
    };
    EXPECT_THAT(without(10), ElementsAre(hash('a'), hash('b'), hash('c'))) << "pictures have no text";
    EXPECT_THAT(without(1), ElementsAre(hash('a')));
    write([&](db::Connection& core) {
        insert_text(core, hash('a'), {"none", "", 0, 0}, now_);
        insert_text(core, hash('b'), {"scan", "", 3, 0}, now_);
    });
    EXPECT_THAT(without(10), ElementsAre(hash('a'), hash('b'), hash('c'))) << "nobody looked for signatures";
    write([&](db::Connection& core) {
        File plain = file('e');
        plain.type = "text/plain";
        insert_file(core, plain, now_);
        insert_text(core, hash('e'), {"read", "chữ", 0, 0}, now_);
        insert_signatures(core, hash('a'), {}, now_);
        insert_signatures(core, hash('b'), {extraction::Signature{}}, now_);
    });
    EXPECT_THAT(without(10), ElementsAre(hash('c'))) << "in what is no PDF there are none";
    write([&](db::Connection& core) {
        insert_text(core, hash('c'), {"read", "chữ", 1, 0}, now_);
        count_failed_signatures(core, hash('c'), now_);
    });
    EXPECT_THAT(without(10), ElementsAre(hash('c'))) << "one round more";
    write([&](db::Connection& core) { count_failed_signatures(core, hash('c'), now_); });
    EXPECT_THAT(without(10), IsEmpty()) << "they stay unknown";
    EXPECT_THAT(store().read([](db::Connection& core) { return scans(core, 10); }), ElementsAre(hash('b')));
}

TEST_P(TextStore, KeepsTheSignatures)
{
    using extraction::Signature;
    const std::vector<Signature> signatures{{Signature::State::changed, "Nguyễn Văn Mẫu", "Tỉnh", now_, true}, {}};
    write([&](db::Connection& core) {
        EXPECT_FALSE(find_signatures(core, hash('a')));
        insert_signatures(core, hash('a'), signatures, now_);
        insert_signatures(core, hash('a'), {}, now_);
        insert_signatures(core, hash('b'), {}, now_);
        EXPECT_EQ(find_signatures(core, hash('a')), signatures) << "the first";
        EXPECT_EQ(find_signatures(core, hash('b')), std::vector<Signature>{});
        File plain = file('e');
        plain.type = "text/plain";
        insert_file(core, plain, now_);
        const std::int64_t before = core.statements_run();
        EXPECT_EQ(signatures_of(core, {hash('a'), hash('b'), hash('c'), hash('e'), hash('a'), "no-hash"}),
                  (std::map<std::string, Signatures>{
                      {hash('a'), signatures}, {hash('b'), std::vector<Signature>{}}, {hash('c'), std::nullopt}}));
        EXPECT_EQ(core.statements_run() - before, 1) << "one for all";
        EXPECT_TRUE(signatures_of(core, {}).empty());
    });
}

TEST_P(TextStore, PagesAreAddedOnce)
{
    write([&](db::Connection& core) {
        insert_text(core, hash('a'), {"scan", "", 5, 0}, now_);
        EXPECT_TRUE(update_text(core, hash('a'), {"scan", "một", 5, 3}, 0, now_));
        EXPECT_FALSE(update_text(core, hash('a'), {"scan", "một một", 5, 3}, 0, now_)) << "another node was there before";
        EXPECT_TRUE(update_text(core, hash('a'), {"read", "một\nhai", 5, 5}, 3, now_));
        EXPECT_FALSE(update_text(core, hash('a'), {"scan", "ba", 5, 6}, 5, now_)) << "it is read";
    });
    EXPECT_EQ(text('a')->text, "một\nhai");
    EXPECT_THAT(store().read([](db::Connection& core) { return scans(core, 10); }), IsEmpty());
}

TANTRAO_ON_ALL_STORES(TextStore);

}   // namespace
}   // namespace tantrao::media
