// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/people/feature.hpp"
#include "features/people/people_desk.hpp"

namespace tantrao::people {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "people";
    feature.routes = {
        web::desk_page("/{site}/ban-bien-tap", "people.list", "accounts.manage", list_page),
        web::desk_action("/{site}/ban-bien-tap", "people.add", "accounts.manage", add_person),
        web::desk_action("/{site}/ban-bien-tap/{grant}/thoi", "people.revoke", "accounts.manage", revoke_grant),
        // A component site's people as the administrator of the portal sees them, who names its first administrator.
        web::desk_page("/cac-trang/{slug}/ban-bien-tap", "people.of_site", "sites.create", list_page),
        web::desk_action("/cac-trang/{slug}/ban-bien-tap", "people.of_site.add", "sites.create", add_person),
        web::desk_action("/cac-trang/{slug}/ban-bien-tap/{grant}/thoi", "people.of_site.revoke", "sites.create", revoke_grant),
    };
    feature.menu = {{40, "people.menu", "users", "ban-bien-tap", "accounts.manage", "p"}};
    return feature;
}

}   // namespace tantrao::people
