// Commands: a table of names, what they take, what they do.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/arguments.hpp"

#include <functional>
#include <string>
#include <vector>

namespace tantrao::app {

struct Command {
    std::string name;      // "account add"
    std::string summary;   // one line, no full stop
    std::string help;      // whole sentences; "" where the summary says it all
    std::vector<std::string> positional;   // "FILE"; "[STATE]" may be left out
    std::vector<Option> options;
    std::function<int(const Arguments&)> run;   // the exit status
};

// All of them, in the order in which the help lists them.
const std::vector<Command>& commands();

// Runs "NAME … options"; what a command throws becomes a sentence. The exit status: 0 done, 1 refused or not content, 2 misused,
// 3 broken world.
int run_command_line(const std::vector<std::string>& words);

} // namespace tantrao::app
