// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/alert_jobs.hpp"
#include "features/alerts/event_store.hpp"
#include "features/alerts/follow.hpp"
#include "features/alerts/opt_in.hpp"
#include "platform/web/send_mail.hpp"

namespace tantrao::alerts {
namespace {

constexpr std::int64_t round_us = seconds_us(30), forget_every_us = minutes_us(10), events_kept_us = days_us(400);

}   // namespace

void forget(web::Environment& environment)
{
    (void)environment.core.write([&](db::Transaction& tx) -> Result<void> {
        remove_old_wishes(tx, environment.clock.now());
        remove_old_events(tx, environment.clock.now() + -events_kept_us);
        return {};
    });
}

void work(web::Environment& environment)
{
    take_news(environment);
    remind(environment);
    enter_mails(environment);
}

void register_jobs(web::Environment& environment)
{
    const Sender send = [&environment](const mail::Message& message) { return web::send_mail(environment, message); };
    environment.mail_jobs.handle(std::string(confirm_job), [&environment, send](const jobs::Job& job) {
        return send_confirmation(environment, job.payload.value("wish", std::int64_t{0}), send);
    });
    environment.mail_jobs.handle(std::string(mail_job), [&environment, send](const jobs::Job& job) {
        return deliver(environment, job.payload.value("subscriber", std::int64_t{0}), send);
    });
    environment.mail_jobs.every("alerts.follow", round_us, [&environment](const jobs::Job&) -> Result<void> {
        work(environment);
        return {};
    });
    environment.jobs.every("alerts.forget", forget_every_us, [&environment](const jobs::Job&) -> Result<void> {
        forget(environment);
        return {};
    });
}

}   // namespace tantrao::alerts
