// From parsed HTML to the JSON of a tree. What comes out is still to be checked by from_json.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "body/body.hpp"

#include <gumbo.h>

namespace tantrao::body {

enum class Lists { nodes, words };   // words: their items are blocks that begin with the mark that a browser shows

// The blocks of a document under `root`, nested at most as deep as the limits allow.
Json map_html(const GumboNode* root, const Limits& limits, const PictureFinder& find, Lists lists);

}   // namespace tantrao::body
