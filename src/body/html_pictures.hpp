// Pictures of HTML from outside, as far as we hold them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/json.hpp"
#include "body/body.hpp"

#include <gumbo.h>
#include <optional>
#include <string>

namespace tantrao::body {

// The picture that the element shows; nothing where `find` is empty or does not know it.
std::optional<KnownPicture> known_picture(const GumboNode* image, const PictureFinder& find);

// A block of the tree. Without words of its own the picture is described by what the library says, or else by its caption.
Json figure_of(const KnownPicture& known, const GumboNode* image, const std::string& caption);

}   // namespace tantrao::body
