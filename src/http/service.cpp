// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/service.hpp"

#include "base/log.hpp"
#include "http/target.hpp"
#include "http/wire.hpp"

#include <fmt/format.h>

namespace tantrao::http {

Service::Service(ServerOptions o, Server::Handler h, Server::FastPath f, Server::ErrorPage e)
    : options(std::move(o)), handler(std::move(h)), fast_path(std::move(f)), error_page(std::move(e)),
      log(options.access_log, options.io_threads), workers(options.workers, static_cast<std::size_t>(options.limits.queue))
{
}

Response Service::error(int status, const std::string& request_id, std::string_view path) const
{
    Response response;
    try {
        response = error_page(status, request_id, path);
    } catch (const std::exception& failure) {
        log_error("http.error_page", fmt::format("request {}, status {}: {}", request_id, status, failure.what()));
        response = text(std::string(reason_of(status)));
    }
    response.status = status;
    if (status == 503)
        response.set("Retry-After", "5");
    if (status == 405)
        response.set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    return response;
}

std::string_view Service::logged_path(std::string_view target) const
{
    const std::string_view path = target.substr(0, target.find('?'));
    if (options.secret_paths.empty())
        return path;
    // A secret is one in whatever spelling the route is found by; most paths have only one.
    const bool plain = path.starts_with('/') && path.find('%') == std::string_view::npos &&
                       path.find("//") == std::string_view::npos && path.find("/.") == std::string_view::npos;
    std::optional<std::string> normal;
    if (!plain)
        if (const auto parts = split_target(target))
            normal = normalise_path(parts->path);
    const std::string_view meant = normal ? std::string_view(*normal) : path;
    for (const std::string& pattern : options.secret_paths)
        if (meant.starts_with(std::string_view(pattern).substr(0, pattern.find('{'))))
            return pattern;
    return path;
}

Outcome Service::run(BodyReader& body, Request& request, const Wish& wish) const
{
    const std::string id = request.id, path = request.path;
    Outcome outcome;
    int failed = 0;
    try {
        if (abandoned)
            failed = 503;
        else if (const auto finished = body.finish(); !finished)
            failed = status_of(finished.error());
        else
            outcome = run_handler(request, path, wish);
    } catch (const std::exception& failure) {
        log_error("http.handler", fmt::format("request {}: {}", id, failure.what()));
        failed = 500;
    } catch (...) {
        log_error("http.handler", fmt::format("request {}: an exception of no known type", id));
        failed = 500;
    }
    request.form.reset();   // temporary files go here, not on the I/O thread
    if (failed != 0)
        outcome.answer = {error(failed, id, path), nullptr, failed == 500 ? "failed" : "refused", 0};
    return outcome;
}

Outcome Service::run_handler(Request& request, std::string_view path, const Wish& wish) const
{
    const std::string id = request.id;
    Outcome outcome;
    outcome.answer = handler(std::move(request));
    if (outcome.answer.prepared)
        return outcome;
    Response& response = outcome.answer.response;
    if (response.file.empty()) {
        settle(response, wish);
        return outcome;
    }
    outcome.file = OpenFile::open(response.file);
    if (!outcome.file.is_open()) {
        log_error("http.file", fmt::format("request {}: no file {}", id, response.file.string()));
        response = error(404, id, path);
    }
    return outcome;
}

int status_of(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::too_large: return 413;
    case ErrorKind::unavailable: return 503;
    default: return 400;
    }
}

}   // namespace tantrao::http
