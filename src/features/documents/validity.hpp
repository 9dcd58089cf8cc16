// Whether a document is in force on a day, and why: from its own dates and from what other documents say of it (L-311, L-312).
// Pure; a day is text YYYY-MM-DD. Nothing flips a flag: every question names its day.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "law/amendments.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::documents {

enum class Validity { not_yet, in_force, partly_expired, expired, suspended };
std::string_view name_of(Validity validity);   // "not_yet" …: message "documents.validity.not_yet"
std::optional<Validity> validity_of(std::string_view name);
// Whether readers are told: of a type that is never in force only what was ended or suspended. `type`: as the document calls itself.
bool is_told(Validity validity, std::string_view type);

// What another public document does to this one.
struct Effect {
    ItemId by;
    RelationKind kind = RelationKind::amends;
    std::string provision;     // as the other document says it; "" = the whole document
    std::string from, until;   // until "" = without end
    std::string source = {};   // id of the provision of the other document that says it; "" where it is not known
    // The provisions of this document, empty where the words are not understood, and what becomes of their text.
    law::Amendment change = {};
};

bool holds(const Effect& effect, std::string_view day);

struct Timeline {
    std::string start;        // the first day in force
    std::string expires_on;   // by its own words; "" = none
    std::vector<Effect> effects;
};
Timeline timeline_of(const Document& document, std::vector<Effect> effects);

struct Status {
    Validity validity = Validity::in_force;
    std::string since;                // the day it became so; "" before the first day
    const Effect* reason = nullptr;   // of another document; null: by its own dates. Valid as long as the timeline
};
Status status_on(const Timeline& timeline, std::string_view day);
// How the whole document ends: its state on the first day on which it is over. Nothing where no such day is known.
std::optional<Status> end_of_force(const Timeline& timeline);

// Days [from, until) with one state, in order, from the beginning of time ("0000-01-01") to its end ("9999-12-31").
struct Period {
    std::string from, until;
    Validity validity = Validity::in_force;
};
std::vector<Period> periods_of(const Timeline& timeline);
// The first day after `day` on which something begins or ends; "" for never.
std::string next_change(const Timeline& timeline, std::string_view day);

}   // namespace tantrao::documents
