// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/data_dir.hpp"
#include "app/demo_accounts.hpp"
#include "app/import_report.hpp"
#include "app/people.hpp"
#include "app/profile.hpp"
#include "features/import/document_importer.hpp"
#include "features/import/importer.hpp"
#include "files/picture.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>

namespace tantrao::app {

namespace {

// Written down for later commands when it came from the command line.
void keep_database(const Config& config, const std::string& url)
{
    const auto settings = config.data_dir / "tantrao.toml";
    if (url.empty() || std::filesystem::exists(settings))
        return;
    const auto secret = config.data_dir / "database-url";
    write_private_file(secret, url + "\n");
    write_private_file(settings,
                       fmt::format("# config/tantrao.example.toml of the source explains all settings.\ndatabase_url_file = {}\n",
                                   json_quote(secret.string())));
}

void make_accounts(db::Store& core, Instant now, const Config& config, const Profile& profile)
{
    const std::string password = "tantrao-" + random_hex(5);
    std::vector<DemoAccount> written;
    ProgressBar bar("demo accounts");
    for (const PlannedAccount& plan : profile.accounts) {
        const AccountId id = required(identity::create_account(core, now, {plan.email, plan.name, password, false}));
        std::string rights;
        for (const auto& [slug, level] : plan.grants) {
            const audit::Act act{"access.grant",
                                 "accounts.manage",
                                 {},
                                 "account",
                                 id.value,
                                 {{"site", slug}, {"level", access::name_of(level)}},
                                 {},
                                 ""};
            change_and_record(core, now, act, [&, &where = slug, &what = level](db::Transaction& tx) -> Result<void> {
                access::grant(tx, now, id, site_named(tx.db(), where).id, what, {}, {});
                return {};
            });
            rights += fmt::format("{}{} on {}", rights.empty() ? "" : ", ", access::name_of(level), slug);
        }
        written.push_back({plan.email, plan.name, rights});
        bar.show(static_cast<std::int64_t>(written.size()), static_cast<std::int64_t>(profile.accounts.size()));
    }
    bar.finish();
    write_demo_accounts(config.data_dir, password, written);
}

// The profile's pictures as files, which is how an import finds them.
class PictureFolder {
  public:
    PictureFolder(const Config& config, const Profile& profile) : folder_(config.upload_dir() / ("demo-" + random_hex(8)))
    {
        for (const auto& [name, bytes] : profile.pictures) {
            std::filesystem::create_directories((folder_ / name).parent_path());
            std::ofstream(folder_ / name, std::ios::binary) << bytes;
        }
    }
    ~PictureFolder()
    {
        std::error_code ignored;   // what stays is cleared when the server starts
        std::filesystem::remove_all(folder_, ignored);
    }
    PictureFolder(const PictureFolder&) = delete;
    PictureFolder& operator=(const PictureFolder&) = delete;
    const std::filesystem::path& path() const { return folder_; }

  private:
    const std::filesystem::path folder_;
};

template <class F>
void for_each_line(std::string_view lines, F&& take)
{
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        if (end > at)
            take(lines.substr(at, end - at));
        at = end + 1;
    }
}

void make_articles(db::Store& core, const Clock& clock, const Config& config, const Profile& profile)
{
    files::start_pictures("tantrao");
    files::BlobStore blobs(config.blob_dir());
    const PictureFolder folder(config, profile);
    importing::Pictures pictures(core, blobs, folder.path(), false);
    importing::Importer importer(core, clock, {"", "", true, "Nội dung minh họa của cấu hình mẫu"}, &pictures);
    const std::int64_t total = std::ranges::count(profile.articles, '\n');
    ProgressBar bar("demo articles");
    std::int64_t number = 0;
    for_each_line(profile.articles, [&](std::string_view line) {
        importer.add_line(++number, line);
        bar.show(number, total);
    });
    importer.finish();
    bar.finish();
    if (importer.report().bad > 0 || importer.report().noted > 0)
        throw std::runtime_error("the profile's articles are broken: " + text_of(importer.report(), "bài viết"));
}

void make_documents(db::Store& core, const Clock& clock, const Config& config, const Profile& profile)
{
    files::BlobStore blobs(config.blob_dir());
    importing::DocumentImporter importer(core, blobs, clock, {"", true, "Văn bản kèm theo cấu hình mẫu", config.upload_dir()});
    std::int64_t number = 0;
    for_each_line(profile.documents, [&](std::string_view line) { importer.add_line(++number, line); });
    importer.finish();
    if (importer.report().bad > 0)
        throw std::runtime_error("the profile's documents are broken: " + text_of(importer.report(), "văn bản"));
}

int init(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const SystemClock clock;
    const Profile profile = load_profile(arguments.get("profile"));
    make_folders(config);
    say_aside(
        fmt::format("Making a portal in {}{}.", config.data_dir.string(), config.database_url.empty() ? "" : " and PostgreSQL"));
    const auto core = open_store(config);
    if (is_initialised(config, *core))
        throw Refused(
            fmt::format("{} holds a portal already; init makes a new one only in an empty place", config.data_dir.string()));
    keep_database(config, arguments.get("database"));
    say_aside(fmt::format("{} migrations applied.", migrate_core(*core)));
    required(core->write([&](db::Transaction& tx) { return make_sites(tx, clock.now(), profile); }));
    say_aside(fmt::format("The portal and {} component sites.", profile.components.size()));
    if (!arguments.has("no-demo")) {
        make_accounts(*core, clock.now(), config, profile);
        make_articles(*core, clock, config, profile);
    }
    make_documents(*core, clock, config, profile);
    const Shown shown = show_changes(config, *core, clock);
    say(fmt::format("Done: {}. `tantrao serve --data {} --port 8080` serves it.", name_of(shown), config.data_dir.string()));
    return 0;
}

}   // namespace

Command init_command()
{
    using enum Option::Need;
    return {
        "init",
        "make a portal in an empty data directory",
        "Makes the data directory, the core store, the portal and its component sites with categories and gates after a profile, and,\n"
        "unless --no-demo is given, demo accounts and articles. Refuses where a portal is already.",
        {},
        {data_option(),
         {"profile", "NAME", "what to start from: tuyen-quang", required},
         {"no-demo", "", "without demo accounts and articles", optional},
         database_option()},
        init};
}

}   // namespace tantrao::app
