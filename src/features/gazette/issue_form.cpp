// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/issue_form.hpp"
#include "base/text.hpp"
#include "features/documents/api.hpp"
#include "features/gazette/issue_store.hpp"
#include "platform/publication/publication_store.hpp"
#include <algorithm>
#include <charconv>

namespace tantrao::gazette {
namespace {

constexpr std::size_t longest_line = 200;

// "03/06/2011" or "2011-06-03"; "" for what is no day.
std::string day_in(std::string_view text)
{
    std::string day(text);
    if (text.size() == 10 && text[2] == '/' && text[5] == '/')
        day = std::string(text.substr(6)) + "-" + std::string(text.substr(3, 2)) + "-" + std::string(text.substr(0, 2));
    return is_civil_date(day) ? day : "";
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (std::string line = text::clean_line(text.substr(0, end)); !line.empty())
            lines.push_back(std::move(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// The document that a line means. Errors: field "documents".
Result<ItemId> document_of(db::Connection& core, SiteId site, const std::string& line)
{
    const auto read = line.size() <= longest_line ? read_line(line) : std::nullopt;
    if (!read)
        return Error::fields_invalid({{"documents", "gazette.documents.unreadable", {text::shorten(line, longest_line)}}});
    const auto items = documents::items_of_number(core, site, read->number, read->issued_on);
    if (items.size() != 1)
        return Error::fields_invalid(
            {{"documents", items.empty() ? "gazette.documents.unknown" : "gazette.documents.several", {line}}});
    return items.front();
}

// As many errors as there are wrong lines.
std::vector<ItemId> read_documents(db::Connection& core, SiteId site, std::string_view text, std::vector<FieldError>& wrong)
{
    const auto lines = lines_of(text);
    std::vector<ItemId> documents;
    if (lines.empty())
        wrong.push_back({"documents", "gazette.documents.missing", {}});
    if (lines.size() > most_documents) {
        wrong.push_back({"documents", "gazette.documents.too_many", {std::to_string(most_documents)}});
        return documents;
    }
    for (const std::string& line : lines) {
        const auto document = document_of(core, site, line);
        if (!document)
            wrong.insert(wrong.end(), document.error().fields.begin(), document.error().fields.end());
        else if (std::ranges::find(documents, *document) != documents.end())
            wrong.push_back({"documents", "gazette.documents.twice", {line}});
        else
            documents.push_back(*document);
    }
    return documents;
}

std::optional<documents::Document> document_in_core(db::Connection& core, ItemId id)
{
    const auto item = publication::find_item(core, id);
    const auto edition = item && item->live_edition ? publication::find_edition(core, item->live_edition) : std::nullopt;
    auto document = edition ? documents::from_content(edition->content)
                            : Result<documents::Document>(Error::not_found("publication.unknown"));
    return document ? std::optional(std::move(*document)) : std::nullopt;
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
    const std::string_view version = fields.get("version");
    std::from_chars(version.data(), version.data() + version.size(), form.version);
    return form;
}

IssueForm form_of(db::Connection& core, const Issue& issue, std::int64_t version)
{
    IssueForm form;
    form.number = issue.number;
    form.issued_on = issue.issued_on;
    form.change_note = issue.change_note;
    form.publish_at = issue.publish_at ? format_datetime_local(*issue.publish_at) : "";
    form.version = version;
    for (const ItemId id : issue.documents)
        if (const auto document = document_in_core(core, id))
            form.documents += document->number + " ngày " + format_civil_date(document->issued_on) + "\n";
    return form;
}

Result<Issue> to_issue(db::Connection& core, SiteId site, const IssueForm& form)
{
    std::vector<FieldError> wrong;
    Issue issue;
    issue.number = text::clean_line(form.number);
    issue.issued_on = text::trim(form.issued_on);
    issue.change_note = text::clean_lines(form.change_note);
    if (issue.number.empty())
        wrong.push_back({"number", "gazette.number.missing", {}});
    else if (text::length(issue.number) > longest_number)
        wrong.push_back({"number", "gazette.number.too_long", {std::to_string(longest_number)}});
    if (!is_civil_date(issue.issued_on))
        wrong.push_back({"issued_on", "gazette.date.missing", {}});
    issue.documents = read_documents(core, site, form.documents, wrong);
    if (!form.publish_at.empty()) {
        if (const auto at = parse_datetime_local(form.publish_at))
            issue.publish_at = *at;
        else
            wrong.push_back({"publish_at", "gazette.publish_at.unreadable", {}});
    }
    const auto category = documents::category_for(core, site);
    if (category)
        issue.category = *category;
    else
        wrong.push_back({"number", category.error().code, category.error().args});
    return wrong.empty() ? Result<Issue>(std::move(issue)) : Result<Issue>(Error::fields_invalid(std::move(wrong)));
}

Result<void> may_be_published(db::Connection& core, SiteId site, ItemId item, const Issue& issue)
{
    if (is_taken(core, site, item, issue))
        return Error::conflict("gazette.number.taken", {issue.number, year_of(issue)});
    for (const ItemId id : issue.documents) {
        const auto document = publication::find_item(core, id);
        if (document && document->state == publication::ItemState::live && document->site == site)
            continue;
        const auto record = document_in_core(core, id);
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
    DocumentLine read{text::trim(line.substr(0, at)), day_in(text::trim(line.substr(at + mark.size())))};
    return read.issued_on.empty() ? std::nullopt : std::optional(std::move(read));
}

}   // namespace tantrao::gazette
