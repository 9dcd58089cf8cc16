// Joining by a click in a mail, and leaving.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/alerts/digest.hpp"

namespace tantrao::alerts {

constexpr std::string_view confirm_job = "alerts.confirm";

// "An@Xa.example " as it is kept: "an@xa.example"; "" for what is no address.
std::string address_of(std::string_view typed);
// Enters the request and the mail that asks whether it is meant. Does nothing, and tells nobody, while five requests of the address wait:
// nobody's letter box is filled by strangers.
Result<void> ask(web::Environment& environment, Instant now, std::string_view email, const Topic& topic);
// Makes the token, of which core keeps the hash, and sends it. A mail that has to be sent again has a new one.
Result<void> send_confirmation(web::Environment& environment, std::int64_t wish, const Sender& send);
// Once per token: the subscriber with its key. Errors: gone "alerts.token.over".
Result<Subscriber> confirm(web::Environment& environment, Instant now, std::string_view token);
// The address goes at once, with every mail that waits.
void leave(web::Environment& environment, const Subscriber& subscriber);
// Ends one topic; who follows nothing any more has left. True if so.
bool leave_topic(web::Environment& environment, const Subscriber& subscriber, std::int64_t topic);

}   // namespace tantrao::alerts
