// What readers send in, and what links with a token open: on the hosts of the sites, without session and without cache.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/application.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/headers.hpp"
#include "platform/web/posted_form.hpp"

namespace tantrao::web {
namespace {

Result<http::Response> handle(const GuestRequest& request, const Route& route, RateLimit& limit)
{
    const http::Request& http = request.reading.http;
    if (http.method == http::Method::post) {
        if (is_foreign(http, request.environment.config))
            return Error::forbidden("csrf.refused");
        // A link's token lets one thing be done: mail providers end subscriptions for all of their readers from a few addresses.
        const bool has_token = route.pattern.ends_with("{token}");
        if (!has_token && !limit.take(network_of(http.remote_address), request.reading.now))
            return Error::of(ErrorKind::too_many, "error.429.text");
    }
    return std::get<GuestHandler>(route.handler)(request);
}

}   // namespace

http::Server::Answer Application::answer_guest(const http::Request& request, const Route& route, const PathValues& path,
                                               SiteId site)
{
    if (const int refused = refusal_of_body(request); refused != 0)
        return {plain_error(environment_.ui, refused, request.id), nullptr, route.name, site.value};
    const http::Fields query = request.query_fields();
    auto live = environment_.live.reader();
    const auto directory = environment_.directories.of(live);
    const site::PublicSite* owner = directory->by_id(site);
    if (owner == nullptr)
        return {plain_error(environment_.ui, 421, request.id), nullptr, "unknown_host", 0};
    const ReaderRequest reading = reading_of({request, path, query}, live, *directory, *owner);
    auto result = handle({reading, form_of(request), environment_}, route, guest_limit_);
    http::Response response = result ? std::move(*result) : site_error(reading, result.error()).response;
    response.set("Cache-Control", "no-store");
    response.set("Referrer-Policy", "same-origin");   // the address may hold a token
    add_security_headers(response, Policy::site, environment_.config);
    return {std::move(response), nullptr, route.name, site.value};
}

}   // namespace tantrao::web
