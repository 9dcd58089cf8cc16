// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/work.hpp"

#include "app/core.hpp"
#include "base/log.hpp"
#include "platform/audit/audit.hpp"
#include "platform/identity/identity.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/scheduling.hpp"

#include <chrono>

namespace tantrao::app {

namespace {

constexpr std::int64_t log_kept_us = days_us(30);
constexpr auto between_tries = std::chrono::seconds(2);

// Seals all there is, in transactions of a thousand rows.
Result<void> seal_audit(db::Store& core, const Clock& clock)
{
    for (int sealed = 1; sealed > 0;) {
        const auto done = core.write([&](db::Transaction& tx) -> Result<int> { return audit::seal(tx, clock.now()); });
        sealed = TANTRAO_TRY(done);
    }
    return {};
}

template <class F>
Result<void> in_one_transaction(db::Store& core, F&& change)
{
    return core.write([&](db::Transaction& tx) -> Result<void> {
        change(tx);
        return {};
    });
}

} // namespace

void register_work(web::Environment& environment, const std::vector<web::Feature>& features)
{
    db::Store& core = environment.core;
    const Clock& clock = environment.clock;
    jobs::Runner& runner = environment.jobs;
    publication::register_scheduling(runner, core, clock);
    runner.every("audit.seal", seconds_us(30), [&](const jobs::Job&) { return seal_audit(core, clock); });
    runner.every("newsstand.trim", days_us(1), [&](const jobs::Job&) {
        return in_one_transaction(core, [&](db::Transaction& tx) { newsstand::drop_before(tx, clock.now() + -log_kept_us); });
    });
    runner.every("identity.clear", hours_us(1), [&](const jobs::Job&) {
        return in_one_transaction(core, [&](db::Transaction& tx) { identity::remove_ended(tx, clock.now()); });
    });
    for (const web::Feature& feature : features)
        if (feature.register_jobs)
            feature.register_jobs(environment);
}

void Work::start()
{
    thread_ = std::thread([this] { begin(); });
}

void Work::begin()
{
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        try {
            migrate_core(environment_.core);
            register_work(environment_, features_);
            environment_.jobs.start();
            environment_.mail_jobs.start();
            environment_.slow_jobs.start();
            return;
        } catch (const std::exception& failure) {
            log_warning("app.work", std::string("background jobs wait: ") + failure.what());
        }
        lock.lock();
        stopped_.wait_for(lock, between_tries, [this] { return stopping_; });
    }
}

void Work::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopped_.notify_all();
    if (thread_.joinable())
        thread_.join();
    environment_.jobs.stop();
    environment_.mail_jobs.stop();
    environment_.slow_jobs.stop();
}

} // namespace tantrao::app
