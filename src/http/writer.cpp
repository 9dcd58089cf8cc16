// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/writer.hpp"

#include "http/bridge.hpp"
#include "http/wire.hpp"

#include <algorithm>

namespace tantrao::http {

namespace {

constexpr std::size_t piece_size = 64 * 1024;

// A head without its empty line: the date and the connection's fate come before that.
std::string_view lines_of(std::string_view head) { return head.substr(0, head.size() - 2); }

asio::const_buffer buffer_of(std::string_view bytes) { return asio::buffer(bytes.data(), bytes.size()); }

} // namespace

Task<bool> Writer::send(Exchange& exchange, const Prepared& prepared, const Wish& wish)
{
    const Choice choice = choose(prepared, wish);
    exchange.encoding = choice.encoding;
    const std::string_view bytes = choice.variant->bytes;
    const std::size_t head_size = choice.variant->head_size;
    return send_parts(exchange, choice.status, bytes.substr(0, head_size), bytes.substr(head_size));
}

Task<bool> Writer::send(Exchange& exchange, const Response& response)
{
    exchange.encoding = response.header("Content-Encoding");
    const std::string head = head_of(response, {"", "", response.body.size(), false});
    co_return co_await send_parts(exchange, response.status, head, response.body);
}

Task<bool> Writer::send_parts(Exchange& exchange, int status, std::string_view head, std::string_view body)
{
    if (exchange.head_only)
        body = {};
    const auto date = loop_.date_line;   // a copy: the loop may renew it while this write waits
    const Parts parts{buffer_of(lines_of(head)), asio::buffer(date), buffer_of(tail(exchange)), buffer_of(body)};
    const bool sent = co_await write_all(parts);
    done(exchange, status, asio::buffer_size(parts));
    co_return sent && exchange.keep_alive && !service_.is_stopping();
}

Task<bool> Writer::send(Exchange& exchange, Response& response, const OpenFile& file, const Wish& wish)
{
    const ByteRange range = settle_file(response, wish, file.size());
    const std::string head = head_of(response, {"", "", range.end - range.begin, false});
    std::vector<char> piece;
    piece.reserve(head.size() + 128 + std::min<std::size_t>(piece_size, range.end - range.begin));
    const auto append = [&piece](std::string_view bytes) { piece.insert(piece.end(), bytes.begin(), bytes.end()); };
    append(lines_of(head));
    append({loop_.date_line.data(), loop_.date_line.size()});
    append(tail(exchange));
    std::uint64_t at = exchange.head_only ? range.end : range.begin, total = 0;
    bool sent = true;
    // The head goes out with the first piece; the buffer is used again for the others.
    do {
        const std::size_t filled = piece.size();
        if (at < range.end) {
            piece.resize(filled + std::min<std::uint64_t>(piece_size, range.end - at));
            const std::int64_t got = co_await read_piece(file, at, std::span(piece).subspan(filled));
            if (got <= 0)
                co_return false;   // the promised length cannot be kept: the connection ends
            piece.resize(filled + static_cast<std::size_t>(got));
            at += static_cast<std::uint64_t>(got);
        }
        const Parts parts{asio::buffer(piece)};
        sent = co_await write_all(parts);
        total += piece.size();
        piece.clear();
    } while (sent && at < range.end);
    done(exchange, response.status, total);
    co_return sent && exchange.keep_alive && !service_.is_stopping();
}

Task<bool> Writer::send_raw(std::string_view bytes)
{
    const Parts parts{buffer_of(bytes)};
    return write_all(parts);
}

// Most answers fit the socket's buffer: trying at once saves a turn of the event loop.
Task<bool> Writer::write_all(Parts parts)
{
    peer_.phase = Peer::Phase::writing;
    extend();
    error_code ec;
    std::size_t left = asio::buffer_size(parts);
    std::size_t sent = peer_.socket.write_some(parts, ec);
    if (ec == asio::error::would_block)
        ec = {};
    while (!ec && sent < left) {
        left -= sent;
        for (asio::const_buffer& part : parts) {
            const std::size_t cut = std::min(sent, part.size());
            part += cut;
            sent -= cut;
        }
        sent = co_await peer_.socket.async_write_some(parts, into(ec));
        extend();
    }
    co_return !ec;
}

// A file that is in memory is read here; the disk is waited for on a worker.
Task<std::int64_t> Writer::read_piece(const OpenFile& file, std::uint64_t at, std::span<char> into)
{
    std::int64_t got = file.read_cached(at, into);
    if (got != -2)
        co_return got;
    peer_.phase = Peer::Phase::worker;
    extend();
    const std::function<void()> work = [&] { got = file.read(at, into); };
    if (!co_await on_worker(service_.workers, work))
        got = file.read(at, into);
    co_return got;
}

std::string_view Writer::tail(const Exchange& exchange) const
{
    if (!exchange.keep_alive || service_.is_stopping())
        return "Connection: close\r\n\r\n";
    return exchange.http10 ? "Connection: keep-alive\r\n\r\n" : "\r\n";
}

void Writer::extend() { peer_.deadline = loop_.now + std::chrono::seconds(service_.options.limits.body_stall_seconds); }

void Writer::done(const Exchange& exchange, int status, std::uint64_t bytes)
{
    loop_.requests.fetch_add(1, std::memory_order_relaxed);
    loop_.bytes.fetch_add(static_cast<std::int64_t>(bytes), std::memory_order_relaxed);
    loop_.by_class[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))].fetch_add(1, std::memory_order_relaxed);
    const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - exchange.begun).count();
    service_.log.write(loop_.number, {loop_.log_time, exchange.method, exchange.host, exchange.path, exchange.route, exchange.encoding,
                                      exchange.request_id, status, bytes, duration, exchange.site, exchange.cached});
}

} // namespace tantrao::http
