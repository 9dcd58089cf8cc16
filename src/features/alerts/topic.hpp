// What can be followed, and what is told of it. Without I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::alerts {

struct Topic {
    SiteId site;
    std::string key;         // "site", "field:dat-dai", "issuer:…", "document:123"
    std::string provision;   // of a document: "dieu-5-khoan-2"; "" for all of it
    std::string label;       // for people: "Lĩnh vực Đất đai"
};

inline std::string key_of_site() { return "site"; }
inline std::string key_of_field(std::string_view slug) { return "field:" + std::string(slug); }
inline std::string key_of_issuer(std::string_view issuer_key) { return "issuer:" + std::string(issuer_key); }
inline std::string key_of_document(ItemId number) { return "document:" + std::to_string(number.value); }

enum class What {
    published,   // the target is new; there is no source
    amends,      // the source does it to the target, from the day
    replaces,
    repeals,
    suspends,
    rectifies,
    starts,    // the target comes into force on the day
    expires,   // by its own words
};
std::string_view name_of(What what);
What what_of(std::string_view name);   // one of those names

struct Event {
    std::int64_t id = 0;
    SiteId site;
    What what = What::published;
    bool reminder = false;   // of a day to come
    ItemId source, target;
    std::string provision;   // of the target, as the source says it; "" for all of it
    std::string day;         // YYYY-MM-DD; "" for none
};

// The ids of the provisions that these words name, Điều and below: "khoản 2 Điều 5" gives "dieu-5-khoan-2".
std::vector<std::string> provisions_in(std::string_view words);
// "dieu-5-khoan-2" -> "khoản 2 Điều 5".
std::string words_of(std::string_view provision);
// Whether what is said of one provision bears on the other: the same, above it or below it.
bool overlap(std::string_view a, std::string_view b);
// Whether an event of these words bears on the provision; words that name no article bear on every one.
bool bears_on(std::string_view words, std::string_view provision);

}   // namespace tantrao::alerts
