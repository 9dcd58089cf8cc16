// What was asked for in the address of a search: read without ever failing for a reader, and strictly for programs.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/catalogue/catalogue.hpp"
#include "platform/web/route.hpp"

namespace tantrao::search_pages {

// Names of the parameters, of the page in Vietnamese, of the interface in English, and how their values are written.
struct Names {
    std::string_view q, site, kind, category, field, agency, from, to, order, cursor;
    std::string_view newest;   // the value of `order` that puts the newest first
    enum class Days { as_written, iso } days = Days::as_written;
};
inline constexpr Names page_names{"q",  "trang", "loai", "muc",  "linh-vuc", "co-quan",
                                  "tu", "den",   "xep",  "tiep", "moi",      Names::Days::as_written};
inline constexpr Names api_names{"q",    "site", "kind",  "category", "field",  "agency",
                                 "from", "to",   "order", "cursor",   "newest", Names::Days::iso};

inline constexpr std::string_view page_path = "/tim-kiem", feed_path = "/tim-kiem/feed.rss";

struct Asked {
    catalogue::Wish wish;
    std::string text;                           // what is looked for, cleaned; set when it was found
    const site::PublicSite* site = nullptr;     // chosen
    const site::Category* category = nullptr;   // chosen
    std::string kind;
    std::string from, to;        // civil dates
    std::string field, agency;   // names of those in the wish
    bool is_newest = false;
    bool is_limited() const;         // to less than everything there is
    std::vector<FieldError> wrong;   // parameters that mean nothing; the wish leaves them out
};

std::vector<std::string> parameters_of(const Names& names);

Asked asked_for(const web::ReaderRequest& request, const Names& names);

// "/tim-kiem?q=…&loai=…": the address of the page with this parameter changed ("" takes it away) and the paging begun anew.
std::string address_with(const Asked& asked, std::string_view path, std::string_view name, std::string_view value);

}   // namespace tantrao::search_pages
