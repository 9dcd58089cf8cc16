// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/send_mail.hpp"
#include "base/config.hpp"
#include "base/hash.hpp"
#include <fmt/format.h>

namespace tantrao::web {

Result<void> send_mail(const Environment& environment, const mail::Message& message)
{
    constexpr int longest_seconds = 10;
    const SmtpConfig& smtp = environment.config.smtp;
    const auto sent = mail::send({smtp.url, smtp.user, smtp.password, smtp.require_tls, longest_seconds}, message);
    return sent ? Result<void>() : Error::of(sent.error().kind, sent.error().code);
}

std::string message_id(const Environment& environment, std::string_view text)
{
    return fmt::format("<{}@{}>", sha256_hex(text).substr(0, 32), environment.config.base_host);
}

bool is_time_for_daily_mails(const Environment& environment, Instant now)
{
    const Config& config = environment.config;
    return !config.smtp.url.empty() && format_clock_time(now) >= fmt::format("{:02}:00", config.alerts_hour);
}

}   // namespace tantrao::web
