// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/listener.hpp"

#include "base/log.hpp"

#include <boost/asio/ip/v6_only.hpp>
#include <fmt/format.h>
#include <stdexcept>

namespace tantrao::http {

namespace {

constexpr int backlog = 4096;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
enum class Sharing { none, among_loops };

error_code bind(Acceptor& acceptor, const tcp::endpoint& endpoint, Sharing sharing)
{
    error_code ec;
    acceptor.open(endpoint.protocol(), ec);
    if (!ec && endpoint.address().is_v6())
        acceptor.set_option(asio::ip::v6_only(true), ec);
    if (!ec)
        acceptor.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec && sharing == Sharing::among_loops)
        acceptor.set_option(ReusePort(true), ec);
    if (!ec)
        acceptor.bind(endpoint, ec);
    if (!ec)
        acceptor.listen(backlog, ec);
    return ec;
}

// Whether somebody listens there already: SO_REUSEPORT alone would let two servers share a port without a word.
error_code probe(const tcp::endpoint& endpoint)
{
    asio::io_context context;
    Acceptor acceptor(context.get_executor());
    return bind(acceptor, endpoint, Sharing::none);
}

} // namespace

std::uint16_t listen_on(const std::vector<std::string>& addresses, std::uint16_t port, std::vector<std::unique_ptr<Loop>>& loops)
{
    bool any = false;
    for (const std::string& address : addresses) {
        error_code ec;
        const auto ip = asio::ip::make_address(address, ec);
        if (ec)
            throw std::runtime_error("not an address to listen on: " + address);
        ec = probe({ip, port});
        for (auto loop = loops.begin(); !ec && loop != loops.end(); ++loop) {
            auto acceptor = std::make_unique<Acceptor>((*loop)->context.get_executor());
            ec = bind(*acceptor, {ip, port}, Sharing::among_loops);
            if (ec)
                break;
            port = acceptor->local_endpoint().port();
            (*loop)->acceptors.push_back(std::move(acceptor));
            any = true;
        }
        if (ec)
            log_warning("http.listener", fmt::format("cannot listen on {} port {}: {}", address, port, ec.message()));
    }
    if (!any)
        throw std::runtime_error(fmt::format("no address could be bound on port {}; is another server running?", port));
    return port;
}

} // namespace tantrao::http
