// multipart/form-data read piece by piece (RFC 7578). Pure: no socket, no file.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace tantrao::http {

struct PartHead {
    std::string name;
    std::string file_name;      // "" for a plain field; base name only
    bool is_file = false;
    std::string content_type;
};

struct MultipartLimits {
    int parts = 3000;   // a document with all its relations has over two thousand
    int files = 200;    // among them
    std::size_t part_head = 4096;
};

// Feed bytes in any pieces; events come in order: begin, data …, end. Errors: "http.multipart.broken", too_large
// "http.too_many_fields".
class MultipartReader {
  public:
    struct Events {
        std::function<Result<void>(const PartHead&)> begin;
        std::function<Result<void>(std::string_view)> data;
        std::function<Result<void>()> end;
    };
    MultipartReader(std::string boundary, Events events, MultipartLimits limits = {});
    Result<void> feed(std::string_view bytes);
    // Whether the closing boundary was seen.
    bool finished() const { return state_ == State::finished; }

  private:
    enum class State { preamble, after_boundary, head, body, finished };
    Result<bool> step();
    Result<bool> preamble();
    Result<bool> after_boundary();
    Result<bool> head();
    Result<bool> body();
    Result<void> begin_part(std::string_view head);

    std::string delimiter_;   // "\r\n--boundary"
    Events events_;
    MultipartLimits limits_;
    State state_ = State::preamble;
    std::string pending_;
    std::size_t skip_ = 0;    // bytes of pending_ that are not data of the part: the line break before its first byte
    int parts_ = 0, files_ = 0;
};

// The boundary of a Content-Type header; "" if it is no multipart/form-data or the boundary is bad.
std::string multipart_boundary(std::string_view content_type);

} // namespace tantrao::http
