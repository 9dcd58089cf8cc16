// What all connections of a server share: options, the handler, the workers, the log.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/access_log.hpp"
#include "http/body_reader.hpp"
#include "http/negotiate.hpp"
#include "http/open_file.hpp"
#include "http/server.hpp"
#include "http/worker_pool.hpp"

#include <atomic>

namespace tantrao::http {

// What a worker made of a request. `file` is open if the answer is a file.
struct Outcome {
    Server::Answer answer;
    OpenFile file;
};

class Service {
  public:
    Service(ServerOptions options, Server::Handler handler, Server::FastPath fast_path, Server::ErrorPage error_page);

    // The page for an error of the server itself, with the headers its status asks for. Never throws.
    Response error(int status, const std::string& request_id, std::string_view path) const;

    // On a worker: finishes the body, runs the handler, compresses. Never throws.
    Outcome run(BodyReader& body, Request& request, const Wish& wish) const;

    // What the log may know of a target: the path, or the pattern of a path that holds a secret. As long as the target and this.
    std::string_view logged_path(std::string_view target) const;

    bool is_stopping() const { return stopping.load(std::memory_order_relaxed); }

    const ServerOptions options;
    const Server::Handler handler;
    const Server::FastPath fast_path;
    const Server::ErrorPage error_page;
    AccessLog log;
    WorkerPool workers;
    std::atomic<bool> stopping{false};
    std::atomic<bool> abandoned{false};   // the grace of stop() is over: what still waits for a worker is refused

  private:
    Outcome run_handler(Request& request, std::string_view path, const Wish& wish) const;
};

// The status for a body that could not be taken.
int status_of(const Error& error);

}   // namespace tantrao::http
