// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/program.hpp"

#include "app/arguments.hpp"
#include "app/data_dir.hpp"
#include "app/features.hpp"
#include "base/log.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <thread>

namespace tantrao::app {

namespace {

Refused in_use(const Config& config)
{
    return Refused(fmt::format("another process serves from {}; one data directory is for one server", config.data_dir.string()));
}

// What holds before anything is opened: folders are there, nobody else projects, and addresses name the port that is served.
Config prepared(Config config)
{
    make_folders(config);
    constexpr int tries = 50;   // a command that projects by itself, or a server that is just ending
    for (int waited = 0; is_served(config); ++waited) {
        if (waited == tries)
            throw in_use(config);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    clear_uploads(config);
    const bool is_tried_out = config.base_host == "localhost" || config.base_host.ends_with(".localhost");   // no proxy before it
    if (config.public_port == 0 && is_tried_out && !config.secure())
        config.public_port = config.port;
    return config;
}

std::filesystem::path file_or_none(const std::string& name) { return name == "none" ? std::string{} : name; }

std::string desk_url_of(const Config& config)
{
    const bool own_port = config.public_port == 0 || config.public_port == (config.secure() ? 443 : 80);
    return fmt::format("{}://{}{}", config.public_scheme, config.desk_host,
                       own_port ? "" : fmt::format(":{}", config.public_port));
}

}   // namespace

Program::Program(Config config, std::unique_ptr<db::Store> core)
    : config_(prepared(std::move(config))), core_(std::move(core)), node_(config_, *core_, clock_),
      directories_(node_.live, {config_.base_host, config_.public_scheme, config_.public_port}),
      catalogue_(config_.data_dir / "search", search_sources()), indexer_(*core_, node_.live, catalogue_),
      cache_(static_cast<std::size_t>(config_.page_cache_mb) << 20, clock_), jobs_(*core_, clock_), mail_jobs_(*core_, clock_),
      slow_jobs_(*core_, clock_),
      text_reader_(extraction::reader_in_child("/proc/self/exe", [this] { return slow_jobs_.is_stopping(); })),
      security_log_(file_or_none(config_.security_log)), messages_(view::Messages::load()),
      templates_(view::Templates::load(config_.template_dir)),
      ui_(made_ui()), environment_{config_,      clock_,      *core_,     node_.live,    node_.shelf, node_.projector,
                                   directories_, node_.blobs, jobs_,      security_log_, ui_,         catalogue_,
                                   indexer_,     mail_jobs_,  slow_jobs_, text_reader_},
      application_(environment_, cache_, features()), work_(environment_, features())
{
    node_.projector.on_applied([this](const newsstand::Applied& applied) {
        directories_.refresh();
        cache_.purge(applied);
        indexer_.wake();
    });
    if (!node_.projector.lock(seconds_us(1)))
        throw in_use(config_);
}

void Program::make_ready()
{
    try {
        node_.projector.catch_up();
    } catch (const db::DatabaseError& away) {
        if (node_.live.current()->position().number == 0)
            throw Refused(fmt::format("the core store cannot be reached, and here is no live store of this program to serve from "
                                      "(`tantrao live prepare` makes one beforehand): {}",
                                      away.what()));
        log_warning("app.start",
                    fmt::format("the core store cannot be reached; readers get what was published before: {}", away.what()));
    }
}

void Program::start()
{
    node_.projector.start();
    indexer_.start();
    work_.start();
}

void Program::stop()
{
    work_.stop();
    indexer_.stop();
    node_.projector.stop();
}

web::Ui Program::made_ui() const
{
    web::Ui ui{*templates_, *messages_, assets_, config_, desk_url_of(config_), {}, {}};
    for (const web::Feature& feature : features()) {
        ui.menu.insert(ui.menu.end(), feature.menu.begin(), feature.menu.end());
        if (feature.today)
            ui.today.push_back(feature.today);
    }
    std::ranges::stable_sort(ui.menu, {}, &web::MenuEntry::order);
    return ui;
}

}   // namespace tantrao::app
