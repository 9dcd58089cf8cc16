// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/import_report.hpp"
#include "app/people.hpp"
#include "features/import/document_importer.hpp"
#include "files/picture.hpp"

#include <chrono>

namespace tantrao::app {

namespace {

int import_documents(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto begun = std::chrono::steady_clock::now();
    const std::filesystem::path file = arguments.word(0);
    const auto core = open_core(config);
    const SystemClock clock;
    core->read([&](db::Connection& db) { return site_named(db, arguments.get("site")).id; });
    files::start_pictures("tantrao");   // a scanned page may come as a picture
    files::BlobStore blobs(config.blob_dir());
    const std::filesystem::path beside = std::filesystem::absolute(file).parent_path();
    importing::DocumentImporter importer(*core, blobs, clock,
                                         {arguments.get("site"), false,
                                          instrument_of(arguments, file, "tantrao import documents"),
                                          arguments.get("files", beside.string())});
    files::LineSource source(file);
    const std::string problem = import_lines(
        source, file.filename().string() + " (kB)",
        [&](std::int64_t line, std::string_view bytes) { importer.add_line(line, bytes); },
        [&](std::int64_t line, Error why) { importer.add_bad(line, std::move(why)); });
    importer.finish();
    const Shown shown = show_changes(config, *core, clock);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return tell(arguments, importer.report(), "documents", shown, seconds, problem);
}

}   // namespace

Command import_documents_command()
{
    using enum Option::Need;
    return {
        "import documents",
        "publish legal documents of an older system",
        "Publishes the legal documents of a file with one JSON object a line, plain or gzip. Running it again changes only what is\n"
        "different. A bad line is reported with its number and the reason and stops nothing; the command then ends with 1. Works beside\n"
        "a running server. Fields: external_id, number, type, issuer, title, issued_on, effective_on, expires_on, signer, position,\n"
        "fields, text or text_markdown or text_html, files, relations (src/features/import/README.md).",
        {"FILE"},
        {data_option(),
         database_option(),
         {"site", "SLUG", "the site", required},
         {"files", "DIR", "where files lie that lines name (the file's own folder)", optional},
         {"decision", "TEXT", "by which decision or for which reason", optional},
         {"by", "NAME", "who is responsible", optional},
         json_option()},
        import_documents};
}

}   // namespace tantrao::app
