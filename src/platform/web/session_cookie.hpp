// The desk's session cookie: host-only, HttpOnly, SameSite=Lax; "__Host-" and Secure behind TLS.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/config.hpp"
#include "http/request.hpp"
#include "platform/identity/identity.hpp"
#include <string>

namespace tantrao::web {

std::string session_token(const http::Request& request, const Config& config);   // "" if there is none
std::string session_cookie(const Config& config, std::string_view token);        // value of Set-Cookie
std::string ended_session_cookie(const Config& config);
identity::SessionLimits session_limits(const Config& config);

} // namespace tantrao::web
