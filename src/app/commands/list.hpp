// The commands, one or a few related ones a file; app/commands.cpp puts them into the table.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/command.hpp"

namespace tantrao::app {

Command init_command();
Command serve_command();
std::vector<Command> account_commands();
std::vector<Command> access_commands();
std::vector<Command> site_commands();
Command import_articles_command();
Command import_documents_command();
Command seed_command();
std::vector<Command> live_commands();
std::vector<Command> backup_commands();
std::vector<Command> table_commands();   // routes, powers
Command migrate_command();
Command audit_verify_command();
Command doctor_command();
Command version_command();

} // namespace tantrao::app
