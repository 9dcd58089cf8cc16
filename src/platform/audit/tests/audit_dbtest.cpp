// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "platform/audit/audit.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <thread>

namespace tantrao::audit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Trail : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        db::migrate(store(), db::find_migrations({"platform/newsstand", "platform/site", "platform/identity", "platform/access",
                                                  "platform/audit"}));
    }
    template <class F>
    auto write(F&& body)
    {
        return store().write([&](db::Transaction& tx) -> Result<int> { return static_cast<int>(body(tx)); }).value();
    }
    void act(std::int64_t subject, Json detail = {{"reason", "một lý do"}})
    {
        write([&](db::Transaction& tx) {
            record(tx, clock_.now(), access::system_actor(),
                   {"test.act", "test.power", SiteId{1}, "item", subject, std::move(detail), {}, "r1"});
            return 0;
        });
        clock_.advance(1);
    }
    int seal_all()
    {
        clock_.advance(seconds_us(10));
        return write([&](db::Transaction& tx) { return seal(tx, clock_.now()); });
    }
    Verification verified()
    {
        return store().read([](db::Connection& core) { return verify(core); });
    }
    void tamper(const std::string& sql)
    {
        write([&](db::Transaction& tx) {
            tx->script(sql);
            return 0;
        });
    }
    std::int64_t row(int seal_number)
    {
        return store().read([&](db::Connection& core) {
            return core.number("SELECT id FROM audit WHERE seal_number = :number", {{"number", seal_number}});
        });
    }
    void fill(int count)
    {
        for (int i = 1; i <= count; ++i)
            act(i);
        EXPECT_EQ(seal_all(), count);
        ASSERT_THAT(verified().broken, IsEmpty());
    }
    FakeClock clock_;
};

TEST_P(Trail, IsSealedInOrderOnceItHasSettled)
{
    act(1);
    act(2);
    EXPECT_EQ(write([&](db::Transaction& tx) { return seal(tx, clock_.now()); }), 0);   // younger than five seconds
    EXPECT_EQ(verified().unsealed, 2);
    EXPECT_EQ(seal_all(), 2);
    EXPECT_EQ(seal_all(), 0);
    act(3);
    EXPECT_EQ(seal_all(), 1);
    const Verification found = verified();
    EXPECT_EQ(found.sealed, 3);
    EXPECT_EQ(found.unsealed, 0);
    EXPECT_EQ(found.last_seal.size(), 64U);
    EXPECT_THAT(found.broken, IsEmpty());
}

TEST_P(Trail, NoticesEveryChangedField)
{
    fill(3);
    for (const char* field : {"at = at + 1", "actor_id = 5", "acting_for_id = 5", "power = 'x'", "action = 'x'", "site_id = 5",
                              "subject_kind = 'x'", "subject_id = 77", "request = 'x'", "detail_hash = 'x'"}) {
        const std::string column = std::string(field).substr(0, std::string(field).find(' '));
        tamper(
            "CREATE TABLE kept AS SELECT at, actor_id, acting_for_id, power, action, site_id, subject_kind, subject_id, request, "
            "detail_hash FROM audit WHERE seal_number = 2");
        tamper(std::string("UPDATE audit SET ") + field + " WHERE seal_number = 2");
        EXPECT_THAT(verified().broken, testing::Contains(HasSubstr("seal 2"))) << field;
        tamper("UPDATE audit SET " + column + " = (SELECT " + column + " FROM kept) WHERE seal_number = 2");
        tamper("DROP TABLE kept");
        EXPECT_THAT(verified().broken, IsEmpty()) << field;
    }
}

TEST_P(Trail, NoticesAChangedOrMissingDetail)
{
    fill(3);
    tamper(fmt::format("UPDATE audit_details SET detail = '{{}}' WHERE audit_id = {}", row(2)));
    EXPECT_THAT(verified().broken, ElementsAre(HasSubstr(fmt::format("the detail of row {} was changed", row(2)))));
    tamper(fmt::format("DELETE FROM audit_details WHERE audit_id = {}", row(2)));
    EXPECT_THAT(verified().broken, ElementsAre(HasSubstr(fmt::format("the detail of row {} is missing", row(2)))));
}

TEST_P(Trail, NoticesAMissingRowInTheMiddleAndAtTheEnd)
{
    fill(4);
    const auto end = row(4), middle = row(2);
    tamper(fmt::format("DELETE FROM audit_details WHERE audit_id = {0}; DELETE FROM audit WHERE id = {0}", end));
    EXPECT_THAT(verified().broken, ElementsAre(HasSubstr("ends at seal 3")));
    tamper(fmt::format("DELETE FROM audit_details WHERE audit_id = {0}; DELETE FROM audit WHERE id = {0}", middle));
    EXPECT_THAT(verified().broken, testing::Contains(HasSubstr("seal 2 is missing")));
}

TEST_P(Trail, NoticesRowsThatChangedPlaces)
{
    fill(3);
    tamper("UPDATE audit SET seal_number = 9 WHERE seal_number = 1; UPDATE audit SET seal_number = 1 WHERE seal_number = 2; "
           "UPDATE audit SET seal_number = 2 WHERE seal_number = 9");
    EXPECT_THAT(verified().broken, testing::Not(IsEmpty()));
}

TEST_P(Trail, ErasesADetailAndKeepsTheChain)
{
    fill(3);
    const std::int64_t second = row(2);
    EXPECT_EQ(write([&](db::Transaction& tx) { return erase_detail(tx, clock_.now(), second, "Quyết định 1/QĐ"); }), 1);
    EXPECT_EQ(write([&](db::Transaction& tx) { return erase_detail(tx, clock_.now(), second, "again"); }), 0);
    EXPECT_EQ(write([&](db::Transaction& tx) { return erase_detail(tx, clock_.now(), 99, "unknown"); }), 0);
    const Verification found = verified();
    EXPECT_THAT(found.broken, IsEmpty());
    EXPECT_EQ(found.erased, 1);
    store().read([&](db::Connection& core) {
        core.each("SELECT detail, salt, erased_ground FROM audit_details WHERE audit_id = :id", {{"id", second}},
                  [](const db::Row& r) {
                      EXPECT_EQ(r.text(0), "");
                      EXPECT_EQ(r.text(1), "");   // or the detail could be guessed from its hash
                      EXPECT_EQ(r.text(2), "Quyết định 1/QĐ");
                  });
    });
    act(4);
    EXPECT_EQ(seal_all(), 1);
    EXPECT_THAT(verified().broken, IsEmpty());
}

TEST_P(Trail, TwoSealersAtOnceMakeOneChain)
{
    for (int i = 0; i < 60; ++i)
        act(i);
    clock_.advance(seconds_us(10));
    std::atomic<int> sealed{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 10; ++i)
                sealed += write([&](db::Transaction& tx) { return seal(tx, clock_.now(), 3); });
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(sealed, 60);
    const Verification found = verified();
    EXPECT_EQ(found.sealed, 60);
    EXPECT_THAT(found.broken, IsEmpty());
}

TEST_P(Trail, IsVerifiedInPartsWhateverItsLength)
{
    write([&](db::Transaction& tx) {
        for (int i = 0; i < 4'100; ++i)
            record(tx, clock_.now(), access::system_actor(), {"test.act", "p", SiteId{1}, "item", i, Json::object(), {}, ""});
        return 0;
    });
    clock_.advance(seconds_us(10));
    for (int i = 0; i < 5; ++i)
        write([&](db::Transaction& tx) { return seal(tx, clock_.now()); });
    EXPECT_EQ(verified().sealed, 4'100);
    EXPECT_THAT(verified().broken, IsEmpty());
    tamper("UPDATE audit SET action = 'x' WHERE seal_number = 2001");   // the first row of the second part
    EXPECT_THAT(verified().broken, ElementsAre(HasSubstr("seal 2001")));
}

TEST_P(Trail, IsReadPageByPageWithoutLosingRowsOfOneMoment)
{
    write([&](db::Transaction& tx) {
        for (int i = 0; i < 7; ++i)   // all at one moment
            record(tx, clock_.now(), access::system_actor(), {"test.act", "p", SiteId{1}, "item", i, Json::object(), {}, ""});
        record(tx, clock_.now(), access::system_actor(), {"test.act", "p", SiteId{2}, "item", 99, Json::object(), {}, ""});
        return 0;
    });
    std::vector<std::int64_t> seen;
    Instant before;
    std::int64_t before_id = 0;
    for (int page = 0; page < 4; ++page)
        for (const Line& line :
             store().read([&](db::Connection& core) { return lines_of(core, SiteId{1}, before, before_id, 3); })) {
            seen.push_back(line.subject_id);
            before = line.at;
            before_id = line.id;
        }
    EXPECT_THAT(seen, ElementsAre(6, 5, 4, 3, 2, 1, 0));
}

TANTRAO_ON_ALL_STORES(Trail);

}   // namespace
}   // namespace tantrao::audit
