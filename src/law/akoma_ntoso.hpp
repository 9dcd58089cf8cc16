// Akoma Ntoso 3.0 (OASIS LegalDocML), out and in. What goes out comes back as the same parts; doubts and meta are not read.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tantrao::law {

// What the <meta> says. Empty fields are taken from the text itself (facts_of).
struct AkomaMeta {
    std::string number;      // 07/2011/QĐ-UBND
    std::string type;        // QUYẾT ĐỊNH
    std::string issued_on;   // 2011-06-03
    std::string issuer;
    std::string made_on;   // date of this file, a civil date
    // The text as it reads on a day, and not as it was issued: that day, a civil date; "" otherwise.
    std::string as_of = {};
    std::vector<std::string> notes = {};   // what readers of the file have to know of it
};

// One <akomaNtoso> document: preface, preamble, body, conclusions, attachments. Provisions carry their id as eId.
std::string to_akoma_ntoso(const LegalText& text, const AkomaMeta& meta = {});

// Reads ours exactly, and of others' what the tree has a node for; text in unknown elements stays text. A document type declaration is
// refused, so there are no entities to expand. Errors: "law.unreadable", "law.too_large", "law.too_deep", "law.bad_node".
Result<LegalText> from_akoma_ntoso(std::string_view xml, const Limits& limits = {});

}   // namespace tantrao::law
