// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/document_importer.hpp"

#include "features/import/folder_files.hpp"
#include "law/effective_day.hpp"
#include "law/provision_words.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"

#include <fstream>

namespace tantrao::importing {

namespace {

DocumentPlan with_place(DocumentPlan plan)
{
    plan.folder = std::filesystem::weakly_canonical(plan.folder);
    return plan;
}

// What is wrong with one field is a reason of its own.
Error reason_of(const Error& error)
{
    return error.fields.size() != 1 ? error : Error::invalid(error.fields.front().code, error.fields.front().args);
}

std::string names_of(const std::vector<IncomingFile>& files)
{
    std::string names;
    for (const IncomingFile& file : files)
        names += (names.empty() ? "" : ", ") + file.path;
    return names;
}

void note_unusable(const IncomingFile& file, Error why, std::vector<Error>& notes)
{
    notes.push_back(Error::invalid("import.note.document_file", {file.path}));
    notes.push_back(std::move(why));
}

// Where the structure of the text is not sure. A letter or a report needs no articles.
void note_doubts(const law::LegalText& text, std::string_view type, std::vector<Error>& notes)
{
    const bool wants_articles = documents::is_told(documents::Validity::in_force, type);
    constexpr std::size_t most_doubts = 20;
    for (std::size_t i = 0; i < text.doubts.size() && i < most_doubts; ++i) {
        const law::Doubt& doubt = text.doubts[i];
        if (doubt.code != "law.doubt.no_articles" || wants_articles)
            notes.push_back(
                Error::invalid("import.note.doubt", {doubt.at.empty() ? std::string(beginning_of_text) : law::words_of(doubt.at),
                                                     doubt.quote, doubt.code}));
    }
}

// The day that the text says, where the record has none. One that does not fit is more likely misread.
void fill_effective_day(documents::Document& document, const law::LegalText& text, std::vector<Error>& notes)
{
    const law::Node* body = law::find_part(text, law::Kind::body);
    const std::string day =
        body == nullptr || !document.effective_on.empty() ? "" : law::effective_day(*body, document.issued_on);
    if (day.empty())
        return;
    const bool fits = day >= document.issued_on && (document.expires_on.empty() || day < document.expires_on);
    notes.push_back(Error::invalid(fits ? "import.note.from_text" : "import.note.unsure", {"effective_on", day}));
    if (fits)
        document.effective_on = day;
}

// What the text says of other documents and no relation does. Grounds, of which nothing follows, in one note.
void note_said_relations(const documents::Document& document, const law::LegalText& text, std::vector<Error>& notes)
{
    std::string grounds;
    for (const documents::Relation& said : documents::said_without_relation(document, text))
        if (documents::ends_or_changes(said.kind))
            notes.push_back(Error::invalid("import.said." + std::string(documents::name_of(said.kind)), {said.number}));
        else
            grounds += (grounds.empty() ? "" : ", ") + said.number;
    if (!grounds.empty())
        notes.push_back(Error::invalid("import.said.based_on", {grounds}));
}

// Of a provision that cannot be read nothing follows for the other document; the desk refuses it (relation_rows).
void doubt_provisions(IncomingDocument& incoming)
{
    for (documents::Relation& relation : incoming.document.relations) {
        if (relation.provision.empty() || !law::is_broken_provision(relation.provision))
            continue;
        incoming.notes.push_back(Error::invalid("import.note.provision", {relation.provision, relation.number}));
        if (documents::ends_or_changes(relation.kind))
            relation.kind = documents::RelationKind::refers_to;
    }
}

void read_text(documents::Document& document, std::vector<Error>& notes)
{
    if (const auto text = law::parse_text(document.text); text && !text->empty()) {
        fill_effective_day(document, *text, notes);
        note_doubts(*text, document.type, notes);
        note_said_relations(document, *text, notes);
    }
    if (!document.effective_on.empty() && document.effective_on < document.issued_on)
        notes.push_back(Error::invalid("import.note.before_issue", {format_civil_date(document.effective_on)}));
    if (document.effective_on.empty() && documents::makes_law(document.type, document.number))
        notes.push_back(Error::invalid("import.note.no_effective_day"));
    if (const documents::CommunePower* time = documents::without_power(document))
        notes.push_back(Error::invalid(time->is_sure ? "import.note.commune_power" : "import.note.commune_power_unsure",
                                       {format_civil_date(time->from), format_civil_date(time->until), time->source}));
}

}   // namespace

DocumentImporter::DocumentImporter(db::Store& core, files::BlobStore& blobs, const Clock& clock, DocumentPlan plan)
    : core_(core), blobs_(blobs), clock_(clock), plan_(with_place(std::move(plan))),
      batch_(core, clock, "import.documents", plan_.instrument)
{
}

void DocumentImporter::add_line(std::int64_t line, std::string_view bytes)
{
    std::string external_id;
    auto incoming = read_document_line(bytes, &external_id);
    add(line, external_id, std::move(incoming));
}

void DocumentImporter::add(std::int64_t line, const std::string& external_id, Result<IncomingDocument> incoming)
{
    batch_.count_line();
    auto ready = incoming ? prepared(line, *incoming) : Result<Ready>(std::move(incoming.error()));
    if (!ready)
        return batch_.refuse(line, external_id, reason_of(ready.error()));
    batch_.note(line, external_id, std::move(incoming->notes));
    batch_.add(std::move(*ready));
}

void DocumentImporter::note(const std::string& file, Error what) { batch_.note(0, file, {std::move(what)}); }

void DocumentImporter::finish()
{
    batch_.write();
    note_relations();
}

// Asked at the end, for what a line names may come after it.
void DocumentImporter::note_relations()
{
    core_.read([&](db::Connection& core) {
        for (Related& one : related_) {
            for (const std::string& number : documents::leave_circles(core, one.site, one.document))
                batch_.note(one.line, one.external_id, {Error::invalid("import.note.circular", {number})});
            const auto unknown = documents::unknown_targets(core, one.site, one.document);
            for (const std::string& number : unknown)
                batch_.note(one.line, one.external_id, {Error::invalid("import.note.relation", {number})});
            const auto fit = documents::relations_may_be_published(core, one.site, one.document);
            if (unknown.empty() && !fit)
                batch_.note(one.line, one.external_id, {fit.error()});
            const auto item = publication::find_by_external_id(core, one.site, documents::kind, one.external_id);
            for (const auto& [number, provisions] :
                 documents::missing_provisions(core, one.site, item.value_or(ItemId{}), one.document))
                batch_.note(one.line, one.external_id, {Error::invalid("import.note.no_provision", {provisions, number})});
        }
    });
    related_.clear();
}

Result<Ready> DocumentImporter::prepared(std::int64_t line, IncomingDocument& incoming)
{
    const Place place = TANTRAO_TRY(place_of(incoming));
    Ready ready{line, place.site, incoming.external_id, take_files(incoming), {}};
    incoming.document.category = place.category;
    if (incoming.document.text.empty() && incoming.document.files.empty())
        return incoming.files.empty() ? Error::invalid("import.field.missing", {"text"})
                                      : Error::invalid("import.files_missing", {names_of(incoming.files)});
    doubt_provisions(incoming);
    documents::Document document = TANTRAO_TRY(documents::checked(std::move(incoming.document)));
    if (document.issued_on > civil_date(clock_.now()))
        incoming.notes.push_back(Error::invalid("import.note.future", {format_civil_date(document.issued_on)}));
    read_text(document, incoming.notes);
    ready.import = [this, document, site = place.site, id = incoming.external_id,
                    at = incoming.published_at](db::Transaction& tx, const publication::Acting& acting) {
        documents::Document fitting = document;
        documents::leave_circles(tx.db(), site, fitting);
        return documents::import(tx, acting, site, plan_.instrument, id, fitting, at.value_or(acting.now));
    };
    if (!document.relations.empty()) {
        document.text.clear();
        related_.push_back({line, place.site, incoming.external_id, std::move(document)});
    }
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
std::vector<media::File> DocumentImporter::take_files(IncomingDocument& incoming)
{
    std::vector<media::File> taken;
    for (const IncomingFile& named : incoming.files) {
        const auto place = file_in(plan_.folder, named.path);
        if (!place) {
            incoming.notes.push_back(Error::invalid("import.note.no_document_file", {named.path}));
            continue;
        }
        if (!std::ifstream(*place)) {
            note_unusable(named, Error::invalid("import.file_unreadable"), incoming.notes);
            continue;
        }
        auto file = media::take_in(core_, blobs_, *place, named.name.empty() ? place->filename().string() : named.name);
        if (!file) {
            note_unusable(named, reason_of(file.error()), incoming.notes);
            continue;
        }
        incoming.document.files.push_back({file->hash, file->name, file->type, file->size});
        taken.push_back(std::move(*file));
    }
    return taken;
}

}   // namespace tantrao::importing
