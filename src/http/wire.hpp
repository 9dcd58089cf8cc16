// The bytes of a response head. Pure.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/response.hpp"

namespace tantrao::http {

struct HeadFacts {
    std::string_view etag;        // "" for none
    std::string_view encoding;    // "" for identity
    std::uint64_t length = 0;     // Content-Length; not written for 304 and 204
    bool varies = false;          // adds Vary: Accept-Encoding
};

// Status line, headers and the empty line. Line breaks in header values are dropped, and so are the headers the server writes itself.
std::string head_of(const Response& response, const HeadFacts& facts);
std::string_view reason_of(int status);
// Header names do not care about case.
bool same_name(std::string_view a, std::string_view b);

} // namespace tantrao::http
