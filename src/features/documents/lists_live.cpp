// Lists of documents, read by keyset.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "features/documents/api.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/id_list.hpp"
#include "features/documents/typed_number.hpp"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

namespace tantrao::documents {
namespace {

constexpr int recent_days = 60, soon_days = 366;
constexpr int all_of_them = -1;   // as a LIMIT

Line read_line(const db::Row& row)
{
    return {row.id<ItemId>(0), row.str(1),     row.str(2), row.str(3),
            row.str(4),        row.str(5),     row.str(6), validity_of(row.text(7)).value_or(Validity::in_force),
            row.instant(8),    row.instant(9), row.str(10)};
}

// What all lists have in common. The columns end with the day on which a document changes.
constexpr std::string_view columns =
    "SELECT d.number, d.document_number, d.type, d.issuer, d.title, d.issued_on, d.effective_on, v.validity, d.published_at, d.changed_at, ";
constexpr std::string_view with_state =
    "JOIN live_document_validity v ON v.number = d.number AND v.from_on <= :today AND v.until_on > :today ";
constexpr std::string_view narrowed =
    "AND (:number_like = '' OR replace('-' || d.number_key || '-', '-', '--') GLOB :number_like) AND (:issued_to = '' OR d.issued_on <= :issued_to) "
    "AND (:effective_from = '' OR coalesce(nullif(d.effective_on, ''), d.issued_on) >= :effective_from) "
    "AND (:effective_to = '' OR coalesce(nullif(d.effective_on, ''), d.issued_on) <= :effective_to) ";
constexpr std::string_view with_facets =
    "AND (SELECT count(*) FROM live_document_facets g JOIN json_each(:wanted) w ON g.facet = w.key AND g.value = w.value "
    "WHERE g.number = d.number) = :conditions ";

const std::string& plain_list()
{
    static const std::string sql =
        fmt::format("{}'' FROM live_documents d {}WHERE d.site_id = :site AND (d.issued_on, d.number) < (:day, :number) "
                    "AND d.issued_on >= :since AND (:validity = '' OR v.validity = :validity) {}"
                    "ORDER BY d.issued_on DESC, d.number DESC LIMIT :limit",
                    columns, with_state, narrowed);
    return sql;
}

// Led by the rows of one value; what else is asked for is looked up for each of them.
const std::string& filtered_list()
{
    static const std::string sql = fmt::format(
        "{}'' FROM live_document_facets f JOIN live_documents d ON d.number = f.number {}"
        "WHERE f.site_id = :site AND f.facet = :facet AND f.value = :value AND (f.issued_on, f.number) < (:day, :number) "
        "AND f.issued_on >= :since AND (:validity = '' OR v.validity = :validity) {}{}"
        "ORDER BY f.issued_on DESC, f.number DESC LIMIT :limit",
        columns, with_state, narrowed, with_facets);
    return sql;
}

// Documents whose state becomes another on a day to come.
const std::string& soon_list()
{
    static const std::string sql = fmt::format(
        "{}next.from_on FROM live_document_validity next JOIN live_documents d ON d.number = next.number {}"
        "WHERE next.from_on > :today AND next.from_on <= :last AND (next.from_on, next.number) > (:day, :number) AND d.site_id = :site "
        "AND d.issued_on >= :since "
        "AND CASE WHEN :expired = 1 THEN next.validity = 'expired' ELSE next.validity IN ('in_force', 'partly_expired') AND "
        "v.validity IN ('not_yet', 'suspended') AND next.from_on = v.until_on END {}{}"
        "ORDER BY next.from_on, next.number LIMIT :limit",
        columns, with_state, narrowed, with_facets);
    return sql;
}

// Of documents that are given; what is asked for is looked up for each of them.
const std::string& given_list()
{
    static const std::string sql =
        fmt::format("{}'' FROM json_each(:given) one CROSS JOIN live_documents d ON d.number = one.value {}"
                    "WHERE d.site_id = :site AND d.issued_on >= :since AND (:validity = '' OR v.validity = :validity) {}{}",
                    columns, with_state, narrowed, with_facets);
    return sql;
}

std::string days_from(std::string_view day, int days) { return civil_date(parse_instant(day).value() + days_us(days)); }

// What is asked of the facets, narrowest first: fields have fewest documents each, the group of directives most.
std::vector<std::pair<std::string, std::string>> facets_of(Shelf shelf, const Filter& filter)
{
    std::vector<std::pair<std::string, std::string>> all{
        {"field", filter.field}, {"signer", filter.signer}, {"issuer", filter.issuer},
        {"type", filter.type},   {"year", filter.year},     {"group", shelf == Shelf::directives ? "directives" : ""}};
    std::erase_if(all, [](const auto& one) { return one.second.empty(); });
    return all;
}

// What is asked of facets, as SQL compares it: each document must have all of them.
struct Wanted {
    std::vector<std::pair<std::string, std::string>> facets;
    std::string json;
    std::int64_t conditions = 0;
    std::string since, number_like, issued_to, effective_from, effective_to;
};

// For a key each part of which stands between dashes of its own, "--15--2024--qd--ubnd--": whole parts, others may stand between them.
std::string pattern_of(const std::vector<std::string>& parts)
{
    std::string pattern;
    for (const std::string& part : parts)
        pattern += "*-" + part + "-";
    return pattern.empty() ? "" : pattern + "*";
}

Wanted wanted_of(Shelf shelf, const Filter& filter, std::string_view day)
{
    Wanted wanted;
    wanted.since = std::max(shelf == Shelf::recent ? days_from(day, -recent_days) : std::string(), filter.issued_from);
    wanted.number_like = pattern_of(parts_of_typed_number(filter.document_number));
    wanted.issued_to = filter.issued_to;
    if (shelf == Shelf::recent && (wanted.issued_to.empty() || wanted.issued_to > day))   // an archive may have wrong days
        wanted.issued_to = day;
    wanted.effective_from = filter.effective_from;
    wanted.effective_to = filter.effective_to;
    wanted.facets = facets_of(shelf, filter);
    wanted.json = dump_json(Json(std::map<std::string, std::string>(wanted.facets.begin(), wanted.facets.end())));
    wanted.conditions = static_cast<std::int64_t>(wanted.facets.size());
    return wanted;
}

std::vector<Line> changing_soon(newsstand::LiveReader& live, SiteId site, Shelf shelf, const Wanted& wanted, const Cursor& after,
                                std::string_view day, int limit)
{
    return live.db().all(soon_list(),
                         {{"site", site},
                          {"since", wanted.since},
                          {"number_like", wanted.number_like},
                          {"issued_to", wanted.issued_to},
                          {"effective_from", wanted.effective_from},
                          {"effective_to", wanted.effective_to},
                          {"today", day},
                          {"last", days_from(day, soon_days)},
                          {"day", after.day},
                          {"number", after.number},
                          {"expired", shelf == Shelf::soon_expired},
                          {"wanted", wanted.json},
                          {"conditions", wanted.conditions},
                          {"limit", limit}},
                         read_line);
}

}   // namespace

std::string Cursor::text() const { return fmt::format("{}.{}", day, number); }

Cursor parse_cursor(std::string_view text)
{
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || !is_civil_date(text.substr(0, dot)))
        return {};
    Cursor cursor{std::string(text.substr(0, dot)), 0};
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + dot + 1, end, cursor.number);
    return read.ec == std::errc() && read.ptr == end && cursor.number > 0 ? cursor : Cursor{};
}

std::vector<Line> documents_of_site(newsstand::LiveReader& live, SiteId site, Shelf shelf, const Filter& filter,
                                    const Cursor& after, std::string_view day, int limit)
{
    const Wanted wanted = wanted_of(shelf, filter, day);
    const std::string_view last = after.empty() ? std::string_view("9999-12-31") : std::string_view(after.day);
    std::vector<Line> lines;
    if (shelf == Shelf::soon_in_force || shelf == Shelf::soon_expired)
        lines = changing_soon(live, site, shelf, wanted, after, day, limit);
    else if (wanted.facets.empty())
        lines = live.db().all(plain_list(),
                              {{"site", site},
                               {"today", day},
                               {"day", last},
                               {"number", after.number},
                               {"since", wanted.since},
                               {"number_like", wanted.number_like},
                               {"issued_to", wanted.issued_to},
                               {"effective_from", wanted.effective_from},
                               {"effective_to", wanted.effective_to},
                               {"validity", filter.validity},
                               {"limit", limit}},
                              read_line);
    else
        lines = live.db().all(filtered_list(),
                              {{"site", site},
                               {"today", day},
                               {"day", last},
                               {"number", after.number},
                               {"since", wanted.since},
                               {"number_like", wanted.number_like},
                               {"issued_to", wanted.issued_to},
                               {"effective_from", wanted.effective_from},
                               {"effective_to", wanted.effective_to},
                               {"validity", filter.validity},
                               {"facet", wanted.facets.front().first},
                               {"value", wanted.facets.front().second},
                               {"wanted", wanted.json},
                               {"conditions", wanted.conditions},
                               {"limit", limit}},
                              read_line);
    std::erase_if(lines, [&](const Line& line) { return live.is_gone(kind, line.number.value); });
    return lines;
}

std::vector<Line> documents_among(newsstand::LiveReader& live, SiteId site, Shelf shelf, const Filter& filter,
                                  const std::vector<ItemId>& numbers, std::string_view day)
{
    std::map<ItemId, std::size_t> places;
    Json given = Json::array();
    for (const ItemId number : numbers)
        if (places.emplace(number, places.size()).second)
            given.push_back(number.value);
    const Wanted wanted = wanted_of(shelf, filter, day);
    std::vector<Line> lines;
    if (shelf == Shelf::soon_in_force || shelf == Shelf::soon_expired)
        lines = changing_soon(live, site, shelf, wanted, {}, day, all_of_them);
    else
        lines = live.db().all(given_list(),
                              {{"site", site},
                               {"given", dump_json(given)},
                               {"today", day},
                               {"since", wanted.since},
                               {"number_like", wanted.number_like},
                               {"issued_to", wanted.issued_to},
                               {"effective_from", wanted.effective_from},
                               {"effective_to", wanted.effective_to},
                               {"validity", filter.validity},
                               {"wanted", wanted.json},
                               {"conditions", wanted.conditions}},
                              read_line);
    std::erase_if(lines,
                  [&](const Line& line) { return !places.contains(line.number) || live.is_gone(kind, line.number.value); });
    std::ranges::stable_sort(lines, {}, [&](const Line& line) { return places.at(line.number); });
    return lines;
}

std::vector<Choice> choices_of(newsstand::LiveReader& live, SiteId site, std::string_view facet)
{
    return live.db().all(
        "SELECT value, label, documents FROM live_document_values WHERE site_id = :site AND facet = :facet ORDER BY value",
        {{"site", site}, {"facet", facet}}, [](const db::Row& row) {
            return Choice{row.str(0), row.str(1), row.i64(2)};
        });
}

ValueCounts values_among(newsstand::LiveReader& live, const std::vector<Line>& lines)
{
    std::set<ItemId> numbers;
    for (const Line& line : lines)
        numbers.insert(line.number);
    ValueCounts counts;
    live.db().each(
        "SELECT facet, value, count(*) FROM live_document_facets WHERE number IN (SELECT value FROM json_each(:numbers)) "
        "GROUP BY facet, value",
        {{"numbers", json_of(numbers)}}, [&](const db::Row& row) {
            counts[{row.str(0), row.str(1)}] = row.i64(2);
        });
    return counts;
}

std::map<std::string, std::string> labels_of(newsstand::LiveReader& live, const std::set<SiteId>& sites, std::string_view facet,
                                             const std::set<std::string>& values)
{
    std::map<std::string, std::string> labels;
    live.db().each("SELECT value, label FROM live_document_values WHERE site_id IN (SELECT value FROM json_each(:sites)) "
                   "AND facet = :facet AND value IN (SELECT value FROM json_each(:values)) ORDER BY site_id DESC",
                   {{"sites", json_of(sites)}, {"facet", facet}, {"values", dump_json(Json(values))}},
                   [&](const db::Row& row) { labels[row.str(0)] = row.str(1); });
    return labels;
}

std::string name_of_field(std::string_view slug)
{
    const Field* field = find_field(slug);
    return field != nullptr && field->slug == slug ? field->name : "";
}

std::vector<Address> addresses_between(newsstand::LiveReader& live, SiteId site, ItemId after, ItemId last)
{
    auto all =
        live.db().all("SELECT number, document_number, changed_at FROM live_documents WHERE site_id = :site AND number > :after "
                      "AND number <= :last ORDER BY number",
                      {{"site", site}, {"after", after}, {"last", last}}, [](const db::Row& row) {
                          return Address{row.id<ItemId>(0), row.str(1), row.instant(2)};
                      });
    std::erase_if(all, [&](const Address& address) { return live.is_gone(kind, address.number.value); });
    return all;
}

std::optional<ItemId> number_after(newsstand::LiveReader& live, SiteId site, ItemId after, int skipped)
{
    return live.db().first(
        "SELECT number FROM live_documents WHERE site_id = :site AND number > :after ORDER BY number LIMIT 1 OFFSET :skipped",
        {{"site", site}, {"after", after}, {"skipped", skipped}}, [](const db::Row& row) { return row.id<ItemId>(0); });
}

}   // namespace tantrao::documents
