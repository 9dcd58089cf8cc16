// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/compress.hpp"

#include "http/tests/unpack.hpp"

#include <gtest/gtest.h>

namespace tantrao::http {
namespace {

TEST(AcceptedEncodings, ReadsQValues)
{
    struct Case {
        const char* header;
        bool gzip, brotli;
    };
    for (const Case& c : {Case{"", false, false}, Case{"gzip", true, false}, Case{"gzip, deflate, br", true, true}, Case{"GZIP", true, false},
                          Case{"br;q=1.0, gzip;q=0.8, *;q=0.1", true, true}, Case{"gzip;q=0", false, false}, Case{"gzip;q=0.000, br", false, true},
                          Case{"gzip; q=0.001", true, false}, Case{"*", true, true}, Case{"*;q=0", false, false}, Case{"*, br;q=0", true, false},
                          Case{"identity", false, false}, Case{"x-gzip", true, false}, Case{"gzipped, brr", false, false}, Case{",,;,", false, false}}) {
        const Accepted accepted = accepted_encodings(c.header);
        EXPECT_EQ(accepted.gzip, c.gzip) << c.header;
        EXPECT_EQ(accepted.brotli, c.brotli) << c.header;
    }
}

TEST(Compress, ComesBackAsItWas)
{
    std::string page;
    for (int i = 0; i < 2000; ++i)
        page += "<p>Tuyên Quang " + std::to_string(i * i) + "</p>";
    for (const std::string& bytes : {std::string{}, std::string(1, 'a'), std::string(100'000, '\0'), page}) {
        EXPECT_EQ(gunzip(gzip(bytes, 1)), bytes);
        EXPECT_EQ(gunzip(gzip(bytes, 9)), bytes);
        EXPECT_EQ(unbrotli(brotli(bytes, 9)), bytes);
    }
    EXPECT_LT(gzip(page, 9).size(), gzip(page, 1).size());
    EXPECT_LT(brotli(page, 9).size(), page.size() / 4);
}

TEST(IsCompressible, TakesTextOnly)
{
    for (const char* type : {"text/html; charset=utf-8", "text/css", "application/json", "application/javascript", "image/svg+xml",
                             "application/rss+xml", "application/xml"})
        EXPECT_TRUE(is_compressible(type)) << type;
    for (const char* type : {"", "image/webp", "font/woff2", "application/pdf", "application/zip", "video/mp4",
                             "application/vnd.openxmlformats-officedocument.wordprocessingml.document"})
        EXPECT_FALSE(is_compressible(type)) << type;
}

} // namespace
} // namespace tantrao::http
