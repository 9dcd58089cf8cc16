// Notes at the provisions that other documents change: "Khoản này đã được sửa đổi bởi … từ ngày …". A text is rendered once, when it is
// projected; notes are put into it whenever a page is made, for they follow from other documents and from the day.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_live.hpp"
#include "features/documents/text_versions.hpp"
#include "platform/web/route.hpp"
#include <map>
#include <set>

namespace tantrao::documents {

// The ids of provisions in a rendered text.
std::set<std::string, std::less<>> ids_in_html(std::string_view html);
// HTML by id of a provision: what comes behind its heading or first paragraph, and what comes behind the whole of it.
struct PlacedNotes {
    std::map<std::string, std::string, std::less<>> inside, behind;
};
std::string with_notes(std::string_view html, const PlacedNotes& notes);

struct Noted {
    const Timeline& timeline;
    const std::vector<Named>& effecting;   // the documents that have the effects
    const std::vector<Gap>& gaps;          // whose new text is not in this text
    std::string day;
    std::string path;   // of the document's page
};
// The text with a note at every provision that the timeline names; one that the text does not have is noted where it would stand.
std::string with_notes(const web::ReaderRequest& request, std::string_view html, const Noted& noted);

// "khoản 1 Điều 1 Quyết định 10/2026/QĐ-UBND" and where that is.
struct SourceLink {
    std::string name, href;
};
SourceLink source_link(const Effect& effect, const Named& by);
// Where the history of a provision is shown.
std::string history_path(std::string_view document_path, std::string_view provision);
// "Khoản 2 Điều 5", to begin a line with.
std::string title_of_provision(std::string_view id);

}   // namespace tantrao::documents
