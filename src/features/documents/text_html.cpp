// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/text_html.hpp"
#include "body/body.hpp"

namespace tantrao::documents {

TextHtml html_of_text(std::string_view text) { return {body::to_html(body::from_plain_text(text), {}), ""}; }

}   // namespace tantrao::documents
