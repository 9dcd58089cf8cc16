// The relations of a document as a diagram, and as a list that says the same: /van-ban/<document>/quan-he
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/relation_groups.hpp"
#include "platform/web/route.hpp"
#include <functional>

namespace tantrao::documents {

std::vector<web::Route> relation_routes();
std::string diagram_path(std::string_view document_path);

// What one picture shows: groups above that bear on the document, groups below that it bears on.
struct Diagram {
    std::string label;   // what it is a picture of, for those who do not see it
    std::string name;    // of the document in the middle
    std::vector<RelationGroup> incoming, outgoing;
};
// SVG of a fixed width, as tall as it has to be; colours come from the style sheet. At most `most_boxes` a group, then how many more.
constexpr std::size_t most_boxes = 8;
std::string svg_of(const Diagram& diagram, const std::function<std::string(std::int64_t)>& more);

}   // namespace tantrao::documents
