// Bodies and forms on their way through a real server.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/body_reader.hpp"
#include "http/tests/raw_client.hpp"
#include "http/tests/test_server.hpp"

#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tantrao::http {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

const std::string multipart = "Content-Type: multipart/form-data; boundary=XX\r\n";

std::string post(const std::string& path, const std::string& headers, const std::string& body)
{
    return fmt::format("POST {} HTTP/1.1\r\nHost: t\r\n{}Content-Length: {}\r\n\r\n{}", path, headers, body.size(), body);
}

std::string part(const std::string& disposition, const std::string& data)
{
    return "--XX\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: text/plain\r\n\r\n" + data + "\r\n";
}

TEST(Body, ComesWithALengthOrInChunks)
{
    TestServer server;
    RawClient client(server.port());
    EXPECT_THAT(client.ask(post("/echo", "", "xin chào")).body, EndsWith("body: xin chào"));
    EXPECT_THAT(client.ask(post("/echo", "", "")).body, EndsWith("body: "));
    EXPECT_THAT(client.ask("PUT /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: Chunked\r\n\r\n4;x=y\r\nwiki\r\n5\r\npedia\r\n0\r\nTrailer: x\r\n\r\n").body,
                EndsWith("body: wikipedia"));
    const std::string large(1'500'000, 'x');
    EXPECT_THAT(client.ask(post("/echo", "", large)).body, EndsWith("body: " + large));
    std::string chunks = "POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n", whole;
    for (int i = 0; i < 3000; ++i) {
        chunks += fmt::format("{:x}\r\n{:04}\r\n", 4, i);
        whole += fmt::format("{:04}", i);
    }
    EXPECT_THAT(client.ask(chunks + "0\r\n\r\n").body, EndsWith("body: " + whole));
}

TEST(Body, InPiecesIsTheSameBody)
{
    TestServer server;
    RawClient client(server.port());
    const std::string bytes = "POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwiki\r\n5\r\npedia\r\n0\r\n\r\n";
    for (int round = 0; round < 3; ++round) {
        for (const char byte : bytes)
            ASSERT_TRUE(client.send({&byte, 1}));
        EXPECT_THAT(client.read().body, EndsWith("body: wikipedia"));
    }
}

TEST(Body, IsWaitedForWith100Continue)
{
    TestServer server;
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n");
    EXPECT_EQ(client.read().status, 100);
    client.send("abc");
    EXPECT_THAT(client.read().body, EndsWith("body: abc"));
    EXPECT_EQ(client.ask("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n").status, 413);
}

TEST(Body, IsParsedAsAForm)
{
    TestServer server;
    RawClient client(server.port());
    const std::string type = "Content-Type: Application/x-www-form-urlencoded; charset=utf-8\r\n";
    EXPECT_EQ(client.ask(post("/form", type, "a=1&b=%C4%91+x&a=2")).body, "a=1\nb=đ x\na=2\n");
    EXPECT_EQ(client.ask(post("/form", "Content-Type: application/json\r\n", "{}")).body, "no form");
    for (const char* bad : {"a=%00", "a=%ff", "a=%zz", "a=\xff"})
        EXPECT_EQ(client.ask(post("/form", type, bad)).status, 400) << bad;
    std::string many;
    for (int i = 0; i < 3001; ++i)
        many += "a=b&";
    EXPECT_EQ(client.ask(post("/form", type, many)).status, 413);
    EXPECT_EQ(client.get("/echo").status, 200);   // the connection is as good as before
}

TEST(Body, StreamsUploadsToFilesAndRemovesThem)
{
    TestServer server;
    RawClient client(server.port());
    const std::string body = part("name=\"tiêu đề\"", "Lễ hội") + part("name=\"f\"; filename=\"C:\\a\\ảnh.png\"", std::string("x\0y", 3)) +
                             part("name=\"none\"; filename=\"\"", "") + part("name=\"g\"; filename=\"g\"", std::string(3'000'000, 'g')) + "--XX--\r\n";
    EXPECT_EQ(client.ask(post("/form", multipart, body)).body,
              "tiêu đề=Lễ hội\nf=ảnh.png text/plain 3 " + std::string("x\0y", 3) + "\ng=g text/plain 3000000 3000000\n");
    EXPECT_EQ(server.uploads_on_disk(), 0u);
    const std::string chunked = fmt::format("POST /form HTTP/1.1\r\nHost: t\r\n{}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{}\r\n0\r\n\r\n", multipart, body.size(), body);
    EXPECT_THAT(client.ask(chunked).body, HasSubstr("g=g text/plain 3000000 3000000\n"));
}

TEST(Body, RefusesBrokenMultipart)
{
    TestServer server;
    for (const std::string& broken : {std::string(), std::string("junk"), part("name=\"a\"", "x"), part("name=\"f\"; filename=\"f\"", "x"),
                                      part("x", "y") + "--XX--", part("name=\"a\"", "\xff") + "--XX--", part("name=\"a\"", std::string(1, '\0')) + "--XX--",
                                      part("name=\"f\"; filename=\"f\"", "x") + part("nothing", "") + "--XX--"}) {
        RawClient client(server.port());
        EXPECT_EQ(client.ask(post("/form", multipart, broken)).status, 400) << broken;
    }
    RawClient client(server.port());
    EXPECT_EQ(client.ask(post("/form", "Content-Type: multipart/form-data\r\n", "--XX--")).body, "no form");
    EXPECT_EQ(server.uploads_on_disk(), 0u);
}

TEST(Body, LeavesNoFileWhenTheClientGoesAway)
{
    TestServer server;
    {
        RawClient client(server.port());
        client.send("POST /form HTTP/1.1\r\nHost: t\r\n" + multipart + "Content-Length: 5000000\r\n\r\n" +
                    part("name=\"f\"; filename=\"f\"", std::string(2'000'000, 'x')));
    }
    EXPECT_TRUE(server.wait_for_open_connections(0));
    EXPECT_EQ(server.uploads_on_disk(), 0u);
}

TEST(Body, IsRefusedWhenTheDiskDoesNotTakeIt)
{
    TestServer server;
    std::filesystem::remove(server.dir() / "uploads");
    RawClient client(server.port());
    const Reply reply = client.ask(post("/form", multipart, part("name=\"f\"; filename=\"f\"", "x") + "--XX--"));
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.header("retry-after"), "5");
    std::filesystem::create_directory(server.dir() / "uploads");
}

TEST(StaleUploads, AreRemovedWhenADayOld)
{
    const TemporaryDirectory dir;
    for (const char* name : {"upload-old", "upload-new", "other"})
        std::ofstream(dir.path / name) << "x";
    const auto two_days_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(48);
    std::filesystem::last_write_time(dir.path / "upload-old", two_days_ago);
    std::filesystem::last_write_time(dir.path / "other", two_days_ago);
    remove_stale_uploads(dir.path);
    EXPECT_FALSE(std::filesystem::exists(dir.path / "upload-old"));
    EXPECT_TRUE(std::filesystem::exists(dir.path / "upload-new"));
    EXPECT_TRUE(std::filesystem::exists(dir.path / "other"));
}

} // namespace
} // namespace tantrao::http
