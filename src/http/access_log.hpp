// The access log: one JSON object a line, without address, user agent, query or the secrets of paths (design §7). Each I/O thread fills its own buffer;
// a background thread writes them out once a second.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace tantrao::http {

struct AccessLine {
    std::string_view time;      // RFC 3339, made once a second
    std::string_view method, host, path, route, encoding, request_id;
    int status = 0;
    std::uint64_t bytes = 0;
    std::int64_t duration_us = 0;
    std::int64_t site = 0;
    bool cached = false;
};

class AccessLog {
  public:
    // file: "" for none, "-" for standard output. Throws std::runtime_error if it cannot be opened.
    AccessLog(const std::string& file, int threads);
    ~AccessLog();
    void write(int thread, const AccessLine& line);
    void flush();

  private:
    struct Buffer {
        std::mutex mutex;
        std::string text, leaving;   // what the requests write; what flush() is writing out
    };
    std::FILE* file_ = nullptr;
    std::vector<std::unique_ptr<Buffer>> buffers_;
    std::mutex mutex_;
    std::condition_variable stop_changed_;
    bool stopping_ = false;
    std::thread writer_;
};

} // namespace tantrao::http
