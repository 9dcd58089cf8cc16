// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/demo_accounts.hpp"
#include "app/program.hpp"
#include "base/log.hpp"
#include "db/migrations.hpp"
#include "files/picture.hpp"

#include <csignal>
#include <fmt/format.h>

namespace tantrao::app {

namespace {

// SIGTERM and SIGINT, taken from every thread that is started after this.
class StopSignals {
  public:
    StopSignals()
    {
        std::signal(SIGPIPE, SIG_IGN);   // a reader that went away shows as a failed write
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }
    void wait()
    {
        int signal = 0;
        while (sigwait(&set_, &signal) != 0) {
        }
    }

  private:
    sigset_t set_{};
};

http::ServerOptions options_of(const Config& config, const web::Application& application)
{
    http::ServerOptions options;
    options.addresses = config.addresses;
    options.port = config.port;
    options.io_threads = config.io_threads;
    options.workers = config.workers;
    options.trusted_proxies = config.trusted_proxies;
    options.upload_dir = config.upload_dir();
    options.access_log = config.access_log == "none" ? "" : config.access_log;
    options.secret_paths = application.secret_paths();
    return options;
}

std::string line_of(std::string_view what, const std::string& address, std::string_view name)
{
    return fmt::format("  {:<10} {:<44} {}\n", what, address, name);
}

std::string addresses_of(const Program& program, const std::string& desk_url)
{
    std::string text;
    const auto directory = program.directories().newest();
    if (const site::PublicSite* portal = directory->portal())
        text += line_of("portal", portal->base_url + "/", portal->site.details.name);
    int shown = 0;
    constexpr int enough = 4;
    // Those the demo accounts work on come first.
    for (const char* slug : {"yen-phu", "sovhttdl"})
        if (const site::PublicSite* one = directory->by_slug(slug); one != nullptr && ++shown <= enough)
            text += line_of("component", one->base_url + "/", one->site.details.name);
    for (const auto& one : directory->all())
        if (one->site.kind != site::Kind::province && one->site.slug != "yen-phu" && one->site.slug != "sovhttdl" &&
            ++shown <= enough)
            text += line_of("component", one->base_url + "/", one->site.details.name);
    return text + line_of("desk", desk_url + "/", "where staff sign in");
}

void announce(const Program& program, const std::string& desk_url, std::uint16_t port)
{
    say(fmt::format("Tân Trào {} serves {} on port {}.\n\n{}", TANTRAO_VERSION, program.config().data_dir.string(), port,
                    addresses_of(program, desk_url)));
    if (const std::string demo = read_demo_accounts(program.config().data_dir); !demo.empty())
        say(demo);
}

// Whether this program showed something here before, or `live prepare` made ready what it will show.
bool has_live_store(const Config& config)
{
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(config.live_dir(), none))
        if (entry.path().extension() == ".db")
            return true;
    return false;
}

std::unique_ptr<db::Store> open_for_serving(const Config& config)
{
    if (config.database_url.empty() && !std::filesystem::exists(config.core_file()) && has_live_store(config)) {
        log_warning("app.start",
                    config.core_file().string() + " is not there; `tantrao restore` makes a data directory from a backup");
        return open_store(config, Connect::when_needed);
    }
    if (config.database_url.empty())
        return open_core_to_migrate(config);
    try {
        return open_core_to_migrate(config);
    } catch (const db::DatabaseError& away) {
        log_warning("app.start", away.what());
        return open_store(config, Connect::when_needed);
    }
}

int serve(const Arguments& arguments)
{
    Config config = config_of(arguments);
    if (const auto port = arguments.number("port", 1, 65535))
        config.port = static_cast<std::uint16_t>(*port);
    StopSignals signals;
    files::start_pictures("tantrao");
    Program program(config, open_for_serving(config));
    program.make_ready();
    program.start();
    web::Application& application = program.application();
    http::Server server(
        options_of(program.config(), application),
        [&](http::Request&& request) { return application.answer(std::move(request)); },
        [&](const http::Head& head) { return application.find(head); },
        [&](int status, const std::string& id, std::string_view path) { return application.server_error(status, id, path); });
    application.set_server(&server);
    try {
        server.start();
    } catch (const std::runtime_error& refused) {
        throw Refused(fmt::format("cannot serve on port {}: {}", config.port, refused.what()));
    }
    announce(program, program.environment().ui.desk_url, server.port());
    signals.wait();
    log_info("app.stop", "stopping: no new requests, running ones end");
    application.stop_being_ready();
    server.stop();
    program.stop();
    return 0;
}

}   // namespace

Command serve_command()
{
    return {
        "serve",
        "serve the portal, its component sites and the desk",
        "Serves the portal, its component sites and the desk until SIGTERM or SIGINT; requests that are running then end first.\n"
        "Missing migrations are applied at start. Without the core store it serves what is published, if it did so before.",
        {},
        {data_option(), {"port", "N", "the port to listen on (8080)", Option::Need::optional}, database_option()},
        serve};
}

}   // namespace tantrao::app
