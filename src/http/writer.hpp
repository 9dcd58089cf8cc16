// Writes answers to one connection: head, date and body in one write where they fit; files piece by piece.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/loop.hpp"
#include "http/service.hpp"

namespace tantrao::http {

// One request, and what the log wants to know of it. Views live as long as the request's parser.
struct Exchange {
    std::string_view method = "-", host, path, encoding;
    std::string route, request_id;
    std::int64_t site = 0;
    SteadyClock::time_point begun;
    bool cached = false;
    bool keep_alive = false;
    bool http10 = false;      // such a client must be told that the connection stays
    bool head_only = false;
};

class Writer {
  public:
    Writer(Service& service, Loop& loop, Peer& peer) : service_(service), loop_(loop), peer_(peer) {}

    // Each returns whether the connection may be used again. What is passed lives until the write has ended.
    Task<bool> send(Exchange& exchange, const Prepared& prepared, const Wish& wish);
    Task<bool> send(Exchange& exchange, const Response& response);
    Task<bool> send(Exchange& exchange, Response& response, const OpenFile& file, const Wish& wish);
    // Bytes that are no answer, such as "100 Continue".
    Task<bool> send_raw(std::string_view bytes);

  private:
    using Parts = std::array<asio::const_buffer, 4>;
    Task<bool> send_parts(Exchange& exchange, int status, std::string_view head, std::string_view body);
    Task<bool> write_all(Parts parts);
    Task<std::int64_t> read_piece(const OpenFile& file, std::uint64_t at, std::span<char> into);
    std::string_view tail(const Exchange& exchange) const;
    void extend();
    void done(const Exchange& exchange, int status, std::uint64_t bytes);

    Service& service_;
    Loop& loop_;
    Peer& peer_;
};

} // namespace tantrao::http
