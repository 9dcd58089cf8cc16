// One I/O thread: its event loop, its listening sockets, its connections and its counters.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "http/asio.hpp"

#include <array>
#include <atomic>
#include <list>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace tantrao::http {

// A connection as the sweep sees it.
struct Peer {
    // What the connection waits for; decides what a passed deadline and a graceful stop mean.
    enum class Phase { idle, head, body, worker, writing, lingering };

    explicit Peer(Socket s) : socket(std::move(s)) {}
    Socket socket;
    std::string address;     // textual, of the peer itself
    bool trusted = false;    // one of the configured proxies
    Phase phase = Phase::idle;
    SteadyClock::time_point deadline;
    bool late = false;       // the sweep ended a read: the answer is 408
    std::list<Peer*>::iterator place;
};

struct Loop {
    explicit Loop(int n) : number(n) {}

    // Renews the date; called once a second.
    void tick(Instant wall);
    // Ends whatever is past its deadline.
    void sweep();
    // For a graceful stop: no new connections, and those without a request under way end.
    void close_waiting();
    void close_all();

    const int number;
    // Before the context: sessions leave this list while the context is destroyed.
    std::list<Peer*> peers;
    // Workers post to it; sockets are touched by its own thread alone.
    asio::io_context context{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO};
    std::vector<std::unique_ptr<Acceptor>> acceptors;
    std::array<char, 37> date_line{};   // "Date: …\r\n"
    std::string log_time;
    SteadyClock::time_point now = SteadyClock::now();   // to the second; good enough for deadlines
    std::thread thread;

    // Counted here without sharing a cache line, added up by Server::stats().
    alignas(64) std::atomic<std::int64_t> requests{0};
    std::atomic<std::int64_t> open{0}, hits{0}, busy{0}, bytes{0};
    std::array<std::atomic<std::int64_t>, 6> by_class{};
};

} // namespace tantrao::http
