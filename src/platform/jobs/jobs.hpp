// Durable jobs: entered in a transaction, run by any node, retried. Thread-safe.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/json.hpp"
#include "base/time.hpp"
#include "db/store.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tantrao::jobs {

struct Job {
    std::int64_t id = 0;
    std::string kind;
    Json payload;
    Instant due_at;
    int tries = 0;
};

// Enters a job in the caller's transaction. Under a unique key there is one job: if it waits, its payload becomes the new one and its
// due time the earlier of both; if it runs now, it runs once more afterwards; if it had failed, it is tried again.
void enter(db::Transaction& tx, Instant now, std::string_view kind, const Json& payload, Instant due_at,
           std::string_view unique_key = {});
// Enters a job under a key that no job has yet, whether it waits, runs or has failed; otherwise does nothing.
void enter_if_new(db::Transaction& tx, Instant now, std::string_view kind, const Json& payload, Instant due_at,
                  std::string_view unique_key);
void cancel(db::Transaction& tx, std::string_view unique_key);

struct Listed {
    std::int64_t id = 0;
    std::string kind, state, last_error;
    Instant due_at;
    int tries = 0;
};
std::vector<Listed> list(db::Connection& core, int limit);
// Lets a failed job be tried again now.
bool retry(db::Transaction& tx, Instant now, std::int64_t id);

// One thread for the kinds it was given; it claims no others. Work that waits long for something has a runner of its own, so that
// nothing else waits for it.
class Runner {
  public:
    // What a kind does. An error or exception means: try again later. It must be harmless to run twice, and should end within a minute: a
    // job that takes longer than its lease may be run by another node as well.
    using Work = std::function<Result<void>(const Job&)>;

    Runner(db::Store& store, const Clock& clock);
    ~Runner();
    void handle(std::string kind, Work work) { work_.insert_or_assign(std::move(kind), std::move(work)); }
    // Makes sure a recurring job exists; it runs every `interval` from the end of its last run.
    void every(std::string kind, std::int64_t interval_us, Work work);

    // Claims and runs what is due, in order of due time; how many. For the thread, tests and command lines.
    int run_due();   // ends early when stop() is called
    void start();    // a thread that looks every half second, or at once when woken
    void stop();
    bool is_stopping() const
    {
        return stopping_;
    }   // for work that can end early: by an error, which is then not counted as a try
    void wake();

  private:
    void loop();
    std::vector<Job> claim(std::size_t limit);
    bool renew(const Job& job);
    void give_back(const Job& job);
    void run(const Job& job);
    void finish(const Job& job, const Result<void>& outcome);

    db::Store& store_;
    const Clock& clock_;
    std::map<std::string, Work> work_;
    std::map<std::string, std::int64_t> intervals_;
    const std::string owner_;
    std::thread thread_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::atomic<bool> stopping_{false};
    bool look_now_ = false;
};

}   // namespace tantrao::jobs
