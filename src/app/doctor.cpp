// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/doctor.hpp"

#include "app/console.hpp"
#include "app/core.hpp"
#include "app/features.hpp"
#include "app/live_comparison.hpp"
#include "db/migrations.hpp"
#include "platform/audit/audit.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/newsstand/live_state.hpp"
#include "platform/newsstand/rebuild_request.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_named = 10;

// "a, b, c and 7 more"
std::string some_of(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most_named; ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most_named ? fmt::format("{} and {} more", text, names.size() - most_named) : text;
}

std::string differences_of(const db::Comparison& found)
{
    std::vector<std::string> tables;
    for (const db::RowDifference& one : found.differences)
        tables.push_back(fmt::format("{}: {} rows missing, {} surplus ({})", one.table, one.missing, one.surplus, fmt::join(one.examples, " ")));
    return some_of(tables);
}

Check check_live(const Config& config, db::Store& core, const Clock& clock)
{
    ProgressBar bar("comparing");
    const LiveComparison compared = compare_live(config, core, clock, [&](std::int64_t done, std::int64_t) { bar.show(done, 0); });
    bar.finish();
    if (!compared.settled)
        return {"live", false, fmt::format("live is not at number {} of the publication log; does the projector run?", compared.number)};
    if (!compared.found.differences.empty())
        return {"live", false, differences_of(compared.found)};
    return {"live", true, fmt::format("{} rows are what core says, at number {}", compared.found.rows, compared.number)};
}

Check check_projector(Node& node, db::Store& core)
{
    if (node.projector.lock()) {
        node.projector.catch_up();
        return {"projector", true, "no server runs here; live was brought up to date"};
    }
    if (wait_for_server(node, core, seconds_us(2)))
        return {"projector", true, "the running server keeps up with core"};
    return {"projector", false, "the running server is more than two seconds behind core"};
}

// Whatever a check throws is what it found.
template <class F>
Check guarded(const char* name, F&& check)
{
    try {
        return check();
    } catch (const std::exception& broken) {
        return {name, false, broken.what()};
    }
}

} // namespace

Check check_disk(const Config& config)
{
    constexpr std::uintmax_t enough = std::uintmax_t{512} << 20;
    std::string text;
    bool ok = true;
    for (const fs::path& place : {config.data_dir, config.blob_dir()}) {
        const auto free = fs::space(place).available;
        ok = ok && free >= enough;
        text += fmt::format("{}{} MB free in {}", text.empty() ? "" : ", ", free >> 20, place.string());
    }
    return {"disk", ok, text};
}

Check check_migrations(db::Store& core)
{
    const auto all = db::find_migrations(migration_folders());
    const auto pending = db::pending_migrations(core, all);
    return {"migrations", pending.empty(), fmt::format("{} of {} are applied", all.size() - pending.size(), all.size())};
}

Check check_audit(db::Store& core)
{
    const audit::Verification found = core.read([](db::Connection& db) { return audit::verify(db); });
    if (!found.broken.empty())
        return {"audit", false, some_of(found.broken)};
    return {"audit", true, fmt::format("{} acts are sealed and whole, {} wait for their seal", found.sealed, found.unsealed)};
}

Check check_jobs(db::Store& core)
{
    constexpr int most = 10'000;
    const auto all = core.read([](db::Connection& db) { return jobs::list(db, most); });
    std::vector<std::string> failed;
    for (const jobs::Listed& one : all)
        if (one.state == "failed")
            failed.push_back(fmt::format("{} ({})", one.kind, one.last_error));
    return {"jobs", failed.empty(), failed.empty() ? fmt::format("{} wait, none failed", all.size()) : "failed: " + some_of(failed)};
}

Check check_set_aside(Node& node)
{
    auto live = node.live.reader();
    std::vector<std::string> names;
    for (const newsstand::SetAside& one : newsstand::set_aside_subjects(live))
        names.push_back(fmt::format("{} {} ({})", one.subject.kind, one.subject.id, one.error));
    return {"set_aside", names.empty(), names.empty() ? "every subject could be shown" : "could not be shown anew: " + some_of(names)};
}

Check check_files(Node& node)
{
    const auto missing = missing_files(node);
    return {"files", missing.empty(), missing.empty() ? "every file that readers may fetch is there" : "lost: " + some_of(missing)};
}

std::vector<Check> examine(const Config& config, const Clock& clock)
{
    std::vector<Check> checks{guarded("disk", [&] { return check_disk(config); })};
    std::unique_ptr<db::Store> core;
    checks.push_back(guarded("core", [&]() -> Check {
        if (config.database_url.empty() && !fs::exists(config.core_file()))   // opening would create it
            return {"core", false, config.core_file().string() + " is not there"};
        core = open_store(config);
        const bool there = is_initialised(config, *core);
        return {"core", there, there ? "the core store answers" : "there is no portal in the core store"};
    }));
    if (!checks.back().ok)
        return checks;
    checks.push_back(guarded("migrations", [&] { return check_migrations(*core); }));
    if (!checks.back().ok)
        return checks;
    checks.push_back(guarded("gates", [&] { return check_gates(*core); }));
    checks.push_back(guarded("audit", [&] { return check_audit(*core); }));
    checks.push_back(guarded("jobs", [&] { return check_jobs(*core); }));
    Node node(config, *core, clock);
    checks.push_back(guarded("projector", [&] { return check_projector(node, *core); }));
    checks.push_back(guarded("live", [&] { return check_live(config, *core, clock); }));
    checks.push_back(guarded("set_aside", [&] { return check_set_aside(node); }));
    checks.push_back(guarded("files", [&] { return check_files(node); }));
    checks.push_back(guarded("search", [&] { return check_search(config, node); }));
    return checks;
}

bool is_content(const std::vector<Check>& checks) { return std::ranges::all_of(checks, &Check::ok); }

void repair_live(const Config& config, db::Store& core, const Clock& clock)
{
    Node node(config, core, clock);
    if (node.projector.lock())
        node.projector.rebuild();
    else
        newsstand::ask_for_rebuild(*node.live.current());
}

} // namespace tantrao::app
