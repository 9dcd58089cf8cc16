// The program's own log: one JSON object a line on standard error. Not the access log, not the audit trail.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string_view>

namespace tantrao {

enum class LogLevel { debug, info, warning, error };

// Lines below this level are dropped. Set once at start.
void set_log_level(LogLevel level);

// `where` is a stable dotted name ("newsstand.projector"). The text is for a system administrator; no personal data.
void log(LogLevel level, std::string_view where, std::string_view text);
inline void log_info(std::string_view where, std::string_view text) { log(LogLevel::info, where, text); }
inline void log_warning(std::string_view where, std::string_view text) { log(LogLevel::warning, where, text); }
inline void log_error(std::string_view where, std::string_view text) { log(LogLevel::error, where, text); }

}   // namespace tantrao
