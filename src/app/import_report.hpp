// Running an import for a command: reading, progress, and the report in words or JSON.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/node.hpp"
#include "features/import/importer.hpp"
#include "files/line_source.hpp"

namespace tantrao::app {

// Gives every line of the source to the importer; a line that is too long becomes a bad one. What cannot be read any further ends
// the import after what came before was written, and is told by the result ("" if all was read).
std::string import_lines(files::LineSource& source, importing::Importer& importer, const std::string& what);

Json json_of(const importing::Report& report);
std::string text_of(const importing::Report& report);

} // namespace tantrao::app
