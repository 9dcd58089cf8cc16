// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/bridge.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <memory>

namespace tantrao::http {

Task<bool> on_worker(WorkerPool& pool, const std::function<void()>& work)
{
    const Executor executor = co_await asio::this_coro::executor;
    // Named, not a temporary in the co_await expression: g++ 12 is reported to free such captures twice.
    auto start = [&pool, &work, executor](auto completion) {
        // std::function must be copyable, a completion is not: it is shared.
        auto waiting = std::make_shared<decltype(completion)>(std::move(completion));
        const auto resume = [executor, waiting](bool ran) {
            asio::post(executor, [waiting, ran] { std::move (*waiting)(ran); });
        };
        const bool taken = pool.try_post([&work, resume] {
            work();
            resume(true);
        });
        if (!taken)
            resume(false);
    };
    co_return co_await asio::async_initiate<const Token, void(bool)>(start, Token{});
}

} // namespace tantrao::http
