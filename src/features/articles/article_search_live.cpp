// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "features/articles/api.hpp"
#include "features/articles/article_search.hpp"
#include "features/media/api.hpp"
#include "platform/catalogue/html_text.hpp"

namespace tantrao::articles {
namespace {

// Names of authors and tags.
std::vector<std::string> keywords_of(std::string_view facts)
{
    const Json json = parse_json(facts).value();   // written by the projection
    std::vector<std::string> keywords;
    for (const Json& author : json.at("authors"))
        keywords.push_back(author.get<std::string>());
    for (const Json& tag : json.at("tags"))
        keywords.push_back(json_text(tag, "name"));
    return keywords;
}

std::optional<search::Document> document(newsstand::LiveReader& live, std::int64_t number)
{
    auto found = live.db().first(
        "SELECT site_id, category_id, published_at, title, summary, external_id, facts, attachments_html, body_html "
        "FROM live_articles WHERE number = :number",
        {{"number", number}}, [](const db::Row& row) {
            search::Document article;
            article.site = row.id<SiteId>(0);
            article.category = row.id<CategoryId>(1);
            article.published_at = row.instant(2);
            article.title = row.str(3);
            article.summary = row.str(4);
            article.external_id = row.str(5);
            article.keywords = keywords_of(row.text(6));
            article.body = catalogue::text_of_html(row.text(8));
            if (const std::string names = catalogue::text_of_html(row.text(7)); !names.empty())
                article.body += "\n" + names;
            article.ages = true;
            return article;
        });
    if (!found)
        return found;
    if (const std::string text = media::text_of_files(live, "article", number); !text.empty())
        found->body += "\n" + text;
    found->also_in = live.db().all("SELECT category_id FROM live_article_categories WHERE number = :number", {{"number", number}},
                                   [](const db::Row& row) { return row.id<CategoryId>(0); });
    return found;
}

std::vector<std::int64_t> list(newsstand::LiveReader& live, std::int64_t after, int limit)
{
    return live.db().all("SELECT number FROM live_articles WHERE number > :after ORDER BY number LIMIT :limit",
                         {{"after", after}, {"limit", limit}}, [](const db::Row& row) { return row.i64(0); });
}

std::optional<catalogue::Card> card(newsstand::LiveReader& live, const site::Directory& directory, Instant now,
                                    std::int64_t number)
{
    return live.db()
        .first("SELECT site_id, category_id, published_at, title, slug, external_id FROM live_articles WHERE number = :number "
               "AND (expires_at IS NULL OR expires_at > :now)",
               {{"number", number}, {"now", now}},
               [&](const db::Row& row) -> std::optional<catalogue::Card> {
                   const site::PublicSite* site = directory.by_id(row.id<SiteId>(0));
                   if (site == nullptr)
                       return std::nullopt;
                   Address address;
                   address.number = ItemId{number};
                   address.category = row.id<CategoryId>(1);
                   address.slug = row.str(4);
                   return catalogue::Card{site->site.id,           address.category, row.str(3),
                                          path_of(*site, address), row.str(5),       row.instant(2)};
               })
        .value_or(std::nullopt);
}

}   // namespace

catalogue::Source article_source() { return {"article", "articles.kind", 2, document, list, card}; }

}   // namespace tantrao::articles
