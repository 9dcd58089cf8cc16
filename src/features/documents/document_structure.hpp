// What was recognised in a plain text, shown beside the field it is typed in: the tree of its provisions, and each place the parser was
// not sure of with its line.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/read_text.hpp"
#include "platform/web/environment.hpp"

namespace tantrao::documents {

// The part is the element "cau-truc"; links with data-line lead to lines of the field "text".
view::SafeHtml structure_part(const web::Ui& ui, const ReadText& read);

}   // namespace tantrao::documents
