// The desk's half of the pipeline: session, rights, origin of forms, log of writes.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/hash.hpp"
#include "base/text.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/application.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/headers.hpp"
#include "platform/web/posted_form.hpp"
#include "platform/web/session_cookie.hpp"
#include <algorithm>

namespace tantrao::web {
namespace {

using Answer = http::Server::Answer;

// Scripts of other sites cannot post here; what is no browser carries no cookies by itself.
Result<void> check_csrf(const http::Request& request, const identity::Session& session, const Config& config)
{
    if (is_foreign(request, config) || !equal_in_constant_time(form_of(request).fields.get("csrf"), session.csrf))
        return Error::forbidden("csrf.refused");
    return {};
}

http::Response to_sign_in(const Ui& ui, const http::Request& request)
{
    if (wants_json(request))
        return json_error(ui, Error::of(ErrorKind::unauthenticated, "session.over"), request.id);
    const bool come_back = request.method == http::Method::get && request.path != "/";
    return http::see_other("/dang-nhap" + (come_back ? "?tiep=" + text::percent_encode(request.target) : std::string()));
}

// Pages an account with a password that must be changed may still use.
bool is_open_to_all(const Route& route) { return route.name == "accounts.password" || route.name == "accounts.password.change" || route.name == "accounts.sign_out"; }

struct Place {
    std::optional<site::Site> site;   // of the {site} in the pattern
    SiteId asked;                     // where the power is asked: the site, or the portal
};

Result<Place> place_of(db::Store& core, const Route& route, const PathValues& path)
{
    const bool of_site = route.pattern.find("{site}") != std::string::npos;
    return core.read([&](db::Connection& db) -> Result<Place> {
        if (!of_site)
            return Place{std::nullopt, site::portal_id(db)};
        auto site = site::find_site_by_slug(db, path.get("site"));
        if (!site)
            return Error::not_found("site.unknown");
        const SiteId id = site->id;
        return Place{std::move(site), id};
    });
}

} // namespace

Answer Application::answer_desk(http::Request& request)
{
    const Ui& ui = environment_.ui;
    auto found = desk_routes_.find(request.method, request.path);
    http::Response response;
    std::string name = "none";
    if (found.route == nullptr) {
        response = plain_error(ui, found.other_method ? 405 : 404, request.id);
        if (found.other_method)
            response.set("Allow", request.method == http::Method::post ? "GET, HEAD" : "POST");
    } else if (const int refused = refusal_of_body(request); refused != 0) {
        response = plain_error(ui, refused, request.id);
    } else {
        name = found.route->name;
        auto result = found.route->is_desk() ? run_desk(request, *found.route, found.values) : run_open(request, *found.route, found.values);
        if (result)
            response = std::move(*result);
        else
            response = wants_json(request) ? json_error(ui, result.error(), request.id)
                                           : plain_error(ui, status_of(result.error().kind), request.id);
    }
    if (response.header("Cache-Control").empty())
        response.set("Cache-Control", "no-store");
    add_security_headers(response, Policy::desk, environment_.config);
    return {std::move(response), nullptr, std::move(name), 0};
}

Result<http::Response> Application::run_open(const http::Request& request, const Route& route, const PathValues& path)
{
    const Instant now = environment_.clock.now();
    if (request.method == http::Method::post) {
        if (is_foreign(request, environment_.config))
            return Error::forbidden("csrf.refused");
        if (!sign_in_limit_.take(request.remote_address, now))
            return Error::of(ErrorKind::too_many, "error.429.text");
    }
    const OpenRequest open{request, path, request.query_fields(), form_of(request), environment_, environment_.ui, now};
    return std::get<OpenHandler>(route.handler)(open);
}

Result<http::Response> Application::run_desk(const http::Request& request, const Route& route, const PathValues& path)
{
    const Ui& ui = environment_.ui;
    const Instant now = environment_.clock.now();
    const auto session = identity::find_session(environment_.core, now, session_limits(environment_.config),
                                                session_token(request, environment_.config));
    if (!session)
        return to_sign_in(ui, request);
    const access::Actor actor = environment_.core.read(
        [&](db::Connection& core) { return access::load_actor(core, session->account.id, session->account.name); });
    if (session->account.must_change && !is_open_to_all(route))
        return http::see_other("/doi-mat-khau");
    auto place = place_of(environment_.core, route, path);
    const std::optional<site::Site> site = place ? place->site : std::nullopt;
    const DeskRequest desk{request, path, request.query_fields(), form_of(request), *session, actor, site, environment_, ui, now};
    if (!place)
        return desk_error(desk, place.error());
    const bool is_write = request.method == http::Method::post;
    http::Response response;
    if (auto decision = access::decide_anywhere(actor, route.power, place->asked); !route.power.empty() && !decision)
        response = desk_error(desk, Error::forbidden("access.denied", {route.power}));
    else if (auto checked = is_write ? check_csrf(request, *session, environment_.config) : Result<void>(); !checked)
        response = desk_error(desk, checked.error());
    else if (is_write && !write_limit_.take(std::to_string(actor.id.value), now))
        response = desk_error(desk, Error::of(ErrorKind::too_many, "error.429.text"));
    else if (auto result = std::get<DeskHandler>(route.handler)(desk); result)
        response = std::move(*result);
    else
        response = desk_error(desk, result.error());
    if (is_write)
        environment_.security_log.write(now, {"desk.write", request.remote_address, request.id, session->account.email, route.name, response.status});
    return response;
}

} // namespace tantrao::web
