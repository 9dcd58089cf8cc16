// A real server, spoken to in bytes: answers, encodings, files, keep-alive, proxies, the end.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/tests/raw_client.hpp"
#include "http/tests/test_server.hpp"
#include "http/tests/unpack.hpp"

#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <thread>

namespace tantrao::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

bool is_served(std::uint16_t port)
{
    try {
        return RawClient(port).get("/echo").status != 0;
    } catch (const std::runtime_error&) {
        return false;   // refused by the system
    }
}

TEST(Server, HandsTheRequestToTheHandler)
{
    TestServer server;
    RawClient client(server.port());
    const Reply reply =
        client.ask("GET /echo/x/../%C4%91?q=a+b&q=2 HTTP/1.1\r\nHost: Example.VN:81\r\nCookie: c=1\r\n"
                   "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\n\r\n");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body,
              "method: GET\npath: /echo/đ\nquery: q=a+b&q=2\nhost: example.vn\nauthority: example.vn:81\nfrom: 127.0.0.1\n"
              "secure: false\ncookie: 1\nquery[q]: a b\nquery[q]: 2\nbody: ");
    EXPECT_THAT(reply.header("date"), testing::MatchesRegex("[A-Z][a-z]+, [0-9]+ [A-Z][a-z]+ [0-9]+ [0-9:]+ GMT"));
    EXPECT_FALSE(reply.has("connection"));
}

TEST(Server, KeepsTheConnectionAsLongAsTheClientWants)
{
    TestServer server;
    RawClient client(server.port());
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(client.get("/echo").status, 200);
    const Reply last = client.get("/echo", "Connection: close\r\n");
    EXPECT_EQ(last.header("connection"), "close");
    EXPECT_TRUE(client.is_closed());

    RawClient old(server.port());
    const Reply kept = old.ask("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(kept.header("connection"), "keep-alive");
    EXPECT_THAT(kept.body, HasSubstr("host: localhost\n"));
    EXPECT_EQ(old.ask("GET /cached HTTP/1.0\r\nHost: t\r\n\r\n").header("connection"), "close");
    EXPECT_TRUE(old.is_closed());
}

TEST(Server, AnswersPipelinedRequestsInOrderBeyondTheCap)
{
    ServerOptions options;
    options.limits.pipelined = 3;
    TestServer server(options);
    RawClient client(server.port());
    std::string all;
    for (int i = 0; i < 40; ++i)
        all += fmt::format("GET {} HTTP/1.1\r\nHost: t\r\n\r\n", i % 4 == 0 ? "/cached" : fmt::format("/echo/{}", i));
    client.send(all);
    for (int i = 0; i < 40; ++i) {
        const Reply reply = client.read();
        ASSERT_EQ(reply.status, 200) << i;
        EXPECT_THAT(reply.body, HasSubstr(i % 4 == 0 ? TestServer::page() : fmt::format("path: /echo/{}\n", i)));
    }
}

TEST(Server, AnswersHeadLikeGetWithoutTheBody)
{
    TestServer server;
    RawClient client(server.port());
    for (const char* path : {"/echo", "/cached", "/prepared", "/page", "/file"}) {
        const Reply get = client.get(path);
        const Reply head = client.ask(fmt::format("HEAD {} HTTP/1.1\r\nHost: t\r\n\r\n", path));
        EXPECT_EQ(head.status, 200) << path;
        EXPECT_EQ(head.header("etag"), get.header("etag")) << path;
        // The echo says the method, which is one byte longer.
        const std::size_t length = get.body.size() + (std::string_view(path) == "/echo" ? 1 : 0);
        EXPECT_EQ(head.header("content-length"), std::to_string(length)) << path;
    }
    EXPECT_EQ(client.get("/echo").status, 200);   // nothing was left over
}

TEST(Server, NegotiatesTheEncodingOnEveryWay)
{
    TestServer server;
    RawClient client(server.port());
    for (const char* path : {"/cached", "/prepared"}) {
        const Reply plain = client.get(path), packed = client.get(path, "Accept-Encoding: gzip\r\n"),
                    best = client.get(path, "Accept-Encoding: gzip, br\r\n");
        EXPECT_EQ(plain.body, TestServer::page());
        EXPECT_FALSE(plain.has("content-encoding"));
        EXPECT_EQ(packed.header("content-encoding"), "gzip");
        EXPECT_EQ(gunzip(packed.body), TestServer::page());
        EXPECT_EQ(best.header("content-encoding"), "br");
        EXPECT_EQ(unbrotli(best.body), TestServer::page());
        for (const Reply& reply : {plain, packed, best})
            EXPECT_EQ(reply.header("vary"), "Accept-Encoding");
    }
    const Reply dynamic = client.get("/page", "Accept-Encoding: gzip, br\r\n");
    EXPECT_EQ(dynamic.header("content-encoding"), "gzip");
    EXPECT_EQ(gunzip(dynamic.body), TestServer::page());
    EXPECT_EQ(client.get("/secret", "Accept-Encoding: gzip\r\n").body, TestServer::page());
    EXPECT_EQ(server.server().stats().fast_path_hits, 3);
}

TEST(Server, Answers304ToWhoHasThePage)
{
    TestServer server;
    RawClient client(server.port());
    for (const char* path : {"/cached", "/prepared", "/page", "/file"})
        for (const char* encoding : {"identity", "gzip", "br"}) {
            const std::string accept = fmt::format("Accept-Encoding: {}\r\n", encoding);
            const Reply first = client.get(path, accept);
            const Reply again = client.get(path, accept + "If-None-Match: " + first.header("etag") + "\r\n");
            EXPECT_EQ(again.status, 304) << path << encoding;
            EXPECT_FALSE(again.has("content-length")) << path;
            EXPECT_FALSE(again.has("content-type")) << path;
            EXPECT_EQ(client.get(path, "If-None-Match: \"other\"\r\n").status, 200) << path;
        }
    EXPECT_EQ(client.ask("POST /page HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\nIf-None-Match: *\r\n\r\n").status, 200);
}

TEST(Server, SendsFilesWholeAndInRanges)
{
    TestServer server;
    RawClient client(server.port());
    const std::string content = TestServer::file_content();
    const Reply whole = client.get("/file");
    EXPECT_EQ(whole.body, content);
    EXPECT_EQ(whole.header("accept-ranges"), "bytes");
    const Reply part = client.get("/file", "Range: bytes=8-15\r\n");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "0000001\n");
    EXPECT_EQ(part.header("content-range"), fmt::format("bytes 8-15/{}", content.size()));
    EXPECT_EQ(client.get("/file", "Range: bytes=-8\r\n").body, "0049999\n");
    EXPECT_EQ(client.get("/file", "Range: bytes=100000-\r\n").body, content.substr(100'000));
    const Reply beyond = client.get("/file", "Range: bytes=999999999-\r\n");
    EXPECT_EQ(beyond.status, 416);
    EXPECT_EQ(beyond.header("content-range"), fmt::format("bytes */{}", content.size()));
    EXPECT_EQ(client.get("/file", "Range: bytes=0-1,4-5\r\n").status, 200);
    EXPECT_EQ(client.get("/file", "Range: bytes=0-1\r\nIf-Range: \"v0\"\r\n").status, 200);
    EXPECT_EQ(client.get("/file", "Range: bytes=0-1\r\nIf-Range: \"v1\"\r\n").status, 206);
    EXPECT_EQ(client.ask("HEAD /file HTTP/1.1\r\nHost: t\r\nRange: bytes=0-1\r\n\r\n").status, 200);
    EXPECT_EQ(client.get("/no-file").status, 404);
}

TEST(Server, SendsNoFileThroughALinkAndNoDirectory)
{
    TestServer server;
    RawClient client(server.port());
    std::filesystem::create_symlink("/etc/passwd", server.dir() / "missing");
    EXPECT_EQ(client.get("/no-file").status, 404);
    std::filesystem::remove(server.dir() / "missing");
    std::filesystem::create_directory(server.dir() / "missing");
    EXPECT_EQ(client.get("/no-file").status, 404);
}

TEST(Server, FastPathIsAskedForPlainReadsOnly)
{
    TestServer server;
    RawClient client(server.port());
    EXPECT_EQ(client.get("/cached").status, 200);
    EXPECT_EQ(server.server().stats().fast_path_hits, 1);
    client.get("/cached", "Cookie: a=b\r\n");
    client.get("/cached?x");
    client.get("/cached", "Range: bytes=0-1\r\n");
    client.ask("GET /cached HTTP/1.1\r\nHost: t\r\nContent-Length: 2\r\n\r\nxx");
    client.ask("POST /cached HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(server.server().stats().fast_path_hits, 1);
}

TEST(Server, BelievesConfiguredProxiesOnly)
{
    ServerOptions options;
    options.trusted_proxies = {"127.0.0.1", "10.0.0.1", "2001:0db8::1"};
    TestServer server(options);
    RawClient client(server.port());
    const auto ask = [&](const std::string& headers) { return client.get("/echo", headers).body; };
    const std::string forwarded =
        ask("X-Forwarded-For: 6.6.6.6, 1.2.3.4, 10.0.0.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: portal.vn\r\n");
    EXPECT_THAT(forwarded, HasSubstr("from: 1.2.3.4\n"));
    EXPECT_THAT(forwarded, HasSubstr("secure: true\n"));
    EXPECT_THAT(forwarded, HasSubstr("host: portal.vn\n"));
    EXPECT_THAT(ask("X-Forwarded-For: 1.2.3.4, 2001:db8:0::1\r\n"), HasSubstr("from: 1.2.3.4\n"));
    EXPECT_THAT(ask("X-Forwarded-For: 2001:0DB8::7\r\n"), HasSubstr("from: 2001:db8::7\n"));
    EXPECT_THAT(ask("X-Forwarded-For: 1.2.3.4, garbage\r\n"), HasSubstr("from: 127.0.0.1\n"));
    EXPECT_THAT(ask("X-Forwarded-For: garbage, 10.0.0.1\r\n"), HasSubstr("from: 10.0.0.1\n"));
    EXPECT_EQ(client.get("/cached", "X-Forwarded-Host: other.vn\r\n").status, 200);
    EXPECT_EQ(server.server().stats().fast_path_hits, 0);   // another host's page must not come from the cache
}

TEST(Server, SpeaksIpv4AndIpv6)
{
    ServerOptions options;
    options.addresses = {"::1", "127.0.0.1"};
    TestServer server(options);
    EXPECT_THAT(RawClient(server.port(), RawClient::Family::v4).get("/echo").body, HasSubstr("from: 127.0.0.1\n"));
    EXPECT_THAT(RawClient(server.port(), RawClient::Family::v6).get("/echo").body, HasSubstr("from: ::1\n"));
}

TEST(Server, DoesNotStartOnAPortThatIsTaken)
{
    TestServer first;
    ServerOptions options;
    options.addresses = {"127.0.0.1"};
    options.port = first.port();
    Server second(options, nullptr, nullptr, nullptr);
    EXPECT_THROW(second.start(), std::runtime_error);
}

TEST(Server, TurnsAnExceptionIntoABare500)
{
    TestServer server;
    RawClient client(server.port());
    const Reply reply = client.get("/throw");
    EXPECT_EQ(reply.status, 500);
    EXPECT_THAT(reply.body, testing::MatchesRegex("error 500 [0-9a-f]+ /throw"));
    EXPECT_EQ(client.get("/echo").status, 200);
}

TEST(Server, LetsARequestInFlightEndBeforeItStops)
{
    TestServer server;
    RawClient busy(server.port()), idle(server.port()), half(server.port());
    EXPECT_EQ(idle.get("/echo").status, 200);
    half.send("GET /echo HTTP/1.1\r\nHo");
    busy.send("GET /gate HTTP/1.1\r\nHost: t\r\n\r\n");
    ASSERT_TRUE(server.gate().wait_for_waiting(1));
    std::jthread stopper([&] { server.server().stop(10); });
    EXPECT_TRUE(idle.is_closed());
    EXPECT_TRUE(half.is_closed());
    EXPECT_FALSE(is_served(server.port()));
    server.gate().open();
    const Reply reply = busy.read();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(busy.is_closed());
    stopper.join();
    EXPECT_EQ(server.server().stats().connections_open, 0);
    server.server().stop();   // twice does no harm
}

TEST(Server, HoldsAThousandIdleConnections)
{
    TestServer server;
    std::vector<RawClient> idle;
    for (int i = 0; i < 1000; ++i) {
        idle.emplace_back(server.port());
        if (i % 2 == 0) {
            ASSERT_EQ(idle.back().get("/cached").status, 200);
        }
    }
    ASSERT_TRUE(server.wait_for_open_connections(1000));
    for (RawClient& client : idle)
        ASSERT_EQ(client.get("/cached").status, 200);
    idle.clear();
    EXPECT_TRUE(server.wait_for_open_connections(0));
}

TEST(Server, ClosesConnectionsBeyondTheLimit)
{
    ServerOptions options;
    options.limits.connections = 2;
    TestServer server(options);
    RawClient first(server.port()), second(server.port());
    EXPECT_EQ(first.get("/echo").status, 200);
    EXPECT_EQ(second.get("/echo").status, 200);
    EXPECT_EQ(RawClient(server.port()).get("/echo").status, 0);
    first.close();
    ASSERT_TRUE(server.wait_for_open_connections(1));
    EXPECT_EQ(RawClient(server.port()).get("/echo").status, 200);
}

TEST(Server, SecretsInPathsAreNotLogged)
{
    const TemporaryDirectory dir;
    const std::string file = dir.path / "access.log";
    std::ofstream(file) << "";
    std::filesystem::permissions(file, std::filesystem::perms(0644));   // of an earlier program
    {
        ServerOptions options;
        options.access_log = file;
        options.secret_paths = {"/reset/{token}"};
        TestServer server(options);
        const auto ask = [&](const std::string& target, const std::string& headers = "") {
            RawClient client(server.port());
            return client.ask("GET " + target + " HTTP/1.1\r\nHost: t\r\n" + headers + "\r\n").status;
        };
        for (const char* target : {"/reset/s3cret", "/reset/s3cret/more?x=s3cret", "//reset//s3cret", "/%72eset/s3cret",
                                   "/a/../reset/s3cret", "/./reset/s3cret", "http://t/reset/s3cret"})
            EXPECT_EQ(ask(target), 200) << target;
        EXPECT_EQ(ask("/reset/s3cret", "Expect: miracles\r\n"), 417) << "also of requests that no handler sees";
        EXPECT_EQ(ask("/other/shown"), 200);
    }
    std::ifstream in(file);
    const std::string log{std::istreambuf_iterator<char>(in), {}};
    std::size_t named = 0;
    for (auto at = log.find("\"path\":\"/reset/{token}\""); at != std::string::npos;
         at = log.find("\"path\":\"/reset/{token}\"", at + 1))
        ++named;
    EXPECT_EQ(named, 8u) << log;
    EXPECT_THAT(log, HasSubstr("\"path\":\"/other/shown\""));
    EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms(0640));
}

TEST(Server, WritesAnAccessLogWithoutPersonalData)
{
    const TemporaryDirectory dir;
    const std::string file = dir.path / "access.log";
    {
        ServerOptions options;
        options.access_log = file;
        TestServer server(options);
        RawClient client(server.port());
        client.get("/echo/%22%C4%91?email=a%40b.vn", "User-Agent: spy\r\nCookie: c=secret\r\n");
        client.get("/cached", "Accept-Encoding: br\r\n");
        client.get("/\"\\\xff");
    }
    std::ifstream in(file);
    const std::string log{std::istreambuf_iterator<char>(in), {}};
    std::vector<std::string> lines;
    std::istringstream each(log);
    for (std::string line; std::getline(each, line);)
        lines.push_back(line);
    ASSERT_EQ(lines.size(), 3u) << log;
    EXPECT_THAT(
        lines[0],
        testing::MatchesRegex(
            "\\{\"time\":\"[0-9T:Z-]+\",\"method\":\"GET\",\"host\":\"t\",\"path\":\"/echo/%22%C4%91\",\"status\":200,\"bytes\":[0-9]+,"
            "\"duration_us\":[0-9]+,\"site\":7,\"route\":\"test/echo/.*\",\"request\":\"[0-9a-f]+\",\"cached\":false\\}"));
    EXPECT_THAT(lines[1], HasSubstr("\"encoding\":\"br\",\"cached\":true}"));
    EXPECT_THAT(lines[2], HasSubstr("\"path\":\"/???\",\"status\":400"));
    for (const char* personal : {"email", "127.0.0.1", "spy", "secret"})
        EXPECT_THAT(log, Not(HasSubstr(personal)));
}

TEST(Server, CountsWhatItDoes)
{
    TestServer server;
    {
        RawClient client(server.port());
        client.get("/echo");
        client.get("/cached");
        client.get("/throw");
        client.get("/%");
        EXPECT_EQ(server.server().stats().connections_open, 1);
    }
    // A reply may be read before it is counted.
    EXPECT_TRUE(server.wait_for([](const ServerStats& now) {
        return now.requests == 4 && now.by_status_class[2] == 2 && now.by_status_class[4] == 1 && now.by_status_class[5] == 1;
    }));
    const ServerStats stats = server.server().stats();
    EXPECT_GT(stats.bytes_sent, static_cast<std::int64_t>(TestServer::page().size()));
    EXPECT_TRUE(server.wait_for_open_connections(0));
}

}   // namespace
}   // namespace tantrao::http
