// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/send_mail.hpp"
#include "base/config.hpp"

namespace tantrao::web {

Result<void> send_mail(const Environment& environment, const mail::Message& message)
{
    constexpr int longest_seconds = 10;
    const SmtpConfig& smtp = environment.config.smtp;
    const auto sent = mail::send({smtp.url, smtp.user, smtp.password, smtp.require_tls, longest_seconds}, message);
    return sent ? Result<void>() : Error::of(sent.error().kind, sent.error().code);
}

}   // namespace tantrao::web
