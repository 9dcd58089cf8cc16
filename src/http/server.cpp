// Start, accept, sweep, stop.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.hpp"

#include "base/log.hpp"
#include "http/listener.hpp"
#include "http/session.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <fmt/format.h>
#include <stdexcept>

namespace tantrao::http {

class Server::Impl {
  public:
    Impl(ServerOptions options, Handler handler, FastPath fast_path, ErrorPage error_page)
        : service_(std::move(options), std::move(handler), std::move(fast_path), std::move(error_page))
    {
    }

    void start();
    void stop(int seconds);
    std::uint16_t port() const { return port_; }
    ServerStats stats() const;

  private:
    Task<> accept(Loop& loop, Acceptor& acceptor);
    Task<> sweep(Loop& loop);
    Task<> serve(Loop& loop, Socket socket);
    std::int64_t open() const;
    bool wait_closed(std::chrono::milliseconds most) const;
    void in_each_loop(void (Loop::*act)());

    Service service_;
    // After the service: sessions that a loop still holds at the end refer to it.
    std::vector<std::unique_ptr<Loop>> loops_;
    std::uint16_t port_ = 0;
    bool running_ = false;
};

namespace {

// What no session expects (no memory, a fast path that throws): the connection has ended, the server goes on.
void report(const std::exception_ptr& failure)
{
    try {
        if (failure)
            std::rethrow_exception(failure);
    } catch (const std::exception& known) {
        log_error("http.session", known.what());
    } catch (...) {
        log_error("http.session", "an exception of no known type");
    }
}

// Defaults filled in, addresses in the one form they are compared in.
ServerOptions complete(ServerOptions options)
{
    for (std::string& proxy : options.trusted_proxies) {
        error_code ec;
        const auto address = asio::ip::make_address(proxy, ec);
        if (ec)
            throw std::runtime_error("not an address of a proxy: " + proxy);
        proxy = address.to_string();
    }
    if (options.upload_dir.empty())
        options.upload_dir = std::filesystem::temp_directory_path();
    std::filesystem::create_directories(options.upload_dir);
    return options;
}

} // namespace

void Server::Impl::start()
{
    remove_stale_uploads(service_.options.upload_dir);
    for (int i = 0; i < service_.options.io_threads; ++i) {
        loops_.push_back(std::make_unique<Loop>(i));
        loops_.back()->tick(SystemClock{}.now());
    }
    port_ = listen_on(service_.options.addresses, service_.options.port, loops_);
    for (const auto& loop : loops_) {
        for (const auto& acceptor : loop->acceptors)
            asio::co_spawn(loop->context, accept(*loop, *acceptor), report);
        asio::co_spawn(loop->context, sweep(*loop), report);
        loop->thread = std::thread([context = &loop->context] { context->run(); });
    }
    running_ = true;
}

Task<> Server::Impl::accept(Loop& loop, Acceptor& acceptor)
{
    while (!service_.is_stopping()) {
        error_code ec;
        Socket socket = co_await acceptor.async_accept(into(ec));
        if (ec == asio::error::operation_aborted || ec == asio::error::bad_descriptor)
            co_return;
        if (ec) {
            // Out of descriptors or the like: a short pause lets others end.
            Timer pause(loop.context.get_executor());
            pause.expires_after(std::chrono::milliseconds(50));
            co_await pause.async_wait(into(ec));
            continue;
        }
        if (open() < service_.options.limits.connections)
            asio::co_spawn(loop.context, serve(loop, std::move(socket)), report);
    }
}

Task<> Server::Impl::serve(Loop& loop, Socket socket)
{
    Session session(service_, loop, std::move(socket));
    co_await session.run();
}

Task<> Server::Impl::sweep(Loop& loop)
{
    Timer timer(loop.context.get_executor());
    for (;;) {
        error_code ec;
        timer.expires_after(std::chrono::seconds(1));
        co_await timer.async_wait(into(ec));
        loop.tick(SystemClock{}.now());
        loop.sweep();
    }
}

void Server::Impl::stop(int seconds)
{
    if (!running_ || service_.stopping.exchange(true))
        return;
    in_each_loop(&Loop::close_waiting);
    wait_closed(std::chrono::seconds(seconds));
    service_.abandoned = true;
    in_each_loop(&Loop::close_all);
    service_.workers.stop();
    wait_closed(std::chrono::seconds(1));
    for (const auto& loop : loops_) {
        loop->context.stop();
        loop->thread.join();
    }
    running_ = false;
}

std::int64_t Server::Impl::open() const
{
    std::int64_t sum = 0;
    for (const auto& loop : loops_)
        sum += loop->open.load(std::memory_order_relaxed);
    return sum;
}

bool Server::Impl::wait_closed(std::chrono::milliseconds most) const
{
    const auto deadline = SteadyClock::now() + most;
    while (open() > 0 && SteadyClock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return open() == 0;
}

void Server::Impl::in_each_loop(void (Loop::*act)())
{
    for (const auto& loop : loops_)
        asio::post(loop->context, [loop = loop.get(), act] { (loop->*act)(); });
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

Server::Server(ServerOptions options, Handler handler, FastPath fast_path, ErrorPage error_page)
    : impl_(std::make_unique<Impl>(complete(std::move(options)), std::move(handler), std::move(fast_path), std::move(error_page)))
{
}

Server::~Server() { stop(1); }
void Server::start() { impl_->start(); }
std::uint16_t Server::port() const { return impl_->port(); }
void Server::stop(int seconds) { impl_->stop(seconds); }
ServerStats Server::stats() const { return impl_->stats(); }

} // namespace tantrao::http
