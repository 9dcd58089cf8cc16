// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/time.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace tantrao {

namespace {

using namespace std::chrono;
constexpr std::int64_t zone_us = hours_us(7);

struct Parts {
    year_month_day date;
    int hour, minute, second;
    unsigned weekday;
};

Parts parts_of(Instant t)
{
    const sys_time<microseconds> time{microseconds{t.us}};
    const auto day = floor<days>(time);
    const auto clock = duration_cast<seconds>(time - day).count();
    return {year_month_day{day}, static_cast<int>(clock / 3600), static_cast<int>(clock / 60 % 60), static_cast<int>(clock % 60),
            std::chrono::weekday{day}.c_encoding()};
}

Parts local_parts(Instant t) { return parts_of(t + zone_us); }

// Reads exactly `digits` digits at `at`, moving it on.
std::optional<int> number(std::string_view text, std::size_t& at, std::size_t digits)
{
    if (at + digits > text.size())
        return std::nullopt;
    int value = 0;
    const char* end = text.data() + at + digits;
    const auto [stop, error] = std::from_chars(text.data() + at, end, value);
    if (error != std::errc{} || stop != end || text[at] == '-')
        return std::nullopt;
    at += digits;
    return value;
}

bool skip(std::string_view text, std::size_t& at, std::string_view any_of)
{
    if (at >= text.size() || any_of.find(text[at]) == std::string_view::npos)
        return false;
    ++at;
    return true;
}

std::optional<sys_days> read_date(std::string_view text, std::size_t& at)
{
    const auto y = number(text, at, 4);
    if (!y || !skip(text, at, "-"))
        return std::nullopt;
    const auto m = number(text, at, 2);
    if (!m || !skip(text, at, "-"))
        return std::nullopt;
    const auto d = number(text, at, 2);
    if (!d)
        return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok())
        return std::nullopt;
    return sys_days{date};
}

// Hours, minutes and, where present, seconds and a fraction; in microseconds.
std::optional<std::int64_t> read_clock(std::string_view text, std::size_t& at)
{
    const auto h = number(text, at, 2);
    if (!h || *h > 23 || !skip(text, at, ":"))
        return std::nullopt;
    const auto m = number(text, at, 2);
    if (!m || *m > 59)
        return std::nullopt;
    std::int64_t us = hours_us(*h) + minutes_us(*m);
    if (skip(text, at, ":")) {
        const auto s = number(text, at, 2);
        if (!s || *s > 60)
            return std::nullopt;
        us += seconds_us(*s);
        if (skip(text, at, ".")) {
            std::int64_t scale = 100'000;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
                us += (text[at++] - '0') * scale;
                scale /= 10;
            }
        }
    }
    return us;
}

std::int64_t us_of(sys_days day) { return duration_cast<microseconds>(day.time_since_epoch()).count(); }

Error bad_time(std::string_view text) { return Error::invalid("time.unreadable", {std::string(text.substr(0, 40))}); }

constexpr std::array<const char*, 7> week_days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}   // namespace

Instant SystemClock::now() const { return Instant{duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()}; }

Result<Instant> parse_instant(std::string_view text)
{
    std::size_t at = 0;
    const auto day = read_date(text, at);
    if (!day)
        return bad_time(text);
    if (at == text.size())
        return Instant{us_of(*day) - zone_us};
    if (!skip(text, at, "Tt "))
        return bad_time(text);
    const auto clock = read_clock(text, at);
    if (!clock)
        return bad_time(text);
    std::int64_t offset = 0;
    if (!skip(text, at, "Zz")) {
        const std::size_t sign_at = at;
        if (!skip(text, at, "+-"))
            return bad_time(text);
        const auto h = number(text, at, 2);
        skip(text, at, ":");
        const auto m = number(text, at, 2);
        if (!h || !m || *h > 23 || *m > 59)
            return bad_time(text);
        offset = (hours_us(*h) + minutes_us(*m)) * (text[sign_at] == '-' ? -1 : 1);
    }
    if (at != text.size())
        return bad_time(text);
    return Instant{us_of(*day) + *clock - offset};
}

Result<Instant> parse_datetime_local(std::string_view text)
{
    std::size_t at = 0;
    const auto day = read_date(text, at);
    if (!day || !skip(text, at, "T "))
        return bad_time(text);
    const auto clock = read_clock(text, at);
    if (!clock || at != text.size())
        return bad_time(text);
    return Instant{us_of(*day) + *clock - zone_us};
}

static std::string ymd(const Parts& p)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(p.date.year()), static_cast<unsigned>(p.date.month()),
                       static_cast<unsigned>(p.date.day()));
}

std::string format_rfc3339(Instant t)
{
    const Parts p = parts_of(t);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", ymd(p), p.hour, p.minute, p.second);
}

std::string format_local_rfc3339(Instant t)
{
    const Parts p = local_parts(t);
    return fmt::format("{}T{:02}:{:02}:{:02}+07:00", ymd(p), p.hour, p.minute, p.second);
}

std::string format_datetime_local(Instant t)
{
    const Parts p = local_parts(t);
    return fmt::format("{}T{:02}:{:02}", ymd(p), p.hour, p.minute);
}

std::string format_http_date(Instant t)
{
    const Parts p = parts_of(t);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", week_days[p.weekday], static_cast<unsigned>(p.date.day()),
                       months[static_cast<unsigned>(p.date.month()) - 1], static_cast<int>(p.date.year()), p.hour, p.minute,
                       p.second);
}

std::string format_date(Instant t) { return format_civil_date(civil_date(t)); }

std::string format_clock_time(Instant t)
{
    const Parts p = local_parts(t);
    return fmt::format("{:02}:{:02}", p.hour, p.minute);
}

std::string format_date_time(Instant t) { return format_date(t) + " " + format_clock_time(t); }

bool is_civil_date(std::string_view text)
{
    std::size_t at = 0;
    return read_date(text, at) && at == text.size();
}

std::string format_civil_date(std::string_view date)
{
    if (date.size() != 10)
        return std::string(date);
    return fmt::format("{}/{}/{}", date.substr(8, 2), date.substr(5, 2), date.substr(0, 4));
}

std::string civil_date(Instant t) { return ymd(local_parts(t)); }

}   // namespace tantrao
