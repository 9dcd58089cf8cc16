// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/command.hpp"

int main(int count, char** words) { return tantrao::app::run_command_line({words + 1, words + count}); }
