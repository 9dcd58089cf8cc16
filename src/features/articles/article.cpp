// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "body/link.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace tantrao::articles {
namespace {

constexpr std::size_t most_tags = 20, most_authors = 10, most_attachments = 50, longest_name = 120;

class Problems {
  public:
    void add(std::string field, std::string code, std::vector<std::string> args = {})
    {
        fields_.push_back({std::move(field), std::move(code), std::move(args)});
    }
    // One message for a text that is longer than it may be.
    void limit(std::string_view text, std::size_t most, std::string field, std::string code)
    {
        if (text::length(text) > most)
            add(std::move(field), std::move(code), {std::to_string(most)});
    }
    std::vector<FieldError> take() { return std::move(fields_); }

  private:
    std::vector<FieldError> fields_;
};

// Cleaned, without empty ones and without what is written twice but for case and marks.
std::vector<std::string> clean_list(const std::vector<std::string>& raw)
{
    std::vector<std::string> clean;
    for (const std::string& text : raw) {
        std::string line = text::clean_line(text);
        const bool known = std::ranges::any_of(
            clean, [&](const std::string& c) { return text::canonical_tone(c) == text::canonical_tone(line); });
        if (!line.empty() && !known)
            clean.push_back(std::move(line));
    }
    return clean;
}

void clean(Article& article)
{
    article.title = text::clean_line(article.title);
    article.summary = text::clean_line(article.summary);
    article.change_note = text::clean_lines(article.change_note);
    article.authors = clean_list(article.authors);
    article.tags = clean_list(article.tags);
    for (std::string* line : {&article.lead.alt, &article.lead.caption, &article.lead.credit, &article.source.name,
                              &article.source.url, &article.source.published_on})
        *line = text::clean_line(*line);
    std::erase(article.also_in, article.category);
    std::ranges::sort(article.also_in);
    // Not std::ranges::unique, which clang 14 (the fuzz targets) cannot read.
    article.also_in.erase(std::unique(article.also_in.begin(), article.also_in.end()), article.also_in.end());
    if (article.lead.file.empty())
        article.lead = {};
}

void check_lists(const Article& article, Problems& problems)
{
    if (article.tags.size() > most_tags)
        problems.add("tags", "articles.tags.too_many", {std::to_string(most_tags)});
    if (article.authors.size() > most_authors)
        problems.add("authors", "articles.authors.too_many", {std::to_string(most_authors)});
    if (article.attachments.size() > most_attachments)
        problems.add("attachments", "articles.attachments.too_many", {std::to_string(most_attachments)});
    for (const std::string& tag : article.tags)
        problems.limit(tag, longest_name, "tags", "articles.tag.too_long");
    for (const std::string& author : article.authors)
        problems.limit(author, longest_name, "authors", "articles.author.too_long");
}

Json files_json(const Article& article)
{
    Json attachments = Json::array();
    for (const Attachment& a : article.attachments)
        attachments.push_back({{"file", a.file}, {"name", a.name}, {"type", a.type}, {"size", a.size}});
    return attachments;
}

Json lead_json(const Picture& lead)
{
    return {{"file", lead.file},     {"alt", lead.alt},     {"caption", lead.caption},
            {"credit", lead.credit}, {"width", lead.width}, {"height", lead.height}};
}

std::vector<std::string> texts_of(const Json& json, const char* key)
{
    std::vector<std::string> texts;
    if (const auto found = json.find(key); found != json.end() && found->is_array())
        for (const Json& text : *found)
            if (text.is_string())
                texts.push_back(text.get<std::string>());
    return texts;
}

std::int64_t number_in(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

void read_files(const Json& json, Article& article)
{
    if (const auto lead = json.find("lead"); lead != json.end() && lead->is_object())
        article.lead = {json_text(*lead, "file"),
                        json_text(*lead, "alt"),
                        json_text(*lead, "caption"),
                        json_text(*lead, "credit"),
                        static_cast<int>(number_in(*lead, "width")),
                        static_cast<int>(number_in(*lead, "height"))};
    if (const auto files = json.find("attachments"); files != json.end() && files->is_array())
        for (const Json& file : *files)
            article.attachments.push_back(
                {json_text(file, "file"), json_text(file, "name"), json_text(file, "type"), number_in(file, "size")});
}

}   // namespace

Result<Article> checked(Article article)
{
    clean(article);
    Problems problems;
    if (article.title.empty())
        problems.add("title", "articles.title.missing");
    problems.limit(article.title, longest_title, "title", "articles.title.too_long");
    problems.limit(article.summary, longest_summary, "summary", "articles.summary.too_long");
    problems.limit(article.change_note, longest_summary, "change_note", "articles.change_note.too_long");
    if (!article.category)
        problems.add("category", "articles.category.missing");
    if (!article.lead.file.empty() && article.lead.alt.empty())
        problems.add("lead_alt", "articles.lead.no_alt");
    if (!article.source.url.empty() &&
        (!body::is_allowed_link(article.source.url) || !body::is_external_link(article.source.url)))
        problems.add("source_url", "articles.source.link");
    if (!article.source.published_on.empty() && !is_civil_date(article.source.published_on))
        problems.add("source_published_on", "articles.source.date");
    if (article.expire_at && article.publish_at && *article.expire_at <= *article.publish_at)
        problems.add("expire_at", "articles.expire_at.before_publish");
    check_lists(article, problems);
    if (auto fields = problems.take(); !fields.empty())
        return Error::fields_invalid(std::move(fields));
    return article;
}

publication::Content to_content(const Article& article)
{
    Json also = Json::array();
    for (const CategoryId id : article.also_in)
        also.push_back(id.value);
    const Json json{
        {"title", article.title},
        {"summary", article.summary},
        {"body", article.body.json()},
        {"also_in", also},
        {"lead", lead_json(article.lead)},
        {"attachments", files_json(article)},
        {"authors", article.authors},
        {"tags", article.tags},
        {"source", {{"name", article.source.name}, {"url", article.source.url}, {"published_on", article.source.published_on}}}};
    publication::Content content;
    content.title = article.title;
    content.category = article.category;
    content.content = dump_json(json);
    content.schema = schema_version;
    content.files = files_of(article);
    content.change_note = article.change_note;
    content.publish_at = article.publish_at;
    content.expire_at = article.expire_at;
    return content;
}

Result<Article> from_content(const publication::Content& content)
{
    const Json json = TANTRAO_TRY(parse_json(content.content, 8 << 20));
    Article article;
    article.title = json_text(json, "title");
    article.summary = json_text(json, "summary");
    const auto body = json.find("body");
    article.body = TANTRAO_TRY(body::from_parsed(body == json.end() ? Json::object() : *body));
    article.category = content.category;
    if (const auto also = json.find("also_in"); also != json.end() && also->is_array())
        for (const Json& id : *also)
            if (id.is_number_integer())
                article.also_in.emplace_back(id.get<std::int64_t>());
    read_files(json, article);
    article.authors = texts_of(json, "authors");
    article.tags = texts_of(json, "tags");
    const Json source = json.value("source", Json::object());
    article.source = {json_text(source, "name"), json_text(source, "url"), json_text(source, "published_on")};
    article.change_note = content.change_note;
    article.publish_at = content.publish_at;
    article.expire_at = content.expire_at;
    return article;
}

std::set<std::string> files_of(const Article& article)
{
    std::set<std::string> files = body::files_of(article.body);
    if (!article.lead.file.empty())
        files.insert(article.lead.file);
    for (const Attachment& attachment : article.attachments)
        files.insert(attachment.file);
    return files;
}

std::string path_of(std::string_view category_slug, std::string_view slug, ItemId number)
{
    return fmt::format("/{}/{}-{}", category_slug, slug, number.value);
}

ItemId number_of(std::string_view segment)
{
    const std::string_view digits = segment.substr(segment.rfind('-') + 1);   // all of it where there is no hyphen
    constexpr std::size_t most_digits = 15;
    return ItemId{digits.size() <= most_digits ? whole_number(digits) : 0};
}

}   // namespace tantrao::articles
