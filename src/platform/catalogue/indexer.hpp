// Keeps the index of this node up to date: one thread, the only writer. It follows the publication log as far as live has come.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "platform/catalogue/catalogue.hpp"

#include <atomic>
#include <condition_variable>
#include <set>
#include <thread>

namespace tantrao::catalogue {

struct IndexHealth {
    search::Mark index;   // how far it has come
    std::int64_t documents = 0;
    bool rebuilding = false;
    std::string why_rebuilt;   // why this process built it anew, if it did
    std::string trouble;       // why it cannot go on at present; "" when all is well
};

class Indexer {
  public:
    Indexer(db::Store& core, newsstand::LiveStore& live, Catalogue& catalogue);
    ~Indexer();

    // Follows until stop(). Does nothing where no source is registered.
    void start();
    void stop();
    // Live has applied something. Returns at once.
    void wake();

    // Brings the index up to what live holds now; for a thread of one's own, before start(). Throws db::DatabaseError, search::IndexError.
    void catch_up();
    // Waits until what live holds up to this number can be found; false when the time is over.
    bool wait_indexed(std::int64_t number, std::int64_t timeout_us);
    IndexHealth health() const;

    // Called after each batch of a rebuild and each commit of what is followed; for tests that want to see what is served meanwhile.
    void on_batch(std::function<void()> listener) { batch_done_ = std::move(listener); }

  private:
    enum class Step { nothing, applied, must_rebuild };
    void run();
    Step step();
    Step follow(const search::Index& index);
    void apply(const search::Index& index, newsstand::LiveReader& live, const std::vector<newsstand::Entry>& entries);
    void put_latest(std::int64_t after);
    void put(newsstand::LiveReader& live, const newsstand::Subject& subject);
    void commit(const search::Index& index, const search::Mark& mark);
    void add_with_depending(std::set<newsstand::Subject>& subjects, newsstand::LiveReader& live,
                            const newsstand::Subject& subject);
    void rebuild();
    bool fill(search::Builder& builder, std::int64_t generation, std::uintmax_t& text);
    void put_together(search::Builder& builder, const search::Mark& mark);
    void follow_meanwhile();
    newsstand::LiveReader rows();
    std::string name_of_live(const newsstand::LiveReader& live) const;
    void note_indexed(std::int64_t number);
    void note(std::string why_rebuilt, bool rebuilding);

    db::Store& core_;
    newsstand::LiveStore& live_;
    const newsstand::GoneSet nothing_gone_;
    Catalogue& catalogue_;
    std::unique_ptr<search::Writer> writer_;   // of the index that serves
    std::function<void()> batch_done_;
    std::thread thread_;
    std::atomic<bool> stopping_{false};
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool awake_ = false;
    std::int64_t indexed_ = -1;
    std::int64_t looked_ = -1;   // how far the log was looked through for what need not wait
    IndexHealth health_;
};

}   // namespace tantrao::catalogue
