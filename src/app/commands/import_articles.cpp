// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/import_report.hpp"
#include "app/people.hpp"
#include "base/hash.hpp"
#include "features/import/synthetic.hpp"
#include "files/picture.hpp"

#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <pwd.h>
#include <unistd.h>

namespace tantrao::app {

namespace {

std::string hash_of_file(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw Refused(fmt::format("{} cannot be opened", file.string()));
    Sha256 hash;
    std::string block(1 << 20, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0)
        hash.update(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
    return hash.finish_hex();
}

std::string who_runs_this()
{
    const passwd* user = ::getpwuid(::getuid());
    return user != nullptr ? user->pw_name : fmt::format("uid {}", ::getuid());
}

// What stands in the history of every article: who, why, and from which bytes.
std::string instrument_of(const Arguments& arguments, const std::filesystem::path& file)
{
    return fmt::format("Nhập từ tệp {} (SHA-256 {}); căn cứ: {}; người thực hiện: {}", file.filename().string(), hash_of_file(file),
                       arguments.get("decision", "lệnh tantrao import articles"), arguments.get("by", who_runs_this()));
}

void check_place(db::Store& core, const std::string& site, const std::string& category)
{
    core.read([&](db::Connection& db) { category_named(db, site_named(db, site), category); });
}

double seconds_since(std::chrono::steady_clock::time_point begun)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

int tell(const Arguments& arguments, const importing::Report& report, Shown shown, double seconds, const std::string& problem)
{
    if (arguments.has("json")) {
        Json json = json_of(report);
        json["seconds"] = seconds;
        json["shown"] = shown != Shown::not_yet;
        json["problem"] = problem;
        say_json(json);
    } else {
        say(fmt::format("{}In {:.1f} s; {}.", text_of(report), seconds, name_of(shown)));
    }
    if (!problem.empty())
        say_error(problem);
    return report.bad == 0 && problem.empty() ? 0 : 1;
}

int import_articles(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto begun = std::chrono::steady_clock::now();
    const std::filesystem::path file = arguments.word(0);
    const auto core = open_core(config);
    const SystemClock clock;
    check_place(*core, arguments.get("site"), arguments.get("category"));
    const importing::Plan plan{arguments.get("site"), arguments.get("category"), false, instrument_of(arguments, file)};
    files::LineSource source(file);
    files::start_pictures("tantrao");
    files::BlobStore blobs(config.blob_dir());
    const std::filesystem::path folder = arguments.get("images", std::filesystem::absolute(file).parent_path().string());
    importing::Pictures pictures(*core, blobs, folder, arguments.has("images"));
    importing::Importer importer(*core, clock, plan, &pictures);
    const std::string problem = import_lines(source, importer, file.filename().string() + " (kB)");
    const Shown shown = show_changes(config, *core, clock);
    return tell(arguments, importer.report(), shown, seconds_since(begun), problem);
}

int seed(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto begun = std::chrono::steady_clock::now();
    const auto core = open_core(config);
    const SystemClock clock;
    const std::int64_t count = *arguments.number("articles", 1, 10'000'000);
    const auto seed = static_cast<std::uint64_t>(arguments.number("seed", 0, 1'000'000).value_or(1));
    const importing::Plan plan{arguments.get("site", "tuyen-quang"), arguments.get("category", "tin-tuc"), false,
                               fmt::format("Dữ liệu giả để đo, tantrao seed {}", seed)};
    check_place(*core, plan.site, plan.category);
    importing::Importer importer(*core, clock, plan, nullptr);
    ProgressBar bar("articles");
    for (std::int64_t i = 1; i <= count; ++i) {
        importer.add(i, importing::synthetic_article(seed, i));
        bar.show(i, count);
    }
    importer.finish();
    bar.finish();
    const Shown shown = show_changes(config, *core, clock);
    return tell(arguments, importer.report(), shown, seconds_since(begun), "");
}

} // namespace

Command import_articles_command()
{
    using enum Option::Need;
    return {"import articles",
            "publish articles of an older system",
            "Publishes the articles of a file with one JSON object a line, plain or gzip. Running it again changes only what is different.\n"
            "A bad line is reported with its number and the reason and stops nothing; the command then ends with 1. Works beside a running\n"
            "server. Fields: external_id, title, summary, body or body_html, published_at, authors, tags, source, images, language.",
            {"FILE"},
            {data_option(), database_option(), {"site", "SLUG", "the site", required}, {"category", "SLUG", "the category", required},
             {"images", "DIR", "where picture files lie (the file's own folder); of an address its last part is looked for", optional},
             {"decision", "TEXT", "by which decision or for which reason", optional}, {"by", "NAME", "who is responsible", optional}, json_option()},
            import_articles};
}

Command seed_command()
{
    using enum Option::Need;
    return {"seed",
            "make up articles for measurements",
            "Publishes made-up Vietnamese articles of about 500 words. The same seed makes the same articles.",
            {},
            {data_option(), database_option(), {"articles", "N", "how many", required}, {"site", "SLUG", "the site (tuyen-quang)", optional},
             {"category", "SLUG", "the category (tin-tuc)", optional}, {"seed", "S", "another number makes other articles (1)", optional}, json_option()},
            seed};
}

} // namespace tantrao::app
