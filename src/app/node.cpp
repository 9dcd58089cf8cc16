// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/node.hpp"

#include "app/features.hpp"

#include <chrono>
#include <thread>

namespace tantrao::app {

namespace {
constexpr std::int64_t step_us = 20'000;
} // namespace

Node::Node(const Config& config, db::Store& core, const Clock& clock)
    : blobs(config.blob_dir()), shelf(blobs, config.shelf_dir()), live(config.live_dir(), projections()),
      projector(core, live, shelf, clock)
{
}

std::string_view name_of(Shown shown)
{
    switch (shown) {
    case Shown::by_this_command: return "shown";
    case Shown::by_server: return "shown by the running server";
    case Shown::not_yet: return "the running server has not shown it yet";
    }
    return "";
}

bool wait_for_server(Node& node, db::Store& core, std::int64_t timeout_us)
{
    const std::int64_t number = core.read([](db::Connection& db) { return newsstand::last_position(db).number; });
    for (std::int64_t waited = 0; waited <= timeout_us; waited += step_us) {
        if (node.live.current()->position().number >= number)
            return true;
        std::this_thread::sleep_for(std::chrono::microseconds(step_us));
    }
    return false;
}

Shown show_changes(const Config& config, db::Store& core, const Clock& clock)
{
    Node node(config, core, clock);
    const std::int64_t number = core.read([](db::Connection& db) { return newsstand::last_position(db).number; });
    // Who holds the lock may be a server, or a command that looked at the log for the last time before this change.
    for (std::int64_t waited = 0; waited <= seconds_us(2); waited += step_us) {
        if (node.projector.lock()) {
            node.projector.catch_up();
            return Shown::by_this_command;
        }
        if (node.live.current()->position().number >= number)
            return Shown::by_server;
        std::this_thread::sleep_for(std::chrono::microseconds(step_us));
    }
    return Shown::not_yet;
}

} // namespace tantrao::app
