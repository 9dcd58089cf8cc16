// The text of a form, read once for all that a page says of it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/source_lines.hpp"
#include <optional>
#include <string>

namespace tantrao::documents {

struct ReadText {
    // `typed` may be of a legacy font.
    explicit ReadText(const std::string& typed);

    std::string text;                     // decoded
    std::optional<law::LegalText> tree;   // nothing where the text is too long to be read
    law::SourceLines lines;
};

}   // namespace tantrao::documents
