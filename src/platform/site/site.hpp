// A site of the portal and its categories: types and rules without I/O. Article 2.4; L-010, L-011, L-124.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tantrao::site {

enum class Kind { province, department, commune };
enum class State { proposed, established, suspended, merged, archived };

std::string_view name_of(Kind kind);
std::string_view name_of(State state);
Result<Kind> kind_of(std::string_view name);
Result<State> state_of(std::string_view name);

// Whether a site may go from one state to another.
bool may_become(State from, State to);
// Whether readers get pages of a site in this state (a suspended one gets a notice).
inline bool is_public(State state) { return state == State::established || state == State::suspended; }

struct Category {
    CategoryId id;
    SiteId site;
    CategoryId parent;   // 0 at the top
    std::string slug;
    std::string name;
    int position = 0;
    bool open = true;
    std::int64_t version = 0;
};

// What may be edited of a site, and what it is created with.
struct Details {
    std::string name;            // "Trang thông tin điện tử xã Yên Phú"
    std::string official_name;   // "Ủy ban nhân dân xã Yên Phú"
    std::string short_name;
    std::string established_number, established_on;   // decision and its date (YYYY-MM-DD), "" while proposed
    std::string managing_body, responsible_person;
    std::string address, phone, email, licence;
    std::string theme;   // class of the accent: "red", "green", "blue", …
};

struct Site {
    SiteId id;
    SiteId parent;   // 0 for the portal
    std::string slug;
    Kind kind = Kind::commune;
    std::string host_label;   // "" for the portal
    std::string unit_code;
    State state = State::proposed;
    Details details;
    std::int64_t version = 0;
};

// Host labels after L-011 in production form: lower-case ASCII letters and digits only ("hagiang2"), 2–40 of them; "" only for
// the province. Error "site.host.pattern".
Result<void> check_host_label(Kind kind, std::string_view label);

// First path segments that categories and pages cannot have, because the portal answers them itself.
bool is_reserved_segment(std::string_view segment);
// The category and those above it, from below, of all the site's categories; empty if it is none of them.
std::vector<CategoryId> path_in(const std::vector<Category>& all, CategoryId id);
// Whether the desk answers an address of its own under this word, so that no site may have it as its slug.
bool is_desk_word(std::string_view slug);

// Slug and name of a category. Errors "category.slug.pattern", "category.slug.reserved", "category.name.missing".
Result<void> check_category(std::string_view slug, std::string_view name);

}   // namespace tantrao::site
