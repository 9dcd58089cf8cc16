// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/command.hpp"
#include "app/commands/list.hpp"

namespace tantrao::app {

namespace {

void add(std::vector<Command>& all, std::vector<Command> more)
{
    for (Command& command : more)
        all.push_back(std::move(command));
}

std::vector<Command> make_table()
{
    std::vector<Command> all{init_command(), serve_command()};
    add(all, account_commands());
    add(all, access_commands());
    add(all, site_commands());
    all.push_back(import_articles_command());
    all.push_back(import_documents_command());
    all.push_back(seed_command());
    add(all, live_commands());
    add(all, backup_commands());
    add(all, table_commands());
    all.push_back(migrate_command());
    all.push_back(audit_verify_command());
    all.push_back(doctor_command());
    all.push_back(version_command());
    return all;
}

} // namespace

const std::vector<Command>& commands()
{
    static const std::vector<Command> all = make_table();
    return all;
}

} // namespace tantrao::app
