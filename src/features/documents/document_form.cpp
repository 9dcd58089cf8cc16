// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_form.hpp"
#include "base/legacy_encoding.hpp"
#include "base/text.hpp"
#include "features/documents/document_actions.hpp"
#include "features/media/api.hpp"
#include <algorithm>
#include <charconv>

namespace tantrao::documents {
namespace {

class Problems {
  public:
    void add(std::string field, std::string code, std::vector<std::string> args = {})
    {
        fields_.push_back({std::move(field), std::move(code), std::move(args)});
    }
    // Of a later check: only what is not said of the field already.
    void add_new(const Error& error)
    {
        if (error.fields.empty())
            fields_.push_back({"number", error.code, error.args});
        for (const FieldError& each : error.fields)
            if (std::ranges::find(fields_, each.field, &FieldError::field) == fields_.end())
                fields_.push_back(each);
    }
    bool none() const { return fields_.empty(); }
    Error error() const { return Error::fields_invalid(fields_); }

  private:
    std::vector<FieldError> fields_;
};

std::vector<std::string> parts_of(std::string_view line)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('|', at), line.size());
        parts.push_back(text::clean_line(line.substr(at, end - at)));
        at = end + 1;
    }
    return parts;
}

// "01/03/2010" as "2010-03-01"; anything else as it is.
std::string civil(std::string date)
{
    constexpr std::size_t length = 10;
    if (date.size() == length && date[2] == '/' && date[5] == '/')
        return date.substr(6) + "-" + date.substr(3, 2) + "-" + date.substr(0, 2);
    return date;
}

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
    using F = DocumentForm;
    return {{"number", &F::number},       {"type", &F::type},           {"issuer", &F::issuer},         {"signer", &F::signer},
            {"position", &F::position},   {"title", &F::title},         {"issued_on", &F::issued_on},   {"effective_on", &F::effective_on},
            {"expires_on", &F::expires_on}, {"gazette_number", &F::gazette_number}, {"gazette_on", &F::gazette_on}, {"text", &F::text},
            {"relations", &F::relations}, {"publish_at", &F::publish_at}, {"change_note", &F::change_note}};
}

DocumentForm read_form(const http::Fields& fields)
{
    DocumentForm form;
    for (const auto& [name, member] : single_fields())
        form.*member = fields.get(name);
    for (const std::string_view each : fields.all("fields"))
        form.fields.emplace_back(each);
    const auto files = fields.all("file"), names = fields.all("file_name"), removed = fields.all("file_remove");
    for (std::size_t i = 0; i < files.size(); ++i)
        if (std::ranges::find(removed, files[i]) == removed.end())
            form.files.push_back({std::string(files[i]), i < names.size() ? std::string(names[i]) : std::string{}});
    const std::string_view version = fields.get("version");
    std::from_chars(version.data(), version.data() + version.size(), form.version);
    return form;
}

DocumentForm form_of(const Document& d, std::int64_t version)
{
    DocumentForm form{d.number,     d.type,         d.issuer,         d.signer,     d.position,
                      d.title,      d.issued_on,    d.effective_on,   d.expires_on, d.gazette_number,
                      d.gazette_on, d.text,         text_of_relations(d.relations), d.publish_at ? format_datetime_local(*d.publish_at) : "",
                      d.change_note, d.fields,      {},               version};
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

Result<std::vector<Relation>> parse_relations(std::string_view typed)
{
    std::vector<Relation> relations;
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t end = std::min(typed.find('\n', at), typed.size());
        const std::string line = text::clean_line(typed.substr(at, end - at));
        at = end + 1;
        if (line.empty())
            continue;
        auto parts = parts_of(line);
        constexpr std::size_t most_parts = 7;
        const auto kind_of = relation_kind_of(parts[0]);
        if (!kind_of || parts.size() < 2 || parts.size() > most_parts)
            return Error::fields_invalid({{"relations", "documents.relation.line", {text::shorten(line, 80)}}});
        parts.resize(most_parts);
        relations.push_back({*kind_of, parts[1], parts[6], civil(parts[2]), parts[3], civil(parts[4]), civil(parts[5])});
    }
    return relations;
}

std::string text_of_relations(const std::vector<Relation>& relations)
{
    std::string out;
    for (const Relation& r : relations) {
        std::string line(word_of(r.kind));
        for (const std::string& part : {r.number, r.issued_on, r.provision, r.from, r.until, r.title})
            line += " | " + part;
        while (line.ends_with(" | "))
            line.resize(line.size() - 3);
        out += line + "\n";
    }
    return out;
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
    std::erase(decoded.text, '\r');
    Document d{decoded.number,     decoded.type,       decoded.issuer,     decoded.signer, decoded.position,       decoded.title,
               decoded.issued_on,  decoded.effective_on, decoded.expires_on, form.fields,  decoded.gazette_number, decoded.gazette_on,
               decoded.text,       {},                 {},                 {},             decoded.change_note,    {}};
    if (const auto category = category_for(core, site))
        d.category = *category;
    else
        problems.add_new(category.error());
    if (auto relations = parse_relations(decoded.relations))
        d.relations = std::move(*relations);
    else
        problems.add_new(relations.error());
    read_files(core, site, form, d, problems);
    if (!form.publish_at.empty()) {
        if (const auto at = parse_datetime_local(form.publish_at))
            d.publish_at = *at;
        else
            problems.add("publish_at", "documents.publish_at.unreadable");
    }
    auto result = checked(std::move(d));
    if (!result)
        problems.add_new(result.error());
    return problems.none() ? std::move(result) : Result<Document>(problems.error());
}

}   // namespace tantrao::documents
