// What commands name on their lines, looked up in core: accounts by e-mail, sites by slug. All throw Refused for what is not there.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/audit/audit.hpp"
#include "platform/identity/identity.hpp"
#include "platform/site/site.hpp"

namespace tantrao::app {

identity::Account account_named(db::Connection& core, const std::string& email);
site::Site site_named(db::Connection& core, const std::string& slug);
site::Category category_named(db::Connection& core, const site::Site& site, const std::string& slug);

// Runs a change in one transaction and records it as an act of the command line. Throws Refused with the change's error.
template <class F>
void change_and_record(db::Store& core, Instant now, const audit::Act& act, F&& change);

void refuse_unless(const Result<void>& done);

template <class F>
void change_and_record(db::Store& core, Instant now, const audit::Act& act, F&& change)
{
    refuse_unless(core.write([&](db::Transaction& tx) -> Result<void> {
        TANTRAO_TRY(change(tx));
        audit::record(tx, now, access::system_actor(), act);
        return {};
    }));
}

} // namespace tantrao::app
