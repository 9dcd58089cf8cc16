// The text of a document as files: Word, HTML, Akoma Ntoso, JSON, plain text. All are made from what readers see, and kept like a page;
// with ?ngay= they have the text of that day and say so in front of it and in their name.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/as_of.hpp"
#include "features/documents/document_live.hpp"
#include "platform/web/route.hpp"

namespace tantrao::documents {

// What a page offers: its path, its type and its name for people.
struct OfferedFormat {
    std::string path, type, label;
};
// With the day that was chosen. None where there is no text that could be parsed.
std::vector<OfferedFormat> formats_of(const LiveDocument& document, const AsOf& as_of);

std::vector<web::Route> format_routes();

}   // namespace tantrao::documents
