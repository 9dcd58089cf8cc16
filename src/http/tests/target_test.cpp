// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/target.hpp"

#include <gtest/gtest.h>

using namespace std::string_literals;

namespace tantrao::http {
namespace {

TEST(PercentDecode, ReadsEscapesAndLeavesPlusUnlessItIsASpace)
{
    EXPECT_EQ(percent_decode("a%20b%C4%90"), "a b\xC4\x90");
    EXPECT_EQ(percent_decode("a+b"), "a+b");
    EXPECT_EQ(percent_decode("a+b", Plus::is_space), "a b");
    EXPECT_EQ(percent_decode(""), "");
}

TEST(PercentDecode, RefusesBrokenEscapes)
{
    for (const char* broken : {"%", "%4", "a%", "%zz", "%4g", "%%41", "% 41"})
        EXPECT_FALSE(percent_decode(broken)) << broken;
}

TEST(NormalisePath, FoldsAndDecodes)
{
    const std::pair<const char*, const char*> cases[] = {
        {"/", "/"},
        {"/tin-tuc", "/tin-tuc"},
        {"/tin-tuc/", "/tin-tuc/"},
        {"//tin//tuc", "/tin/tuc"},
        {"/a/./b", "/a/b"},
        {"/a/../b", "/b"},
        {"/a/b/..", "/a/"},
        {"/a/%2e%2e/b", "/b"},
        {"/a/.%2E/b", "/b"},
        {"/a/.", "/a/"},
        {"/...", "/..."},
        {"/x%20y", "/x y"},
        {"/%C4%91", "/\xC4\x91"},
        {"/a?", "/a?"},
    };
    for (const auto& [raw, path] : cases)
        EXPECT_EQ(normalise_path(raw), path) << raw;
}

TEST(NormalisePath, RefusesWhatCouldMeanSomethingElse)
{
    for (const std::string& bad : {""s, "a"s, "*"s, "/.."s, "/../etc/passwd"s, "/a/../../b"s, "/%2e%2e/b"s, "/a%2fb"s, "/a%5cb"s, "/a\\b"s,
                                   "/%00"s, "/a%0ab"s, "/a%7f"s, "/%"s, "/%f"s, "/%ff"s, "/%c0%ae%c0%ae/"s, "/%ed%a0%80"s, "/\xff"s})
        EXPECT_FALSE(normalise_path(bad)) << bad;
}

TEST(NormalisePath, NeverYieldsADotSegmentOrAnEmptyOne)
{
    // Every path of up to five pieces made of these.
    const std::string pieces[] = {"/", ".", "..", "%2e", "a"};
    for (int n = 0; n < 5 * 5 * 5 * 5 * 5; ++n) {
        std::string raw = "/";
        for (int i = 0, rest = n; i < 5; ++i, rest /= 5)
            raw += pieces[rest % 5];
        const auto path = normalise_path(raw);
        if (!path)
            continue;
        const std::string closed = *path + "/";
        EXPECT_EQ(path->find("//"), std::string::npos) << raw;
        EXPECT_EQ(closed.find("/./"), std::string::npos) << raw;
        EXPECT_EQ(closed.find("/../"), std::string::npos) << raw;
        EXPECT_EQ(normalise_path(*path), path) << raw;
    }
}

TEST(SplitTarget, TakesOriginAndAbsoluteForm)
{
    const auto plain = split_target("/a?b=c?d");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->path, "/a");
    EXPECT_EQ(plain->query, "b=c?d");
    EXPECT_EQ(plain->authority, "");
    const auto absolute = split_target("http://Example.vn:80/a?b");
    ASSERT_TRUE(absolute);
    EXPECT_EQ(absolute->authority, "Example.vn:80");
    EXPECT_EQ(absolute->path, "/a");
    EXPECT_EQ(absolute->query, "b");
    const auto bare = split_target("https://example.vn");
    ASSERT_TRUE(bare);
    EXPECT_EQ(bare->path, "/");
    for (const char* bad : {"", "*", "a", "http://", "http:///a", "ftp://a/b", "example.vn:443"})
        EXPECT_FALSE(split_target(bad)) << bad;
}

TEST(HostName, LowersAndTakesThePortOff)
{
    EXPECT_EQ(host_name("Example.VN:8080"), "example.vn");
    EXPECT_EQ(host_name("example.vn."), "example.vn");
    EXPECT_EQ(host_name("localhost"), "localhost");
    EXPECT_EQ(host_name("10.0.0.1:80"), "10.0.0.1");
    EXPECT_EQ(host_name("[::1]:80"), "[::1]");
    EXPECT_EQ(host_name("[2001:DB8::1]"), "[2001:db8::1]");
    EXPECT_EQ(host_name("a:"), "a");
}

TEST(HostName, RefusesWhatIsNoHost)
{
    for (const std::string& bad : {""s, ":80"s, "a b"s, "a/b"s, "a@b"s, "a:b"s, "a:80:90"s, "a:123456"s, "[::1"s, "[]"s, "[::1]x"s, "[x]"s, "[:::1]"s, "[::1\0]"s, "[" + std::string(100, '9') + "]",
                                   "[::1]:x"s, "a\0b"s, "a_b%"s, "."s, ".a"s, "a.."s, "a..b"s, "\xC4\x91.vn"s, std::string(254, 'a')})
        EXPECT_FALSE(host_name(bad)) << bad;
}

} // namespace
} // namespace tantrao::http
