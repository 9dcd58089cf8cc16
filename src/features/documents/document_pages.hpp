// Public pages of one document: its own, its print view.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_views.hpp"
#include "platform/web/route.hpp"
#include <functional>
#include <string_view>

namespace tantrao::documents {

std::vector<web::Route> public_routes();

struct Looked {
    Surroundings around;
    newsstand::Tags tags;   // of a page that shows them
};
// The documents that this one names and those that bear on it, on the day that is asked for; in at most five statements, and one more where
// the text of that day has to be made.
Looked look_around(const web::ReaderRequest& request, const LiveDocument& document);

// Answers with what `show` makes of the public document that {document} of the address names; if there is none with what was there once, and
// at another address than its own by leading there. `below`: the rest of the address, "/toan-van.xml"; "" for the document's page.
Result<newsstand::RenderedPage> with_document(const web::ReaderRequest& request, std::string_view below,
                                              const std::function<Result<newsstand::RenderedPage>(const LiveDocument&)>& show);

}   // namespace tantrao::documents
