// From a request to an answer: host to site, page cache, routes, session, rights, errors. The server calls answer() on a worker
// and find() on its I/O threads.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/server.hpp"
#include "platform/newsstand/page_cache.hpp"
#include "platform/web/feature.hpp"
#include "platform/web/rate_limit.hpp"
#include "platform/web/router.hpp"

namespace tantrao::web {

class Application {
  public:
    // Throws std::logic_error if two routes answer the same requests or a power does not exist.
    Application(Environment& environment, newsstand::PageCache& cache, const std::vector<Feature>& features);
    http::Server::Answer answer(http::Request&& request);
    // The cached page, on the I/O thread.
    std::shared_ptr<const http::Prepared> find(const http::Head& head) const;
    // Errors the server itself answers.
    http::Response server_error(int status, const std::string& request_id, std::string_view path) const;
    const std::vector<Feature>& features() const { return features_; }
    // The patterns whose {token} opens something by itself: no log may hold such a path.
    std::vector<std::string> secret_paths() const;
    // Numbers for /metrics come from the server once it exists.
    void set_server(const http::Server* server) { server_ = server; }
    void stop_being_ready() { stopping_ = true; }

  private:
    http::Server::Answer answer_site(const http::Request& request);
    http::Server::Answer answer_desk(http::Request& request);
    http::Server::Answer read(const http::Request& request, const Route& route, const PathValues& path, SiteId site);
    // What was asked, in the parts that live as long as the request.
    struct Asked {
        const http::Request& http;
        const PathValues& path;
        const http::Fields& query;
    };
    ReaderRequest reading_of(const Asked& asked, newsstand::LiveReader& live, const site::Directory& directory,
                             const site::PublicSite& site) const;
    http::Server::Answer answer_guest(const http::Request& request, const Route& route, const PathValues& path, SiteId site);
    Result<http::Response> run_desk(const http::Request& request, const Route& route, const PathValues& path);
    Result<http::Response> run_open(const http::Request& request, const Route& route, const PathValues& path);
    std::optional<http::Response> system_page(const http::Request& request);

    Environment& environment_;
    newsstand::PageCache& cache_;
    std::vector<Feature> features_;
    Router site_routes_, desk_routes_;
    RateLimit sign_in_limit_, write_limit_, guest_limit_;
    const http::Server* server_ = nullptr;
    std::atomic<bool> stopping_{false};
};

}   // namespace tantrao::web
