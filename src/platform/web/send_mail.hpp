// Mail through the server of the settings. Called from jobs only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "mail/mail.hpp"
#include "platform/web/environment.hpp"

namespace tantrao::web {

// At most ten seconds. Errors: those of mail::send, without what the server said: that may hold the address, and what a job fails with is
// kept in core and in the log.
Result<void> send_mail(const Environment& environment, const mail::Message& message);

}   // namespace tantrao::web
