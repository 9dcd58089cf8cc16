// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/session_cookie.hpp"

namespace tantrao::web {
namespace {

std::string_view name_for(const Config& config) { return config.secure() ? "__Host-tantrao" : "tantrao"; }

std::string cookie(const Config& config, std::string_view value)
{
    return std::string(name_for(config)) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax" +
           (config.secure() ? "; Secure" : "");
}

} // namespace

std::string session_token(const http::Request& request, const Config& config)
{
    return std::string(request.cookie(name_for(config)));
}

std::string session_cookie(const Config& config, std::string_view token) { return cookie(config, token); }

std::string ended_session_cookie(const Config& config) { return cookie(config, "") + "; Max-Age=0"; }

identity::SessionLimits session_limits(const Config& config)
{
    return {minutes_us(config.session_idle_minutes), hours_us(config.session_hours)};
}

} // namespace tantrao::web
