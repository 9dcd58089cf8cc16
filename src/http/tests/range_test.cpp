// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/range.hpp"

#include <gtest/gtest.h>

namespace tantrao::http {
namespace {

struct Case {
    const char* header;
    std::uint64_t size, begin, end;
};

TEST(ParseRange, YieldsTheBytesAskedFor)
{
    for (const Case& c : {Case{"bytes=0-0", 10, 0, 1}, Case{"bytes=0-9", 10, 0, 10}, Case{"bytes=0-99", 10, 0, 10}, Case{"bytes=3-", 10, 3, 10},
                          Case{"bytes=-3", 10, 7, 10}, Case{"bytes=-30", 10, 0, 10}, Case{"bytes=9-9", 10, 9, 10},
                          Case{"bytes=0-18446744073709551614", 10, 0, 10}, Case{"bytes=0-18446744073709551615", 10, 0, 10}}) {
        const RangeRequest parsed = parse_range(c.header, c.size);
        ASSERT_TRUE(parsed.range) << c.header;
        EXPECT_EQ(parsed.range->begin, c.begin) << c.header;
        EXPECT_EQ(parsed.range->end, c.end) << c.header;
        EXPECT_FALSE(parsed.unsatisfiable);
    }
}

TEST(ParseRange, CannotSatisfyWhatLiesBehindTheEnd)
{
    for (const auto& [header, size] : {std::pair{"bytes=10-", 10}, {"bytes=10-20", 10}, {"bytes=-0", 10}, {"bytes=0-", 0}, {"bytes=-5", 0}}) {
        const RangeRequest parsed = parse_range(header, static_cast<std::uint64_t>(size));
        EXPECT_TRUE(parsed.unsatisfiable) << header;
        EXPECT_FALSE(parsed.range) << header;
    }
}

TEST(ParseRange, IgnoresWhatItDoesNotUnderstand)
{
    for (const char* header : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-3", "bytes=0-1,3-4", "items=0-1", "bytes=+1-2", "bytes=1- 2",
                               "bytes=99999999999999999999-", "bytes=--1"}) {
        const RangeRequest parsed = parse_range(header, 10);
        EXPECT_FALSE(parsed.range) << header;
        EXPECT_FALSE(parsed.unsatisfiable) << header;
    }
}

TEST(EtagMatches, ComparesWeaklyAndWithoutTheEncodingsSuffix)
{
    EXPECT_TRUE(etag_matches("\"abc\"", "\"abc\""));
    EXPECT_TRUE(etag_matches("\"abc-g\"", "\"abc\""));
    EXPECT_TRUE(etag_matches("\"abc-b\"", "\"abc\""));
    EXPECT_TRUE(etag_matches("W/\"abc\"", "\"abc\""));
    EXPECT_TRUE(etag_matches("\"x\", \"abc\" ,\"y\"", "\"abc\""));
    EXPECT_TRUE(etag_matches("*", "\"abc\""));
    for (const char* other : {"", "abc", "\"abd\"", "\"ab", "\"abc", "\"\"", ",,,", "W/"})
        EXPECT_FALSE(etag_matches(other, "\"abc\"")) << other;
    EXPECT_FALSE(etag_matches("*", ""));
}

} // namespace
} // namespace tantrao::http
