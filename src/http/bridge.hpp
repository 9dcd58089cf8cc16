// From a coroutine on an I/O thread to a worker and back.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/asio.hpp"
#include "http/worker_pool.hpp"

namespace tantrao::http {

// Runs work on a worker and resumes on the loop. False if the queue is full; then nothing ran. `work` must not throw. It may refer to
// locals of the waiting coroutine: the pool is joined before any loop is destroyed.
Task<bool> on_worker(WorkerPool& pool, const std::function<void()>& work);

} // namespace tantrao::http
