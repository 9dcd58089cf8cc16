// Running an import for a command: reading, progress, and the report in words or JSON.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/arguments.hpp"
#include "app/node.hpp"
#include "base/json.hpp"
#include "features/import/report.hpp"
#include "files/line_source.hpp"

#include <functional>

namespace tantrao::app {

// Gives every line of the source to `add`, and to `refuse` what is too long to be one. What cannot be read any further ends the reading
// and is told by the result ("" if all was read); the caller then finishes what came before.
std::string import_lines(files::LineSource& source, const std::string& what,
                         const std::function<void(std::int64_t, std::string_view)>& add,
                         const std::function<void(std::int64_t, Error)>& refuse);

// What stands in the history of everything that comes from the file: who, why, and from which bytes. `command` stands where no decision
// is named. Throws Refused if the file cannot be opened.
std::string instrument_of(const Arguments& arguments, const std::filesystem::path& file, std::string_view command);

Json json_of(const importing::Report& report);
// In Vietnamese. `what`: "bài viết", "văn bản".
std::string text_of(const importing::Report& report, std::string_view what);

// How far what was imported has come on this machine.
struct Reached {
    bool is_shown = false, is_findable = false, has_server = false;
};
// Shows it, and waits for the search of a running server, with progress.
Reached publish_imported(const Config& config, db::Store& core, const Clock& clock);

// Says it in words or JSON; the status of the command.
int tell(const Arguments& arguments, const importing::Report& report, std::string_view what, const Reached& reached,
         double seconds, const std::string& problem);

}   // namespace tantrao::app
