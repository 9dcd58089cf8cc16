// How a session reads a body: within its limits, in pieces, uploads to disk by a worker.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/bridge.hpp"
#include "http/session.hpp"

namespace tantrao::http {

namespace {

constexpr std::size_t read_size = 16 * 1024;
constexpr std::size_t piece_size = 32 * 1024;
constexpr std::size_t upload_piece_size = 256 * 1024;   // going to a worker and back should be worth it

} // namespace

// 0 when read; a status to refuse with; -1 when the connection ended.
Task<int> Session::read_body(Parser& parser, const HeadView& head, BodyReader& body)
{
    if (parser.is_done())
        co_return 0;
    if (const auto length = parser.content_length(); length && *length > body.most())
        co_return 413;
    if (!head.expect.empty() && !head.http10 && buffer_.size() == 0 && !co_await writer_.send_raw("HTTP/1.1 100 Continue\r\n\r\n"))
        co_return -1;
    std::vector<char> piece(body.is_multipart() ? upload_piece_size : piece_size);
    std::size_t filled = 0;
    std::uint64_t total = 0;
    while (!parser.is_done()) {
        auto& room = parser.get().body();
        room.data = piece.data() + filled;
        room.size = piece.size() - filled;
        room.more = true;
        error_code ec;
        const std::size_t used = buffer_.size() == 0 ? 0 : parser.put(buffer_.data(), ec);
        buffer_.consume(used);
        const std::size_t got = piece.size() - filled - room.size;
        filled += got;
        total += got;
        if (total > body.most())
            co_return 413;
        if (ec && ec != bhttp::error::need_buffer && ec != bhttp::error::need_more)
            co_return 400;
        if (filled == piece.size() || parser.is_done()) {
            if (const int status = co_await feed(body, {piece.data(), filled}); status != 0)
                co_return status;
            filled = 0;
        }
        if (parser.is_done() || (used > 0 && buffer_.size() > 0))
            continue;
        if (buffer_.size() == buffer_.max_size())
            co_return 400;   // a chunk's extensions or the trailer without end
        await(Peer::Phase::body, service_.options.limits.body_stall_seconds);
        if (!co_await more(read_size))
            co_return peer_.late ? 408 : -1;
    }
    co_return 0;
}

Task<int> Session::feed(BodyReader& body, std::string_view bytes)
{
    Result<void> taken;
    if (!body.is_multipart()) {
        taken = body.feed(bytes);
    } else {
        peer_.phase = Peer::Phase::worker;
        const std::function<void()> work = [&] { taken = body.feed(bytes); };
        if (!co_await on_worker(service_.workers, work))
            co_return 503;
    }
    co_return taken ? 0 : status_of(taken.error());
}

} // namespace tantrao::http
