// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/validity_live.hpp"
#include "base/json.hpp"
#include "features/documents/document_live.hpp"
#include "features/documents/effects.hpp"
#include "features/documents/id_list.hpp"
#include "features/documents/namesakes.hpp"
#include <algorithm>
#include <set>

namespace tantrao::documents {
namespace {

struct Found {
    Effect effect;
    Naming naming;
};

Found read_effect(const db::Row& row)
{
    const auto what = relation_kind_of(row.text(1)).value_or(RelationKind::refers_to);
    return {{row.id<ItemId>(0), what, row.str(2), row.str(3), row.str(4), row.str(6), change_from_json(row.text(7))},
            {{row.str(8), row.str(9)}, row.str(5)}};
}

// Thousands of documents may be based on one law; what only names it bears on nothing.
std::vector<Found> effects_by_key(db::Connection& live, SiteId site, std::string_view key)
{
    return live.all(
        "SELECT e.source, e.kind, e.provision, e.from_on, e.until_on, e.target_issued_on, e.source_provision, e.text_change, "
        "coalesce(d.issued_on, ''), coalesce(d.issuer_key, '') FROM live_document_effects e "
        "LEFT JOIN live_documents d ON d.number = e.source "
        "WHERE e.site_id = :site AND e.target_key = :key AND e.kind NOT IN ('based_on', 'refers_to') "
        "ORDER BY e.from_on, e.source, e.position",
        {{"site", site}, {"key", key}}, read_effect);
}

Named named_in(const db::Row& row)
{
    return {row.id<ItemId>(0), row.str(1), row.str(2), row.str(3), row.str(4), row.str(5), row.str(6)};
}

// The public documents of a number.
std::vector<Namesake> namesakes_of(db::Connection& live, SiteId site, std::string_view key)
{
    return live.all("SELECT issued_on, issuer_key FROM live_documents WHERE site_id = :site AND number_key = :key",
                    {{"site", site}, {"key", key}}, [](const db::Row& row) {
                        return Namesake{row.str(0), row.str(1)};
                    });
}

std::vector<Effect> effects_for(const std::vector<Found>& found, const std::vector<Namesake>& all, const Namesake& document)
{
    std::vector<Effect> effects;
    for (const Found& one : found)
        if (is_meant(one.naming, document, all))
            effects.push_back(one.effect);
    return effects;
}

}   // namespace

void write_periods(db::Connection& live, SiteId site, std::string_view number_key)
{
    const auto found = effects_by_key(live, site, number_key);
    struct Row {
        ItemId number;
        Document dates;
        std::string issuer;
    };
    const auto rows = live.all("SELECT number, issued_on, effective_on, expires_on, issuer_key FROM live_documents "
                               "WHERE site_id = :site AND number_key = :key",
                               {{"site", site}, {"key", number_key}}, [](const db::Row& row) {
                                   Row one{row.id<ItemId>(0), {}, row.str(4)};
                                   one.dates.issued_on = row.str(1);
                                   one.dates.effective_on = row.str(2);
                                   one.dates.expires_on = row.str(3);
                                   return one;
                               });
    std::vector<Namesake> namesakes;
    for (const Row& row : rows)
        namesakes.push_back({row.dates.issued_on, row.issuer});
    for (const Row& row : rows) {
        live.exec("DELETE FROM live_document_validity WHERE number = :number", {{"number", row.number}});
        for (const Period& period :
             periods_of(timeline_of(row.dates, effects_for(found, namesakes, {row.dates.issued_on, row.issuer}))))
            live.exec(
                "INSERT INTO live_document_validity (number, from_on, until_on, validity) VALUES (:number, :from, :until, :validity)",
                {{"number", row.number}, {"from", period.from}, {"until", period.until}, {"validity", name_of(period.validity)}});
    }
}

std::vector<Effect> effects_on(newsstand::LiveReader& live, SiteId site, const Document& document)
{
    const std::string key = number_key(document.number);
    auto effects = effects_for(effects_by_key(live.db(), site, key), namesakes_of(live.db(), site, key),
                               {document.issued_on, issuer_key(document.issuer)});
    std::erase_if(effects, [&](const Effect& effect) { return live.is_gone(kind, effect.by.value); });
    return effects;
}

Mentions mentions_of(newsstand::LiveReader& live, SiteId site, const Document& document, RelationKind relation, int limit)
{
    const std::string key = number_key(document.number);
    const auto found = live.db().all(
        "SELECT source, kind, provision, from_on, until_on, target_issued_on, source_provision, text_change, '', '' "
        "FROM live_document_effects WHERE site_id = :site AND target_key = :key AND kind = :kind "
        "AND target_issued_on IN ('', :day) ORDER BY from_on DESC, source DESC, position LIMIT :limit",
        {{"site", site}, {"key", key}, {"kind", name_of(relation)}, {"day", document.issued_on}, {"limit", limit}}, read_effect);
    std::set<ItemId> documents;
    for (const Found& one : found)
        documents.insert(one.effect.by);
    Mentions mentions;
    mentions.more = live.db().number("SELECT count(DISTINCT source) FROM live_document_effects WHERE site_id = :site "
                                     "AND target_key = :key AND kind = :kind AND target_issued_on IN ('', :day)",
                                     {{"site", site}, {"key", key}, {"kind", name_of(relation)}, {"day", document.issued_on}}) -
                    static_cast<std::int64_t>(documents.size());
    for (const Found& one : found)
        mentions.newest.push_back(one.effect);
    std::erase_if(mentions.newest, [&](const Effect& effect) { return live.is_gone(kind, effect.by.value); });
    return mentions;
}

std::vector<Named> effecting(newsstand::LiveReader& live, const std::vector<Effect>& effects)
{
    std::set<ItemId> sources;
    for (const Effect& effect : effects)
        sources.insert(effect.by);
    return with_ids(live, sources);
}

const Named* find_named(const std::vector<Named>& all, ItemId number)
{
    const auto found = std::ranges::find(all, number, &Named::number);
    return found == all.end() ? nullptr : &*found;
}

std::vector<Named> with_numbers(newsstand::LiveReader& live, SiteId site, const std::set<std::string>& keys)
{
    if (keys.empty())
        return {};
    auto all = live.db().all(
        "SELECT number, number_key, type, document_number, title, issued_on, issuer FROM live_documents WHERE site_id = :site "
        "AND number_key IN (SELECT value FROM json_each(:keys)) "
        "UNION ALL SELECT d.number, f.value, d.type, d.document_number, d.title, d.issued_on, d.issuer FROM live_document_facets f "
        "JOIN live_documents d ON d.number = f.number WHERE f.site_id = :site AND f.facet = 'name' "
        "AND f.value IN (SELECT value FROM json_each(:keys)) ORDER BY issued_on, number",
        {{"site", site}, {"keys", dump_json(Json(keys))}}, named_in);
    std::erase_if(all, [&](const Named& one) { return live.is_gone(kind, one.number.value); });
    return all;
}

std::vector<Named> with_ids(newsstand::LiveReader& live, const std::set<ItemId>& items)
{
    if (items.empty())
        return {};
    return live.db().all("SELECT number, number_key, type, document_number, title, issued_on, issuer FROM live_documents "
                         "WHERE number IN (SELECT value FROM json_each(:numbers)) ORDER BY issued_on, number",
                         {{"numbers", json_of(items)}}, named_in);
}

std::map<ItemId, std::string> provisions_of(newsstand::LiveReader& live, const std::vector<Named>& documents)
{
    std::set<ItemId> items;
    for (const Named& one : documents)
        items.insert(one.number);
    std::map<ItemId, std::string> provisions;
    live.db().each("SELECT number, provisions FROM live_documents WHERE number IN (SELECT value FROM json_each(:numbers))",
                   {{"numbers", json_of(items)}},
                   [&](const db::Row& row) { provisions.emplace(row.id<ItemId>(0), row.str(1)); });
    return provisions;
}

}   // namespace tantrao::documents
