// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/list_wish.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "base/written_day.hpp"
#include "features/documents/catalogue.hpp"
#include "features/documents/typed_number.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

// What is asked where this was typed; "" for what means nothing.
std::string meaning_of(const web::ReaderRequest& request, const FilterPart& part, const std::string& typed)
{
    bool is_known = false;
    switch (part.is) {
    case FilterPart::Is::choice: is_known = !name_of_choice(request, part, typed).empty(); break;
    case FilterPart::Is::validity: is_known = validity_of(typed).has_value(); break;
    case FilterPart::Is::number: is_known = !parts_of_typed_number(typed).empty(); break;
    case FilterPart::Is::day: return day_in(typed);
    }
    return is_known ? typed : "";
}

void refuse(ListWish& wish, std::string_view parameter, std::string_view code, std::string_view typed)
{
    wish.wrong.push_back({std::string(parameter), fmt::format("documents.not_asked.{}", code), {text::shorten(typed, 40)}});
}

// A period that ends before it begins has no documents: its end is not asked.
void check_period(ListWish& wish, const std::string& from, std::string Filter::*to, std::string_view parameter)
{
    std::string& end = wish.filter.*to;
    if (end.empty() || from <= end)
        return;
    refuse(wish, parameter, "period", format_civil_date(end));
    end.clear();
}

}   // namespace

std::vector<std::string> list_parameters()
{
    std::vector<std::string> names{std::string(words_parameter)};
    for (const FilterPart& part : filter_parts)
        names.emplace_back(part.parameter);
    return names;
}

ListWish list_wish(const web::ReaderRequest& request)
{
    ListWish wish;
    wish.words = search::parse_query(request.query.get(words_parameter), search::Splitter::of_this_thread());
    if (wish.words.empty() && !wish.words.text.empty())
        refuse(wish, words_parameter, words_parameter, wish.words.text);
    for (const FilterPart& part : filter_parts) {
        const std::string typed = text::clean_line(request.query.get(part.parameter));
        if (typed.empty())
            continue;
        wish.filter.*part.value = meaning_of(request, part, typed);
        if ((wish.filter.*part.value).empty())
            refuse(wish, part.parameter, part.is == FilterPart::Is::day ? "day" : part.parameter, typed);
    }
    check_period(wish, wish.filter.issued_from, &Filter::issued_to, "ban-hanh-den");
    check_period(wish, wish.filter.effective_from, &Filter::effective_to, "hieu-luc-den");
    return wish;
}

std::string query_of(const ListWish& wish) { return query_of_list(wish.words.empty() ? "" : wish.words.text, wish.filter); }

std::string query_of_list(std::string_view words, const Filter& filter)
{
    std::string query;
    const auto add = [&](std::string_view parameter, std::string_view value) {
        if (!value.empty())
            query += fmt::format("{}{}={}", query.empty() ? "?" : "&", parameter, text::percent_encode(value));
    };
    add(words_parameter, words);
    for (const FilterPart& part : filter_parts)
        add(part.parameter, filter.*part.value);
    return query;
}

std::string name_of_choice(const web::ReaderRequest& request, const FilterPart& part, const std::string& value)
{
    for (const auto& [known, name] : labels_of(request.live, {request.site.site.id}, part.facet, {value}))
        return name;
    if (part.facet == "year")
        return parse_instant(value + "-12-31").has_value() ? value : "";
    if (part.facet == "field")
        return name_of_field(value);
    const DocumentType* type = part.facet == "type" ? find_type(value) : nullptr;
    return type != nullptr && type->slug == value ? type->name : "";
}

std::string name_of_only_choice(const web::ReaderRequest& request, const Filter& filter)
{
    for (const FilterPart& part : filter_parts) {
        Filter alone;
        alone.*part.value = filter.*part.value;
        if (part.is == FilterPart::Is::choice && !(filter.*part.value).empty() && alone == filter)
            return name_of_choice(request, part, filter.*part.value);
    }
    return "";
}

}   // namespace tantrao::documents
