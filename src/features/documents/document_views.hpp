// From live documents to the values of their templates.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/as_of.hpp"
#include "features/documents/citation_links.hpp"
#include "features/documents/document_live.hpp"
#include "features/documents/task.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::documents {

enum class Tools { shown, left_out };

// What stands beside the record: read once by the page.
struct Surroundings {
    Timeline timeline;
    std::vector<Named> own_site, portal, effecting;   // documents that are named, and those that bear on this one
    Addresses cited;
    AsOf as_of;
    std::vector<Task> tasks;   // that readers may see
    std::optional<DayText> day_text;   // where the text of that day is another than the one that was issued
};
view::SafeHtml document_part(const web::ReaderRequest& request, const LiveDocument& document, const Surroundings& around,
                             Tools tools);
view::SafeHtml notice_part(const web::ReaderRequest& request, const Notice& notice);

}   // namespace tantrao::documents
