// Two nodes that follow one core, each through a store of its own, as two servers do.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/tests/note_desk.hpp"

#include <thread>

namespace tantrao::newsstand {
namespace {

class TwoNodes : public NoteDesk {
  protected:
    void SetUp() override
    {
        NoteDesk::SetUp();
        other_core_ = db::Store::open(options());
        other_core_->set_before_commit(number_rows);
        first_ = node("first");
        second_ = std::make_unique<Node>(*other_core_, folder() / "second", clock_);
        for (Node* one : {first_.get(), second_.get()}) {
            ASSERT_TRUE(one->projector.lock());
            one->projector.catch_up();
            one->projector.start();
        }
    }
    void TearDown() override
    {
        first_.reset();
        second_.reset();
        other_core_.reset();
        NoteDesk::TearDown();
    }
    bool both_have(std::int64_t number)
    {
        return first_->projector.wait_applied(number, seconds_us(30)) && second_->projector.wait_applied(number, seconds_us(30));
    }
    std::unique_ptr<db::Store> other_core_;
    std::unique_ptr<Node> first_, second_;
};

TEST_P(TwoNodes, SeeWhatEitherPublishes)
{
    for (int id = 1; id <= 10; ++id) {
        write(id % 2 == 0 ? store() : *other_core_,
              [&](db::Transaction& tx) { set(tx, id, fmt::format("note {}", id), "live"); });
        ASSERT_TRUE(both_have(last().number));
    }
    withdraw(3);
    ASSERT_TRUE(both_have(last().number));
    EXPECT_EQ(first_->shown(), committed());
    EXPECT_EQ(second_->shown(), committed());
}

// As log.cpp numbers them, but telling nobody: a NOTIFY may be lost with the connection that listens.
void number_rows_in_silence(db::Connection& core)
{
    core.exec("UPDATE publication_counter SET number = number + 1, mark = 'silent' WHERE id = 1");
    core.exec("UPDATE publication_log SET number = (SELECT number FROM publication_counter WHERE id = 1), mark = 'silent' "
              "WHERE number = 0");
}

TEST_P(TwoNodes, SeeWhatNobodyNotifiedThemOf)
{
    const auto silent = db::Store::open(options());
    silent->set_before_commit(number_rows_in_silence);
    for (int id = 1; id <= 3; ++id) {
        write(*silent, [&](db::Transaction& tx) { set(tx, id, fmt::format("note {}", id), "live"); });
        ASSERT_TRUE(both_have(last().number)) << id;
    }
    EXPECT_EQ(first_->shown(), committed());
    EXPECT_EQ(second_->shown(), committed());
}

TEST_P(TwoNodes, EndWithTheSameWhenBothWriteAtOnce)
{
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i)
                write(t % 2 == 0 ? store() : *other_core_,
                      [&](db::Transaction& tx) { set(tx, 1 + (i * 7 + t) % 20, fmt::format("{}.{}", t, i), "live"); });
        });
    for (auto& thread : threads)
        thread.join();
    ASSERT_TRUE(both_have(last().number));
    EXPECT_EQ(first_->shown(), committed());
    EXPECT_EQ(second_->shown(), first_->shown());
}

TEST_P(TwoNodes, ALostCoreIsSaidAndComesBackByItself)
{
    if (GetParam() == db::Engine::sqlite)
        GTEST_SKIP() << "there is no server";
    publish(1, "one");
    ASSERT_TRUE(both_have(last().number));
    const std::string url = options().postgres_url;
    Shown before = committed();
    for (int round = 0; round < 3; ++round) {
        db::run_on_postgres_server(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
        EXPECT_EQ(second_->shown(), before);   // readers need no core
        publish(2 + round, "after");
        ASSERT_TRUE(both_have(last().number));
        before = committed();
    }
    EXPECT_EQ(second_->projector.health().why_rebuilt, "");
}

TANTRAO_ON_ALL_STORES(TwoNodes);

}   // namespace
}   // namespace tantrao::newsstand
