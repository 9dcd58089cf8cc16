// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/sites/feature.hpp"
#include "features/sites/categories_desk.hpp"
#include "features/sites/details_desk.hpp"
#include "features/sites/gates_desk.hpp"
#include "features/sites/sites_desk.hpp"

namespace tantrao::sites {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "sites";
    feature.routes = {
        web::desk_page("/{site}/trang", "sites.details", "sites.edit", details_form),
        web::desk_action("/{site}/trang", "sites.details.save", "sites.edit", save_details),
        web::desk_page("/{site}/chuyen-muc", "sites.categories", "categories.edit", categories_page),
        web::desk_action("/{site}/chuyen-muc", "sites.categories.add", "categories.edit", add_category),
        web::desk_page("/{site}/chuyen-muc/{category}", "sites.category", "categories.edit", category_form),
        web::desk_action("/{site}/chuyen-muc/{category}", "sites.category.save", "categories.edit", save_category),
        web::desk_page("/{site}/quy-trinh", "sites.gates", "sites.gates", gates_form),
        web::desk_action("/{site}/quy-trinh", "sites.gates.save", "sites.gates", save_gates),
        web::desk_page("/cac-trang", "sites.list", "sites.create", list_page),
        web::desk_page("/cac-trang/moi", "sites.new", "sites.create", new_form),
        web::desk_action("/cac-trang/moi", "sites.create", "sites.create", create),
        web::desk_page("/cac-trang/{slug}", "sites.life", "sites.create", life_form),
        web::desk_action("/cac-trang/{slug}", "sites.life.move", "sites.create", move_life),
    };
    feature.menu = {
        {50, "sites.categories.menu", "folder", "chuyen-muc", "categories.edit", "m"},
        {60, "sites.gates.menu", "check", "quy-trinh", "sites.gates", "q"},
        {70, "sites.details.menu", "globe", "trang", "sites.edit", "r"},
        {85, "sites.list.menu", "list", "/cac-trang", "sites.create", "s"},
    };
    return feature;
}

} // namespace tantrao::sites
