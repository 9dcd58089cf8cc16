// Mail through the server of the settings. Called from jobs only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "mail/mail.hpp"
#include "platform/web/environment.hpp"

namespace tantrao::web {

// At most ten seconds. Errors: those of mail::send, without what the server said: that may hold the address, and what a job fails with is
// kept in core and in the log.
Result<void> send_mail(const Environment& environment, const mail::Message& message);

// "<hex@host>", the same for the same text.
std::string message_id(const Environment& environment, std::string_view text);

// Whether the mails of a day may go: there is a server, and it is the hour of the settings or later.
bool is_time_for_daily_mails(const Environment& environment, Instant now);

}   // namespace tantrao::web
