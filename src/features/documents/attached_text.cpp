// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/attached_text.hpp"
#include "extraction/reader.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/pasted_text.hpp"
#include "features/media/api.hpp"
#include "law/legal_text.hpp"
#include <optional>
#include <utility>

namespace tantrao::documents {
namespace {

Error at_files(std::string code, std::vector<std::string> args = {})
{
    return Error::fields_invalid({{"file_upload", std::move(code), std::move(args)}});
}

}   // namespace

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
                                       {&form.position, facts.position},
                                       {&form.signer, facts.signer}})
        if (field->empty())
            *field = found;
}

Result<void> take_over_file(const web::DeskRequest& request, DocumentForm& form)
{
    if (!form.text.empty())
        return Error::fields_invalid({{"text", "documents.take.has_text", {}}});
    Error why = at_files("documents.take.no_file");
    for (const DocumentForm::Attached& each : form.files) {
        const auto file = request.core().read([&](db::Connection& core) { return media::find_file(core, each.file); });
        const auto format = file ? extraction::format_of(file->type) : std::nullopt;
        if (!format)
            continue;
        const auto read = request.environment.text_reader.text_of(request.environment.blobs.path_of(each.file), *format);
        if (!read) {
            why = at_files(read.error().code, read.error().args);
            continue;
        }
        form.text = plain_text(read.value().text);
        if (form.text.empty() || read.value().is_scan) {
            form.text.clear();
            why = at_files("documents.take.no_text", {each.name});
            continue;
        }
        fill_from_text(form);
        return {};
    }
    return why;
}

}   // namespace tantrao::documents
