// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_form.hpp"
#include "base/legacy_encoding.hpp"
#include "base/problems.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/documents/document_actions.hpp"
#include "features/documents/pasted_text.hpp"
#include "features/documents/said_relations.hpp"
#include "features/media/api.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

// What the form and the document hold alike.
struct SameField {
    std::string_view name;   // in the form
    std::string DocumentForm::*typed;
    std::string Document::*kept;
};
using F = DocumentForm;
using D = Document;
constexpr std::array same_fields{
    SameField{"number", &F::number, &D::number},
    SameField{"type", &F::type, &D::type},
    SameField{"issuer", &F::issuer, &D::issuer},
    SameField{"signer", &F::signer, &D::signer},
    SameField{"position", &F::position, &D::position},
    SameField{"title", &F::title, &D::title},
    SameField{"issued_on", &F::issued_on, &D::issued_on},
    SameField{"effective_on", &F::effective_on, &D::effective_on},
    SameField{"expires_on", &F::expires_on, &D::expires_on},
    SameField{"gazette_number", &F::gazette_number, &D::gazette_number},
    SameField{"gazette_on", &F::gazette_on, &D::gazette_on},
    SameField{"text", &F::text, &D::text},
    SameField{"change_note", &F::change_note, &D::change_note},
};

void read_files(db::Connection& core, SiteId site, const DocumentForm& form, Document& document, Problems& problems)
{
    for (const DocumentForm::Attached& each : form.files) {
        const auto file = media::find_file(core, each.file);
        document.files.push_back(file ? File{each.file, each.name.empty() ? file->name : each.name, file->type, file->size}
                                      : File{each.file, each.name, "", 0});
    }
    if (!media::missing_from_library(core, site, files_of(document)).empty())
        problems.add("file_upload", "documents.files.unknown");
}

}   // namespace

std::vector<std::pair<std::string_view, std::string DocumentForm::*>> single_fields()
{
    std::vector<std::pair<std::string_view, std::string DocumentForm::*>> fields{{"publish_at", &F::publish_at}};
    for (const SameField& field : same_fields)
        fields.emplace_back(field.name, field.typed);
    return fields;
}

std::string longest_text_in_form_shown()
{
    constexpr std::size_t tenths = longest_text_in_form * 10 >> 20;
    return fmt::format("{},{}", tenths / 10, tenths % 10);
}

DocumentForm read_form(const http::Fields& fields)
{
    DocumentForm form;
    for (const auto& [name, member] : single_fields())
        form.*member = fields.get(name);
    for (const std::string_view each : fields.all("fields"))
        form.fields.emplace_back(each);
    form.relations = read_relation_rows(fields);
    const auto files = fields.all("file"), names = fields.all("file_name"), removed = fields.all("file_remove");
    for (std::size_t i = 0; i < files.size(); ++i)
        if (std::ranges::find(removed, files[i]) == removed.end())
            form.files.push_back({std::string(files[i]), i < names.size() ? std::string(names[i]) : std::string{}});
    form.version = whole_number(fields.get("version"));
    return form;
}

DocumentForm form_of(const Document& d, std::int64_t version)
{
    DocumentForm form;
    for (const SameField& field : same_fields)
        form.*field.typed = d.*field.kept;
    form.publish_at = d.publish_at ? format_datetime_local(*d.publish_at) : "";
    form.fields = d.fields;
    form.relations = rows_of(d.relations);
    form.version = version;
    for (const File& file : d.files)
        form.files.push_back({file.file, file.name});
    return form;
}

Result<void> take_uploads(const web::DeskRequest& request, DocumentForm& form)
{
    Problems problems;
    for (const http::Upload& upload : request.form.uploads) {
        if (upload.field != "file_upload" || (upload.size == 0 && upload.file_name.empty()))
            continue;
        const auto file = media::receive(request, upload);
        if (file)
            form.files.push_back({file->hash, file->name});
        else
            problems.add("file_upload", "documents.upload.failed",
                         {upload.file_name, request.ui.messages.get("vi", file.error().code, file.error().args)});
    }
    return problems.none() ? Result<void>() : Result<void>(problems.error());
}

std::vector<RelationRow> said_rows(const DocumentForm& form, const std::optional<law::LegalText>& text)
{
    if (!text)
        return {};
    Document document;
    document.number = form.number;
    for (const RelationRow& row : form.relations)
        if (const auto known = relation_kind_of(row.kind))
            document.relations.push_back({*known, row.number, "", "", "", "", ""});
    return rows_of(said_without_relation(document, *text));
}

Result<Document> to_document(db::Connection& core, SiteId site, const DocumentForm& form)
{
    Problems problems;
    DocumentForm decoded = form;
    for (const auto& [name, member] : single_fields()) {
        if (auto text = text::decode_pasted(form.*member))
            decoded.*member = std::move(text->text);
        else
            problems.add(std::string(name), text.error().code, text.error().args);
    }
    Document d;
    for (const SameField& field : same_fields)
        d.*field.kept = decoded.*field.typed;
    d.text = plain_text(d.text);
    if (d.text.size() > longest_text_in_form)
        problems.add("text", "documents.text.too_long_in_form", {longest_text_in_form_shown()});
    d.fields = form.fields;
    Problems of_rows;
    d.relations = relations_in(form.relations, of_rows);
    if (const auto category = category_for(core, site))
        d.category = *category;
    else
        problems.add("number", category.error());
    read_files(core, site, form, d, problems);
    if (!form.publish_at.empty()) {
        if (const auto at = parse_datetime_local(form.publish_at))
            d.publish_at = *at;
        else
            problems.add("publish_at", "documents.publish_at.unreadable");
    }
    auto result = checked(std::move(d));
    if (!result)
        for (const FieldError& each : result.error().fields)
            if (each.field != "relations" || of_rows.none())   // the rows say themselves what is wrong with them
                problems.add_new(at_row(each, form.relations));
    if (!of_rows.none())
        problems.add_new(of_rows.error());
    return problems.none() ? std::move(result) : Result<Document>(problems.error());
}

}   // namespace tantrao::documents
