// The HTTP/1.1 server: sockets, limits, keep-alive, and the bridge to the worker pool. The only folder with Boost.Asio/Beast.
// One io_context per thread with SO_REUSEPORT; coroutines live here and nowhere else. See docs/adr/0003-threads.md.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/request.hpp"
#include "http/response.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::http {

struct Limits {
    std::size_t head = 16 * 1024;            // bytes of request line and headers -> 431
    std::size_t body = 2 * 1024 * 1024;      // bytes of a body that is not multipart -> 413
    std::size_t upload = 64 * 1024 * 1024;   // bytes of a multipart body -> 413
    std::size_t target = 4096;               // bytes of the request target -> 414
    int head_seconds = 10;                   // to receive a whole head -> 408
    int idle_seconds = 60;                   // between requests
    int body_stall_seconds = 20;             // without a byte while a body or response is under way
    int pipelined = 16;                      // requests answered in one go before others get their turn
    int queue = 512;                         // requests waiting for a worker; full -> 503 with Retry-After
    int connections = 20'000;
};

struct ServerOptions {
    std::vector<std::string> addresses = {"::",
                                          "0.0.0.0"};   // IPv6 and IPv4; one that cannot be bound is logged, none is an error
    std::uint16_t port = 8080;                          // 0 picks one (tests)
    int io_threads = 2;
    int workers = 4;
    std::vector<std::string> trusted_proxies;   // addresses whose X-Forwarded-For / -Proto / -Host are believed
    std::filesystem::path upload_dir;           // for temporary files
    std::string access_log;                     // file; "" for none; "-" for standard output. JSON lines without personal data
    std::vector<std::string> secret_paths;      // patterns that end in a {secret}: logged as the pattern, never as the path
    Limits limits;
};

// The head of a request as the I/O thread sees it, for the fast path. Views live until the call returns.
struct Head {
    Method method;
    std::string_view target;   // as sent
    std::string_view host;     // as sent, may have a port
    bool has_query;
    bool has_cookie;
};

// Numbers for /metrics and doctor.
struct ServerStats {
    std::int64_t requests = 0, connections_open = 0, fast_path_hits = 0, refused_busy = 0, bytes_sent = 0;
    std::int64_t by_status_class[6] = {};
};

class Server {
  public:
    // Full answer, on a worker thread. Must not throw for expected outcomes; what it throws becomes a bare 500.
    // It may answer with a Response or with a Prepared (what it just put into the page cache).
    struct Answer {
        Response response;
        std::shared_ptr<const Prepared> prepared;   // if set, response is ignored
        std::string route;                          // stable name of the route, for log and metrics
        std::int64_t site = 0;                      // for the log
    };
    using Handler = std::function<Answer(Request&&)>;
    // Cached answer, on the I/O thread: must not block. Null when it has none. GET and HEAD only.
    using FastPath = std::function<std::shared_ptr<const Prepared>(const Head&)>;
    // The body of an error the server itself answers (400, 408, 413, 414, 431, 503 …), before any handler is involved.
    // `path`: as sent, as far as it could be read.
    using ErrorPage = std::function<Response(int status, const std::string& request_id, std::string_view path)>;

    Server(ServerOptions options, Handler handler, FastPath fast_path, ErrorPage error_page);
    ~Server();
    // Binds and starts the threads. Throws std::runtime_error if no address could be bound.
    void start();
    std::uint16_t port() const;
    // Stops accepting, lets running requests end (at most `seconds`), closes the rest, joins the threads. Idempotent.
    void stop(int seconds = 10);
    ServerStats stats() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}   // namespace tantrao::http
