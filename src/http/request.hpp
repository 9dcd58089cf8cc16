// What a handler sees of a request. Plain data; no socket, no Beast.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tantrao::http {

enum class Method { get, head, post, put, patch, delete_, options, other };
std::string_view name_of(Method method);

// Decoded name-value pairs of a query string or form, in order; names may repeat. Values are valid UTF-8 in NFC without NUL.
class Fields {
  public:
    void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }
    std::string_view get(std::string_view name) const;   // the first, or ""
    bool has(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const& { return pairs_; }
    // By value: a loop over request.query_fields().pairs() would outlive the list.
    std::vector<std::pair<std::string, std::string>> pairs() && { return std::move(pairs_); }
    bool empty() const { return pairs_.empty(); }

  private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

// application/x-www-form-urlencoded or a query string. Fails with "http.bad_encoding", "http.too_many_fields" (limit 3000).
Result<Fields> parse_urlencoded(std::string_view text);

// A file of a multipart form, streamed to a temporary file that is removed with the last copy of the request.
struct Upload {
    std::string field;
    std::string file_name;      // base name only, cleaned
    std::string declared_type;  // what the browser said; never trusted
    std::filesystem::path path; // temporary file
    std::int64_t size = 0;
};

struct Form {
    Fields fields;
    std::vector<Upload> uploads;
};

struct Request {
    Method method = Method::get;
    std::string target;          // as sent
    std::string path;            // decoded, normalised: begins with '/', no "//", no "." or ".." segments, valid UTF-8, no NUL
    std::string query;           // raw text after '?'
    std::string host;            // Host header, lower case, without port
    std::string authority;       // Host header as sent (with port), lower case
    std::vector<std::pair<std::string, std::string>> headers;   // names in lower case
    std::string body;            // small bodies (not multipart); at most Limits::body
    std::shared_ptr<Form> form;  // parsed urlencoded or multipart body, when there was one
    std::string remote_address;  // the peer, or what a configured proxy says
    bool secure = false;         // https, as a configured proxy says
    std::string id;              // request number shown on error pages and in logs

    std::string_view header(std::string_view lower_case_name) const;
    std::string_view cookie(std::string_view name) const;
    // The decoded query; broken queries give an empty list and are refused earlier by the server with 400.
    Fields query_fields() const;
};

} // namespace tantrao::http
