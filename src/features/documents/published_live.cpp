// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/api.hpp"
#include "features/documents/document_live.hpp"
#include "features/documents/id_list.hpp"

namespace tantrao::documents {

std::optional<Published> find_published(newsstand::LiveReader& live, ItemId number)
{
    auto found = find_document(live, number);
    if (!found)
        return std::nullopt;
    return Published{number, found->site, std::move(found->record), found->published_at};
}

std::optional<Published> find_published_by_number(newsstand::LiveReader& live, SiteId site, std::string_view number)
{
    const auto all = with_numbers(live, site, {number_key(number)});   // by day of issue
    return all.empty() ? std::nullopt : find_published(live, all.back().number);
}

std::map<ItemId, Standing> standings_of(newsstand::LiveReader& live, const std::set<ItemId>& numbers, std::string_view day)
{
    std::map<ItemId, Standing> all;
    live.db().each(
        "SELECT d.number, d.type, d.issuer, v.validity FROM live_documents d JOIN live_document_validity v ON v.number = d.number "
        "AND v.from_on <= :day AND (v.until_on > :day OR v.until_on = '9999-12-31') WHERE d.number IN (SELECT value FROM json_each(:numbers))",
        {{"day", day}, {"numbers", json_of(numbers)}}, [&](const db::Row& row) {
            all[row.id<ItemId>(0)] = {row.str(1), row.str(2), validity_of(row.text(3)).value_or(Validity::in_force)};
        });
    std::erase_if(all, [&](const auto& one) { return live.is_gone(kind, one.first.value); });
    return all;
}

std::vector<Brief> briefs_of(newsstand::LiveReader& live, const std::set<ItemId>& numbers)
{
    auto all = live.db().all("SELECT number, type, document_number, issuer, title, issued_on, published_at FROM live_documents "
                             "WHERE number IN (SELECT value FROM json_each(:numbers))",
                             {{"numbers", json_of(numbers)}}, [](const db::Row& row) {
                                 return Brief{row.id<ItemId>(0), row.str(1), row.str(2),    row.str(3),
                                              row.str(4),        row.str(5), row.instant(6)};
                             });
    std::erase_if(all, [&](const Brief& one) { return live.is_gone(kind, one.number.value); });
    return all;
}

Timeline timeline_of(newsstand::LiveReader& live, const Published& document)
{
    return timeline_of(document.record, effects_on(live, document.site, document.record));
}

std::vector<std::string> provisions_missing(newsstand::LiveReader& live, ItemId number, std::vector<std::string> ids)
{
    const auto found = ids.empty() ? std::nullopt : find_document(live, number);
    if (!found)
        return ids;
    const std::string& html = found->text_html;
    const bool has_articles = html.find("id=\"dieu-") != std::string::npos;
    std::erase_if(ids,
                  [&](const std::string& id) { return !has_articles || html.find("id=\"" + id + "\"") != std::string::npos; });
    return ids;
}

std::vector<Touched> touched_by(newsstand::LiveReader& live, const Published& document)
{
    std::set<std::string> keys;
    live.db().each(
        "SELECT DISTINCT target_key FROM live_document_effects WHERE source = :source AND kind NOT IN ('based_on', 'refers_to')",
        {{"source", document.number}}, [&](const db::Row& row) { keys.insert(row.str(0)); });
    std::vector<Touched> touched;
    for (const Named& target : with_numbers(live, document.site, keys)) {
        Document named;
        named.number = target.document_number;
        named.issued_on = target.issued_on;
        named.issuer = target.issuer;
        for (Effect& effect : effects_on(live, document.site, named))
            if (effect.by == document.number)
                touched.push_back({target.number, std::move(effect)});
    }
    return touched;
}

}   // namespace tantrao::documents
