// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/features.hpp"
#include "app/node.hpp"
#include "platform/newsstand/rebuild_request.hpp"

#include <chrono>
#include <fmt/format.h>
#include <thread>

namespace tantrao::app {

namespace {

std::int64_t count_subjects(db::Store& core)
{
    std::int64_t count = 0;
    core.read([&](db::Connection& db) {
        for (const newsstand::Projection& projection : projections())
            for (std::int64_t after = 0;;) {
                const auto ids = projection.list(db, after, 10'000);
                if (ids.empty())
                    break;
                count += static_cast<std::int64_t>(ids.size());
                after = ids.back();
            }
    });
    return count;
}

void build(Node& node, db::Store& core)
{
    const std::int64_t total = count_subjects(core);
    ProgressBar bar("subjects");
    node.projector.rebuild([&](std::int64_t done, std::int64_t) { bar.show(done, total); });
    bar.finish();
}

std::string newest_file(const Config& config, db::Store& core, const Clock& clock)
{
    return Node(config, core, clock).live.current()->path().string();
}

// The running server is made to see that its live store cannot follow core, which is when it builds a new one by itself.
int ask_server(const Config& config, db::Store& core, const Clock& clock, Node& node)
{
    const std::string before = node.live.current()->path().string();
    say_aside("A server is running; it builds a new live store while it serves.");
    constexpr int most_seconds = 3600;
    for (int waited = 0; waited < most_seconds; ++waited) {
        newsstand::ask_for_rebuild(*node.live.current());
        std::this_thread::sleep_for(std::chrono::seconds(1));
        if (newest_file(config, core, clock) != before)
            return 0;
    }
    throw Refused("the running server has not built a new live store within an hour; look into its log");
}

void report(const Arguments& arguments, const Node& node, const std::string& sentence)
{
    if (arguments.has("json"))
        say_json({{"version", node.live.version()}, {"done", sentence}});
    else
        say(sentence);
}

int rebuild(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto core = open_core(config);
    const SystemClock clock;
    Node node(config, *core, clock);
    if (!node.projector.lock())
        ask_server(config, *core, clock, node);
    else
        build(node, *core);
    report(arguments, node, "The live store was built anew.");
    return 0;
}

int prepare(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto core = open_core(config);
    const SystemClock clock;
    Node node(config, *core, clock);
    const auto position = node.live.current()->position();
    const bool follows =
        position.number > 0 && core->read([&](db::Connection& db) { return newsstand::can_follow(db, position); });
    if (follows) {
        report(arguments, node, "The live store of this version is there already.");
        return 0;
    }
    build(node, *core);
    report(arguments, node,
           fmt::format("The live store of version {} is ready; `tantrao serve` of this program can take over.",
                       node.live.version()));
    return 0;
}

}   // namespace

std::vector<Command> live_commands()
{
    const Option data = data_option(), database = database_option();
    return {
        {"live rebuild",
         "build the live store anew from the core store",
         "Builds what readers see anew from the core store. A running server does it itself and serves all the while.",
         {},
         {data, database, json_option()},
         rebuild},
        {"live prepare",
         "build the live store of this version beside a running older one",
         "For an upgrade: the new program builds its own live store while the old one goes on serving.",
         {},
         {data, database, json_option()},
         prepare},
    };
}

}   // namespace tantrao::app
