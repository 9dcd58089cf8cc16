// Changes of sites and categories, each in the caller's transaction; rights and audit are the caller's (platform/access stands
// above this folder). Every change appends the site to the publication log.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "platform/site/site.hpp"

namespace tantrao::site {

struct CategoryPlan {
    std::string slug, name;
    std::vector<CategoryPlan> children;
};

struct NewSite {
    SiteId parent;
    std::string slug;
    Kind kind = Kind::commune;
    std::string host_label;
    std::string unit_code;
    State state = State::proposed;   // established needs the decision's number and date
    Details details;
    std::vector<CategoryPlan> categories;   // the template's
};

// Errors: "site.slug.pattern", "site.slug.reserved", "site.host.pattern", "site.name.missing", "site.decision.missing", not_found "site.parent.unknown", conflict
// "site.parent.portal", conflict "site.taken" (slug or host).
Result<SiteId> create_site(db::Transaction& tx, Instant now, const NewSite& plan);
// Errors: not_found "site.unknown", conflict "form.stale", "site.name.missing", "site.decision.missing".
Result<void> edit_site(db::Transaction& tx, Instant now, SiteId id, std::int64_t seen_version, const Details& details);
// Errors: not_found "site.unknown", conflict "form.stale", "site.state.move" (args: from, to), "site.decision.missing".
Result<void> change_state(db::Transaction& tx, Instant now, SiteId id, std::int64_t seen_version, State to);

// Errors of check_category, not_found "category.parent.unknown", conflict "category.slug.taken", conflict "category.parent.deep" (args:
// the most levels there may be).
Result<CategoryId> add_category(db::Transaction& tx, Instant now, SiteId site, CategoryId parent, std::string_view slug,
                                std::string_view name);
// Name, slug, position, parent and open/closed at once. Errors as above, conflict "form.stale", "category.parent.circle".
Result<void> edit_category(db::Transaction& tx, Instant now, const Category& category);

}   // namespace tantrao::site
