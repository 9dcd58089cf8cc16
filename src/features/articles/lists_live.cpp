// Lists of articles, read by keyset: their cost does not grow with the archive.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/articles/api.hpp"
#include "features/articles/article.hpp"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <limits>

namespace tantrao::articles {
namespace {

struct Key {
    std::int64_t published_at = 0, number = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
};

Key start_of(const Cursor& before)
{
    constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max();
    return before.empty() ? Key{last, last} : Key{before.published_at_us, before.number};
}

constexpr std::string_view columns =
    "number, category_id, title, slug, summary, thumb_html, lead_html, published_at, changed_at, "
    "expires_at";

Teaser read_teaser(const db::Row& row)
{
    return {row.id<ItemId>(0), row.id<CategoryId>(1), row.str(2),     row.str(3),        row.str(4), row.str(5),
            row.str(6),        row.instant(7),        row.instant(8), row.opt_instant(9)};
}

std::string_view segment_of(const site::PublicSite& site, CategoryId id)
{
    const site::Category* category = site.category(id);
    return category == nullptr ? closed_category : std::string_view(category->slug);
}

// By one statement, whatever the length of the list.
std::vector<Teaser> teasers_of(newsstand::LiveReader& live, const std::vector<Key>& keys)
{
    static const std::string sql =
        fmt::format("SELECT {} FROM live_articles WHERE number IN (SELECT value FROM json_each(:numbers)) "
                    "ORDER BY published_at DESC, number DESC",
                    columns);
    std::string numbers = "[";
    for (const Key& key : keys)
        if (!live.is_gone(kind, key.number))
            numbers += (numbers.size() > 1 ? "," : "") + std::to_string(key.number);
    return live.db().all(sql, {{"numbers", numbers + "]"}}, read_teaser);
}

}   // namespace

std::string Cursor::text() const { return fmt::format("{}-{}", published_at_us, number); }

Cursor parse_cursor(std::string_view text)
{
    Cursor cursor;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, cursor.published_at_us);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-')
        return {};
    const auto second = std::from_chars(first.ptr + 1, end, cursor.number);
    return second.ec == std::errc() && second.ptr == end && cursor.number > 0 ? cursor : Cursor{};
}

std::vector<Teaser> latest_of_site(newsstand::LiveReader& live, Instant now, SiteId site, Cursor before, int limit)
{
    static const std::string sql =
        fmt::format("SELECT {} FROM live_articles WHERE site_id = :site AND (published_at, number) < (:at, :number) "
                    "AND (expires_at IS NULL OR expires_at > :now) ORDER BY published_at DESC, number DESC LIMIT :limit",
                    columns);
    const Key start = start_of(before);
    auto teasers = live.db().all(
        sql, {{"site", site}, {"now", now}, {"at", start.published_at}, {"number", start.number}, {"limit", limit}}, read_teaser);
    std::erase_if(teasers, [&](const Teaser& teaser) { return live.is_gone(kind, teaser.number.value); });
    return teasers;
}

std::vector<Teaser> latest_of_categories(newsstand::LiveReader& live, Instant now, const std::vector<CategoryId>& categories,
                                         Cursor before, int limit)
{
    const Key start = start_of(before);
    std::vector<Key> keys;
    for (const CategoryId category : categories)
        live.db().each(
            "SELECT published_at, number FROM live_article_categories WHERE category_id = :category AND "
            "(published_at, number) < (:at, :number) AND (expires_at IS NULL OR expires_at > :now) "
            "ORDER BY published_at DESC, number DESC LIMIT :limit",
            {{"category", category}, {"now", now}, {"at", start.published_at}, {"number", start.number}, {"limit", limit}},
            [&](const db::Row& row) {
                keys.push_back({row.i64(0), row.i64(1)});
            });
    std::ranges::sort(keys, std::greater());
    // Not std::ranges::unique, which clang 14 (the fuzz targets) cannot read.
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    if (keys.size() > static_cast<std::size_t>(limit))
        keys.resize(static_cast<std::size_t>(limit));
    return teasers_of(live, keys);
}

std::vector<Teaser> latest_with_tag(newsstand::LiveReader& live, Instant now, SiteId site, std::string_view slug, Cursor before,
                                    int limit)
{
    const Key start = start_of(before);
    const auto keys = live.db().all(
        "SELECT published_at, number FROM live_article_tags WHERE site_id = :site AND slug = :slug AND "
        "(published_at, number) < (:at, :number) AND (expires_at IS NULL OR expires_at > :now) "
        "ORDER BY published_at DESC, number DESC LIMIT :limit",
        {{"site", site}, {"now", now}, {"slug", slug}, {"at", start.published_at}, {"number", start.number}, {"limit", limit}},
        [](const db::Row& row) {
            return Key{row.i64(0), row.i64(1)};
        });
    return teasers_of(live, keys);
}

std::optional<std::string> name_of_tag(newsstand::LiveReader& live, Instant now, SiteId site, std::string_view slug)
{
    return live.db().first("SELECT name FROM live_article_tags WHERE site_id = :site AND slug = :slug "
                           "AND (expires_at IS NULL OR expires_at > :now) ORDER BY published_at DESC, number DESC LIMIT 1",
                           {{"site", site}, {"now", now}, {"slug", slug}}, [](const db::Row& row) { return row.str(0); });
}

std::string path_of(const site::PublicSite& site, const Teaser& teaser)
{
    return path_of(segment_of(site, teaser.category), teaser.slug, teaser.number);
}

std::string path_of(const site::PublicSite& site, const Address& address)
{
    return path_of(segment_of(site, address.category), address.slug, address.number);
}

std::vector<Address> addresses_between(newsstand::LiveReader& live, Instant now, SiteId site, ItemId after, ItemId last)
{
    auto all = live.db().all(
        "SELECT number, category_id, slug, changed_at, expires_at FROM live_articles WHERE site_id = :site AND number > :after "
        "AND number <= :last AND (expires_at IS NULL OR expires_at > :now) ORDER BY number",
        {{"site", site}, {"now", now}, {"after", after}, {"last", last}}, [](const db::Row& row) {
            return Address{row.id<ItemId>(0), row.id<CategoryId>(1), row.str(2), row.instant(3), row.opt_instant(4)};
        });
    std::erase_if(all, [&](const Address& address) { return live.is_gone(kind, address.number.value); });
    return all;
}

std::optional<ItemId> number_after(newsstand::LiveReader& live, Instant now, SiteId site, ItemId after, int skipped)
{
    return live.db().first(
        "SELECT number FROM live_articles WHERE site_id = :site AND number > :after AND (expires_at IS NULL OR expires_at > :now) "
        "ORDER BY number LIMIT 1 OFFSET :skipped",
        {{"site", site}, {"now", now}, {"after", after}, {"skipped", skipped}},
        [](const db::Row& row) { return row.id<ItemId>(0); });
}

Instant sooner(Instant a, Instant b)
{
    if (a.us == 0 || b.us == 0)
        return std::max(a, b);
    return std::min(a, b);
}

Instant end_of(const std::vector<Teaser>& teasers)
{
    Instant end;
    for (const Teaser& teaser : teasers)
        end = sooner(end, teaser.expires_at.value_or(Instant{}));
    return end;
}

void add_stories(view::Values& values, const site::PublicSite& site, const std::vector<Teaser>& teasers)
{
    for (const Teaser& teaser : teasers) {
        view::Values& row = values.row("STORIES");
        row.set("HREF", path_of(site, teaser)).set("TITLE", teaser.title).set_if("SUMMARY", teaser.summary);
        row.set("DATE", format_date_time(teaser.published_at)).set("DATE_TIME", format_local_rfc3339(teaser.published_at));
        if (!teaser.thumb_html.empty()) {
            row.show("THUMB_IF");
            row.set("THUMB", view::SafeHtml{teaser.thumb_html});
        }
    }
}

}   // namespace tantrao::articles
