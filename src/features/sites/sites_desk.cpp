// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/sites/sites_desk.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/sites/details_fields.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_actions.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/desk_record.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>
#include <array>

namespace tantrao::sites {
namespace {

constexpr std::array states{site::State::proposed, site::State::established, site::State::suspended, site::State::merged, site::State::archived};

std::string name_of_state(const web::Ui& ui, site::State state)
{
    return ui.messages.get("vi", "site_state." + std::string(site::name_of(state)));
}

// What the form for a new site holds.
struct Typed {
    std::string slug, host_label, kind, model;
    site::Details details;
};

Typed read(const http::Fields& fields)
{
    return {text::clean_line(fields.get("slug")), text::clean_line(fields.get("host_label")), std::string(fields.get("kind")),
            std::string(fields.get("model")), read_details(fields)};
}

http::Response form(const web::DeskRequest& request, const Typed& typed, const Error* error)
{
    view::Values values;
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    set_details(values, request.ui, typed.details, error);
    web::set_field(values, request.ui, "slug", typed.slug, error);
    web::set_field(values, request.ui, "host_label", typed.host_label, error);
    values.show_if(typed.kind == "department", "DEPARTMENT").show_if(typed.kind != "department", "COMMUNE");
    for (const site::Site& site : request.core().read([](db::Connection& core) { return site::all_sites(core); })) {
        if (site.kind == site::Kind::province)
            continue;
        view::Values& row = values.row("MODELS");
        row.set("SLUG", site.slug).set("NAME", site.details.name).show_if(site.slug == typed.model, "CHOSEN");
    }
    return web::desk_response(request, {"Thêm trang thành phần", "/cac-trang"},
                              web::render_part(request.ui, "features/sites/templates/new_site.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

std::vector<site::CategoryPlan> plan_below(const std::vector<site::Category>& all, CategoryId parent)
{
    std::vector<site::CategoryPlan> plans;
    for (const site::Category& category : all)
        if (category.parent == parent && category.open)
            plans.push_back({category.slug, category.name, plan_below(all, category.id)});
    return plans;
}

// The new site with the categories and the gates of its model.
Result<SiteId> create_like(db::Transaction& tx, const web::DeskRequest& request, const Typed& typed)
{
    site::NewSite plan;
    plan.parent = site::portal_id(tx.db());
    plan.slug = typed.slug;
    plan.kind = typed.kind == "department" ? site::Kind::department : site::Kind::commune;
    plan.host_label = typed.host_label;
    plan.details = typed.details;
    const auto model = site::find_site_by_slug(tx.db(), typed.model);
    if (!model || model->kind != plan.kind)
        return Error::fields_invalid({{"model", "site.model.unknown", {}}});
    plan.categories = plan_below(site::categories_of(tx.db(), model->id), {});
    const SiteId id = TANTRAO_TRY(site::create_site(tx, request.now, plan));
    publication::set_chain(tx, id, "article", publication::chain_of(tx.db(), model->id, "article"));
    web::record(tx, request, id, {"sites.create", "sites.create", "site", id.value, {{"slug", typed.slug}}});
    return id;
}

Result<site::Site> asked_site(const web::DeskRequest& request)
{
    auto found = request.core().read([&](db::Connection& core) { return site::find_site_by_slug(core, request.path.get("slug")); });
    if (!found)
        return Error::not_found("site.unknown");
    return std::move(*found);
}

http::Response life(const web::DeskRequest& request, const site::Site& site, const Error* error)
{
    view::Values values;
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    values.set("NAME", site.details.name).set("ACTION", "/cac-trang/" + site.slug).set("VERSION", site.version);
    values.set("STATE", name_of_state(request.ui, site.state)).set("SLUG", site.slug).set("HOST_LABEL", site.host_label);
    values.set_if("DECISION", site.details.established_number);
    bool any = false;
    for (const site::State state : states) {
        if (!site::may_become(site.state, state))
            continue;
        any = true;
        view::Values& row = values.row("MOVES");
        row.set("TO", site::name_of(state));
        row.set("LABEL", request.ui.messages.get("vi", "site_move." + std::string(site::name_of(state))));
        const bool no_way_back = !site::may_become(state, site.state);
        row.show_if(no_way_back && state != site::State::established, "NO_WAY_BACK").show_if(!no_way_back || state == site::State::established, "EASY");
    }
    values.show_if(!any, "FINAL");
    return web::desk_response(request, {site.details.name, "/cac-trang"},
                              web::render_part(request.ui, "features/sites/templates/life.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

} // namespace

Result<http::Response> list_page(const web::DeskRequest& request)
{
    auto all = request.core().read([](db::Connection& core) { return site::all_sites(core); });
    std::ranges::sort(all, {}, [](const site::Site& site) { return text::collation_key(site.details.name); });
    view::Values values;
    values.set("COUNT", static_cast<std::int64_t>(all.size()));
    for (const site::Site& site : all) {
        view::Values& row = values.row("SITES");
        row.set("HREF", "/cac-trang/" + site.slug).set("NAME", site.details.name).set("SLUG", site.slug);
        row.set("STATE", name_of_state(request.ui, site.state));
        row.set("STATE_CODE", site.state == site::State::established ? "live" : site::is_public(site.state) ? "returned" : "draft");
    }
    return web::desk_response(request, {"Các trang", "/cac-trang"},
                              web::render_part(request.ui, "features/sites/templates/sites.tpl", values));
}

Result<http::Response> new_form(const web::DeskRequest& request)
{
    Typed typed;
    typed.details.theme = "green";
    return form(request, typed, nullptr);
}

Result<http::Response> create(const web::DeskRequest& request)
{
    const Typed typed = read(request.form.fields);
    const auto created = request.core().write([&](db::Transaction& tx) { return create_like(tx, request, typed); });
    if (!created) {
        const Error error = beside_its_field(created.error());
        return form(request, typed, &error);
    }
    return web::done("/cac-trang/" + typed.slug, "site_created", typed.details.name);
}

Result<http::Response> life_form(const web::DeskRequest& request) { return life(request, TANTRAO_TRY(asked_site(request)), nullptr); }

Result<http::Response> move_life(const web::DeskRequest& request)
{
    const site::Site site = TANTRAO_TRY(asked_site(request));
    const site::State to = TANTRAO_TRY(site::state_of(request.form.fields.get("to")));
    const std::int64_t seen = whole_number(request.form.fields.get("version"));
    const auto moved = request.core().write([&](db::Transaction& tx) -> Result<void> {
        TANTRAO_TRY(site::change_state(tx, request.now, site.id, seen, to));
        web::record(tx, request, site.id, {"sites.state", "sites.create", "site", site.id.value, {{"to", site::name_of(to)}}});
        return {};
    });
    if (!moved)
        return life(request, site, &moved.error());
    web::wait_until_shown(request.environment);
    return web::done("/cac-trang/" + site.slug, "site_moved");
}

} // namespace tantrao::sites
