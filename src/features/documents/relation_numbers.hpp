// Numbers of public documents while an editor types one into a row of relations.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_live.hpp"
#include "platform/web/route.hpp"

namespace tantrao::documents {

// The site's public documents whose number, or name with its year, begins as typed, in any spelling: those where it ends with the last
// word first, the newest of each before the others. What stands before the first digit ("Quyết định số") is passed over where nothing
// begins so. Cost: some hundred rows of an index at most.
std::vector<Named> numbers_beginning(newsstand::LiveReader& live, SiteId site, std::string_view typed, int limit);

// The sites on which the relations of a document of this site are looked for: its own, then the portal.
std::vector<const site::PublicSite*> sites_of_relations(const web::DeskRequest& request, const site::Directory& directory);

// JSON for the script of the form: see web/README.md, data-numbers. Parameter q.
Result<http::Response> suggest_numbers(const web::DeskRequest& request);

}   // namespace tantrao::documents
