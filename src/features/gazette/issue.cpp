// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/issue.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace tantrao::gazette {

publication::Content to_content(const Issue& issue)
{
    Json documents = Json::array();
    for (const ItemId document : issue.documents)
        documents.push_back(document.value);
    Json json{{"number", issue.number}, {"issued_on", issue.issued_on}, {"documents", documents}};
    if (!issue.file.empty())
        json["file"] = {{"hash", issue.file.hash}, {"name", issue.file.name}, {"size", issue.file.size}};
    publication::Content content;
    content.title = name_of(issue);
    content.category = issue.category;
    content.content = dump_json(json);
    content.files = files_of(issue);
    content.schema = schema_version;
    content.change_note = issue.change_note;
    content.publish_at = issue.publish_at;
    return content;
}

Result<Issue> from_content(const publication::Content& content)
{
    const Json json = TANTRAO_TRY(parse_json(content.content));
    Issue issue;
    issue.number = json_text(json, "number");
    issue.issued_on = json_text(json, "issued_on");
    for (const Json& document : json.value("documents", Json::array()))
        issue.documents.push_back(ItemId{document.get<std::int64_t>()});
    if (const auto file = json.find("file"); file != json.end())
        issue.file = {json_text(*file, "hash"), json_text(*file, "name"), file->value("size", std::int64_t{0})};
    issue.category = content.category;
    issue.change_note = content.change_note;
    issue.publish_at = content.publish_at;
    return issue;
}

std::set<std::string> files_of(const Issue& issue)
{
    return issue.file.empty() ? std::set<std::string>() : std::set<std::string>{issue.file.hash};
}

std::string year_of(const Issue& issue) { return issue.issued_on.substr(0, 4); }

std::string slug_of(std::string_view number) { return text::slug(number); }

std::string name_of(std::string_view number, std::string_view year)
{
    return "Công báo số " + std::string(number) + " năm " + std::string(year);
}

std::string name_of(const Issue& issue) { return name_of(issue.number, year_of(issue)); }

std::string list_path(std::string_view year) { return year.empty() ? "/cong-bao" : "/cong-bao?nam=" + std::string(year); }

std::string path_of(std::string_view year, std::string_view number)
{
    return list_path() + "/" + std::string(year) + "/" + slug_of(number);
}

}   // namespace tantrao::gazette
