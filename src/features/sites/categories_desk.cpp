// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/sites/categories_desk.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/sites/details_fields.hpp"
#include "platform/site/site_actions.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/desk_record.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>

namespace tantrao::sites {
namespace {

int depth_of(const std::vector<site::Category>& all, const site::Category& category)
{
    int depth = 0;
    for (CategoryId parent = category.parent; parent; ++depth) {
        const auto found = std::ranges::find(all, parent, &site::Category::id);
        parent = found == all.end() ? CategoryId{} : found->parent;
    }
    return depth;
}

std::vector<site::Category> categories_of(const web::DeskRequest& request)
{
    return request.core().read([&](db::Connection& core) { return site::categories_of(core, request.site_id()); });
}

// "– – " for the third level.
std::string dashes(const std::vector<site::Category>& all, const site::Category& category)
{
    std::string text;
    for (int i = depth_of(all, category); i > 0; --i)
        text += "– ";
    return text;
}

void add_parents(view::Values& values, const std::vector<site::Category>& all, CategoryId chosen, CategoryId without)
{
    for (const site::Category& category : all) {
        if (category.id == without)
            continue;
        view::Values& row = values.row("PARENTS");
        row.set("ID", category.id.value).set("LABEL", dashes(all, category) + category.name).show_if(category.id == chosen, "CHOSEN");
    }
}

http::Response list(const web::DeskRequest& request, std::string_view name, std::string_view slug, CategoryId parent, const Error* error)
{
    const auto all = categories_of(request);
    view::Values values;
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    web::set_field(values, request.ui, "name", name, error);
    web::set_field(values, request.ui, "slug", slug, error);
    values.set("ACTION", request.site_path("chuyen-muc")).show_if(all.empty(), "NOTHING");
    add_parents(values, all, parent, {});
    for (const site::Category& category : all) {
        view::Values& row = values.row("CATEGORIES");
        row.set("HREF", request.site_path("chuyen-muc/" + std::to_string(category.id.value)));
        row.set("DASHES", dashes(all, category)).set("NAME", category.name).set("SLUG", category.slug).set("LEVEL", depth_of(all, category) + 1);
        row.show_if(!category.open, "CLOSED");
    }
    return web::desk_response(request, {"Chuyên mục", "chuyen-muc"},
                              web::render_part(request.ui, "features/sites/templates/categories.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

http::Response form(const web::DeskRequest& request, const site::Category& category, const Error* error)
{
    view::Values values;
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    web::set_field(values, request.ui, "name", category.name, error);
    web::set_field(values, request.ui, "slug", category.slug, error);
    web::set_field(values, request.ui, "position", std::to_string(category.position), error);
    values.set("ACTION", request.site_path("chuyen-muc/" + std::to_string(category.id.value))).set("VERSION", category.version);
    values.set("BACK", request.site_path("chuyen-muc")).show_if(category.open, "OPEN");
    values.show_if(!category.parent, "AT_TOP");
    add_parents(values, categories_of(request), category.parent, category.id);
    return web::desk_response(request, {category.name, "chuyen-muc"},
                              web::render_part(request.ui, "features/sites/templates/category.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

Result<site::Category> asked_category(const web::DeskRequest& request)
{
    const CategoryId id{request.path.number("category")};
    auto found = request.core().read([&](db::Connection& core) { return site::find_category(core, request.site_id(), id); });
    if (!found)
        return Error::not_found("category.unknown");
    return std::move(*found);
}

} // namespace

Result<http::Response> categories_page(const web::DeskRequest& request) { return list(request, "", "", {}, nullptr); }

Result<http::Response> add_category(const web::DeskRequest& request)
{
    const auto& fields = request.form.fields;
    const std::string name = text::clean_line(fields.get("name"));
    std::string slug = text::clean_line(fields.get("slug"));
    if (slug.empty() && !name.empty())
        slug = text::slug(name);
    const CategoryId parent{whole_number(fields.get("parent"))};
    const auto added = request.core().write([&](db::Transaction& tx) -> Result<CategoryId> {
        const CategoryId id = TANTRAO_TRY(site::add_category(tx, request.now, request.site_id(), parent, slug, name));
        web::record(tx, request, {"categories.add", "categories.edit", "category", id.value, {{"name", name}}});
        return id;
    });
    if (!added) {
        const Error error = beside_its_field(added.error());
        return list(request, name, slug, parent, &error);
    }
    web::wait_until_shown(request.environment);
    return web::done(request.site_path("chuyen-muc"), "category_added", name);
}

Result<http::Response> category_form(const web::DeskRequest& request)
{
    return form(request, TANTRAO_TRY(asked_category(request)), nullptr);
}

Result<http::Response> save_category(const web::DeskRequest& request)
{
    site::Category category = TANTRAO_TRY(asked_category(request));
    const auto& fields = request.form.fields;
    category.name = text::clean_line(fields.get("name"));
    category.slug = text::clean_line(fields.get("slug"));
    category.parent = CategoryId{whole_number(fields.get("parent"))};
    category.position = static_cast<int>(std::clamp<std::int64_t>(whole_number(fields.get("position")), 0, 9999));
    category.open = fields.has("open");
    category.version = whole_number(fields.get("version"));
    const auto saved = request.core().write([&](db::Transaction& tx) -> Result<void> {
        TANTRAO_TRY(site::edit_category(tx, request.now, category));
        web::record(tx, request, {"categories.edit", "categories.edit", "category", category.id.value, {{"name", category.name}}});
        return {};
    });
    if (!saved) {
        const Error error = beside_its_field(saved.error());
        return form(request, category, &error);
    }
    web::wait_until_shown(request.environment);
    return web::done(request.site_path("chuyen-muc"), "category_saved", category.name);
}

} // namespace tantrao::sites
