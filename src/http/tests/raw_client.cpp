// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/tests/raw_client.hpp"

#include <algorithm>
#include <cerrno>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace tantrao::http {

RawClient::RawClient(std::uint16_t port, Family family)
{
    int failed = 0;
    socket_ = ::socket(family == Family::v4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (family == Family::v4) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        failed = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    } else {
        sockaddr_in6 to{};
        to.sin6_family = AF_INET6;
        to.sin6_port = htons(port);
        to.sin6_addr = in6addr_loopback;
        failed = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    }
    if (failed != 0) {
        close();
        throw std::runtime_error("cannot connect");
    }
    const timeval patience{10, 0};   // a test that hangs fails instead
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

RawClient::~RawClient() { close(); }

RawClient::RawClient(RawClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)), pending_(std::move(other.pending_)) {}

void RawClient::close()
{
    if (socket_ >= 0)
        ::close(socket_);
    socket_ = -1;
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::fill()
{
    char bytes[16384];
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got > 0)
        pending_.append(bytes, static_cast<std::size_t>(got));
    return got > 0;
}

Reply RawClient::read(bool head_only)
{
    Reply reply;
    std::size_t end = 0;
    while ((end = pending_.find("\r\n\r\n")) == std::string::npos)
        if (!fill())
            return reply;
    reply.head = pending_.substr(0, end + 2);
    pending_.erase(0, end + 4);
    if (reply.head.starts_with("HTTP/1.1 ") && reply.head.size() > 12)
        reply.status = std::stoi(reply.head.substr(9, 3));
    for (std::size_t at = reply.head.find("\r\n") + 2; at < reply.head.size();) {
        const std::size_t line_end = reply.head.find("\r\n", at);
        const std::string line = reply.head.substr(at, line_end - at);
        const std::size_t colon = line.find(": ");
        std::string name = line.substr(0, colon);
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (colon != std::string::npos)
            reply.headers[name] = line.substr(colon + 2);
        at = line_end + 2;
    }
    if (head_only || !reply.has("content-length"))
        return reply;
    const std::size_t length = std::stoul(reply.header("content-length"));
    while (pending_.size() < length)
        if (!fill())
            break;
    reply.body = pending_.substr(0, length);
    pending_.erase(0, length);
    return reply;
}

std::string RawClient::read_all()
{
    while (fill()) {
    }
    return std::exchange(pending_, {});
}

bool RawClient::is_closed()
{
    char byte;
    const ssize_t got = pending_.empty() ? ::recv(socket_, &byte, 1, 0) : 1;
    return got == 0 || (got < 0 && errno == ECONNRESET);
}

Reply RawClient::ask(std::string_view bytes)
{
    send(bytes);
    return read(bytes.starts_with("HEAD "));
}

Reply RawClient::get(const std::string& target, const std::string& more_headers)
{
    return ask("GET " + target + " HTTP/1.1\r\nHost: t\r\n" + more_headers + "\r\n");
}

} // namespace tantrao::http
