// One mail a day with what has happened to what somebody follows.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/alerts/alert_store.hpp"
#include "mail/mail.hpp"
#include "platform/web/environment.hpp"
#include <functional>

namespace tantrao::alerts {

using Sender = std::function<Result<void>(const mail::Message&)>;

// From the hour of the settings on: a job for everybody for whom there is something today.
void enter_mails(web::Environment& environment);
// What a mail holds that has begun (sending_until); nothing where all of it has been taken away again. Errors: unavailable
// "alerts.behind" while this node's live has not come as far as the events.
Result<std::optional<mail::Message>> compose(web::Environment& environment, const Subscriber& subscriber);
// Composes and sends. Run again after a crash it sends the same mail with the same Message-ID, or nothing if core knows that it went out.
Result<void> deliver(web::Environment& environment, std::int64_t subscriber, const Sender& send);

constexpr std::string_view mail_job = "alerts.mail";
std::string mail_job_key(std::int64_t subscriber);
// The address of the page that shows and ends what is followed.
std::string own_path(std::string_view key);

}   // namespace tantrao::alerts
