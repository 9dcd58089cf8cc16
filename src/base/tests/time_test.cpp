// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/time.hpp"

#include <gtest/gtest.h>

using namespace tantrao;

TEST(Time, ReadsRfc3339WithAnyOffset)
{
    EXPECT_EQ(parse_instant("1970-01-01T00:00:01Z").value().us, 1'000'000);
    EXPECT_EQ(parse_instant("2026-11-23T17:30:00.5+07:00").value().us, parse_instant("2026-11-23T10:30:00.5Z").value().us);
    EXPECT_EQ(parse_instant("2026-11-23T03:30:00-07:00").value(), parse_instant("2026-11-23T10:30:00Z").value());
}

TEST(Time, ACivilDateIsMidnightInThePortalsZone)
{
    EXPECT_EQ(format_rfc3339(parse_instant("2026-11-23").value()), "2026-11-22T17:00:00Z");
    EXPECT_EQ(civil_date(parse_instant("2026-11-23").value()), "2026-11-23");
}

TEST(Time, RefusesWhatIsNoTime)
{
    for (const char* text : {"", "2026", "2026-02-30", "2026-11-23T", "2026-11-23T25:00:00Z", "2026-11-23T10:00:00",
                             "2026-11-23T10:00:00Zx", "-026-11-23", "2026-1-23", "23/11/2026"})
        EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(Time, WritesForReaders)
{
    const Instant t = parse_instant("2026-11-23T10:30:59Z").value();
    EXPECT_EQ(format_date(t), "23/11/2026");
    EXPECT_EQ(format_date_time(t), "23/11/2026 17:30");
    EXPECT_EQ(format_local_rfc3339(t), "2026-11-23T17:30:59+07:00");
    EXPECT_EQ(format_http_date(t), "Mon, 23 Nov 2026 10:30:59 GMT");
    EXPECT_EQ(parse_datetime_local(format_datetime_local(t)).value(), parse_instant("2026-11-23T10:30:00Z").value());
}
