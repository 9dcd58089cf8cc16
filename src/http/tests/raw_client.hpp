// A client that speaks bytes, so that tests can send what no well-behaved client would.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace tantrao::http {

struct Reply {
    int status = 0;                               // 0: the connection ended without a reply
    std::string head;
    std::map<std::string, std::string> headers;   // names in lower case
    std::string body;
    bool has(const std::string& name) const { return headers.contains(name); }
    std::string header(const std::string& name) const { return has(name) ? headers.at(name) : std::string{}; }
};

class RawClient {
  public:
    enum class Family { v4, v6 };
    // Throws std::runtime_error if the connection is refused.
    explicit RawClient(std::uint16_t port, Family family = Family::v4);
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient& operator=(RawClient&&) = delete;

    // False when the peer has closed.
    bool send(std::string_view bytes);
    // One whole reply. head_only: the reply to a HEAD, which has a length but no body.
    Reply read(bool head_only = false);
    // Everything until the peer closes.
    std::string read_all();
    // Whether the peer closes, without a further byte, within 10 s.
    bool is_closed();
    void close();

    // Sends a request and reads its reply.
    Reply ask(std::string_view bytes);
    Reply get(const std::string& target, const std::string& more_headers = "");

  private:
    bool fill();
    int socket_ = -1;
    std::string pending_;
};

} // namespace tantrao::http
