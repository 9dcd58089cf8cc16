// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/application.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "http/target.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/headers.hpp"
#include "platform/web/system_pages.hpp"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <stdexcept>

namespace tantrao::web {
namespace {

using Answer = http::Server::Answer;

Answer plain(http::Response response, std::string route, std::int64_t site = 0)
{
    return {std::move(response), nullptr, std::move(route), site};
}

bool is_read(http::Method method) { return method == http::Method::get || method == http::Method::head; }

http::Response not_allowed(const Ui& ui, const http::Request& request, std::string_view allow)
{
    http::Response response = bare_error(ui, request.path, 405, request.id);
    response.set("Allow", std::string(allow));
    return response;
}

// The declared parameters that were given, in the order of their declaration.
http::Fields declared(const http::Request& request, const Route& route)
{
    http::Fields kept;
    if (request.query.empty() || route.parameters.empty())
        return kept;
    const http::Fields all = request.query_fields();
    for (const std::string& name : route.parameters)
        if (all.has(name))
            kept.add(name, std::string(all.get(name)));
    return kept;
}

std::string canonical_target(std::string_view path, const http::Fields& query)
{
    std::string target;
    for (std::size_t at = 1; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        target += "/" + text::percent_encode(path.substr(at, end - at));
        at = end + 1;
    }
    char separator = '?';
    for (const auto& [name, value] : query.pairs()) {
        target += separator + name + "=" + text::percent_encode(value);
        separator = '&';
    }
    return target.empty() ? "/" : target;
}

bool is_loopback(std::string_view address)
{
    return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

}   // namespace

Application::Application(Environment& environment, newsstand::PageCache& cache, const std::vector<Feature>& features)
    : environment_(environment), cache_(cache), features_(features), sign_in_limit_(0.5, 20), write_limit_(50, 400),
      guest_limit_(0.05, 20)
{
    for (const Feature& feature : features_)
        for (const Route& route : feature.routes) {
            if (!route.power.empty() && access::find_power(route.power) == nullptr)
                throw std::logic_error("route " + route.name + " asks for the unknown power " + route.power);
            (route.is_of_site() ? site_routes_ : desk_routes_).add(route);
        }
}

Answer Application::answer(http::Request&& request)
{
    try {
        if (auto response = system_page(request))
            return plain(std::move(*response), "system");
        if (request.path.starts_with("/assets/"))
            if (auto asset = environment_.ui.assets.find(request.path.substr(8)))
                return {{}, std::move(asset), "asset", 0};
        return request.host == environment_.config.desk_host ? answer_desk(request) : answer_site(request);
    } catch (const db::DatabaseError& error) {
        log_error("web.database", fmt::format("request {}: {}", request.id, error.what()));
        if (is_interface(request.path))
            return plain(bare_error(environment_.ui, request.path, 503, request.id), "error");
        const bool full = error.kind == db::DatabaseError::Kind::full;
        const Error told = Error::of(ErrorKind::unavailable, full ? "error.full_form" : "error.database_script");
        return plain(wants_json(request) ? json_error(environment_.ui, told, request.id)
                                         : plain_error(environment_.ui, 503, request.id, full ? "error.full" : "error.database"),
                     "error");
    } catch (const std::exception& error) {
        log_error("web.broken", fmt::format("request {}: {}", request.id, error.what()));
        return plain(bare_error(environment_.ui, request.path, 500, request.id), "error");
    }
}

std::optional<http::Response> Application::system_page(const http::Request& request)
{
    if (request.path == "/healthz")
        return healthz();
    if (request.path == "/readyz")
        return readyz(environment_, stopping_);
    if (request.path == "/metrics" && is_loopback(request.remote_address))
        return metrics(environment_, cache_, server_);
    return std::nullopt;
}

Answer Application::answer_site(const http::Request& request)
{
    const auto directory = environment_.directories.newest();
    const site::PublicSite* site = directory->by_host(request.host);
    if (site == nullptr)
        return plain(bare_error(environment_.ui, request.path, 421, request.id), "unknown_host");
    const SiteId id = site->site.id;
    auto found = site_routes_.find(request.method, request.path);
    if (found.route != nullptr && found.route->is_guest())
        return answer_guest(request, *found.route, found.values, id);
    if (!is_read(request.method))
        return plain(not_allowed(environment_.ui, request, "GET, HEAD"), "method", id.value);
    if (request.path.size() > 1 && request.path.ends_with('/'))
        return plain(http::moved(canonical_target(request.path.substr(0, request.path.size() - 1), {})), "slash", id.value);
    if (is_interface(request.path) && (found.route == nullptr || !is_interface(found.route->pattern)))
        return plain(bare_error(environment_.ui, request.path, 404, request.id), "none", id.value);
    static const Route no_route = [] {
        Route route = reader("/", "none", [](const ReaderRequest&) -> Result<newsstand::RenderedPage> {
            return Error::not_found("error.404.text");
        });
        route.caching = Route::Caching::none;
        return route;
    }();
    return read(request, found.route != nullptr ? *found.route : no_route, found.values, id);
}

Answer Application::read(const http::Request& request, const Route& route, const PathValues& path, SiteId site)
{
    const http::Fields query = declared(request, route);
    const auto render = [&]() -> newsstand::RenderedPage {
        auto live = environment_.live.reader();
        const auto directory = environment_.directories.of(live);
        const site::PublicSite* owner = directory->by_id(site);
        if (owner == nullptr)
            return {bare_error(environment_.ui, request.path, 421, request.id), {}, {}, {}, false};
        const ReaderRequest reading = reading_of({request, path, query}, live, *directory, *owner);
        auto page = std::get<ReaderHandler>(route.handler)(reading);
        newsstand::RenderedPage rendered = page ? std::move(*page) : site_error(reading, page.error());
        rendered.snapshot = live.order();
        rendered.cacheable = rendered.cacheable && !live.saw_gone();
        return rendered;
    };
    if (route.caching == Route::Caching::none) {
        http::Response response = render().response;
        add_security_headers(response, Policy::site, environment_.config);
        return plain(std::move(response), route.name, site.value);
    }
    const std::string key = newsstand::PageCache::key(site, canonical_target(request.path, query));
    auto page = cache_.find(key);
    if (page == nullptr)
        page = cache_.get(key, [&] {
            newsstand::RenderedPage rendered = render();
            add_security_headers(rendered.response, Policy::site, environment_.config);
            return rendered;
        });
    return {{}, std::move(page), route.name, site.value};
}

ReaderRequest Application::reading_of(const Asked& asked, newsstand::LiveReader& live, const site::Directory& directory,
                                      const site::PublicSite& site) const
{
    return {asked.http,
            asked.path,
            asked.query,
            live,
            directory,
            site,
            environment_.shelf,
            environment_.ui,
            environment_.clock.now(),
            "vi",
            &environment_.catalogue};
}

std::shared_ptr<const http::Prepared> Application::find(const http::Head& head) const
{
    if (head.has_query)
        return nullptr;
    const auto directory = environment_.directories.newest();
    const std::string_view host = head.host.substr(0, head.host.starts_with('[') ? head.host.find(']') + 1 : head.host.find(':'));
    const site::PublicSite* site = directory->by_host(host);
    if (site == nullptr)
        return nullptr;
    thread_local std::string key;   // scratch, only to spare an allocation per request
    key.clear();
    char digits[24];
    key.append(digits, std::to_chars(digits, digits + sizeof digits, site->site.id.value).ptr);
    key += head.target;
    return cache_.find(key);
}

std::vector<std::string> Application::secret_paths() const
{
    std::vector<std::string> patterns;
    for (const Feature& feature : features_)
        for (const Route& route : feature.routes)
            if (route.pattern.ends_with("{token}") && std::ranges::find(patterns, route.pattern) == patterns.end())
                patterns.push_back(route.pattern);
    return patterns;
}

http::Response Application::server_error(int status, const std::string& request_id, std::string_view path) const
{
    return bare_error(environment_.ui, path, status, request_id);
}

}   // namespace tantrao::web
