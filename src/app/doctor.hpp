// Whether a portal is well: every check looks, says what it found, and changes nothing.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/node.hpp"

#include <string>
#include <vector>

namespace tantrao::app {

struct Check {
    std::string name;
    bool ok = false;
    std::string detail;   // in words, also when all is well
};

// Only what can be checked without a store that answers.
Check check_disk(const Config& config);
Check check_migrations(db::Store& core);
// Sites whose people can write but where nobody else could pass the last gate.
Check check_gates(db::Store& core);
Check check_audit(db::Store& core);
Check check_jobs(db::Store& core);
Check check_set_aside(Node& node);
Check check_files(Node& node);
// Reads the whole search index, and looks whether a server that runs keeps it up to date.
Check check_search(const Config& config, Node& node);

// The whole round, first what the rest depends on. Where no server runs, live is brought up to date first.
std::vector<Check> examine(const Config& config, const Clock& clock);
bool is_content(const std::vector<Check>& checks);

// Makes live right where examine() found it wrong: builds it anew, here or in the running server.
void repair_live(const Config& config, db::Store& core, const Clock& clock);

} // namespace tantrao::app
