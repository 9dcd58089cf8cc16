// Instants, civil dates and the clock. An instant is int64 microseconds since 1970 UTC; a civil date is text YYYY-MM-DD.
// The zone is the portal's (Asia/Ho_Chi_Minh, UTC+7, no summer time since 1975), never the machine's.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tantrao {

struct Instant {
    std::int64_t us = 0;
    constexpr Instant() = default;
    constexpr explicit Instant(std::int64_t microseconds) : us(microseconds) {}
    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant t, std::int64_t microseconds) { return Instant{t.us + microseconds}; }
    friend constexpr std::int64_t operator-(Instant a, Instant b) { return a.us - b.us; }
};

constexpr std::int64_t seconds_us(std::int64_t n) { return n * 1'000'000; }
constexpr std::int64_t minutes_us(std::int64_t n) { return seconds_us(n * 60); }
constexpr std::int64_t hours_us(std::int64_t n) { return minutes_us(n * 60); }
constexpr std::int64_t days_us(std::int64_t n) { return hours_us(n * 24); }

// Where "now" comes from. Passed as a parameter, so tests can move it.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override;
};

class FakeClock final : public Clock {
  public:
    explicit FakeClock(Instant start = Instant{1'767'225'600'000'000}) : now_(start) {}   // 2026-01-01T00:00:00Z
    Instant now() const override { return now_; }
    void advance(std::int64_t microseconds) { now_ = now_ + microseconds; }
    void set(Instant t) { now_ = t; }

  private:
    Instant now_;
};

// "2026-11-23T10:30:00Z", "2026-11-23T17:30:00.5+07:00", or a civil date "2026-11-23" (midnight in the portal's zone).
Result<Instant> parse_instant(std::string_view text);
// RFC 3339 in UTC with seconds: "2026-11-23T10:30:00Z".
std::string format_rfc3339(Instant t);
// "Mon, 23 Nov 2026 10:30:00 GMT", for HTTP and RSS.
std::string format_http_date(Instant t);
// For readers, in the portal's zone: "23/11/2026", "23/11/2026 17:30", "17:30".
std::string format_date(Instant t);
std::string format_date_time(Instant t);
std::string format_clock_time(Instant t);
// For <time datetime>: "2026-11-23T17:30:00+07:00".
std::string format_local_rfc3339(Instant t);
// "2026-11-23T17:30", the value of <input type="datetime-local">, in the portal's zone; and back.
std::string format_datetime_local(Instant t);
Result<Instant> parse_datetime_local(std::string_view text);

// Whether text is a real date written YYYY-MM-DD.
bool is_civil_date(std::string_view text);
// "2026-11-23" -> "23/11/2026"; other text is returned as it is.
std::string format_civil_date(std::string_view date);
// The civil date of an instant in the portal's zone.
std::string civil_date(Instant t);

}   // namespace tantrao
