// A real server, spoken to by clients that mean harm or know no better.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/tests/raw_client.hpp"
#include "http/tests/test_server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace std::string_literals;

namespace tantrao::http {
namespace {

using testing::HasSubstr;

int status_of(TestServer& server, const std::string& bytes)
{
    RawClient client(server.port());
    const Reply reply = client.ask(bytes);
    if (reply.status >= 400) {
        EXPECT_EQ(reply.header("connection"), "close") << bytes.substr(0, 200);
    }
    return reply.status;
}

std::string get(const std::string& target, const std::string& headers = "Host: t\r\n")
{
    return "GET " + target + " HTTP/1.1\r\n" + headers + "\r\n";
}

std::string post(const std::string& path, const std::string& headers, const std::string& body)
{
    return fmt::format("POST {} HTTP/1.1\r\nHost: t\r\n{}Content-Length: {}\r\n\r\n{}", path, headers, body.size(), body);
}

TEST(Limits, RefusesHeadsThatAreNoHttp)
{
    TestServer server;
    EXPECT_EQ(status_of(server, "HELLO\r\n\r\n"), 400);
    EXPECT_EQ(status_of(server, "GET /echo\r\n\r\n"), 400);
    EXPECT_EQ(status_of(server, "GET /echo HTTP/1.1\nHost: t\n\n"), 505);   // "1.1\n" is no version
    EXPECT_EQ(status_of(server, "GET  /echo HTTP/1.1\r\nHost: t\r\n\r\n"), 400);
    EXPECT_EQ(status_of(server, get("/echo", "Host : t\r\n")), 400);
    EXPECT_EQ(status_of(server, get("/echo", "Host: t\r\nX Y: z\r\n")), 400);
    EXPECT_EQ(status_of(server, get("/echo", "Host: t\r\nX: a\0b\r\n"s)), 400);
    EXPECT_EQ(status_of(server, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"s), 400);
    EXPECT_EQ(status_of(server, "GET /echo HTTP/2.0\r\nHost: t\r\n\r\n"), 505);
    EXPECT_EQ(status_of(server, "TRACE /echo HTTP/1.1\r\nHost: t\r\n\r\n"), 405);
    EXPECT_EQ(status_of(server, "CONNECT t:443 HTTP/1.1\r\nHost: t\r\n\r\n"), 405);
    EXPECT_EQ(status_of(server, "BREW /echo HTTP/1.1\r\nHost: t\r\n\r\n"), 405);
    EXPECT_EQ(status_of(server, get("/echo", "Host: t\r\nExpect: miracles\r\n")), 417);
    EXPECT_EQ(status_of(server, post("/form", "Content-Encoding: gzip\r\n", "\x1f\x8b")), 415);
    EXPECT_EQ(status_of(server, post("/form", "Content-Encoding: gzip, identity\r\n", "x")), 415);
    RawClient plain(server.port());
    EXPECT_EQ(plain.ask(post("/echo", "Content-Encoding: Identity\r\n", "x")).status, 200);
}

TEST(Limits, RefusesTricksWithThePath)
{
    TestServer server;
    for (const std::string& path :
         {"/../etc/passwd"s, "/%2e%2e/%2e%2e/etc/passwd"s, "/a%2f..%2fb"s, "/a%5c..%5cb"s, "/a%00b"s, "/%ff"s, "/%c0%ae%c0%ae/"s,
          "/\xff"s, "/%"s, "/%zz"s, "/a%0d%0aSet-Cookie:x"s, "*"s, "a"s, "/echo?a=%00"s, "/echo?a=%ff"s, "/echo?%"s})
        EXPECT_EQ(status_of(server, get(path)), 400) << path;
}

TEST(Limits, RefusesWhatLeavesTheHostInDoubt)
{
    TestServer server;
    for (const char* path : {"/echo", "/cached"}) {
        EXPECT_EQ(status_of(server, get(path, "")), 400);
        EXPECT_EQ(status_of(server, get(path, "Host: t\r\nHost: t\r\n")), 400);
        EXPECT_EQ(status_of(server, get(path, "Host: t\r\nhost: u\r\n")), 400);
        EXPECT_EQ(status_of(server, get(path, "Host: a b\r\n")), 400);
        EXPECT_EQ(status_of(server, get(path, "Host: t/x\r\n")), 400);
        EXPECT_EQ(status_of(server, get(path, "Host: \r\n")), 400);
    }
    RawClient client(server.port());
    EXPECT_THAT(client.ask(get("http://Portal.vn/echo", "Host: other\r\n")).body, HasSubstr("host: portal.vn\n"));
    EXPECT_THAT(client.ask(get("http://t/cached", "Host: other\r\n")).body, HasSubstr("<!doctype html>"));
    EXPECT_EQ(server.server().stats().fast_path_hits, 0);
}

TEST(Limits, RefusesWhatLeavesTheEndOfTheBodyInDoubt)
{
    TestServer server;
    const auto send = [&](const std::string& headers, const std::string& path = "/echo") {
        return status_of(server, "POST " + path + " HTTP/1.1\r\nHost: t\r\n" + headers +
                                     "\r\n0\r\n\r\nGET /admin HTTP/1.1\r\nHost: t\r\n\r\n");
    };
    EXPECT_EQ(send("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400);
    EXPECT_EQ(send("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400);
    EXPECT_EQ(send("Content-Length: 5\r\nContent-Length: 6\r\n"), 400);
    EXPECT_EQ(send("Content-Length: 5\r\nContent-Length: 5\r\n"), 400);
    EXPECT_EQ(send("Content-Length: 5, 5\r\n"), 400);
    for (const char* length : {"-1", "+5", "0x5", "5 5", "", "5a", "99999999999999999999999"})
        EXPECT_EQ(send(fmt::format("Content-Length: {}\r\n", length)), 400) << length;
    EXPECT_EQ(send("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400);
    EXPECT_EQ(send("Transfer-Encoding: gzip, chunked\r\n"), 501);
    EXPECT_EQ(send("Transfer-Encoding: chunked, identity\r\n"), 501);
    EXPECT_EQ(send("Transfer-Encoding: xchunked\r\n"), 501);
    EXPECT_EQ(send("Transfer-Encoding : chunked\r\n"), 400);
    EXPECT_EQ(status_of(server, "POST /echo HTTP/1.0\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
    // The fast path answers none of these either.
    EXPECT_EQ(status_of(server, get("/cached", "Host: t\r\nContent-Length: 0\r\nContent-Length: 0\r\n")), 400);
    EXPECT_EQ(status_of(server, get("/cached", "Host: t\r\nTransfer-Encoding: identity\r\n")), 501);
    EXPECT_EQ(server.server().stats().fast_path_hits, 0);
}

TEST(Limits, HeadAndTarget)
{
    ServerOptions options;
    options.limits.head = 2048;
    options.limits.target = 100;
    TestServer server(options);
    EXPECT_EQ(status_of(server, get("/echo/" + std::string(94, 'a'))), 200);
    EXPECT_EQ(status_of(server, get("/echo/" + std::string(95, 'a'))), 414);
    EXPECT_EQ(status_of(server, get("/" + std::string(5000, 'a'))), 414);
    EXPECT_EQ(status_of(server, get("/echo", "Host: t\r\nX: " + std::string(1900, 'a') + "\r\n")), 200);
    EXPECT_EQ(status_of(server, get("/echo", "Host: t\r\nX: " + std::string(2100, 'a') + "\r\n")), 431);
    EXPECT_EQ(status_of(server, get("/echo", "Host: t\r\nX: " + std::string(100'000, 'a') + "\r\n")), 431);
}

TEST(Limits, RefusalsKnowThePathAsFarAsItCouldBeRead)
{
    ServerOptions options;
    options.limits.head = 2048;
    options.limits.target = 100;
    TestServer server(options);
    const auto body = [&](const std::string& bytes) { return RawClient(server.port()).ask(bytes).body; };
    const std::string path = " /api/v1/search";
    for (const auto& [bytes, status] :
         {std::pair{get("/api/v1/search?q=" + std::string(200, 'a')), "414"},
          std::pair{get("/api/v1/search?q=" + std::string(5000, 'a')), "414"},
          std::pair{get("/api/v1/search?q=a", "Host: t\r\nX: " + std::string(5000, 'a') + "\r\n"), "431"},
          std::pair{get("/api/v1/search?q=\x01"), "400"}, std::pair{get("/api/v1/search?q=a", ""), "400"},
          std::pair{get("/api/v1/search?q=%FF"), "400"},
          std::pair{post("/api/v1/search?q=a", "", std::string(3'000'000, 'a')), "413"},
          std::pair{"BREW /api/v1/search HTTP/1.1\r\nHost: t\r\n\r\n"s, "405"}})
        EXPECT_THAT(body(bytes), testing::AllOf(testing::StartsWith("error "s + status), testing::EndsWith(path)))
            << bytes.substr(0, 80);
    EXPECT_THAT(body("HELLO\r\n\r\n"), testing::EndsWith(" "));
}

TEST(Limits, EndlessHeadersEndSomewhere)
{
    ServerOptions options;
    options.limits.head = 2048;
    TestServer server(options);
    RawClient client(server.port());
    client.send("GET /echo HTTP/1.1\r\n");
    // Line by line, each in a packet of its own as far as the network allows.
    for (int i = 0; i < 5000; ++i)
        client.send(fmt::format("X-{}: y\r\n", i));
    EXPECT_EQ(client.read().status, 431);
    RawClient second(server.port());
    std::string all = "GET /echo HTTP/1.1\r\nHost: t\r\n";
    for (int i = 0; i < 400; ++i)
        all += "A: b\r\n";
    EXPECT_EQ(second.ask(all).status, 431);
}

TEST(Limits, Body)
{
    ServerOptions options;
    options.limits.body = 1000;
    options.limits.upload = 100'000;
    TestServer server(options);
    EXPECT_EQ(status_of(server, post("/echo", "", std::string(1000, 'a'))), 200);
    EXPECT_EQ(status_of(server, post("/echo", "", std::string(1001, 'a'))), 413);
    EXPECT_EQ(status_of(server, "POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 18446744073709551615\r\n\r\n"), 413);
    const std::string chunked = "POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(status_of(server, chunked + "3e8\r\n" + std::string(1000, 'a') + "\r\n0\r\n\r\n"), 200);
    EXPECT_EQ(status_of(server, chunked + "3e8\r\n" + std::string(1000, 'a') + "\r\n1\r\na\r\n0\r\n\r\n"), 413);
    const std::string head = "Content-Type: multipart/form-data; boundary=XX\r\n";
    const auto part = [](const std::string& more, std::size_t size) {
        return "--XX\r\nContent-Disposition: form-data; name=\"a\"" + more + "\r\n\r\n" + std::string(size, 'a') +
               "\r\n--XX--\r\n";
    };
    EXPECT_EQ(status_of(server, post("/form", head, part("; filename=\"f\"", 90'000))), 200);
    EXPECT_EQ(status_of(server, post("/form", head, part("; filename=\"f\"", 100'000))), 413);
    EXPECT_EQ(status_of(server, post("/form", head, part("", 1000))), 200);
    EXPECT_EQ(status_of(server, post("/form", head, part("", 1001))), 413);
    EXPECT_EQ(server.uploads_on_disk(), 0u);
}

TEST(Limits, RefusesBrokenChunks)
{
    TestServer server;
    const std::string head = "POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (const std::string& broken : {"z\r\n"s, "-1\r\na\r\n"s, "1\r\nab\r\n0\r\n\r\n"s, "fffffffffffffffff\r\n"s, "1\na\n"s,
                                      "0x1\r\na\r\n"s, "1;" + std::string(40'000, 'x'), "0\r\nX: " + std::string(40'000, 'x')})
        EXPECT_EQ(status_of(server, head + broken + "\r\n\r\n"), 400) << broken.substr(0, 30);
}

TEST(Limits, SlowHeadsAndBodiesGet408)
{
    ServerOptions options;
    options.limits.head_seconds = 1;
    options.limits.body_stall_seconds = 1;
    TestServer server(options);
    RawClient head(server.port()), body(server.port()), upload(server.port());
    head.send("GET /echo HTTP/1.1\r\nHo");
    body.send("POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc");
    upload.send("POST /form HTTP/1.1\r\nHost: t\r\nContent-Type: multipart/form-data; boundary=XX\r\nContent-Length: 999\r\n\r\n"
                "--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\nabc");
    for (RawClient* client : {&head, &body, &upload}) {
        EXPECT_EQ(client->read().status, 408);
        EXPECT_TRUE(client->is_closed());
    }
    EXPECT_TRUE(server.wait_for_open_connections(0));
    EXPECT_EQ(server.uploads_on_disk(), 0u);
}

TEST(Limits, IdleConnectionsAreClosedWithoutAWord)
{
    ServerOptions options;
    options.limits.idle_seconds = 1;
    TestServer server(options);
    RawClient fresh(server.port()), used(server.port());
    EXPECT_EQ(used.get("/echo").status, 200);
    EXPECT_TRUE(fresh.is_closed());
    EXPECT_TRUE(used.is_closed());
}

TEST(Limits, WhoDoesNotReadLosesTheConnection)
{
    ServerOptions options;
    options.limits.body_stall_seconds = 1;
    TestServer server(options);
    RawClient client(server.port());
    EXPECT_EQ(client.get("/echo").status, 200);
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += get("/file");   // 40 MB, more than any socket buffer
    client.send(many);
    EXPECT_TRUE(server.wait_for_open_connections(0));
    EXPECT_LT(server.server().stats().requests, 100);
}

TEST(Limits, AFullQueueIs503WithRetryAfter)
{
    ServerOptions options;
    options.workers = 1;
    options.limits.queue = 1;
    TestServer server(options);
    RawClient running(server.port()), second(server.port()), third(server.port());
    running.send(get("/gate"));
    ASSERT_TRUE(server.gate().wait_for_waiting(1));
    second.send(get("/echo"));
    third.send(get("/echo"));
    // One of the two found the only place in the queue.
    ASSERT_TRUE(server.wait_for([](const ServerStats& stats) { return stats.refused_busy == 1; }));
    EXPECT_EQ(RawClient(server.port()).get("/cached").status, 200);   // cached pages go on
    server.gate().open();
    EXPECT_EQ(running.read().status, 200);
    Reply served = second.read(), refused = third.read();
    if (served.status == 503)
        std::swap(served, refused);
    EXPECT_EQ(served.status, 200);
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("retry-after"), "5");
}

}   // namespace
}   // namespace tantrao::http
