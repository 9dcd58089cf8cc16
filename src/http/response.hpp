// What a handler answers.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tantrao::http {

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;   // names as they go out
    std::string body;
    // Instead of body: a file, sent with ranges and without being read into memory.
    std::filesystem::path file;

    void set(std::string name, std::string value);   // replaces
    void add(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
    std::string_view header(std::string_view name) const;   // case-insensitive; "" if missing
};

Response html(std::string body, int status = 200);
Response text(std::string body, int status = 200);
Response json(std::string body, int status = 200);
Response xml(std::string body, std::string_view content_type);
// 303 See Other (after a POST), or 301 for a moved address. The target must be a path on this host or an absolute URL made by us.
Response see_other(std::string_view target);
Response moved(std::string_view target);

// One response made ready for the wire, in its variants. Immutable, shared by connections until the last write ends.
// Head and body lie in one buffer, so a response is one write; Date is patched in per second by the server, Connection by need.
class Prepared {
  public:
    struct Variant {
        std::string bytes;              // full response: status line, headers, empty line, body
        std::size_t head_size = 0;      // for HEAD
    };
    std::string etag;                   // strong, quoted; "" if none; each encoding has its own suffix
    int status = 200;
    Variant identity, gzip, brotli;     // gzip/brotli empty where not made or not smaller
    Variant not_modified;               // 304 of this response
    std::size_t size() const;           // memory, for the cache's limit
};

enum class Compression { none, fast, best };   // none; gzip level 1; gzip 9 and brotli 9
// Prepares variants of a response with a body. Adds Content-Length, ETag (from the bytes), Vary: Accept-Encoding,
// Content-Encoding. Only text-like content types are compressed.
std::shared_ptr<const Prepared> prepare(const Response& response, Compression compression);

} // namespace tantrao::http
