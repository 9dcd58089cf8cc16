// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/site/site_actions.hpp"

#include "base/text.hpp"
#include "base/time.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/site/site_store.hpp"

#include <algorithm>

namespace tantrao::site {

namespace {

Result<void> check_details(const Details& details, State state)
{
    if (text::clean_line(details.name).empty() || text::clean_line(details.official_name).empty())
        return Error::invalid("site.name.missing");
    if (state == State::proposed)
        return {};
    // A site answers only under a decision (Article 2.4a).
    if (details.established_number.empty() || !is_civil_date(details.established_on))
        return Error::invalid("site.decision.missing");
    return {};
}

Details cleaned(const Details& details)
{
    Details clean = details;
    for (std::string* text :
         {&clean.name, &clean.official_name, &clean.short_name, &clean.established_number, &clean.established_on,
          &clean.managing_body, &clean.responsible_person, &clean.address, &clean.phone, &clean.email, &clean.licence})
        *text = text::clean_line(*text);
    return clean;
}

// The portal stands above all; every other site below one that is there.
Result<void> check_place(db::Transaction& tx, const NewSite& plan)
{
    if (plan.kind == Kind::province)
        return plan.parent ? Result<void>(Error::conflict("site.parent.portal")) : Result<void>();
    if (!plan.parent || !find_site(tx.db(), plan.parent))
        return Error::not_found("site.parent.unknown");
    return {};
}

Result<void> add_planned(db::Transaction& tx, SiteId site, CategoryId parent, const std::vector<CategoryPlan>& plans)
{
    int position = 0;
    for (const CategoryPlan& plan : plans) {
        TANTRAO_TRY(check_category(plan.slug, plan.name));
        const Category category{CategoryId{new_id()}, site, parent, plan.slug, text::clean_line(plan.name), position++, true, 1};
        if (!insert_category(tx.db(), category))
            return Error::conflict("category.slug.taken", {plan.slug});
        TANTRAO_TRY(add_planned(tx, site, category.id, plan.children));
    }
    return {};
}

constexpr int most_levels = 8;

int levels_below(const std::vector<Category>& all, CategoryId id, int guard = 0)
{
    int most = 0;
    if (guard <= most_levels)
        for (const Category& category : all)
            if (category.parent == id)
                most = std::max(most, 1 + levels_below(all, category.id, guard + 1));
    return most;
}

// Whether the category, 0 for a new one, can stand below the parent with everything that stands below it.
Result<void> check_parent(db::Transaction& tx, SiteId site, CategoryId id, CategoryId parent)
{
    int above = 0;
    for (CategoryId at = parent; at; ++above) {
        if (at == id)
            return Error::conflict("category.parent.circle");
        const auto found = find_category(tx.db(), site, at);
        if (!found)
            return Error::not_found("category.parent.unknown");
        if (above > most_levels)
            break;
        at = found->parent;
    }
    if (above + 1 + (id ? levels_below(categories_of(tx.db(), site), id) : 0) > most_levels)
        return Error::conflict("category.parent.deep", {std::to_string(most_levels)});
    return {};
}

}   // namespace

Result<SiteId> create_site(db::Transaction& tx, Instant now, const NewSite& plan)
{
    if (!text::is_slug(plan.slug))
        return Error::invalid("site.slug.pattern", {plan.slug});
    if (is_desk_word(plan.slug))
        return Error::invalid("site.slug.reserved", {plan.slug});
    TANTRAO_TRY(check_host_label(plan.kind, plan.host_label));
    const Details details = cleaned(plan.details);
    TANTRAO_TRY(check_details(details, plan.state));
    TANTRAO_TRY(check_place(tx, plan));
    const Site site{SiteId{new_id()}, plan.parent, plan.slug, plan.kind, plan.host_label, plan.unit_code, plan.state, details, 1};
    if (!insert_site(tx.db(), site, now))
        return Error::conflict("site.taken", {plan.slug});
    TANTRAO_TRY(add_planned(tx, site.id, CategoryId{}, plan.categories));
    newsstand::append(tx, now, "site", site.id.value);
    return site.id;
}

Result<void> edit_site(db::Transaction& tx, Instant now, SiteId id, std::int64_t seen_version, const Details& typed)
{
    const Details details = cleaned(typed);
    const auto site = find_site(tx.db(), id);
    if (!site)
        return Error::not_found("site.unknown");
    TANTRAO_TRY(check_details(details, site->state));
    if (!update_details(tx.db(), id, seen_version, details))
        return Error::conflict("form.stale");
    newsstand::append(tx, now, "site", id.value);
    return {};
}

Result<void> change_state(db::Transaction& tx, Instant now, SiteId id, std::int64_t seen_version, State to)
{
    const auto site = find_site(tx.db(), id);
    if (!site)
        return Error::not_found("site.unknown");
    if (!may_become(site->state, to))
        return Error::conflict("site.state.move", {std::string(name_of(site->state)), std::string(name_of(to))});
    TANTRAO_TRY(check_details(site->details, to));
    if (!update_state(tx.db(), id, seen_version, to))
        return Error::conflict("form.stale");
    newsstand::append(tx, now, "site", id.value);
    return {};
}

Result<CategoryId> add_category(db::Transaction& tx, Instant now, SiteId site, CategoryId parent, std::string_view slug,
                                std::string_view name)
{
    TANTRAO_TRY(check_category(slug, name));
    lock_categories(tx.db(), site);
    TANTRAO_TRY(check_parent(tx, site, CategoryId{}, parent));
    const auto siblings = categories_of(tx.db(), site);
    const Category category{CategoryId{new_id()},
                            site,
                            parent,
                            std::string(slug),
                            text::clean_line(name),
                            static_cast<int>(siblings.size()),
                            true,
                            1};
    if (!insert_category(tx.db(), category))
        return Error::conflict("category.slug.taken", {std::string(slug)});
    newsstand::append(tx, now, "site", site.value);
    return category.id;
}

Result<void> edit_category(db::Transaction& tx, Instant now, const Category& typed)
{
    Category category = typed;
    category.name = text::clean_line(typed.name);
    TANTRAO_TRY(check_category(category.slug, category.name));
    lock_categories(tx.db(), category.site);
    if (!find_category(tx.db(), category.site, category.id))
        return Error::not_found("category.unknown");
    TANTRAO_TRY(check_parent(tx, category.site, category.id, category.parent));
    const auto same_slug = find_category_by_slug(tx.db(), category.site, category.slug);
    if (same_slug && same_slug->id != category.id)
        return Error::conflict("category.slug.taken", {category.slug});
    if (!update_category(tx.db(), category))
        return Error::conflict("form.stale");
    newsstand::append(tx, now, "site", category.site.value);
    return {};
}

}   // namespace tantrao::site
