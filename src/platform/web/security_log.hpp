// The security log, apart from the access log: sign-ins, refusals and desk writes with the peer's address, one JSON object a
// line, readable by its owner only; kept 12 months by log rotation (L-503). Thread-safe.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

namespace tantrao::web {

struct SecurityEvent {
    std::string_view event;     // "sign_in", "sign_in.refused", "desk.write", "csrf.refused", …
    std::string_view address, request, account, route;
    int status = 0;
};

class SecurityLog {
  public:
    explicit SecurityLog(const std::filesystem::path& file);   // "" for none. Throws std::system_error.
    ~SecurityLog();
    SecurityLog(const SecurityLog&) = delete;
    SecurityLog& operator=(const SecurityLog&) = delete;
    void write(Instant at, const SecurityEvent& event);

  private:
    std::mutex mutex_;
    std::FILE* file_ = nullptr;
};

} // namespace tantrao::web
