// What is asked of a list of documents: its address, read and written.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/api.hpp"
#include "platform/web/route.hpp"
#include "search/parsed_query.hpp"

namespace tantrao::documents {

struct FilterPart {
    enum class Is { choice, validity, number, day };
    std::string_view parameter;
    Is is = Is::choice;
    std::string_view facet;   // of a choice
    std::string Filter::*value = nullptr;
};
inline constexpr std::array<FilterPart, 11> filter_parts{{{"loai", FilterPart::Is::choice, "type", &Filter::type},
                                                          {"co-quan", FilterPart::Is::choice, "issuer", &Filter::issuer},
                                                          {"linh-vuc", FilterPart::Is::choice, "field", &Filter::field},
                                                          {"nguoi-ky", FilterPart::Is::choice, "signer", &Filter::signer},
                                                          {"nam", FilterPart::Is::choice, "year", &Filter::year},
                                                          {"hieu-luc", FilterPart::Is::validity, "", &Filter::validity},
                                                          {"so", FilterPart::Is::number, "", &Filter::document_number},
                                                          {"ban-hanh-tu", FilterPart::Is::day, "", &Filter::issued_from},
                                                          {"ban-hanh-den", FilterPart::Is::day, "", &Filter::issued_to},
                                                          {"hieu-luc-tu", FilterPart::Is::day, "", &Filter::effective_from},
                                                          {"hieu-luc-den", FilterPart::Is::day, "", &Filter::effective_to}}};

inline constexpr std::string_view words_parameter = "q";
// Where the page before ended: of a list by day; of one with words, how many stand before.
inline constexpr std::string_view after_parameter = "truoc", start_parameter = "tiep";

struct ListWish {
    search::ParsedQuery words;   // to be found in abstracts, texts and files; none = any
    Filter filter;
    std::vector<FieldError> wrong;   // what means nothing and is not asked, by parameter
    bool empty() const { return words.empty() && filter.empty(); }
};

std::vector<std::string> list_parameters();
ListWish list_wish(const web::ReaderRequest& request);
std::string query_of(const ListWish& wish);

// What the value of a choice is called, "Quyết định", whether or not a document has it now; "" for what there is none of.
std::string name_of_choice(const web::ReaderRequest& request, const FilterPart& part, const std::string& value);
// Of a filter of one choice and nothing else; "" for others.
std::string name_of_only_choice(const web::ReaderRequest& request, const Filter& filter);

}   // namespace tantrao::documents
