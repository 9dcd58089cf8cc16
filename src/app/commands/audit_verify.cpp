// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "platform/audit/audit.hpp"

#include <fmt/format.h>

namespace tantrao::app {

namespace {

int verify(const Arguments& arguments)
{
    const auto core = open_core(config_of(arguments));
    const audit::Verification found = core->read([](db::Connection& db) { return audit::verify(db); });
    if (arguments.has("json")) {
        say_json({{"ok", found.broken.empty()}, {"sealed", found.sealed}, {"unsealed", found.unsealed}, {"erased", found.erased},
                  {"broken", found.broken}});
    } else {
        for (const std::string& line : found.broken)
            say(line);
        say(fmt::format("{} rows are sealed, {} wait for the next seal, {} details were erased under the law: {}", found.sealed, found.unsealed,
                        found.erased, found.broken.empty() ? "the chain is whole." : "THE CHAIN IS BROKEN."));
    }
    return found.broken.empty() ? 0 : 1;
}

} // namespace

Command audit_verify_command()
{
    return {"audit verify", "check that the audit trail was not changed",
            "Follows the seals of the audit trail from the first row to the last. Ends with 1 if something does not fit.", {},
            {data_option(), database_option(), json_option()}, verify};
}

} // namespace tantrao::app
