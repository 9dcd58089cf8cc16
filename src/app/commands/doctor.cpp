// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/doctor.hpp"
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace tantrao::app {

namespace {

void tell(const std::vector<Check>& checks, bool as_json)
{
    if (as_json) {
        Json list = Json::array();
        for (const Check& check : checks)
            list.push_back({{"name", check.name}, {"ok", check.ok}, {"detail", check.detail}});
        say_json({{"ok", is_content(checks)}, {"checks", list}});
        return;
    }
    std::vector<std::vector<std::string>> rows;
    for (const Check& check : checks)
        rows.push_back({check.ok ? "ok" : "NOT OK", check.name, check.detail});
    say(table_of(rows));
}

bool live_is_wrong(const std::vector<Check>& checks)
{
    return std::ranges::any_of(checks, [](const Check& check) { return !check.ok && (check.name == "live" || check.name == "set_aside"); });
}

int doctor(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    if (!std::filesystem::exists(config.data_dir))
        throw Refused(config.data_dir.string() + " is not there");
    const SystemClock clock;
    std::vector<Check> checks = examine(config, clock);
    if (arguments.has("repair") && live_is_wrong(checks)) {
        say_aside("Live is built anew.");
        const auto core = open_core(config);
        repair_live(config, *core, clock);
        // A running server begins with it within a second or so; the next round waits for what it finds under way.
        constexpr int tries = 60;
        for (int i = 0; i < tries && live_is_wrong(checks); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            checks = examine(config, clock);
        }
    }
    tell(checks, arguments.has("json"));
    return is_content(checks) ? 0 : 1;
}

} // namespace

Command doctor_command()
{
    return {"doctor",
            "look whether the portal is well",
            "Checks the core store, its migrations, the gates of every site, the audit trail, background jobs, disk space, and what readers\n"
            "see against what core says. Ends with 0 only if it is content. With --repair, live is built anew where it is wrong.",
            {},
            {data_option(), database_option(), {"repair", "", "build live anew if it differs from core", Option::Need::optional}, json_option()},
            doctor};
}

} // namespace tantrao::app
