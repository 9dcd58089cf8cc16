// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/loop.hpp"

#include <algorithm>

namespace tantrao::http {

namespace {

void end(Peer& peer)
{
    error_code ignored;
    peer.socket.shutdown(tcp::socket::shutdown_both, ignored);
    peer.socket.close(ignored);
}

} // namespace

void Loop::tick(Instant wall)
{
    const std::string line = "Date: " + format_http_date(wall) + "\r\n";
    std::copy_n(line.begin(), std::min(line.size(), date_line.size()), date_line.begin());
    log_time = format_rfc3339(wall);
    now = SteadyClock::now();
}

void Loop::sweep()
{
    for (Peer* peer : peers) {
        if (peer->deadline >= now)
            continue;
        const bool reading = peer->phase == Peer::Phase::head || peer->phase == Peer::Phase::body;
        if (!reading || peer->late) {
            end(*peer);
            continue;
        }
        peer->late = true;
        error_code ignored;
        peer->socket.cancel(ignored);
    }
}

void Loop::close_waiting()
{
    error_code ignored;
    for (const auto& acceptor : acceptors)
        acceptor->close(ignored);
    for (Peer* peer : peers)
        if (peer->phase == Peer::Phase::idle || peer->phase == Peer::Phase::head || peer->phase == Peer::Phase::lingering)
            end(*peer);
}

void Loop::close_all()
{
    for (Peer* peer : peers)
        end(*peer);
}

} // namespace tantrao::http
