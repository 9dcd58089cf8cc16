// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/people.hpp"

#include "app/arguments.hpp"
#include "app/console.hpp"
#include "platform/site/site_store.hpp"

#include <fmt/format.h>

namespace tantrao::app {

identity::Account account_named(db::Connection& core, const std::string& email)
{
    auto account = identity::find_account_by_email(core, email);
    if (!account)
        throw Refused(fmt::format("there is no account {}", email));
    return std::move(*account);
}

site::Site site_named(db::Connection& core, const std::string& slug)
{
    auto site = site::find_site_by_slug(core, slug);
    if (!site)
        throw Refused(fmt::format("there is no site “{}”; `tantrao site list` shows all", slug));
    return std::move(*site);
}

site::Category category_named(db::Connection& core, const site::Site& site, const std::string& slug)
{
    auto category = site::find_category_by_slug(core, site.id, slug);
    if (!category)
        throw Refused(fmt::format("the site {} has no category “{}”", site.slug, slug));
    return std::move(*category);
}

void refuse_unless(const Result<void>& done)
{
    if (!done)
        refuse(done.error());
}

} // namespace tantrao::app
