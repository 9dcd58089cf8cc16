// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/session.hpp"

#include "base/ids.hpp"
#include "http/bridge.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>

namespace tantrao::http {

namespace {

constexpr std::size_t read_size = 4096;
constexpr int handler_seconds = 120;   // after that the peer is not worth a connection; the handler has limits of its own
constexpr int linger_stall_seconds = 2, linger_seconds = 15;

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

}   // namespace

Session::Session(Service& service, Loop& loop, Socket socket)
    : service_(service), loop_(loop), peer_(std::move(socket)), writer_(service, loop, peer_),
      buffer_(service.options.limits.head + read_size)
{
    error_code ec;
    peer_.socket.set_option(tcp::no_delay(true), ec);
    peer_.socket.non_blocking(true, ec);
    peer_.address = peer_.socket.remote_endpoint(ec).address().to_string();
    peer_.trusted = std::ranges::find(service.options.trusted_proxies, peer_.address) != service.options.trusted_proxies.end();
    peer_.place = loop_.peers.insert(loop_.peers.begin(), &peer_);
    loop_.open.fetch_add(1, std::memory_order_relaxed);
}

Session::~Session()
{
    loop_.peers.erase(peer_.place);
    loop_.open.fetch_sub(1, std::memory_order_relaxed);
}

void Session::await(Peer::Phase phase, int seconds)
{
    peer_.phase = phase;
    peer_.deadline = loop_.now + std::chrono::seconds(seconds);
}

Task<> Session::run()
{
    bool open = true;
    for (int in_one_go = 0; open && !service_.is_stopping(); ++in_one_go) {
        if (buffer_.size() == 0) {
            if (!co_await wait_idle())
                co_return;
            in_one_go = 0;
        } else if (in_one_go >= service_.options.limits.pipelined) {
            // A client that sends requests without end lets its neighbours have their turn.
            co_await asio::post(loop_.context.get_executor(), Token{});
            in_one_go = 0;
        }
        Parser parser;
        const int refusal = co_await read_head(parser);
        if (refusal > 0) {
            Exchange exchange;
            exchange.begun = SteadyClock::now();
            co_await refuse(exchange, refusal, path_begun(parser));
        }
        open = refusal == 0 && co_await answer(parser);
    }
}

// An idle connection holds no buffer but for the first bytes: thousands of them cost next to nothing.
Task<bool> Session::wait_idle()
{
    await(Peer::Phase::idle, service_.options.limits.idle_seconds);
    buffer_.shrink_to_fit();
    error_code ec;
    const std::size_t got = co_await peer_.socket.async_read_some(asio::buffer(first_bytes_), into(ec));
    buffer_.commit(asio::buffer_copy(buffer_.prepare(got), asio::buffer(first_bytes_)));
    co_return !ec && got > 0;
}

// Reads some bytes into the buffer; false when the connection ended or was too slow.
Task<bool> Session::more(std::size_t most)
{
    error_code ec;
    const std::size_t room = std::min(most, buffer_.max_size() - buffer_.size());
    const std::size_t got = co_await peer_.socket.async_read_some(buffer_.prepare(room), into(ec));
    buffer_.commit(got);
    co_return !ec && got > 0;
}

// 0 when read; a status to refuse with; -1 when the connection ended.
Task<int> Session::read_head(Parser& parser)
{
    await(Peer::Phase::head, service_.options.limits.head_seconds);
    const std::size_t limit = service_.options.limits.head;
    parser.header_limit(static_cast<std::uint32_t>(limit));
    parser.body_limit(boost::none);   // read_body knows better: it depends on the type
    std::size_t used = 0;
    for (;;) {
        error_code ec;
        if (buffer_.size() > 0) {
            // The parser may take complete lines, so its own limit does not see the sum.
            const std::size_t taken = parser.put(buffer_.data(), ec);
            buffer_.consume(taken);
            used += taken;
        }
        if (used > limit || ec == bhttp::error::header_limit || (!parser.is_header_done() && used + buffer_.size() >= limit)) {
            const std::string_view rest(static_cast<const char*>(buffer_.data().data()), buffer_.size());
            constexpr std::size_t around_target = 32;   // method and version
            co_return used == 0 && rest.find('\n') > service_.options.limits.target + around_target ? 414 : 431;
        }
        if (parser.is_header_done())
            co_return 0;
        if (ec && ec != bhttp::error::need_more)
            co_return ec == bhttp::error::bad_version ? 505 : 400;
        if (!co_await more(read_size))
            co_return peer_.late ? 408 : -1;
    }
}

// The path of a head that was not read to its end: what the parser has of it, or what stands where it belongs.
std::string_view Session::path_begun(const Parser& parser) const
{
    if (const auto target = parser.get().target(); !target.empty())
        return path_of({target.data(), target.size()});
    std::string_view line(static_cast<const char*>(buffer_.data().data()), buffer_.size());
    line = line.substr(0, line.find('\n'));
    line.remove_prefix(std::min(line.find(' '), line.size()));
    line.remove_prefix(std::min<std::size_t>(1, line.size()));
    return path_of(line.substr(0, line.find(' ')));
}

std::shared_ptr<const Prepared> Session::cached_page(const Parser& parser, const HeadView& head, std::string_view host) const
{
    if (!service_.fast_path || !head.wish.reads || !parser.is_done() || !head.wish.range.empty() || !head.target.starts_with('/'))
        return nullptr;
    return service_.fast_path({head.method, head.target, host, head.target.find('?') != std::string_view::npos, head.has_cookie});
}

Task<bool> Session::answer(Parser& parser)
{
    const HeadView head = look_at(parser.get());
    Exchange exchange;
    exchange.begun = SteadyClock::now();
    exchange.method = name_of(head.method);
    exchange.host = meant_host(parser.get(), head, peer_);
    exchange.path = service_.logged_path(head.target);
    exchange.keep_alive = parser.keep_alive();
    exchange.http10 = head.http10;
    exchange.head_only = head.method == Method::head;
    if (const int status = refusal_of(head, service_.options.limits); status != 0)
        co_return co_await refuse(exchange, status, path_of(head.target));
    // Held until the write has ended: the cache may let go of the page meanwhile.
    if (const auto page = cached_page(parser, head, exchange.host)) {
        exchange.cached = true;
        loop_.hits.fetch_add(1, std::memory_order_relaxed);
        co_return co_await writer_.send(exchange, *page, head.wish);
    }
    co_return co_await answer_on_worker(exchange, parser, head);
}

Task<bool> Session::answer_on_worker(Exchange& exchange, Parser& parser, const HeadView& head)
{
    Request request;
    int refusal = fill_request(parser.get(), head, peer_, service_.options.trusted_proxies, request);
    exchange.request_id = request.id;
    if (refusal != 0)
        co_return co_await refuse(exchange, refusal, path_of(head.target));
    BodyReader body(request, service_.options.limits, service_.options.upload_dir);
    refusal = co_await read_body(parser, head, body);
    if (refusal != 0)
        co_return refusal > 0 && co_await refuse(exchange, refusal, request.path);
    await(Peer::Phase::worker, handler_seconds);
    Outcome outcome;
    const std::function<void()> work = [&] { outcome = service_.run(body, request, head.wish); };
    if (!co_await on_worker(service_.workers, work)) {
        loop_.busy.fetch_add(1, std::memory_order_relaxed);
        outcome.answer = {service_.error(503, exchange.request_id, request.path), nullptr, "busy", 0};
    }
    exchange.route = std::move(outcome.answer.route);
    exchange.site = outcome.answer.site;
    if (outcome.answer.prepared)
        co_return co_await writer_.send(exchange, *outcome.answer.prepared, head.wish);
    if (outcome.file.is_open())
        co_return co_await writer_.send(exchange, outcome.answer.response, outcome.file, head.wish);
    co_return co_await writer_.send(exchange, outcome.answer.response);
}

Task<bool> Session::refuse(Exchange& exchange, int status, std::string_view path)
{
    if (exchange.request_id.empty())
        exchange.request_id = random_hex(6);
    exchange.keep_alive = false;
    exchange.route = "refused";
    if (status == 503)
        loop_.busy.fetch_add(1, std::memory_order_relaxed);
    const Response response = service_.error(status, exchange.request_id, path);
    if (co_await writer_.send(exchange, response); peer_.socket.is_open())
        co_await linger();
    co_return false;
}

// Reads and throws away for a moment what the peer still sends: closing at once would take the refusal from it.
Task<> Session::linger()
{
    error_code ec;
    peer_.socket.shutdown(tcp::socket::shutdown_send, ec);
    const auto end = loop_.now + std::chrono::seconds(linger_seconds);
    std::vector<char> waste(16 * 1024);
    while (!ec && loop_.now < end) {
        await(Peer::Phase::lingering, linger_stall_seconds);
        co_await peer_.socket.async_read_some(asio::buffer(waste), into(ec));
    }
}

}   // namespace tantrao::http
