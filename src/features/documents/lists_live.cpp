// Lists of documents, read by keyset.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/api.hpp"
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

Line read_line(const db::Row& row)
{
    return {row.id<ItemId>(0), row.str(1),    row.str(2), row.str(3),
            row.str(4),        row.str(5),    row.str(6), validity_of(row.text(7)).value_or(Validity::in_force),
            row.instant(8),    row.instant(9)};
}

constexpr std::string_view plain_list =
    "SELECT d.number, d.document_number, d.type, d.issuer, d.title, d.issued_on, d.effective_on, v.validity, d.published_at, d.changed_at "
    "FROM live_documents d JOIN live_document_validity v ON v.number = d.number AND v.from_on <= :today AND v.until_on > :today "
    "WHERE d.site_id = :site AND (d.issued_on, d.number) < (:day, :number) AND (:validity = '' OR v.validity = :validity) "
    "ORDER BY d.issued_on DESC, d.number DESC LIMIT :limit";

// Led by the rows of one value; what else is asked for is looked up for each of them.
constexpr std::string_view filtered_list =
    "SELECT d.number, d.document_number, d.type, d.issuer, d.title, d.issued_on, d.effective_on, v.validity, d.published_at, d.changed_at "
    "FROM live_document_facets f JOIN live_documents d ON d.number = f.number "
    "JOIN live_document_validity v ON v.number = d.number AND v.from_on <= :today AND v.until_on > :today "
    "WHERE f.site_id = :site AND f.facet = :facet AND f.value = :value AND (f.issued_on, f.number) < (:day, :number) "
    "AND (:validity = '' OR v.validity = :validity) "
    "AND (:type = '' OR EXISTS (SELECT 1 FROM live_document_facets g WHERE g.site_id = :site AND g.facet = 'type' AND g.value = :type "
    "AND g.issued_on = f.issued_on AND g.number = f.number)) "
    "AND (:issuer = '' OR d.issuer_key = :issuer) AND (:year = '' OR substr(d.issued_on, 1, 4) = :year) "
    "ORDER BY f.issued_on DESC, f.number DESC LIMIT :limit";

// Fields have fewest documents each, years most.
std::pair<std::string_view, std::string_view> leading(const Filter& filter)
{
    if (!filter.field.empty())
        return {"field", filter.field};
    if (!filter.issuer.empty())
        return {"issuer", filter.issuer};
    return filter.type.empty() ? std::pair<std::string_view, std::string_view>{"year", filter.year}
                               : std::pair<std::string_view, std::string_view>{"type", filter.type};
}

}   // namespace

std::string Cursor::text() const { return fmt::format("{}.{}", issued_on, number); }

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

std::vector<Line> documents_of_site(newsstand::LiveReader& live, SiteId site, const Filter& filter, const Cursor& before,
                                    std::string_view day, int limit)
{
    const std::string_view last = before.empty() ? std::string_view("9999-12-31") : std::string_view(before.issued_on);
    const auto [facet, value] = leading(filter);
    auto lines = value.empty() ? live.db().all(plain_list,
                                               {{"site", site},
                                                {"today", day},
                                                {"day", last},
                                                {"number", before.number},
                                                {"validity", filter.validity},
                                                {"limit", limit}},
                                               read_line)
                               : live.db().all(filtered_list,
                                               {{"site", site},
                                                {"today", day},
                                                {"day", last},
                                                {"number", before.number},
                                                {"validity", filter.validity},
                                                {"facet", facet},
                                                {"value", value},
                                                {"type", filter.type},
                                                {"issuer", filter.issuer},
                                                {"year", filter.year},
                                                {"limit", limit}},
                                               read_line);
    std::erase_if(lines, [&](const Line& line) { return live.is_gone(kind, line.number.value); });
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

}   // namespace tantrao::documents
