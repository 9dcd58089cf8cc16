// The only file with Boost.Asio and Beast: sockets, coroutines, limits, and the bridge to the workers.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.hpp"

#include "base/hash.hpp"
#include "base/ids.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "http/access_log.hpp"
#include "http/body_reader.hpp"
#include "http/compress.hpp"
#include "http/range.hpp"
#include "http/target.hpp"
#include "http/wire.hpp"
#include "http/worker_pool.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <array>
#include <atomic>
#include <fcntl.h>
#include <fmt/format.h>
#include <list>
#include <sys/stat.h>
#include <unistd.h>

namespace tantrao::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
using Token = asio::use_awaitable_t<Executor>;
using SteadyClock = std::chrono::steady_clock;

namespace {

auto into(error_code& ec) { return asio::redirect_error(Token{}, ec); }

Method method_of(bhttp::verb verb)
{
    switch (verb) {
    case bhttp::verb::get: return Method::get;
    case bhttp::verb::head: return Method::head;
    case bhttp::verb::post: return Method::post;
    case bhttp::verb::put: return Method::put;
    case bhttp::verb::patch: return Method::patch;
    case bhttp::verb::delete_: return Method::delete_;
    case bhttp::verb::options: return Method::options;
    default: return Method::other;
    }
}

std::string_view view(boost::core::string_view text) { return {text.data(), text.size()}; }

// A connection as the sweep sees it.
struct Connection {
    explicit Connection(Socket s) : socket(std::move(s)) {}
    Socket socket;
    SteadyClock::time_point deadline;
    bool idle = true;   // between requests: closed at once on a graceful stop
    std::list<Connection*>::iterator place;
};

using Parser = bhttp::request_parser<bhttp::buffer_body>;

} // namespace

// One thread with its own event loop.
struct Loop {
    asio::io_context context{1};
    std::list<Connection*> connections;
    std::vector<std::unique_ptr<Acceptor>> acceptors;
    std::string date_line;        // "Date: …\r\n", made once a second
    std::string log_time;
    SteadyClock::time_point now = SteadyClock::now();
    std::thread thread;
    int number = 0;
    // Counted here without sharing a cache line, summed by stats().
    alignas(64) std::atomic<std::int64_t> requests{0};
    std::atomic<std::int64_t> open{0}, hits{0}, busy{0}, bytes{0};
    std::array<std::atomic<std::int64_t>, 6> by_class{};

    void tick()
    {
        const Instant wall = SystemClock{}.now();
        date_line = "Date: " + format_http_date(wall) + "\r\n";
        log_time = format_rfc3339(wall);
        now = SteadyClock::now();
    }
};

class Server::Impl {
  public:
    Impl(ServerOptions options, Handler handler, FastPath fast_path, ErrorPage error_page)
        : options_(std::move(options)), handler_(std::move(handler)), fast_path_(std::move(fast_path)),
          error_page_(std::move(error_page)), log_(options_.access_log, options_.io_threads),
          workers_(options_.workers, static_cast<std::size_t>(options_.limits.queue))
    {
    }

    void start();
    void stop(int seconds);
    std::uint16_t port() const { return port_; }
    ServerStats stats() const;

  private:
    // What is known of one request while it is answered.
    struct Exchange {
        std::string_view method = "-", host, path;
        std::string route, encoding, request_id;
        std::int64_t site = 0;
        bool cached = false, keep_alive = false, head_only = false;
        SteadyClock::time_point begun;
    };

    bool bind(Loop& loop, const std::string& address);
    Task<> accept(Loop& loop, Acceptor& acceptor);
    Task<> sweep(Loop& loop);
    Task<> serve(Loop& loop, Socket socket);
    Task<bool> read_head(Loop& loop, Connection& connection, beast::flat_buffer& buffer, Parser& parser, int& refusal);
    Task<bool> answer(Loop& loop, Connection& connection, beast::flat_buffer& buffer, Parser& parser);
    Task<int> read_body(Loop& loop, Connection& connection, beast::flat_buffer& buffer, Parser& parser, Request& request);
    Task<bool> send_prepared(Loop& loop, Connection& connection, Exchange& exchange, const Prepared& prepared,
                             std::string_view accept_encoding, std::string_view if_none_match);
    Task<bool> send_response(Loop& loop, Connection& connection, Exchange& exchange, Response response, const Request& request);
    Task<bool> send_file(Loop& loop, Connection& connection, Exchange& exchange, Response response, const Request& request);
    Task<bool> send(Loop& loop, Connection& connection, Exchange& exchange, int status, std::string_view head, std::string_view body);
    Task<bool> refuse(Loop& loop, Connection& connection, Exchange& exchange, int status);
    Task<Answer> on_worker(Loop& loop, Request request);
    int fill_request(const Parser& parser, const Connection& connection, Request& request) const;
    void done(Loop& loop, const Exchange& exchange, int status, std::uint64_t bytes);

    const ServerOptions options_;
    const Handler handler_;
    const FastPath fast_path_;
    const ErrorPage error_page_;
    AccessLog log_;
    WorkerPool workers_;
    std::vector<std::unique_ptr<Loop>> loops_;
    std::uint16_t port_ = 0;
    std::atomic<bool> stopping_{false};
    bool started_ = false;
};

// --- start and stop ---------------------------------------------------------------------------------------------------------

bool Server::Impl::bind(Loop& loop, const std::string& address)
{
    error_code ec;
    const auto ip = asio::ip::make_address(address, ec);
    if (ec)
        throw std::runtime_error("not an address: " + address);
    auto acceptor = std::make_unique<Acceptor>(loop.context.get_executor());
    const tcp::endpoint endpoint(ip, port_);
    acceptor->open(endpoint.protocol(), ec);
    if (!ec && ip.is_v6())
        acceptor->set_option(asio::ip::v6_only(true), ec);
    if (!ec)
        acceptor->set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec)
        acceptor->set_option(asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true), ec);
    if (!ec)
        acceptor->bind(endpoint, ec);
    if (!ec)
        acceptor->listen(4096, ec);
    if (ec) {
        if (loop.number == 0)
            log_warning("http.server", fmt::format("cannot listen on {} port {}: {}", address, port_, ec.message()));
        return false;
    }
    port_ = acceptor->local_endpoint().port();
    loop.acceptors.push_back(std::move(acceptor));
    return true;
}

// Whether somebody listens on the port already: SO_REUSEPORT alone would let two servers share it without a word.
static bool is_taken(const std::string& address, std::uint16_t port)
{
    asio::io_context context;
    error_code ec;
    const tcp::endpoint endpoint(asio::ip::make_address(address, ec), port);
    tcp::acceptor probe(context);
    probe.open(endpoint.protocol(), ec);
    if (ec)
        return false;
    if (endpoint.address().is_v6())
        probe.set_option(asio::ip::v6_only(true), ec);
    probe.set_option(asio::socket_base::reuse_address(true), ec);
    probe.bind(endpoint, ec);
    if (!ec)
        probe.listen(1, ec);
    return ec == asio::error::address_in_use;
}

void Server::Impl::start()
{
    port_ = options_.port;
    for (int i = 0; i < options_.io_threads; ++i) {
        loops_.push_back(std::make_unique<Loop>());
        loops_.back()->number = i;
        loops_.back()->tick();
    }
    int bound = 0;
    for (const std::string& address : options_.addresses) {
        if (options_.port != 0 && is_taken(address, options_.port)) {
            log_warning("http.server", fmt::format("cannot listen on {} port {}: it is in use", address, options_.port));
            continue;
        }
        for (auto& loop : loops_)
            bound += bind(*loop, address) ? 1 : 0;
    }
    if (bound == 0)
        throw std::runtime_error(fmt::format("no address could be bound on port {}; is another server running?", options_.port));
    for (auto& loop : loops_) {
        for (auto& acceptor : loop->acceptors)
            asio::co_spawn(loop->context, accept(*loop, *acceptor), asio::detached);
        asio::co_spawn(loop->context, sweep(*loop), asio::detached);
        loop->thread = std::thread([loop = loop.get()] { loop->context.run(); });
    }
    started_ = true;
}

void Server::Impl::stop(int seconds)
{
    if (!started_ || stopping_.exchange(true))
        return;
    for (auto& loop : loops_)
        asio::post(loop->context, [loop = loop.get()] {
            error_code ignored;
            for (auto& acceptor : loop->acceptors)
                acceptor->close(ignored);
            for (Connection* connection : loop->connections)
                if (connection->idle)
                    connection->socket.close(ignored);
        });
    const auto deadline = SteadyClock::now() + std::chrono::seconds(seconds);
    const auto still_open = [this] {
        std::int64_t open = 0;
        for (const auto& loop : loops_)
            open += loop->open.load();
        return open;
    };
    while (still_open() > 0 && SteadyClock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    workers_.stop();
    for (auto& loop : loops_)
        asio::post(loop->context, [loop = loop.get()] {
            error_code ignored;
            for (Connection* connection : loop->connections)
                connection->socket.close(ignored);
        });
    while (still_open() > 0 && SteadyClock::now() < deadline + std::chrono::seconds(1))
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    for (auto& loop : loops_) {
        loop->context.stop();
        loop->thread.join();
    }
    started_ = false;
}

ServerStats Server::Impl::stats() const
{
    ServerStats sum;
    for (const auto& loop : loops_) {
        sum.requests += loop->requests.load(std::memory_order_relaxed);
        sum.connections_open += loop->open.load(std::memory_order_relaxed);
        sum.fast_path_hits += loop->hits.load(std::memory_order_relaxed);
        sum.refused_busy += loop->busy.load(std::memory_order_relaxed);
        sum.bytes_sent += loop->bytes.load(std::memory_order_relaxed);
        for (std::size_t i = 0; i < loop->by_class.size(); ++i)
            sum.by_status_class[i] += loop->by_class[i].load(std::memory_order_relaxed);
    }
    return sum;
}

// --- connections --------------------------------------------------------------------------------------------------------------

Task<> Server::Impl::accept(Loop& loop, Acceptor& acceptor)
{
    while (!stopping_) {
        error_code ec;
        Socket socket = co_await acceptor.async_accept(into(ec));
        if (ec == asio::error::operation_aborted || ec == asio::error::bad_descriptor)
            co_return;
        if (ec) {
            // Out of descriptors or the like: a short pause lets others end.
            asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor> pause(loop.context.get_executor());
            pause.expires_after(std::chrono::milliseconds(50));
            co_await pause.async_wait(into(ec));
            continue;
        }
        if (loop.open.load(std::memory_order_relaxed) * options_.io_threads > options_.limits.connections)
            continue;   // closes it
        asio::co_spawn(loop.context, serve(loop, std::move(socket)), asio::detached);
    }
}

// Once a second: renews the date and closes whoever is past its deadline.
Task<> Server::Impl::sweep(Loop& loop)
{
    asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor> timer(loop.context.get_executor());
    for (;;) {
        error_code ec;
        timer.expires_after(std::chrono::seconds(1));
        co_await timer.async_wait(into(ec));
        if (ec)
            co_return;
        loop.tick();
        for (Connection* connection : loop.connections)
            if (connection->deadline < loop.now) {
                error_code ignored;
                connection->socket.shutdown(tcp::socket::shutdown_both, ignored);
                connection->socket.close(ignored);
            }
    }
}

Task<> Server::Impl::serve(Loop& loop, Socket raw)
{
    Connection connection(std::move(raw));
    error_code ec;
    connection.socket.set_option(tcp::no_delay(true), ec);
    connection.socket.non_blocking(true, ec);
    loop.connections.push_front(&connection);
    connection.place = loop.connections.begin();
    loop.open.fetch_add(1, std::memory_order_relaxed);
    beast::flat_buffer buffer(options_.limits.head + 4096);
    bool more = true;
    while (more && !stopping_) {
        connection.idle = buffer.size() == 0;
        connection.deadline = loop.now + std::chrono::seconds(options_.limits.idle_seconds);
        if (connection.idle) {
            // An idle connection holds no buffer: thousands of them cost next to nothing.
            buffer.shrink_to_fit();
            co_await connection.socket.async_wait(tcp::socket::wait_read, into(ec));
            if (ec)
                break;
        }
        connection.idle = false;
        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(options_.limits.head));
        parser.body_limit(std::max(options_.limits.body, options_.limits.upload));
        int refusal = 0;
        const bool read = co_await read_head(loop, connection, buffer, parser, refusal);
        if (!read) {
            if (refusal != 0) {
                Exchange exchange;
                exchange.begun = SteadyClock::now();
                co_await refuse(loop, connection, exchange, refusal);
            }
            break;
        }
        more = co_await answer(loop, connection, buffer, parser);
    }
    connection.socket.shutdown(tcp::socket::shutdown_send, ec);
    connection.socket.close(ec);
    loop.connections.erase(connection.place);
    loop.open.fetch_sub(1, std::memory_order_relaxed);
}

// False when the connection ended or the head was refused (then with a status).
Task<bool> Server::Impl::read_head(Loop& loop, Connection& connection, beast::flat_buffer& buffer, Parser& parser, int& refusal)
{
    connection.deadline = loop.now + std::chrono::seconds(options_.limits.head_seconds);
    error_code ec;
    for (;;) {
        if (buffer.size() > 0) {
            const std::size_t used = parser.put(buffer.data(), ec);
            buffer.consume(used);
            if (parser.is_header_done())
                co_return true;
            if (ec && ec != bhttp::error::need_more) {
                refusal = ec == bhttp::error::header_limit ? 431 : ec == bhttp::error::bad_version ? 505 : 400;
                co_return false;
            }
        }
        if (buffer.size() >= options_.limits.head) {
            refusal = 431;
            co_return false;
        }
        const std::size_t room = std::min<std::size_t>(4096, buffer.max_size() - buffer.size());
        const std::size_t got = co_await connection.socket.async_read_some(buffer.prepare(room), into(ec));
        if (ec)
            co_return false;
        buffer.commit(got);
    }
}

// --- one request --------------------------------------------------------------------------------------------------------------

// Status of a refusal, or 0.
int Server::Impl::fill_request(const Parser& parser, const Connection& connection, Request& request) const
{
    const auto& head = parser.get();
    request.method = method_of(head.method());
    request.target = view(head.target());
    if (request.method == Method::other)
        return 405;
    if (request.target.size() > options_.limits.target)
        return 414;
    const auto [first, last] = head.equal_range(bhttp::field::host);
    if (first == last ? head.version() >= 11 : std::next(first) != last)
        return 400;
    request.authority = first == last ? "localhost" : std::string(view(first->value()));
    const bool chunked_and_length = head.count(bhttp::field::transfer_encoding) > 0 && head.count(bhttp::field::content_length) > 0;
    if (chunked_and_length || head.count(bhttp::field::transfer_encoding) > 1)
        return 400;
    if (head.count(bhttp::field::transfer_encoding) == 1 && !head.chunked())
        return 501;
    const std::size_t question = std::min(request.target.find('?'), request.target.size());
    auto path = normalise_path(std::string_view(request.target).substr(0, question));
    if (!path)
        return 400;
    request.path = std::move(*path);
    request.query = request.target.substr(std::min(question + 1, request.target.size()));
    if (!parse_urlencoded(request.query))
        return 400;
    for (const auto& field : head) {
        std::string name(view(field.name_string()));
        for (char& c : name)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        request.headers.emplace_back(std::move(name), view(field.value()));
    }
    error_code ec;
    const auto peer = connection.socket.remote_endpoint(ec).address();
    request.remote_address = peer.is_v6() && peer.to_v6().is_v4_mapped() ? asio::ip::make_address_v4(asio::ip::v4_mapped, peer.to_v6()).to_string() : peer.to_string();
    const auto trusted = [this](std::string_view address) {
        return std::ranges::find(options_.trusted_proxies, address) != options_.trusted_proxies.end();
    };
    if (trusted(request.remote_address)) {
        // From the right: the first address that is not one of ours.
        std::string_view chain = request.header("x-forwarded-for");
        while (!chain.empty()) {
            const std::size_t comma = chain.rfind(',');
            const std::string address = text::trim(comma == std::string_view::npos ? chain : chain.substr(comma + 1));
            if (asio::ip::make_address(address, ec); ec)
                break;
            request.remote_address = address;
            if (!trusted(address))
                break;
            chain = comma == std::string_view::npos ? std::string_view{} : chain.substr(0, comma);
        }
        request.secure = request.header("x-forwarded-proto") == "https";
        if (const std::string_view host = request.header("x-forwarded-host"); !host.empty())
            request.authority = host;
    }
    auto host = host_name(request.authority);
    if (!host)
        return 400;
    request.host = std::move(*host);
    request.id = random_hex(6);
    return 0;
}

Task<bool> Server::Impl::answer(Loop& loop, Connection& connection, beast::flat_buffer& buffer, Parser& parser)
{
    const auto& head = parser.get();
    Exchange exchange;
    exchange.begun = SteadyClock::now();
    exchange.keep_alive = head.keep_alive() && !stopping_;
    const bool is_get = head.method() == bhttp::verb::get;
    exchange.head_only = head.method() == bhttp::verb::head;
    exchange.method = is_get ? "GET" : exchange.head_only ? "HEAD" : "POST";
    const bool no_body = parser.is_done() || (head.count(bhttp::field::content_length) == 0 && head.count(bhttp::field::transfer_encoding) == 0);
    const std::string_view target = view(head.target());
    if (fast_path_ && (is_get || exchange.head_only) && no_body) {
        const auto host = head.find(bhttp::field::host);
        if (host != head.end() && head.find(bhttp::field::range) == head.end()) {
            const Head facts{is_get ? Method::get : Method::head, target, view(host->value()), target.find('?') != std::string_view::npos,
                             head.count(bhttp::field::cookie) > 0};
            if (const auto page = fast_path_(facts)) {
                exchange.cached = true;
                exchange.host = facts.host;
                exchange.path = target.substr(0, target.find('?'));
                loop.hits.fetch_add(1, std::memory_order_relaxed);
                co_return co_await send_prepared(loop, connection, exchange, *page, view(head[bhttp::field::accept_encoding]),
                                                 view(head[bhttp::field::if_none_match]));
            }
        }
    }
    Request request;
    const int refused = fill_request(parser, connection, request);
    exchange.request_id = request.id;
    if (refused != 0) {
        exchange.keep_alive = false;
        co_return co_await refuse(loop, connection, exchange, refused);
    }
    exchange.method = name_of(request.method);
    if (!no_body) {
        const int status = co_await read_body(loop, connection, buffer, parser, request);
        if (status != 0) {
            exchange.keep_alive = false;
            co_return status > 0 && co_await refuse(loop, connection, exchange, status);
        }
    }
    exchange.host = request.host;
    exchange.path = request.path;
    connection.deadline = loop.now + std::chrono::seconds(120);   // a worker has its own limits
    Request kept = request;   // what the answer still needs of it
    kept.form.reset();
    kept.body.clear();
    const std::string host = request.host, path = request.path;
    exchange.host = host;
    exchange.path = path;
    Answer answer = co_await on_worker(loop, std::move(request));
    exchange.route = std::move(answer.route);
    exchange.site = answer.site;
    if (answer.prepared)
        co_return co_await send_prepared(loop, connection, exchange, *answer.prepared, kept.header("accept-encoding"),
                                         kept.header("if-none-match"));
    co_return co_await send_response(loop, connection, exchange, std::move(answer.response), kept);
}

// 0 when read; a status to refuse with; -1 when the connection ended.
Task<int> Server::Impl::read_body(Loop& loop, Connection& connection, beast::flat_buffer& buffer, Parser& parser, Request& request)
{
    BodyReader body(request, options_.limits, options_.upload_dir);
    const auto length = parser.content_length();
    if (length && *length > body.most())
        co_return 413;
    error_code ec;
    if (request.header("expect") == "100-continue") {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await asio::async_write(connection.socket, asio::buffer(go_on), into(ec));
        if (ec)
            co_return -1;
    }
    std::array<char, 32 * 1024> chunk;
    std::uint64_t total = 0;
    while (!parser.is_done()) {
        parser.get().body().data = chunk.data();
        parser.get().body().size = chunk.size();
        parser.get().body().more = true;
        ec = {};
        const std::size_t used = buffer.size() == 0 ? 0 : parser.put(buffer.data(), ec);
        buffer.consume(used);
        const std::size_t got = chunk.size() - parser.get().body().size;
        if (got > 0) {
            total += got;
            if (total > body.most())
                co_return 413;
            if (const auto taken = body.feed({chunk.data(), got}); !taken)
                co_return taken.error().kind == ErrorKind::too_large ? 413 : taken.error().kind == ErrorKind::unavailable ? 503 : 400;
        }
        if (ec == bhttp::error::body_limit)
            co_return 413;
        if (ec && ec != bhttp::error::need_buffer && ec != bhttp::error::need_more)
            co_return 400;
        if (parser.is_done() || ec == bhttp::error::need_buffer || (used > 0 && buffer.size() > 0))
            continue;
        connection.deadline = loop.now + std::chrono::seconds(options_.limits.body_stall_seconds);
        const std::size_t room = std::min<std::size_t>(16 * 1024, buffer.max_size() - buffer.size());
        const std::size_t read = co_await connection.socket.async_read_some(buffer.prepare(room), into(ec));
        if (ec)
            co_return -1;
        buffer.commit(read);
    }
    const auto finished = body.finish();
    co_return finished ? 0 : finished.error().kind == ErrorKind::too_large ? 413 : 400;
}

// Runs the handler on a worker; a full queue answers at once.
Task<Server::Answer> Server::Impl::on_worker(Loop& loop, Request request)
{
    const std::string id = request.id;
    const auto executor = co_await asio::this_coro::executor;
    auto start = [this, executor, id](auto completion, std::shared_ptr<Request> work) {
        using Completion = decltype(completion);
        struct Waiting {
            Completion completion;
            asio::executor_work_guard<Executor> keep;
        };
        auto waiting = std::make_shared<Waiting>(Waiting{std::move(completion), asio::make_work_guard(executor)});
        const auto finish = [executor, waiting](Answer answer) {
            asio::post(executor, [waiting, answer = std::move(answer)]() mutable {
                auto completion_now = std::move(waiting->completion);
                waiting->keep.reset();
                std::move(completion_now)(std::move(answer));
            });
        };
        const bool taken = workers_.try_post([this, work, finish, id] {
            Answer answer;
            try {
                answer = handler_(std::move(*work));
            } catch (const std::exception& failure) {
                log_error("http.handler", fmt::format("request {}: {}", id, failure.what()));
                answer.response = error_page_(500, id);
            }
            work->form.reset();
            finish(std::move(answer));
        });
        if (!taken) {
            Answer busy;
            busy.response = error_page_(503, id);
            busy.response.set("Retry-After", "5");
            busy.route = "busy";
            finish(std::move(busy));
        }
    };
    Answer answer = co_await asio::async_initiate<const Token, void(Answer)>(start, Token{}, std::make_shared<Request>(std::move(request)));
    if (answer.route == "busy")
        loop.busy.fetch_add(1, std::memory_order_relaxed);
    co_return answer;
}

// --- answers ------------------------------------------------------------------------------------------------------------------

Task<bool> Server::Impl::send_prepared(Loop& loop, Connection& connection, Exchange& exchange, const Prepared& prepared,
                                       std::string_view accept_encoding, std::string_view if_none_match)
{
    const Accepted accepted = accepted_encodings(accept_encoding);
    const Prepared::Variant* chosen = &prepared.identity;
    if (accepted.brotli && !prepared.brotli.bytes.empty()) {
        chosen = &prepared.brotli;
        exchange.encoding = "br";
    } else if (accepted.gzip && !prepared.gzip.bytes.empty()) {
        chosen = &prepared.gzip;
        exchange.encoding = "gzip";
    }
    int status = prepared.status;
    if (!if_none_match.empty() && status == 200 && etag_matches(if_none_match, prepared.etag)) {
        chosen = &prepared.not_modified;
        status = 304;
    }
    const std::string_view bytes = chosen->bytes;
    co_return co_await send(loop, connection, exchange, status, bytes.substr(0, chosen->head_size), bytes.substr(chosen->head_size));
}

Task<bool> Server::Impl::send_response(Loop& loop, Connection& connection, Exchange& exchange, Response response, const Request& request)
{
    if (!response.file.empty())
        co_return co_await send_file(loop, connection, exchange, std::move(response), request);
    const std::string_view etag = response.header("ETag");
    if (!etag.empty() && response.status == 200 && etag_matches(request.header("if-none-match"), etag)) {
        response.status = 304;
        response.body.clear();
    }
    // A page with a secret of its reader (no-store) is not compressed: its size would tell about the secret.
    const bool secret = response.header("Cache-Control").find("no-store") != std::string_view::npos;
    const bool packable = !secret && response.body.size() > 1024 && is_compressible(response.header("Content-Type"));
    if (packable && accepted_encodings(request.header("accept-encoding")).gzip) {
        response.body = gzip(response.body, 1);
        exchange.encoding = "gzip";
    }
    const std::string head = head_of(response, {"", exchange.encoding, response.body.size(), packable});
    co_return co_await send(loop, connection, exchange, response.status, head, response.body);
}

Task<bool> Server::Impl::send_file(Loop& loop, Connection& connection, Exchange& exchange, Response response, const Request& request)
{
    struct File {
        int descriptor;
        ~File()
        {
            if (descriptor >= 0)
                ::close(descriptor);
        }
    } const file{::open(response.file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    struct stat facts {};
    if (file.descriptor < 0 || ::fstat(file.descriptor, &facts) != 0)
        co_return co_await refuse(loop, connection, exchange, 404);
    const auto size = static_cast<std::uint64_t>(facts.st_size);
    const std::string_view etag = response.header("ETag");
    if (!etag.empty() && etag_matches(request.header("if-none-match"), etag)) {
        response.status = 304;
        co_return co_await send(loop, connection, exchange, 304, head_of(response, {}), "");
    }
    response.set("Accept-Ranges", "bytes");
    ByteRange range{0, size};
    const std::string_view if_range = request.header("if-range");
    if (const auto wanted = request.header("range"); !wanted.empty() && (if_range.empty() || if_range == etag)) {
        const auto parsed = parse_range(wanted, size);
        if (parsed.unsatisfiable) {
            response.status = 416;
            response.set("Content-Range", fmt::format("bytes */{}", size));
            co_return co_await send(loop, connection, exchange, 416, head_of(response, {}), "");
        }
        if (parsed.range) {
            range = *parsed.range;
            response.status = 206;
            response.set("Content-Range", fmt::format("bytes {}-{}/{}", range.begin, range.end - 1, size));
        }
    }
    const std::string head = head_of(response, {"", "", range.end - range.begin, false});
    const std::string_view head_lines = std::string_view(head).substr(0, head.size() - 2);
    error_code ec;
    connection.deadline = loop.now + std::chrono::seconds(options_.limits.body_stall_seconds);
    const std::string tail = loop.date_line + (exchange.keep_alive ? "\r\n" : "Connection: close\r\n\r\n");
    const std::array<asio::const_buffer, 2> first{asio::buffer(head_lines), asio::buffer(tail)};
    co_await asio::async_write(connection.socket, first, into(ec));
    std::vector<char> chunk(64 * 1024);
    for (std::uint64_t at = range.begin; !ec && !exchange.head_only && at < range.end;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), range.end - at));
        const ssize_t got = ::pread(file.descriptor, chunk.data(), wanted, static_cast<off_t>(at));
        if (got <= 0)
            co_return false;   // the promised length cannot be kept: the connection ends
        connection.deadline = loop.now + std::chrono::seconds(options_.limits.body_stall_seconds);
        co_await asio::async_write(connection.socket, asio::buffer(chunk.data(), static_cast<std::size_t>(got)), into(ec));
        at += static_cast<std::uint64_t>(got);
    }
    done(loop, exchange, response.status, range.end - range.begin);
    co_return !ec && exchange.keep_alive;
}

// Head, date and body in one write.
Task<bool> Server::Impl::send(Loop& loop, Connection& connection, Exchange& exchange, int status, std::string_view head,
                              std::string_view body)
{
    connection.deadline = loop.now + std::chrono::seconds(options_.limits.body_stall_seconds);
    if (exchange.head_only)
        body = {};
    static constexpr std::string_view keep = "\r\n", end = "Connection: close\r\n\r\n";
    const std::string date = loop.date_line;   // the loop may renew it while this write waits
    const std::array<asio::const_buffer, 4> parts{asio::buffer(head.substr(0, head.size() - 2)), asio::buffer(date),
                                                  asio::buffer(exchange.keep_alive ? keep : end), asio::buffer(body)};
    const std::size_t total = asio::buffer_size(parts);
    error_code ec;
    // Most answers fit the socket's buffer: trying at once saves a turn of the event loop.
    std::size_t sent = connection.socket.write_some(parts, ec);
    if (ec == asio::error::would_block)
        ec = {};
    while (!ec && sent < total) {
        std::array<asio::const_buffer, 4> rest = parts;
        std::size_t skip = sent;
        for (asio::const_buffer& part : rest) {
            const std::size_t cut = std::min(skip, part.size());
            part += cut;
            skip -= cut;
        }
        const std::size_t more = co_await connection.socket.async_write_some(rest, into(ec));
        connection.deadline = loop.now + std::chrono::seconds(options_.limits.body_stall_seconds);
        sent += more;
    }
    done(loop, exchange, status, total);
    co_return !ec && exchange.keep_alive;
}

Task<bool> Server::Impl::refuse(Loop& loop, Connection& connection, Exchange& exchange, int status)
{
    if (exchange.request_id.empty())
        exchange.request_id = random_hex(6);
    exchange.keep_alive = false;
    exchange.route = "refused";
    const Response response = error_page_(status, exchange.request_id);
    const std::string head = head_of(response, {"", "", response.body.size(), false});
    co_await send(loop, connection, exchange, response.status, head, response.body);
    // What the peer still sends is read and thrown away for a moment, so that it gets to read the refusal.
    error_code ec;
    connection.socket.shutdown(tcp::socket::shutdown_send, ec);
    connection.deadline = loop.now + std::chrono::seconds(2);
    std::array<char, 16 * 1024> waste;
    for (int i = 0; i < 256 && !ec; ++i)
        co_await connection.socket.async_read_some(asio::buffer(waste), into(ec));
    co_return false;
}

void Server::Impl::done(Loop& loop, const Exchange& exchange, int status, std::uint64_t bytes)
{
    loop.requests.fetch_add(1, std::memory_order_relaxed);
    loop.bytes.fetch_add(static_cast<std::int64_t>(bytes), std::memory_order_relaxed);
    loop.by_class[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))].fetch_add(1, std::memory_order_relaxed);
    const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - exchange.begun).count();
    log_.write(loop.number, {loop.log_time, exchange.method, exchange.host, exchange.path, exchange.route, exchange.encoding,
                             exchange.request_id, status, bytes, duration, exchange.site, exchange.cached});
}

// --- the public face ----------------------------------------------------------------------------------------------------------

Server::Server(ServerOptions options, Handler handler, FastPath fast_path, ErrorPage error_page)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler), std::move(fast_path), std::move(error_page)))
{
}
Server::~Server() { stop(1); }
void Server::start() { impl_->start(); }
std::uint16_t Server::port() const { return impl_->port(); }
void Server::stop(int seconds) { impl_->stop(seconds); }
ServerStats Server::stats() const { return impl_->stats(); }

} // namespace tantrao::http
