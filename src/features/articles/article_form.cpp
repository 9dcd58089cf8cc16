// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_form.hpp"

#include "base/legacy_encoding.hpp"
#include "base/problems.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/media/api.hpp"
#include "platform/site/site_store.hpp"

#include <algorithm>
#include <fmt/ranges.h>

namespace tantrao::articles {

namespace {

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        if (std::string part = text::clean_line(text.substr(at, end - at)); !part.empty())
            parts.push_back(std::move(part));
        at = end + 1;
    }
    return parts;
}

std::string without_returns(std::string_view text)
{
    std::string out(text);
    std::erase(out, '\r');
    return text::trim(out);
}

std::optional<Instant> time_in(const std::string& field, const std::string& typed, Problems& problems)
{
    if (typed.empty())
        return std::nullopt;
    if (const auto at = parse_datetime_local(typed))
        return *at;
    problems.add(field, "articles." + field + ".unreadable");
    return std::nullopt;
}

// Text typed in a legacy font becomes Unicode.
std::string decoded(const std::string& field, const std::string& typed, Problems& problems)
{
    auto result = text::decode_pasted(typed);
    if (result)
        return std::move(result->text);
    problems.add(field, result.error());
    return typed;
}

bool decode_texts(Json& node)
{
    if (const auto text = node.find("text"); text != node.end() && text->is_string()) {
        auto result = text::decode_pasted(text->get<std::string>());
        if (!result)
            return false;
        *text = std::move(result->text);
    }
    if (const auto content = node.find("content"); content != node.end() && content->is_array())
        for (Json& child : *content)
            if (child.is_object() && !decode_texts(child))
                return false;
    return true;
}

// The tree with text of a legacy font converted; the whole text decides which font it is, a single word could not.
Result<body::Tree> decoded_tree(body::Tree tree)
{
    const auto whole = TANTRAO_TRY(text::decode_pasted(body::to_text(tree)));
    if (whole.encoding == text::Encoding::utf8)
        return tree;
    Json json = tree.json();
    if (!decode_texts(json))
        return Error::invalid("text.encoding.mixed", {std::string(text::name_of(whole.encoding))});
    return body::from_json(dump_json(json));
}

Result<body::Tree> body_of(const ArticleForm& form, const body::Tree& present)
{
    if (form.body_is_json)
        return decoded_tree(TANTRAO_TRY(body::from_json(form.body)));
    if (without_returns(form.body) == without_returns(editable_text(present)))
        return present;
    if (form.body.size() > body::Limits{}.json_bytes)
        return Error::of(ErrorKind::too_large, "body.too_large");
    return body::from_plain_text(TANTRAO_TRY(text::decode_pasted(form.body)).text);
}

void read_categories(db::Connection& core, SiteId site, const ArticleForm& form, Article& article, Problems& problems)
{
    const auto known = site::categories_of(core, site);
    const auto is_known = [&](CategoryId id) { return std::ranges::find(known, id, &site::Category::id) != known.end(); };
    article.category = CategoryId{whole_number(form.category)};
    if (!is_known(article.category))
        problems.add("category", "articles.category.unknown");
    for (const std::string& each : form.also_in)
        if (const CategoryId id{whole_number(each)}; id != article.category && is_known(id))
            article.also_in.push_back(id);
}

void read_files(db::Connection& core, SiteId site, const ArticleForm& form, Article& article, Problems& problems)
{
    article.lead = {form.lead_file, form.lead_alt, form.lead_caption, form.lead_credit};
    if (const auto file = form.lead_file.empty() ? std::nullopt : media::find_file(core, form.lead_file)) {
        article.lead.width = file->width;
        article.lead.height = file->height;
        if (!file->is_picture())
            problems.add("lead_upload", "articles.lead.no_picture");
    }
    for (const ArticleForm::Attached& each : form.attachments) {
        const auto file = media::find_file(core, each.file);
        article.attachments.push_back(
            file ? Attachment{each.file, each.name.empty() ? file->name : each.name, file->type, file->size}
                 : Attachment{each.file, each.name, "", 0});
    }
    const auto missing = media::missing_from_library(core, site, files_of(article));
    if (missing.empty())
        return;
    const auto in_body = body::files_of(article.body);
    for (const std::string& hash : missing)
        problems.add(hash == form.lead_file   ? "lead_upload"
                     : in_body.contains(hash) ? "body"
                                              : "attachment_upload",
                     "articles.files.unknown");
}

}   // namespace

ArticleForm read_form(const http::Fields& fields)
{
    ArticleForm form;
    const auto text = [&](std::string_view name) { return std::string(fields.get(name)); };
    form.title = text("title");
    form.summary = text("summary");
    form.body = text("body");
    form.body_is_json = fields.get("body_format") == "json";
    form.change_note = text("change_note");
    form.publish_at = text("publish_at");
    form.expire_at = text("expire_at");
    form.category = text("category");
    for (const std::string_view each : fields.all("also_in"))
        form.also_in.emplace_back(each);
    form.lead_file = fields.has("lead_remove") ? std::string{} : text("lead_file");
    form.lead_alt = text("lead_alt");
    form.lead_caption = text("lead_caption");
    form.lead_credit = text("lead_credit");
    const auto files = fields.all("attachment_file"), names = fields.all("attachment_name"),
               removed = fields.all("attachment_remove");
    for (std::size_t i = 0; i < files.size(); ++i)
        if (std::ranges::find(removed, files[i]) == removed.end())
            form.attachments.push_back({std::string(files[i]), i < names.size() ? std::string(names[i]) : std::string{}});
    form.authors = text("authors");
    form.tags = text("tags");
    form.source_name = text("source_name");
    form.source_url = text("source_url");
    form.source_published_on = text("source_published_on");
    form.version = whole_number(fields.get("version"));
    return form;
}

ArticleForm form_of(const Article& article, std::int64_t version)
{
    ArticleForm form;
    form.title = article.title;
    form.summary = article.summary;
    form.body = editable_text(article.body);
    form.change_note = article.change_note;
    form.publish_at = article.publish_at ? format_datetime_local(*article.publish_at) : "";
    form.expire_at = article.expire_at ? format_datetime_local(*article.expire_at) : "";
    form.category = std::to_string(article.category.value);
    for (const CategoryId id : article.also_in)
        form.also_in.push_back(std::to_string(id.value));
    form.lead_file = article.lead.file;
    form.lead_alt = article.lead.alt;
    form.lead_caption = article.lead.caption;
    form.lead_credit = article.lead.credit;
    for (const Attachment& each : article.attachments)
        form.attachments.push_back({each.file, each.name});
    form.authors = fmt::format("{}", fmt::join(article.authors, ", "));
    form.tags = fmt::format("{}", fmt::join(article.tags, ", "));
    form.source_name = article.source.name;
    form.source_url = article.source.url;
    form.source_published_on = article.source.published_on;
    form.version = version;
    return form;
}

std::string editable_text(const body::Tree& tree)
{
    std::string out;
    for (const Json& block : tree.json().at("content")) {
        const auto alone = body::from_json(dump_json({{"type", "doc"}, {"content", Json::array({block})}}));
        const std::string text = alone ? body::to_text(*alone) : std::string{};
        if (!text.empty())
            out += (out.empty() ? "" : "\n\n") + text;
    }
    return out;
}

void use_as_lead(db::Connection& core, SiteId site, const std::string& file, ArticleForm& form)
{
    const auto known = media::description_of(core, site, file);
    if (!known)
        return;
    form.lead_file = file;
    if (form.lead_alt.empty())
        form.lead_alt = known->alt;
    if (form.lead_credit.empty())
        form.lead_credit = known->credit;
}

Result<void> take_uploads(const web::DeskRequest& request, ArticleForm& form)
{
    Problems problems;
    for (const http::Upload& upload : request.form.uploads) {
        if (upload.size == 0 && upload.file_name.empty())
            continue;   // nothing was chosen
        if (upload.field != "lead_upload" && upload.field != "attachment_upload")
            continue;
        const auto file = media::receive(request, upload);
        if (!file)
            problems.add(upload.field, "articles.upload.failed",
                         {upload.file_name, request.ui.messages.get("vi", file.error().code, file.error().args)});
        else if (upload.field == "lead_upload")
            request.core().read([&](db::Connection& core) { use_as_lead(core, request.site_id(), file->hash, form); });
        else
            form.attachments.push_back({file->hash, file->name});
    }
    return problems.none() ? Result<void>() : Result<void>(problems.error());
}

Result<Article> to_article(db::Connection& core, SiteId site, Instant now, const ArticleForm& form, const body::Tree& present)
{
    Problems problems;
    Article article;
    article.title = decoded("title", form.title, problems);
    article.summary = decoded("summary", form.summary, problems);
    article.change_note = decoded("change_note", form.change_note, problems);
    if (auto tree = body_of(form, present))
        article.body = std::move(*tree);
    else
        problems.add("body", tree.error());
    read_categories(core, site, form, article, problems);
    read_files(core, site, form, article, problems);
    article.lead.alt = decoded("lead_alt", form.lead_alt, problems);
    article.lead.caption = decoded("lead_caption", form.lead_caption, problems);
    article.authors = split(decoded("authors", form.authors, problems));
    article.tags = split(decoded("tags", form.tags, problems));
    article.source = {form.source_name, form.source_url, form.source_published_on};
    article.publish_at = time_in("publish_at", form.publish_at, problems);
    article.expire_at = time_in("expire_at", form.expire_at, problems);
    if (article.expire_at && *article.expire_at <= now)
        problems.add("expire_at", "articles.expire_at.past");
    auto result = checked(std::move(article));
    if (!result)
        for (FieldError each : result.error().fields) {
            if (each.field == "attachments")
                each.field = "attachment_upload";   // where the form shows it
            problems.add_new(each);
        }
    return problems.none() ? std::move(result) : Result<Article>(problems.error());
}

}   // namespace tantrao::articles
