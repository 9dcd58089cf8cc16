// A fixed number of threads and a bounded queue.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tantrao::http {

class WorkerPool {
  public:
    WorkerPool(int threads, std::size_t most_waiting);
    ~WorkerPool();
    // False if the queue is full; then the work was not taken.
    bool try_post(std::function<void()> work);
    // Runs what is queued, then ends the threads.
    void stop();

  private:
    void run();
    const std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace tantrao::http
