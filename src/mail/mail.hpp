// Sending mail by SMTP (libcurl). Called from jobs only, never inside a transaction or a request.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tantrao::mail {

struct Message {
    std::string from, to, subject, body;   // UTF-8 plain text; addresses without display names
    std::string message_id;                // stable, so a retry is recognised: "<hex@host>"
    std::string leave_url = {};            // of mail that somebody subscribed to: ends it by one click (RFC 8058); "" for none
};

struct SmtpOptions {
    std::string url;   // "smtp://host:25", "smtps://host:465"; "" means mail is off
    std::string user, password;
    bool require_tls = false;
    int timeout_seconds = 30;
};

// An address without display name, comment or quoting: what is left can end neither header nor command.
bool is_address(std::string_view text);

// RFC 5322 with RFC 2047 subject and quoted-printable UTF-8 body; lines end in CR LF. `date` as in "Mon, 23 Nov 2026 10:30:00 +0000".
// Whatever is not an address, or could start a header of its own, is refused ("mail.header.refused").
Result<std::string> format(const Message& message, std::string_view date);

// One conversation, at most timeout_seconds long. With a password or require_tls the server's certificate is checked. Errors:
// "mail.off", "mail.header.refused", "mail.refused" (permanent, 5xx); unavailable "mail.unavailable" (try again). The server's
// answer is in the detail.
Result<void> send(const SmtpOptions& smtp, const Message& message);

}   // namespace tantrao::mail
