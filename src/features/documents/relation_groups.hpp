// The documents that one is related to, in both directions, by kind: for the lists on its page and the diagram.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_views.hpp"
#include "features/documents/namesakes.hpp"

namespace tantrao::documents {

struct RelatedDocument {
    std::string name, title;
    std::string href;          // "" where it is not held
    std::string provisions;    // what the relation bears on; "" = the whole
    std::string from, until;   // days; may be ""
};
struct RelationGroup {
    RelationKind kind = RelationKind::refers_to;
    bool is_incoming = false;   // what others do to this one
    std::string title;          // "Thay thế", "Được thay thế bởi"
    std::vector<RelatedDocument> documents;
    std::int64_t more = 0;   // that are not among them
};

// Those of `all` with the key that may be meant.
std::vector<const Named*> all_meant(const std::vector<Named>& all, std::string_view key, const Naming& naming);
// The only one of `all` that the relation of this document may mean. Null where there is none or more.
const Named* meant_by(const std::vector<Named>& all, const Document& document, const Relation& relation);
// What this document does to others, as it says it.
std::vector<RelationGroup> outgoing_groups(const web::ReaderRequest& request, const Document& document,
                                           const Surroundings& around);
// What others do to it; each of them once a kind and day.
std::vector<RelationGroup> incoming_groups(const web::ReaderRequest& request, const Surroundings& around);

}   // namespace tantrao::documents
