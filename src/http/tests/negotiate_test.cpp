// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/negotiate.hpp"

#include "http/tests/unpack.hpp"
#include "http/wire.hpp"

#include <gtest/gtest.h>

namespace tantrao::http {
namespace {

std::string long_page()
{
    std::string page;
    for (int i = 0; i < 500; ++i)
        page += "<p>" + std::to_string(i * 7919) + "</p>";
    return page;
}

Wish reading(std::string_view encodings = "", std::string_view if_none_match = "")
{
    Wish wish;
    wish.reads = true;
    wish.accept_encoding = encodings;
    wish.if_none_match = if_none_match;
    return wish;
}

std::string body_of(const Prepared::Variant& variant) { return variant.bytes.substr(variant.head_size); }

TEST(Prepare, MakesEveryVariantOfAPage)
{
    const std::string page = long_page();
    const auto prepared = prepare(html(page), Compression::best);
    EXPECT_EQ(body_of(prepared->identity), page);
    EXPECT_EQ(gunzip(body_of(prepared->gzip)), page);
    EXPECT_EQ(unbrotli(body_of(prepared->brotli)), page);
    EXPECT_EQ(body_of(prepared->not_modified), "");
    EXPECT_NE(prepared->gzip.bytes.find("Content-Encoding: gzip\r\n"), std::string::npos);
    EXPECT_NE(prepared->gzip.bytes.find("Vary: Accept-Encoding\r\n"), std::string::npos);
    EXPECT_NE(prepared->identity.bytes.find("ETag: " + prepared->etag + "\r\n"), std::string::npos);
    EXPECT_NE(prepared->identity.bytes.find("Content-Length: " + std::to_string(page.size()) + "\r\n"), std::string::npos);
    EXPECT_TRUE(prepared->not_modified.bytes.starts_with("HTTP/1.1 304 Not Modified\r\n"));
    EXPECT_GT(prepared->size(), page.size());
}

TEST(Prepare, CompressesNoMoreThanAsked)
{
    EXPECT_TRUE(prepare(html(long_page()), Compression::none)->gzip.bytes.empty());
    const auto fast = prepare(html(long_page()), Compression::fast);
    EXPECT_FALSE(fast->gzip.bytes.empty());
    EXPECT_TRUE(fast->brotli.bytes.empty());
    EXPECT_TRUE(prepare(html("short"), Compression::best)->gzip.bytes.empty());
    Response image = html(long_page());
    image.set("Content-Type", "image/webp");
    EXPECT_TRUE(prepare(image, Compression::best)->gzip.bytes.empty());
}

TEST(Prepare, WritesOneTagWhenTheHandlerSetsItsOwn)
{
    Response page = html("x");
    page.set("etag", "\"own\"");
    EXPECT_EQ(prepare(page, Compression::none)->identity.bytes.find("own"), std::string::npos);
}

TEST(Choose, TakesTheBestTheClientCanRead)
{
    const auto prepared = prepare(html(long_page()), Compression::best);
    EXPECT_EQ(choose(*prepared, reading("gzip, br")).encoding, "br");
    EXPECT_EQ(choose(*prepared, reading("gzip")).encoding, "gzip");
    EXPECT_EQ(choose(*prepared, reading("br;q=0, gzip")).encoding, "gzip");
    EXPECT_EQ(choose(*prepared, reading()).encoding, "");
    const auto fast = prepare(html(long_page()), Compression::fast);
    EXPECT_EQ(choose(*fast, reading("br, gzip")).encoding, "gzip");
    EXPECT_EQ(choose(*fast, reading("br")).encoding, "");
}

TEST(Choose, Answers304OnlyForAReadOfTheSamePage)
{
    const auto prepared = prepare(html(long_page()), Compression::best);
    EXPECT_EQ(choose(*prepared, reading("br", prepared->etag)).status, 304);
    EXPECT_EQ(choose(*prepared, reading("br", "\"other\"")).status, 200);
    Wish posting = reading("", prepared->etag);
    posting.reads = false;
    EXPECT_EQ(choose(*prepared, posting).status, 200);
    const auto missing = prepare(html(long_page(), 404), Compression::none);
    EXPECT_EQ(choose(*missing, reading("", missing->etag)).status, 404);
}

TEST(Settle, CompressesLongTextAndMarksIt)
{
    Response response = html(long_page());
    response.set("ETag", "\"abc\"");
    settle(response, reading("gzip"));
    EXPECT_EQ(gunzip(response.body), long_page());
    EXPECT_EQ(response.header("Content-Encoding"), "gzip");
    EXPECT_EQ(response.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(response.header("ETag"), "\"abc-g\"");
}

TEST(Settle, LeavesSecretsShortAndPackedBodiesAlone)
{
    Response secret = html(long_page());
    secret.set("Cache-Control", "private, no-store");
    settle(secret, reading("gzip"));
    EXPECT_EQ(secret.body, long_page());
    Response brief = html("brief");
    settle(brief, reading("gzip"));
    EXPECT_EQ(brief.body, "brief");
    Response packed = html(long_page());
    packed.set("Content-Encoding", "br");
    settle(packed, reading("gzip"));
    EXPECT_EQ(packed.body, long_page());
}

TEST(SettleFile, HonoursRangesOfTheSameVersionOnly)
{
    const auto ask = [](std::string_view range, std::string_view if_range) {
        Response response;
        response.set("ETag", "\"v1\"");
        Wish wish = reading();
        wish.range = range;
        wish.if_range = if_range;
        const ByteRange bytes = settle_file(response, wish, 100);
        return std::tuple(response.status, bytes.begin, bytes.end, std::string(response.header("Content-Range")));
    };
    EXPECT_EQ(ask("", ""), std::tuple(200, 0u, 100u, ""));
    EXPECT_EQ(ask("bytes=10-19", ""), std::tuple(206, 10u, 20u, "bytes 10-19/100"));
    EXPECT_EQ(ask("bytes=10-19", "\"v1\""), std::tuple(206, 10u, 20u, "bytes 10-19/100"));
    EXPECT_EQ(ask("bytes=10-19", "\"v0\""), std::tuple(200, 0u, 100u, ""));
    EXPECT_EQ(ask("bytes=100-", ""), std::tuple(416, 0u, 0u, "bytes */100"));
    EXPECT_EQ(ask("lines=1-2", ""), std::tuple(200, 0u, 100u, ""));
}

TEST(HeadOf, LetsNoValueAddALine)
{
    Response response = see_other("/a\r\nSet-Cookie: x=1");
    response.set("X-Test", "a\r\nInjected: b");
    response.set("Content-Length", "7");
    response.set("Connection", "close");
    const std::string head = head_of(response, {"", "", 0, false});
    EXPECT_EQ(head.find("\r\nSet-Cookie"), std::string::npos);
    EXPECT_EQ(head.find("\r\nInjected"), std::string::npos);
    EXPECT_EQ(head.find("Content-Length: 7"), std::string::npos);
    EXPECT_EQ(head.find("Connection"), std::string::npos);
    EXPECT_TRUE(head.starts_with("HTTP/1.1 303 See Other\r\n"));
}

} // namespace
} // namespace tantrao::http
