// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/access/access.hpp"

#include <algorithm>
#include <array>

namespace tantrao::access {

namespace {
constexpr std::array<std::string_view, 3> level_names{"update", "moderate", "administer"};

constexpr std::array table{
    Power{"desk.use", Level::update, "open the desk of the site"},
    Power{"articles.write", Level::update, "write drafts, edit own returned editions, submit"},
    Power{"articles.view", Level::update, "see the site's editions in every state"},
    Power{"documents.write", Level::update, "the same for legal documents"},
    Power{"documents.view", Level::update, "see the site's documents in every state"},
    Power{"documents.tasks", Level::moderate, "close, cancel and reopen tasks of directives, show them to readers"},
    Power{"documents.tasks.due", Level::administer, "is told by mail of the tasks of directives that are due"},
    Power{"gazette_issues.write", Level::update, "the same for issues of the gazette"},
    Power{"gazette_issues.view", Level::update, "see the site's issues in every state"},
    Power{"media.upload", Level::update, "put pictures and files into the site's library"},
    Power{"publication.receive", Level::moderate, "pass, edit, return or decline at the receiving gate (secretary)"},
    Power{"publication.moderate", Level::moderate, "the same at the moderating gate (deputy head)"},
    Power{"publication.decide", Level::moderate, "the same at the deciding gate (head)"},
    Power{"publication.return", Level::moderate, "take back what is approved and waits for its time, with a reason"},
    Power{"publication.withdraw", Level::moderate, "withdraw what is public, with a reason"},
    Power{"search.bets", Level::moderate, "choose what is found first for a query, see what was not found"},
    Power{"search.names", Level::moderate, "add abbreviations and synonyms for search (asked on the portal)"},
    Power{"categories.edit", Level::administer, "add, rename, order and close categories"},
    Power{"sites.edit", Level::administer, "edit the site's details and contacts"},
    Power{"sites.gates", Level::administer, "change the chain of gates"},
    Power{"accounts.manage", Level::administer, "give and take levels on the site, add accounts"},
    Power{"audit.view", Level::administer, "read the audit trail of the site"},
    Power{"sites.create", Level::administer, "create component sites, change their state (asked on the portal)"},
    Power{"jobs.view", Level::administer, "see background jobs (asked on the portal)"},
    Power{"publication.import", Level::administer, "import articles as a publishing act"},
};
}   // namespace

std::string_view name_of(Level level) { return level_names[static_cast<std::size_t>(level)]; }

Result<Level> level_of(std::string_view name)
{
    const auto found = std::ranges::find(level_names, name);
    if (found == level_names.end())
        return Error::invalid("access.level.unknown", {std::string(name)});
    return static_cast<Level>(found - level_names.begin());
}

std::span<const Power> powers() { return table; }

const Power* find_power(std::string_view name)
{
    const auto found = std::ranges::find_if(table, [name](const Power& power) { return power.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}   // namespace tantrao::access
