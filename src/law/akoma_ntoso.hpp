// Akoma Ntoso 3.0 (OASIS LegalDocML), out and in. What goes out comes back as the same parts and the same record; doubts are not kept.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tantrao::law {

struct AkomaKeyword {
    std::string value, name;   // "dat-dai", "Đất đai"
    bool operator==(const AkomaKeyword&) const = default;
};

// How the document bears on another one; what the fields mean is the caller's.
struct AkomaRelation {
    std::string kind, number, title, issued_on, provision, from, until, source, wording;
    bool operator==(const AkomaRelation&) const = default;
};

// What the <meta> says. Going out, an empty number, type, day of issue or issuer is taken from the text itself (facts_of); coming in, "" is
// what the file does not say. Days are civil dates.
struct AkomaMeta {
    std::string number;      // 07/2011/QĐ-UBND
    std::string type;        // QUYẾT ĐỊNH; comes back as "quyet-dinh"
    std::string issued_on;   // 2011-06-03
    std::string issuer;
    // The text as it reads on a day, and not as it was issued: that day; "" otherwise.
    std::string as_of = {};
    std::vector<std::string> notes = {};   // what readers of the file have to know of it; not read
    std::string title = {}, signer = {}, position = {};
    std::string effective_on = {}, expires_on = {};
    std::string gazette_number = {}, gazette_on = {};
    std::vector<AkomaKeyword> fields = {};
    std::vector<AkomaRelation> relations = {};
    bool operator==(const AkomaMeta&) const = default;
};

struct AkomaFile {
    LegalText text;
    AkomaMeta meta;
};

// One <akomaNtoso> document: preface, preamble, body, conclusions, attachments. Provisions carry their id as eId.
std::string to_akoma_ntoso(const LegalText& text, const AkomaMeta& meta = {});

// Reads ours exactly, and of others' what the tree has a node for; text in unknown elements stays text. A document type declaration is
// refused, so there are no entities to expand. Errors: "law.unreadable", "law.too_large", "law.too_deep", "law.bad_node".
Result<AkomaFile> read_akoma_ntoso(std::string_view xml, const Limits& limits = {});

}   // namespace tantrao::law
