// A real server on a free port, spoken to in bytes.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.hpp"

#include "http/tests/raw_client.hpp"

#include <gtest/gtest.h>

namespace tantrao::http {
namespace {

TEST(Server, AnswersAGetFromTheHandler)
{
    ServerOptions options;
    options.port = 0;
    options.addresses = {"127.0.0.1"};
    Server server(options, [](Request&& request) { return Server::Answer{text("path " + request.path), nullptr, "any", 0}; }, nullptr,
                  [](int status, const std::string&) { return text("error", status); });
    server.start();
    RawClient client(server.port());
    const Reply reply = client.get("/xin-chao");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "path /xin-chao");
    server.stop();
}

} // namespace
} // namespace tantrao::http
