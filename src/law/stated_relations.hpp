// What a text says that it does to other documents as wholes: grounds, replaces, repeals, amends. Proposals for an editor, no facts.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

namespace tantrao::law {

struct StatedRelation {
    enum class Does {
        is_based_on,   // Căn cứ …
        amends,        // sửa đổi, bổ sung; or replaces or repeals only provisions of it
        replaces,      // thay thế
        repeals,       // bãi bỏ; … hết hiệu lực kể từ ngày Quyết định này có hiệu lực
    };
    Does does = Does::is_based_on;
    std::string number;      // of the other document, as find_citations gives it
    std::string issued_on;   // of the other document; "" where it is not said
    std::string at;          // the provision that says it; "" in the title and the grounds

    bool operator==(const StatedRelation&) const = default;
};

// One for each other document that is named by its number, in the order of the text; what is done to it comes before its being a ground.
// Text that another document gets is not read. Time grows with the length of the text alone.
std::vector<StatedRelation> stated_relations(const LegalText& text);

}   // namespace tantrao::law
