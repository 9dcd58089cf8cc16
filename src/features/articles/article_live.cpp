// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_live.hpp"
#include "base/text.hpp"
#include "features/articles/article.hpp"
#include "features/media/api.hpp"
#include "platform/publication/publication_store.hpp"
#include <fmt/format.h>

namespace tantrao::articles {
namespace {

// The long columns stand last, so that lists do not read them.
constexpr std::string_view schema = R"sql(
CREATE TABLE live_articles (
    number INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, category_id INTEGER NOT NULL, language TEXT NOT NULL,
    published_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, expires_at INTEGER, corrected INTEGER NOT NULL,
    title TEXT NOT NULL, slug TEXT NOT NULL, summary TEXT NOT NULL, external_id TEXT NOT NULL,
    thumb_html TEXT NOT NULL, lead_html TEXT NOT NULL, picture_path TEXT NOT NULL,
    facts TEXT NOT NULL, attachments_html TEXT NOT NULL, body_html TEXT NOT NULL
);
CREATE INDEX live_articles_site ON live_articles (site_id, published_at, number);
CREATE INDEX live_articles_map ON live_articles (site_id, number, expires_at);
CREATE TABLE live_article_categories (
    category_id INTEGER NOT NULL, published_at INTEGER NOT NULL, number INTEGER NOT NULL, expires_at INTEGER,
    PRIMARY KEY (category_id, published_at, number)
) WITHOUT ROWID;
CREATE INDEX live_article_categories_number ON live_article_categories (number);
CREATE TABLE live_article_tags (
    site_id INTEGER NOT NULL, slug TEXT NOT NULL, published_at INTEGER NOT NULL, number INTEGER NOT NULL, expires_at INTEGER,
    name TEXT NOT NULL,
    PRIMARY KEY (site_id, slug, published_at, number)
) WITHOUT ROWID;
CREATE INDEX live_article_tags_number ON live_article_tags (number);
CREATE TABLE live_article_notices (
    number INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, withdrawn_at INTEGER NOT NULL, reason TEXT NOT NULL,
    expired INTEGER NOT NULL
);
)sql";

// The tags of every page that shows the article as live has it now.
newsstand::Tags shown_tags(db::Connection& live, std::int64_t number)
{
    newsstand::Tags tags{article_tag(ItemId{number})};
    live.each("SELECT category_id FROM live_article_categories WHERE number = :number", {{"number", number}},
              [&](const db::Row& row) { tags.insert(category_tag(row.id<CategoryId>(0))); });
    live.each("SELECT site_id, slug FROM live_article_tags WHERE number = :number", {{"number", number}},
              [&](const db::Row& row) { tags.insert(tag_tag(row.id<SiteId>(0), row.text(1))); });
    live.each("SELECT site_id FROM live_articles WHERE number = :number", {{"number", number}},
              [&](const db::Row& row) { tags.insert(home_tag(row.id<SiteId>(0))); });
    return tags;
}

void purge_present(newsstand::ProjectContext& context, ItemId number)
{
    context.purge.merge(shown_tags(context.live, number.value));
}

void clear(newsstand::ProjectContext& context, ItemId number)
{
    purge_present(context, number);
    for (const char* sql :
         {"DELETE FROM live_article_categories WHERE number = :number", "DELETE FROM live_article_tags WHERE number = :number",
          "DELETE FROM live_articles WHERE number = :number", "DELETE FROM live_article_notices WHERE number = :number"})
        context.live.exec(sql, {{"number", number}});
}

void write_notice(newsstand::ProjectContext& context, const publication::Item& item)
{
    context.live.exec("INSERT INTO live_article_notices (number, site_id, withdrawn_at, reason, expired) "
                      "VALUES (:number, :site, :at, :reason, :expired)",
                      {{"number", item.id},
                       {"site", item.site},
                       {"at", item.withdrawn_at.value_or(context.now)},
                       {"reason", item.withdrawn_reason},
                       {"expired", item.expired}});
}

std::string figure_html(const Picture& lead, const std::vector<body::FileLinks::Variant>& variants)
{
    const std::string image = body::picture_html(variants, lead.alt, true);
    if (image.empty())
        return {};
    std::string html = "<figure class=\"figure lead-picture\">" + image;
    if (!lead.caption.empty() || !lead.credit.empty())
        html +=
            fmt::format("<figcaption>{}{}{}</figcaption>", text::escape_html(lead.caption), lead.caption.empty() ? "" : " ",
                        lead.credit.empty() ? "" : "<span class=\"credit\">Ảnh: " + text::escape_html(lead.credit) + "</span>");
    return html + "</figure>";
}

std::string attachments_html(const Article& article, const body::FileLinks& links)
{
    std::string html;
    for (const Attachment& a : article.attachments)
        html += fmt::format("<li class=\"attachment\"><a href=\"{}\">{}</a> <span class=\"file-facts\">({})</span></li>",
                            text::escape_html(links.attachment(a.file, a.name)), text::escape_html(a.name),
                            text::escape_html(body::file_facts(a.type, a.size)));
    return html;
}

Json facts_of(const Article& article, const std::vector<publication::PublicNote>& notes)
{
    Json tags = Json::array();
    for (const std::string& tag : article.tags)
        tags.push_back({{"slug", text::slug(tag)}, {"name", tag}});
    Json corrections = Json::array();
    for (const publication::PublicNote& note : notes)
        corrections.push_back({{"note", note.note}, {"at", note.at.us}});
    return {{"authors", article.authors},
            {"tags", tags},
            {"corrections", corrections},
            {"source", {{"name", article.source.name}, {"url", article.source.url}, {"on", article.source.published_on}}}};
}

std::string smallest_jpeg(const std::vector<body::FileLinks::Variant>& variants)
{
    for (const auto& variant : variants)
        if (variant.type == "image/jpeg" && variant.width >= 600)
            return variant.url;
    return {};
}

void write_lists(newsstand::ProjectContext& context, const publication::Item& item, const Article& article)
{
    std::vector<CategoryId> categories = article.also_in;
    categories.push_back(article.category);
    for (const CategoryId category : categories)
        context.live.exec(
            "INSERT INTO live_article_categories (category_id, published_at, number, expires_at) "
            "VALUES (:category, :at, :number, :expires) ON CONFLICT DO NOTHING",
            {{"category", category}, {"at", *item.published_at}, {"number", item.id}, {"expires", article.expire_at}});
    for (const std::string& tag : article.tags)
        context.live.exec("INSERT INTO live_article_tags (site_id, slug, published_at, number, expires_at, name) "
                          "VALUES (:site, :slug, :at, :number, :expires, :name) ON CONFLICT DO NOTHING",
                          {{"site", item.site},
                           {"slug", text::slug(tag)},
                           {"at", *item.published_at},
                           {"number", item.id},
                           {"expires", article.expire_at},
                           {"name", tag}});
}

void write_article(newsstand::ProjectContext& context, const publication::Item& item, const Article& article,
                   const std::vector<publication::PublicNote>& notes)
{
    const body::FileLinks links = media::public_links(context.core);
    const auto variants = article.lead.file.empty() ? std::vector<body::FileLinks::Variant>{} : links.picture(article.lead.file);
    const Instant changed = item.changed_at.value_or(*item.published_at);
    context.live.exec(
        "INSERT INTO live_articles (number, site_id, category_id, language, published_at, changed_at, expires_at, corrected, title, "
        "slug, summary, external_id, thumb_html, lead_html, picture_path, facts, attachments_html, body_html) VALUES (:number, :site, :category, :language, "
        ":published, :changed, :expires, :corrected, :title, :slug, :summary, :external, :thumb, :lead, :picture, :facts, :attachments, :body)",
        {{"number", item.id},
         {"site", item.site},
         {"category", article.category},
         {"language", item.language},
         {"published", *item.published_at},
         {"changed", changed},
         {"expires", article.expire_at},
         {"corrected", item.first_public_at && changed > *item.first_public_at},
         {"title", article.title},
         {"slug", text::slug(article.title)},
         {"summary", article.summary},
         {"external", item.external_id},
         {"thumb", body::picture_html(variants, "")},
         {"lead", figure_html(article.lead, variants)},
         {"picture", smallest_jpeg(variants)},
         {"facts", dump_json(facts_of(article, notes))},
         {"attachments", attachments_html(article, links)},
         {"body", body::to_html(article.body, links)}});
}

void project(newsstand::ProjectContext& context, std::int64_t id)
{
    const ItemId number{id};
    clear(context, number);
    const auto item = publication::find_item(context.core, number);
    if (!item || item->state == publication::ItemState::unpublished) {
        media::hide_files(context, kind, id);
        return;
    }
    if (item->state == publication::ItemState::withdrawn) {
        write_notice(context, *item);
        media::hide_files(context, kind, id);
        return;
    }
    const auto edition = publication::find_edition(context.core, item->live_edition);
    if (!edition)
        throw std::runtime_error(fmt::format("article {} has no live edition", id));
    project_edition(context, *item, *edition);
    purge_present(context, number);
}

void withdraw(newsstand::ProjectContext& context, std::int64_t id)
{
    clear(context, ItemId{id});
    media::hide_files(context, kind, id);
    if (const auto item = publication::find_item(context.core, ItemId{id});
        item && item->state == publication::ItemState::withdrawn)
        write_notice(context, *item);
}

std::vector<std::string> texts_of(const Json& list)
{
    std::vector<std::string> texts;
    for (const Json& text : list)
        texts.push_back(text.get<std::string>());
    return texts;
}

void read_facts(LiveArticle& article, std::string_view facts)
{
    const Json json = parse_json(facts).value();   // written by write_article
    article.authors = texts_of(json.at("authors"));
    for (const Json& tag : json.at("tags"))
        article.tags.push_back({json_text(tag, "slug"), json_text(tag, "name")});
    for (const Json& correction : json.at("corrections"))
        article.corrections.push_back({json_text(correction, "note"), Instant{correction.at("at").get<std::int64_t>()}});
    article.source_name = json_text(json.at("source"), "name");
    article.source_url = json_text(json.at("source"), "url");
    article.source_on = json_text(json.at("source"), "on");
}

}   // namespace

void project_edition(newsstand::ProjectContext& context, const publication::Item& item, const publication::Edition& edition)
{
    auto article = from_content(edition.content);
    if (!article)
        throw std::runtime_error(fmt::format("article {}: {}", item.id.value, article.error().code));
    const auto notes = publication::public_notes_of(context.core, item, edition, context.now);
    clear(context, item.id);
    media::show_files(context, kind, item.id.value, files_of(*article));
    write_article(context, item, *article, notes);
    write_lists(context, item, *article);
}

std::string article_tag(ItemId number) { return fmt::format("article:{}", number.value); }
std::string category_tag(CategoryId id) { return fmt::format("category:{}", id.value); }
std::string home_tag(SiteId site) { return fmt::format("home:{}", site.value); }
std::string tag_tag(SiteId site, std::string_view slug) { return fmt::format("tag:{}:{}", site.value, slug); }

newsstand::Projection article_projection()
{
    newsstand::Projection projection;
    projection.kind = kind;
    projection.version = 4;
    projection.live_schema = schema;
    projection.project = project;
    projection.withdraw = withdraw;
    projection.own_tags = [](std::int64_t id) { return newsstand::Tags{article_tag(ItemId{id})}; };
    projection.shown_tags = shown_tags;
    projection.list = [](db::Connection& core, std::int64_t after, int limit) {
        return publication::item_ids_after(core, kind, after, limit);
    };
    return projection;
}

std::optional<LiveArticle> find_article(newsstand::LiveReader& live, Instant now, ItemId number)
{
    if (live.is_gone(kind, number.value))
        return std::nullopt;
    return live.db().first(
        "SELECT site_id, category_id, language, published_at, changed_at, corrected, title, slug, summary, lead_html, "
        "picture_path, facts, attachments_html, body_html, expires_at FROM live_articles WHERE number = :number "
        "AND (expires_at IS NULL OR expires_at > :now)",
        {{"number", number}, {"now", now}}, [&](const db::Row& row) {
            LiveArticle article;
            article.number = number;
            article.site = row.id<SiteId>(0);
            article.category = row.id<CategoryId>(1);
            article.language = row.str(2);
            article.published_at = row.instant(3);
            article.changed_at = row.instant(4);
            article.is_corrected = row.flag(5);
            article.title = row.str(6);
            article.slug = row.str(7);
            article.summary = row.str(8);
            article.lead_html = row.str(9);
            article.picture_path = row.str(10);
            read_facts(article, row.text(11));
            article.attachments_html = row.str(12);
            article.body_html = row.str(13);
            article.expires_at = row.opt_instant(14);
            return article;
        });
}

std::optional<Notice> find_notice(newsstand::LiveReader& live, Instant now, ItemId number)
{
    auto notice =
        live.db().first("SELECT site_id, withdrawn_at, reason, expired FROM live_article_notices WHERE number = :number",
                        {{"number", number}}, [](const db::Row& row) {
                            return Notice{row.id<SiteId>(0), row.instant(1), row.str(2), row.flag(3)};
                        });
    if (notice || live.is_gone(kind, number.value))
        return notice;
    // Over already, while the job that writes it down is still to come.
    return live.db().first("SELECT site_id, expires_at FROM live_articles WHERE number = :number AND expires_at <= :now",
                           {{"number", number}, {"now", now}}, [](const db::Row& row) {
                               return Notice{row.id<SiteId>(0), row.instant(1), "", true};
                           });
}

}   // namespace tantrao::articles
