// What is found: one public subject as search sees it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "base/time.hpp"

#include <string>
#include <vector>

namespace tantrao::search {

// The subject it was made of, as the publication log names it.
struct Key {
    std::string kind;
    std::int64_t id = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
};

// From this day on, before that one: YYYY-MM-DD.
struct Days {
    std::string from, until;
};

struct Document {
    Key key;
    SiteId site;
    CategoryId category;                // the main one: counted
    std::vector<CategoryId> also_in;    // found under these too
    std::string title, summary, body;   // plain text, NFC
    std::vector<std::string> keywords;
    std::vector<std::string> numbers;   // numbers of the document itself, as written: "07/2011/QĐ-UBND"
    std::vector<std::string> fields;    // of law, by slug: found under these and counted
    std::string agency;                 // slug of who issued it; "" for none
    std::string external_id;            // of whoever imported it; "" for none
    Instant published_at;
    bool ages = false;     // newer ones rank higher (news; not law)
    bool is_law = false;   // ranks higher while it is not without force
    std::vector<Days> without_force;
    std::vector<Key> depends_on;   // other subjects it was made of: it becomes another when they come, change or go
};

}   // namespace tantrao::search
