// Public pages of one document: its own, its print view.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_live.hpp"
#include "platform/web/route.hpp"
#include <functional>
#include <string_view>

namespace tantrao::documents {

std::vector<web::Route> public_routes();

// Answers with what `show` makes of the public document that {document} of the address names; if there is none with what was there once, and
// at another address than its own by leading there. `below`: the rest of the address, "/toan-van.xml"; "" for the document's page.
Result<newsstand::RenderedPage> with_document(const web::ReaderRequest& request, std::string_view below,
                                              const std::function<Result<newsstand::RenderedPage>(const LiveDocument&)>& show);

}   // namespace tantrao::documents
