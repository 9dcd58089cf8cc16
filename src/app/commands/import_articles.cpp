// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/import_report.hpp"
#include "app/people.hpp"
#include "features/import/importer.hpp"
#include "features/import/synthetic.hpp"
#include "files/picture.hpp"

#include <chrono>
#include <fmt/format.h>

namespace tantrao::app {

namespace {

void check_place(db::Store& core, const std::string& site, const std::string& category)
{
    core.read([&](db::Connection& db) { category_named(db, site_named(db, site), category); });
}

double seconds_since(std::chrono::steady_clock::time_point begun)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

int import_articles(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto begun = std::chrono::steady_clock::now();
    const std::filesystem::path file = arguments.word(0);
    const auto core = open_core(config);
    const SystemClock clock;
    check_place(*core, arguments.get("site"), arguments.get("category"));
    const importing::Plan plan{arguments.get("site"), arguments.get("category"), false,
                               instrument_of(arguments, file, "tantrao import articles")};
    files::LineSource source(file);
    files::start_pictures("tantrao");
    files::BlobStore blobs(config.blob_dir());
    const std::filesystem::path folder = arguments.get("images", std::filesystem::absolute(file).parent_path().string());
    importing::Pictures pictures(*core, blobs, folder, arguments.has("images"));
    importing::Importer importer(*core, clock, plan, &pictures);
    const std::string problem = import_lines(
        source, "đã đọc " + file.filename().string() + ", kB",
        [&](std::int64_t line, std::string_view bytes) { importer.add_line(line, bytes); },
        [&](std::int64_t line, Error why) { importer.add(line, std::move(why)); });
    importer.finish();
    const Reached reached = publish_imported(config, *core, clock);
    return tell(arguments, importer.report(), "bài viết", reached, seconds_since(begun), problem);
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
    ProgressBar bar("bài viết");
    for (std::int64_t i = 1; i <= count; ++i) {
        importer.add(i, importing::synthetic_article(seed, i));
        bar.show(i, count);
    }
    importer.finish();
    bar.finish();
    const Reached reached = publish_imported(config, *core, clock);
    return tell(arguments, importer.report(), "bài viết", reached, seconds_since(begun), "");
}

}   // namespace

Command import_articles_command()
{
    using enum Option::Need;
    return {
        "import articles",
        "publish articles of an older system",
        "Publishes the articles of a file with one JSON object a line, plain or gzip. Running it again changes only what is different.\n"
        "A bad line is reported with its number and the reason and stops nothing; the command then ends with 1. Works beside a running\n"
        "server. Fields: external_id, title, summary, body or body_html, published_at, authors, tags, source, images, language.",
        {"FILE"},
        {data_option(),
         database_option(),
         {"site", "SLUG", "the site", required},
         {"category", "SLUG", "the category", required},
         {"images", "DIR", "where picture files lie (the file's own folder); of an address its last part is looked for",
          optional},
         {"decision", "TEXT", "by which decision or for which reason", optional},
         {"by", "NAME", "who is responsible", optional},
         json_option()},
        import_articles};
}

Command seed_command()
{
    using enum Option::Need;
    return {"seed",
            "make up articles for measurements",
            "Publishes made-up Vietnamese articles of about 500 words. The same seed makes the same articles.",
            {},
            {data_option(),
             database_option(),
             {"articles", "N", "how many", required},
             {"site", "SLUG", "the site (tuyen-quang)", optional},
             {"category", "SLUG", "the category (tin-tuc)", optional},
             {"seed", "S", "another number makes other articles (1)", optional},
             json_option()},
            seed};
}

}   // namespace tantrao::app
