// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/alert_jobs.hpp"
#include "features/alerts/event_store.hpp"
#include "features/alerts/follow.hpp"
#include "features/alerts/opt_in.hpp"

namespace tantrao::alerts {
namespace {

constexpr std::int64_t round_us = seconds_us(30), events_kept_us = days_us(400);

void forget(web::Environment& environment)
{
    (void)environment.core.write([&](db::Transaction& tx) -> Result<void> {
        remove_old_wishes(tx, environment.clock.now());
        remove_old_events(tx, environment.clock.now() + -events_kept_us);
        return {};
    });
}

}   // namespace

void work(web::Environment& environment)
{
    take_news(environment);
    remind(environment);
    enter_mails(environment);
    forget(environment);
}

void register_jobs(web::Environment& environment)
{
    const Sender send = [&environment](const mail::Message& message) { return send_by_smtp(environment, message); };
    environment.jobs.handle(std::string(confirm_job), [&environment, send](const jobs::Job& job) {
        return send_confirmation(environment, job.payload.value("wish", std::int64_t{0}), send);
    });
    environment.jobs.handle(std::string(mail_job), [&environment, send](const jobs::Job& job) {
        return deliver(environment, job.payload.value("subscriber", std::int64_t{0}), send);
    });
    environment.jobs.every("alerts.follow", round_us, [&environment](const jobs::Job&) -> Result<void> {
        work(environment);
        return {};
    });
}

}   // namespace tantrao::alerts
