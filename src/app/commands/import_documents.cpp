// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/import_report.hpp"
#include "app/people.hpp"
#include "base/text.hpp"
#include "features/import/document_folder.hpp"
#include "features/import/document_importer.hpp"
#include "files/picture.hpp"
#include "platform/site/site_store.hpp"

#include <algorithm>
#include <chrono>

namespace tantrao::app {

namespace {

// Every committee has its council.
std::string council_of(const std::string& agency)
{
    constexpr std::string_view committee = "Ủy ban nhân dân ";
    return agency.starts_with(committee) ? "Hội đồng nhân dân " + agency.substr(committee.size()) : "";
}

importing::FolderPlan folder_plan(const Config& config, db::Store& core, const std::filesystem::path& folder,
                                  const std::string& site_slug)
{
    importing::FolderPlan plan{folder, {}, config.ocr ? config.ocr_pages : 0};
    core.read([&](db::Connection& db) {
        for (const site::Site& site : site::all_sites(db))
            plan.issuers.push_back(site.details.official_name);
        for (std::size_t i = 0, all = plan.issuers.size(); i < all; ++i)
            if (std::string council = council_of(plan.issuers[i]); !council.empty())
                plan.issuers.push_back(std::move(council));
        plan.agency = site_named(db, site_slug).details.official_name;
    });
    return plan;
}

void import_folder(const importing::FolderPlan& plan, importing::DocumentImporter& importer)
{
    const extraction::Reader reader = extraction::reader_in_child("/proc/self/exe");
    std::vector<std::string> others;
    const auto found = importing::documents_in(plan.folder, &others);
    const auto all = static_cast<std::int64_t>(found.size());
    ProgressBar bar("văn bản");
    std::int64_t number = 0;
    for (const importing::FolderDocument& one : found) {
        ++number;
        importer.add(number, text::clean_line(one.external_id), importing::read_folder_document(one, plan, reader));
        bar.show(number, all);
    }
    bar.finish();
    std::ranges::sort(others);
    for (const std::string& other : others)
        importer.note(text::clean_line(other), Error::invalid("import.note.not_read"));
}

std::string import_file(const std::filesystem::path& file, importing::DocumentImporter& importer)
{
    files::LineSource source(file);
    return import_lines(
        source, "đã đọc " + file.filename().string() + ", kB",
        [&](std::int64_t line, std::string_view bytes) { importer.add_line(line, bytes); },
        [&](std::int64_t line, Error why) { importer.add(line, "", std::move(why)); });
}

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
    const bool is_folder = std::filesystem::is_directory(file);
    const std::filesystem::path beside = is_folder ? file : std::filesystem::absolute(file).parent_path();
    importing::DocumentImporter importer(*core, blobs, clock,
                                         {arguments.get("site"), false,
                                          instrument_of(arguments, file, "tantrao import documents"),
                                          arguments.get("files", beside.string())});
    std::string problem;
    if (is_folder)
        import_folder(folder_plan(config, *core, file, arguments.get("site")), importer);
    else
        problem = import_file(file, importer);
    importer.finish();
    const Reached reached = publish_imported(config, *core, clock);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return tell(arguments, importer.report(), "văn bản", reached, seconds, problem);
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
        "a running server. A folder of DOCX, ODT, PDF, HTML, TXT and Akoma Ntoso files may stand for the file: what the texts say of themselves counts, names are\n"
        "hints, and the report tells what was not sure. Fields: external_id, number, type, issuer, title, issued_on, effective_on, expires_on, signer, position,\n"
        "fields, text or text_markdown or text_html, files, relations (src/features/import/README.md).",
        {"FILE|FOLDER"},
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
