// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/read_text.hpp"
#include "base/legacy_encoding.hpp"
#include <utility>

namespace tantrao::documents {

ReadText::ReadText(const std::string& typed)
{
    auto decoded = text::decode_pasted(typed);
    text = decoded ? std::move(decoded->text) : typed;
    if (auto parsed = law::parse_text(text, lines))
        tree = std::move(*parsed);
}

}   // namespace tantrao::documents
