// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/attached_text.hpp"
#include "extraction/reader.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/pasted_text.hpp"
#include "features/media/api.hpp"
#include "law/legal_text.hpp"
#include <optional>
#include <set>
#include <utility>

namespace tantrao::documents {
namespace {

Error at_files(std::string code, std::vector<std::string> args = {})
{
    return Error::fields_invalid({{"file_upload", std::move(code), std::move(args)}});
}

// What the text says of itself, into fields that are empty.
void fill_from_text(DocumentForm& form)
{
    const auto parsed = law::parse_text(form.text);
    if (!parsed)
        return;
    const law::Facts facts = law::facts_of(*parsed);
    const DocumentType* type = find_type(facts.type);
    for (const auto& [field, found] : {std::pair{&form.number, facts.number},
                                       {&form.type, type == nullptr ? std::string() : type->name},
                                       {&form.issuer, facts.issuer},
                                       {&form.title, facts.title},
                                       {&form.issued_on, facts.issued_on},
                                       {&form.effective_on, facts.effective_on},
                                       {&form.position, facts.position},
                                       {&form.signer, facts.signer}})
        if (field->empty())
            *field = found;
}

// The first file of a kind that is read; null where there is none. All must lie in the site's library.
struct Readable {
    const DocumentForm::Attached* attached = nullptr;
    extraction::Format format = {};
};
Result<Readable> first_readable(db::Connection& core, SiteId site, const DocumentForm& form)
{
    std::set<std::string> hashes;
    for (const DocumentForm::Attached& each : form.files)
        hashes.insert(each.file);
    if (!media::missing_from_library(core, site, hashes).empty())
        return at_files("documents.files.unknown");
    for (const DocumentForm::Attached& each : form.files) {
        const auto file = media::find_file(core, each.file);
        if (const auto format = file ? extraction::format_of(file->type) : std::nullopt)
            return Readable{&each, *format};
    }
    return at_files("documents.take.no_file");
}

}   // namespace

Result<void> take_over_file(const web::DeskRequest& request, DocumentForm& form)
{
    if (!form.text.empty())
        return Error::fields_invalid({{"text", "documents.take.has_text", {}}});
    const Readable file =
        TANTRAO_TRY(request.core().read([&](db::Connection& core) { return first_readable(core, request.site_id(), form); }));
    const auto read =
        request.environment.text_reader.text_of(request.environment.blobs.path_of(file.attached->file), file.format);
    if (!read)
        return at_files(read.error().code, read.error().args);
    if (read.value().is_scan)
        return at_files("documents.take.scan", {file.attached->name});
    std::string text = plain_text(read.value().text);
    if (text.empty())
        return at_files("documents.take.no_text", {file.attached->name});
    if (text.size() > longest_text_in_form)
        return at_files("documents.take.too_long", {file.attached->name, longest_text_in_form_shown()});
    form.text = std::move(text);
    fill_from_text(form);
    return {};
}

}   // namespace tantrao::documents
