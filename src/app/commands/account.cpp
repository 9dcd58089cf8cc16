// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/people.hpp"

#include <fmt/format.h>

namespace tantrao::app {

namespace {

const Option email_option{"email", "E", "the account's e-mail address", Option::Need::required};
const Option password_option{"password-stdin", "", "read the password from the first line of standard input", Option::Need::required};

audit::Act act_on(std::string_view action, AccountId id) { return {action, "accounts.manage", {}, "account", id.value, Json::object(), {}, ""}; }

int add(const Arguments& arguments)
{
    const Config config = config_of(arguments);
    const auto core = open_core(config);
    const SystemClock clock;
    const identity::NewAccount plan{arguments.get("email"), arguments.get("name"), read_secret_line(), true};
    const AccountId id = required(identity::create_account(*core, clock.now(), plan));
    change_and_record(*core, clock.now(), act_on("accounts.add", id), [](db::Transaction&) -> Result<void> { return {}; });
    say(fmt::format("{} may sign in and must choose a new password first; `tantrao access grant` gives rights.", arguments.get("email")));
    return 0;
}

std::string state_of(const identity::Account& account)
{
    return !account.active ? "disabled" : account.must_change ? "must change password" : "active";
}

int list(const Arguments& arguments)
{
    const auto core = open_core(config_of(arguments));
    const auto accounts = core->read([](db::Connection& db) { return identity::all_accounts(db); });
    Json all = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const identity::Account& account : accounts) {
        const std::string seen = account.last_signed_in_at.us == 0 ? "" : format_rfc3339(account.last_signed_in_at);
        all.push_back({{"email", account.email}, {"name", account.name}, {"state", state_of(account)}, {"last_signed_in", seen}});
        rows.push_back({account.email, account.name, state_of(account), seen});
    }
    if (arguments.has("json"))
        say_json(all);
    else
        say(table_of(rows));
    return 0;
}

int set_active(const Arguments& arguments, bool active)
{
    const auto core = open_core(config_of(arguments));
    const identity::Account account = core->read([&](db::Connection& db) { return account_named(db, arguments.get("email")); });
    const std::string_view action = active ? "accounts.enable" : "accounts.disable";
    change_and_record(*core, SystemClock().now(), act_on(action, account.id),
                      [&](db::Transaction& tx) { return identity::set_active(tx, account.id, active); });
    say(active ? fmt::format("{} may sign in again.", account.email)
               : fmt::format("{} may no longer sign in; its sessions have ended.", account.email));
    return 0;
}

int disable(const Arguments& arguments) { return set_active(arguments, false); }
int enable(const Arguments& arguments) { return set_active(arguments, true); }

int password(const Arguments& arguments)
{
    const auto core = open_core(config_of(arguments));
    const identity::Account account = core->read([&](db::Connection& db) { return account_named(db, arguments.get("email")); });
    refuse_unless(identity::replace_password(*core, account.id, read_secret_line()));
    change_and_record(*core, SystemClock().now(), act_on("accounts.password.set", account.id),
                      [](db::Transaction&) -> Result<void> { return {}; });
    say(fmt::format("{} has a new password, which must be changed at the next sign-in; its sessions have ended.", account.email));
    return 0;
}

} // namespace

std::vector<Command> account_commands()
{
    const Option data = data_option(), database = database_option();
    return {
        {"account add", "add an account", "Adds an account of the desk. The password has 14 characters or more and must be changed at the first sign-in.",
         {}, {data, database, email_option, {"name", "N", "the person's name", Option::Need::required}, password_option}, add},
        {"account list", "list the accounts", "", {}, {data, database, json_option()}, list},
        {"account disable", "forbid an account to sign in", "", {}, {data, database, email_option}, disable},
        {"account enable", "let a disabled account sign in again", "", {}, {data, database, email_option}, enable},
        {"account password", "give an account a new password", "Sets a password that must be changed at the next sign-in.", {},
         {data, database, email_option, password_option}, password},
    };
}

} // namespace tantrao::app
