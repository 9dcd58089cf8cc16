// The text of a document as files: Word, Akoma Ntoso, JSON, plain text. All are made from what readers see, and kept like a page.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_live.hpp"
#include "platform/web/route.hpp"

namespace tantrao::documents {

// What a page offers: its path, its type and its name for people.
struct OfferedFormat {
    std::string path, type, label;
};
std::vector<OfferedFormat> formats_of(const LiveDocument& document);   // none where there is no text that could be parsed

std::vector<web::Route> format_routes();

}   // namespace tantrao::documents
