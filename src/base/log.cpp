// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/log.hpp"

#include "base/json.hpp"
#include "base/time.hpp"

#include <atomic>
#include <cstdio>
#include <fmt/format.h>
#include <string>

namespace tantrao {

namespace {
std::atomic<LogLevel> lowest{LogLevel::info};

std::string_view name_of(LogLevel level)
{
    switch (level) {
    case LogLevel::debug: return "debug";
    case LogLevel::info: return "info";
    case LogLevel::warning: return "warning";
    case LogLevel::error: return "error";
    }
    return "error";
}
}   // namespace

void set_log_level(LogLevel level) { lowest = level; }

void log(LogLevel level, std::string_view where, std::string_view text)
{
    if (level < lowest.load(std::memory_order_relaxed))
        return;
    const std::string line =
        fmt::format("{{\"time\":\"{}\",\"level\":\"{}\",\"where\":{},\"text\":{}}}\n", format_rfc3339(SystemClock{}.now()),
                    name_of(level), json_quote(where), json_quote(text));
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}   // namespace tantrao
