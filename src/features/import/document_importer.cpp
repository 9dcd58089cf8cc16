// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/document_importer.hpp"

#include "features/import/folder_files.hpp"
#include "law/legal_text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/site/site_store.hpp"

#include <chrono>
#include <thread>

namespace tantrao::importing {

namespace {

constexpr std::size_t most_in_a_transaction = 200;
constexpr auto longest_transaction = std::chrono::milliseconds(50);
constexpr auto pause_between = std::chrono::milliseconds(3);   // in which other processes get the writer
constexpr std::size_t most_remarks = 1000;

DocumentPlan with_place(DocumentPlan plan)
{
    plan.folder = std::filesystem::weakly_canonical(plan.folder);
    return plan;
}

// What is wrong with a record, as one reason: the first field that is.
Error first_of(const Error& error)
{
    return error.fields.empty() ? error : Error::invalid(error.fields.front().code, error.fields.front().args);
}

// Where the structure of the text is not sure.
void note_doubts(std::string_view text, std::vector<Error>& notes)
{
    constexpr std::size_t most_doubts = 20;
    if (text.empty())
        return;
    const auto parsed = law::parse_text(text);
    if (!parsed)
        return;
    for (std::size_t i = 0; i < parsed->doubts.size() && i < most_doubts; ++i) {
        const law::Doubt& doubt = parsed->doubts[i];
        notes.push_back(
            Error::invalid("import.note.doubt", {doubt.at.empty() ? "đầu văn bản" : doubt.at, doubt.quote, doubt.code}));
    }
}

}   // namespace

DocumentImporter::DocumentImporter(db::Store& core, files::BlobStore& blobs, const Clock& clock, DocumentPlan plan)
    : core_(core), blobs_(blobs), clock_(clock), plan_(with_place(std::move(plan)))
{
}

void DocumentImporter::add_line(std::int64_t line, std::string_view bytes)
{
    ++report_.lines;
    std::string external_id;
    auto incoming = read_document_line(bytes, &external_id);
    auto ready = incoming ? prepared(line, *incoming) : Result<Ready>(std::move(incoming.error()));
    if (!ready) {
        refuse(line, external_id, first_of(ready.error()));
        return;
    }
    report_.noted += incoming->notes.empty() ? 0 : 1;
    for (const Error& what : incoming->notes)
        note(line, external_id, what);
    if (!ready->document.relations.empty()) {
        related_.push_back({line, ready->place, external_id, ready->document, {}, {}});
        related_.back().document.text.clear();
    }
    batch_.push_back(std::move(*ready));
    if (batch_.size() >= most_in_a_transaction)
        write();
}

void DocumentImporter::add_bad(std::int64_t line, Error why)
{
    ++report_.lines;
    refuse(line, "", std::move(why));
}

void DocumentImporter::finish()
{
    write();
    note_unknown_targets();
}

// Asked at the end, for what a line names may come after it.
void DocumentImporter::note_unknown_targets()
{
    core_.read([&](db::Connection& core) {
        for (const Ready& one : related_)
            for (const std::string& number : documents::unknown_targets(core, one.place.site, one.document))
                note(one.line, one.external_id, Error::invalid("import.note.relation", {number}));
    });
    related_.clear();
}

Result<DocumentImporter::Ready> DocumentImporter::prepared(std::int64_t line, IncomingDocument& incoming)
{
    Ready ready{line, TANTRAO_TRY(place_of(incoming)), incoming.external_id, {}, incoming.published_at, {}};
    incoming.document.category = ready.place.category;
    take_files(incoming, ready);
    if (incoming.document.text.empty() && incoming.document.files.empty())
        return Error::invalid("import.field.missing", {"text"});
    ready.document = TANTRAO_TRY(documents::checked(std::move(incoming.document)));
    note_doubts(ready.document.text, incoming.notes);
    return ready;
}

Result<DocumentImporter::Place> DocumentImporter::place_of(const IncomingDocument& incoming)
{
    const std::string& slug = plan_.lines_name_site && !incoming.site.empty() ? incoming.site : plan_.site;
    if (const auto known = places_.find(slug); known != places_.end())
        return known->second;
    auto place = core_.read([&](db::Connection& core) -> Result<Place> {
        const auto site = site::find_site_by_slug(core, slug);
        if (!site)
            return Error::invalid("import.site.unknown", {slug});
        return Place{site->id, TANTRAO_TRY(documents::category_for(core, site->id))};
    });
    places_.emplace(slug, place);
    return place;
}

// A file that cannot be had becomes a note: the record and its text are worth having without it.
void DocumentImporter::take_files(IncomingDocument& incoming, Ready& ready)
{
    for (const IncomingFile& named : incoming.files) {
        const auto place = file_in(plan_.folder, named.path);
        if (!place) {
            incoming.notes.push_back(Error::invalid("import.note.no_document_file", {named.path}));
            continue;
        }
        auto file = media::take_in(core_, blobs_, *place, named.name.empty() ? place->filename().string() : named.name);
        if (!file) {
            incoming.notes.push_back(Error::invalid("import.note.document_file", {named.path}));
            continue;
        }
        incoming.document.files.push_back({file->hash, file->name, file->type, file->size});
        ready.files.push_back(std::move(*file));
    }
}

void DocumentImporter::write()
{
    for (std::size_t at = 0; at < batch_.size();) {
        at += write_some(at);
        std::this_thread::sleep_for(pause_between);
    }
    batch_.clear();
}

// One transaction; how many of the batch it took.
std::size_t DocumentImporter::write_some(std::size_t from)
{
    const Instant now = clock_.now();
    std::vector<Result<publication::Imported>> outcomes;
    const auto done = core_.write([&](db::Transaction& tx) -> Result<void> {
        outcomes.clear();   // a transaction may be run again
        const auto until = std::chrono::steady_clock::now() + longest_transaction;
        for (std::size_t i = from; i < batch_.size() && (outcomes.empty() || std::chrono::steady_clock::now() < until); ++i)
            outcomes.push_back(import_one(tx, now, batch_[i]));
        record(tx, now, from, outcomes);
        return {};
    });
    static_cast<void>(done);   // the body cannot fail but by exception
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        count(batch_[from + i], outcomes[i]);
    return outcomes.size();
}

Result<publication::Imported> DocumentImporter::import_one(db::Transaction& tx, Instant now, const Ready& ready) const
{
    const access::Actor actor = access::system_actor();
    for (const media::File& file : ready.files)
        media::add_to_library(tx, now, ready.place.site, actor.id, file);
    return documents::import(tx, {actor, now, ""}, ready.place.site, plan_.instrument, ready.external_id, ready.document,
                             ready.published_at.value_or(now));
}

// One act per site of the transaction.
void DocumentImporter::record(db::Transaction& tx, Instant now, std::size_t from,
                              const std::vector<Result<publication::Imported>>& outcomes) const
{
    std::map<SiteId, Report> by_site;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (outcomes[i] && *outcomes[i] != publication::Imported::unchanged) {
            Report& sum = by_site[batch_[from + i].place.site];
            ++(*outcomes[i] == publication::Imported::created ? sum.created : sum.changed);
        }
    const std::int64_t first = batch_[from].line, last = batch_[from + outcomes.size() - 1].line;
    for (const auto& [site, sum] : by_site)
        audit::record(
            tx, now, access::system_actor(),
            {"import.documents",
             "publication.import",
             site,
             "site",
             site.value,
             {{"instrument", plan_.instrument}, {"created", sum.created}, {"changed", sum.changed}, {"lines", {first, last}}},
             {},
             ""});
}

void DocumentImporter::count(const Ready& ready, const Result<publication::Imported>& outcome)
{
    if (!outcome)
        refuse(ready.line, ready.external_id, outcome.error());
    else if (*outcome == publication::Imported::created)
        ++report_.created;
    else if (*outcome == publication::Imported::changed)
        ++report_.changed;
    else
        ++report_.unchanged;
}

void DocumentImporter::note(std::int64_t line, const std::string& external_id, const Error& what)
{
    if (report_.notes.size() < most_remarks)
        report_.notes.push_back({line, external_id, what});
}

void DocumentImporter::refuse(std::int64_t line, std::string external_id, Error why)
{
    ++report_.bad;
    if (report_.bad_lines.size() < most_remarks)
        report_.bad_lines.push_back({line, std::move(external_id), std::move(why)});
}

}   // namespace tantrao::importing
