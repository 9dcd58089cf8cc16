// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/issue_form.hpp"
#include "base/lines.hpp"
#include "base/problems.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "base/written_day.hpp"
#include "features/documents/api.hpp"
#include "features/gazette/issue_store.hpp"
#include "features/media/api.hpp"
#include "platform/publication/publication_store.hpp"
#include <algorithm>

namespace tantrao::gazette {
namespace {

constexpr std::size_t longest_line = 200, longest_file_name = 200;
constexpr std::string_view pdf = "application/pdf";

bool is_public(db::Connection& core, SiteId site, ItemId document)
{
    const auto item = publication::find_item(core, document);
    return item && item->state == publication::ItemState::live && item->site == site;
}

// The public document that a line means.
Result<ItemId> document_of(db::Connection& core, SiteId site, const std::string& line)
{
    const auto read = line.size() <= longest_line ? read_line(line) : std::nullopt;
    if (!read)
        return Error::invalid("gazette.documents.unreadable", {text::shorten(line, longest_line)});
    auto items = documents::items_of_number(core, site, read->number, read->issued_on);
    std::erase_if(items, [&](ItemId item) { return !is_public(core, site, item); });   // some wait for their hour
    if (items.size() != 1)
        return Error::invalid(items.empty() ? "gazette.documents.unknown" : "gazette.documents.several", {line});
    return items.front();
}

// As many errors as there are wrong lines.
std::vector<ItemId> read_documents(db::Connection& core, SiteId site, std::string_view text, Problems& wrong)
{
    const auto lines = lines_of(text, most_documents + 1);
    std::vector<ItemId> documents;
    if (lines.empty())
        wrong.add("documents", "gazette.documents.missing");
    if (lines.size() > most_documents) {
        wrong.add("documents", "gazette.documents.too_many", {std::to_string(most_documents)});
        return documents;
    }
    for (const std::string& line : lines) {
        const auto document = document_of(core, site, line);
        if (!document)
            wrong.add("documents", document.error());
        else if (std::ranges::find(documents, *document) != documents.end())
            wrong.add("documents", "gazette.documents.twice", {line});
        else
            documents.push_back(*document);
    }
    return documents;
}

SignedFile read_file(db::Connection& core, SiteId site, const IssueForm& form, Problems& wrong)
{
    if (form.file.empty())
        return {};
    const auto file = media::find_file(core, form.file);
    if (!file || !media::missing_from_library(core, site, {form.file}).empty()) {
        wrong.add("file_upload", "gazette.file.unknown");
        return {};
    }
    const std::string name = text::clean_line(form.file_name.empty() ? file->name : form.file_name);
    if (file->type != pdf)
        wrong.add("file_upload", "gazette.file.not_pdf", {name});
    return {file->hash, text::shorten(name, longest_file_name), file->size};
}

}   // namespace

std::vector<std::pair<std::string_view, std::string IssueForm::*>> single_fields()
{
    return {{"number", &IssueForm::number},
            {"issued_on", &IssueForm::issued_on},
            {"documents", &IssueForm::documents},
            {"publish_at", &IssueForm::publish_at},
            {"change_note", &IssueForm::change_note}};
}

IssueForm read_form(const http::Fields& fields)
{
    IssueForm form;
    for (const auto& [name, member] : single_fields())
        form.*member = fields.get(name);
    if (!fields.has("file_remove")) {
        form.file = fields.get("file");
        form.file_name = fields.get("file_name");
    }
    form.version = whole_number(fields.get("version"));
    return form;
}

IssueForm form_of(db::Connection& core, const Issue& issue, std::int64_t version)
{
    IssueForm form;
    form.number = issue.number;
    form.issued_on = issue.issued_on;
    form.change_note = issue.change_note;
    form.publish_at = issue.publish_at ? format_datetime_local(*issue.publish_at) : "";
    form.file = issue.file.hash;
    form.file_name = issue.file.name;
    form.version = version;
    for (const ItemId id : issue.documents)
        if (const auto document = shown_record(core, id))
            form.documents += document->number + " ngày " + format_civil_date(document->issued_on) + "\n";
    return form;
}

Result<void> take_upload(const web::DeskRequest& request, IssueForm& form)
{
    Problems wrong;
    for (const http::Upload& upload : request.form.uploads) {
        if (upload.field != "file_upload" || (upload.size == 0 && upload.file_name.empty()))
            continue;
        const auto file = media::receive(request, upload);
        if (!file) {
            const std::string why = request.ui.messages.get("vi", file.error().code, file.error().args);
            wrong.add("file_upload", "gazette.file.failed", {upload.file_name, why});
        } else if (file->type != pdf) {
            wrong.add("file_upload", "gazette.file.not_pdf", {file->name});
        } else {
            form.file = file->hash;
            form.file_name = file->name;
        }
    }
    return wrong.none() ? Result<void>() : Result<void>(wrong.error());
}

Result<Issue> to_issue(db::Connection& core, SiteId site, const IssueForm& form)
{
    Problems wrong;
    Issue issue;
    issue.number = text::clean_line(form.number);
    issue.issued_on = day_in(form.issued_on);
    issue.change_note = text::clean_lines(form.change_note);
    if (issue.number.empty())
        wrong.add("number", "gazette.number.missing");
    else if (text::length(issue.number) > longest_number)
        wrong.add("number", "gazette.number.too_long", {std::to_string(longest_number)});
    if (issue.issued_on.empty())
        wrong.add("issued_on", "gazette.date.missing");
    issue.documents = read_documents(core, site, form.documents, wrong);
    issue.file = read_file(core, site, form, wrong);
    if (!form.publish_at.empty()) {
        if (const auto at = parse_datetime_local(form.publish_at))
            issue.publish_at = *at;
        else
            wrong.add("publish_at", "gazette.publish_at.unreadable");
    }
    const auto category = documents::category_for(core, site);
    if (category)
        issue.category = *category;
    else
        wrong.add("number", category.error());
    return wrong.none() ? Result<Issue>(std::move(issue)) : Result<Issue>(wrong.error());
}

Result<void> number_is_free(db::Connection& core, SiteId site, ItemId item, const Issue& issue)
{
    if (is_taken(core, site, item, issue))
        return Error::conflict("gazette.number.taken", {issue.number, year_of(issue)});
    return {};
}

Result<void> documents_are_public(db::Connection& core, SiteId site, const Issue& issue)
{
    for (const ItemId id : issue.documents) {
        if (is_public(core, site, id))
            continue;
        const auto record = shown_record(core, id);
        return Error::conflict("gazette.documents.not_public", {record ? record->number : std::to_string(id.value)});
    }
    return {};
}

std::optional<DocumentLine> read_line(std::string_view line)
{
    constexpr std::string_view mark = " ngày ";
    const auto at = line.rfind(mark);
    if (at == std::string_view::npos)
        return DocumentLine{text::trim(line), ""};
    DocumentLine read{text::trim(line.substr(0, at)), day_in(line.substr(at + mark.size()))};
    return read.issued_on.empty() ? std::nullopt : std::optional(std::move(read));
}

}   // namespace tantrao::gazette
