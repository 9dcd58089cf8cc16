// The head of a request as the parser left it: looked at once, checked, and turned into a Request.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/loop.hpp"
#include "http/negotiate.hpp"
#include "http/server.hpp"

#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

namespace tantrao::http {

namespace bhttp = boost::beast::http;
using Parser = bhttp::request_parser<bhttp::buffer_body>;
using RawHead = bhttp::request_header<>;

// The fields the server itself decides by. Views live as long as the parser.
struct HeadView {
    Method method = Method::other;
    bool http10 = false;
    std::string_view target, host, content_length, transfer_encoding, content_encoding, expect;
    int hosts = 0, lengths = 0, codings = 0;
    bool has_cookie = false;
    Wish wish;
};

HeadView look_at(const RawHead& head);

// The status to refuse the head with, or 0. Whatever could make two servers disagree about where a request ends or whom it is
// for is refused: request smuggling (RFC 9112 §6.3, §11.2).
int refusal_of(const HeadView& head, const Limits& limits);

// Host and, if a configured proxy speaks, X-Forwarded-Host.
std::string_view meant_host(const RawHead& head, const HeadView& view, const Peer& peer);

// Fills everything but the body. The status to refuse with, or 0.
int fill_request(const RawHead& head, const HeadView& view, const Peer& peer, const std::vector<std::string>& trusted_proxies,
                 Request& request);

} // namespace tantrao::http
