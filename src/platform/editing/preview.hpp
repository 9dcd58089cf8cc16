// A page as readers will see it, by the code that publishes, rolled back.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/editing/edition_desk.hpp"
#include "platform/newsstand/projection.hpp"

#include <vector>

namespace tantrao::editing {

// How a kind comes before readers.
struct Preview {
    std::vector<web::Route> routes;   // its public ones
    std::string_view page;            // the name of the one that shows an item
    // The projection's part that writes an edition's rows.
    std::function<void(newsstand::ProjectContext&, const publication::Item&, const publication::Edition&)> project;
    // The path on its site; "" where the site has no place for it.
    std::function<std::string(const site::PublicSite&, const EditionView&)> address;
};
// The page of the edition named in the address. Errors: those of edition_of and of the page, conflict "editing.preview.no_site".
Answer preview(const web::DeskRequest& request, const Kind& kind, const Preview& shown);

}   // namespace tantrao::editing
