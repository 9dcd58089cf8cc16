// What a client's headers do to an answer: 304, 206 or 416, and which encoding goes out. Pure.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/range.hpp"
#include "http/response.hpp"

namespace tantrao::http {

// What the client said about the form of the answer. Views into its head.
struct Wish {
    bool reads = false;   // GET or HEAD: only these have conditions
    std::string_view accept_encoding, if_none_match, range, if_range;
};

struct Choice {
    const Prepared::Variant* variant = nullptr;
    int status = 200;
    std::string_view encoding;   // "" for identity
};
Choice choose(const Prepared& prepared, const Wish& wish);

// For a response with a body: becomes 304 if the client has it already, or is compressed (gzip 1) if that is worth it. What must not
// be stored (no-store) is sent as it is: its size would tell about a secret in it.
void settle(Response& response, const Wish& wish);

// For a file of `size` bytes: sets status and headers (200, 206, 304, 416) and returns the bytes to send.
ByteRange settle_file(Response& response, const Wish& wish, std::uint64_t size);

} // namespace tantrao::http
