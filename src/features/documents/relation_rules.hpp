// What the documents that a document names have to say about its relations: asked when it is published.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "features/documents/document.hpp"

namespace tantrao::documents {

// A relation that makes no sense without the other document.
bool needs_its_target(RelationKind relation);
// Where a provision is named, something follows for it.
bool bears_on_provisions(RelationKind relation);
enum class Unheld { may_be, is_refused };
// Nothing it bears on was issued later or is one of several with that number while no day is said, and nothing it ends or changes ends
// or changes it in turn, directly or through others. Only what the site holds is known, and a chain is followed for a while only; each
// number is looked up once. Errors: conflict "documents.relation.later", "documents.relation.ambiguous", "documents.relation.circular",
// and where that is refused "documents.relation.unknown" (args: number).
Result<void> relations_fit(db::Connection& core, SiteId site, const Document& document, Unheld unheld = Unheld::may_be);

}   // namespace tantrao::documents
