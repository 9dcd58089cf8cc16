// What runs by itself: scheduled publication, sealing, trimming, clearing, and the jobs of features.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/feature.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace tantrao::app {

// Tells the runners of the environment every kind of job. Enters recurring ones in core, so core must be reachable.
void register_work(web::Environment& environment, const std::vector<web::Feature>& features);

// Starts the jobs as soon as core can be reached, migrated where needed.
class Work {
  public:
    Work(web::Environment& environment, const std::vector<web::Feature>& features) : environment_(environment), features_(features) {}
    ~Work() { stop(); }
    void start();
    void stop();

  private:
    void begin();

    web::Environment& environment_;
    const std::vector<web::Feature>& features_;
    std::thread thread_;
    std::mutex mutex_;
    std::condition_variable stopped_;
    bool stopping_ = false;
};

} // namespace tantrao::app
