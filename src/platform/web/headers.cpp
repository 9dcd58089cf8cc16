// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/headers.hpp"

namespace tantrao::web {
namespace {

// The script of readers' pages asks for suggestions where they come from.
constexpr std::string_view common = "connect-src 'self'; img-src 'self' data:; font-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                                    "object-src 'none'; frame-ancestors 'none'";

std::string policy_of(Policy policy)
{
    switch (policy) {
    case Policy::site:
    case Policy::desk: return "default-src 'none'; script-src 'self'; media-src 'self'; " + std::string(common);
    case Policy::asset: break;
    }
    return "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'";
}

void set_missing(http::Response& response, std::string name, std::string value)
{
    if (response.header(name).empty())
        response.add(std::move(name), std::move(value));
}

} // namespace

void add_security_headers(http::Response& response, Policy policy)
{
    set_missing(response, "Content-Security-Policy", policy_of(policy));
    set_missing(response, "X-Content-Type-Options", "nosniff");
    set_missing(response, "Referrer-Policy", policy == Policy::desk ? "same-origin" : "strict-origin-when-cross-origin");
    set_missing(response, "Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
    set_missing(response, "Cross-Origin-Opener-Policy", "same-origin");
    if (policy != Policy::asset)
        set_missing(response, "X-Frame-Options", "DENY");
    else
        set_missing(response, "Cross-Origin-Resource-Policy", "cross-origin");
}

void add_security_headers(http::Response& response, Policy policy, const Config& config)
{
    add_security_headers(response, policy);
    if (config.secure())
        set_missing(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

} // namespace tantrao::web
