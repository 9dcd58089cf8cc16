// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/desk_frame.hpp"
#include "base/text.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/headers.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>

namespace tantrao::web {
namespace {

void add_assets(view::Values& values, const Ui& ui)
{
    for (const auto& [marker, asset] : {std::pair{"DESK_CSS", "desk.css"}, std::pair{"EMBLEM", "emblem.svg"},
                                        std::pair{"FAVICON", "favicon.svg"}})
        values.set(marker, ui.assets.url(asset));
}

void add_sites(view::Values& values, const DeskRequest& request, const std::vector<site::Site>& sites)
{
    values.show(sites.empty() ? "NO_SITES" : "SITES_IF");
    values.set("HERE", request.site ? request.site->details.name : request.ui.messages.get("vi", "desk.choose_site"));
    for (const site::Site& site : sites) {
        view::Values& row = values.row("SITES");
        row.set("HREF", "/" + site.slug).set("NAME", site.details.name);
        row.show_if(request.site && request.site->id == site.id, "CURRENT");
    }
}

// Places of a site are shown while one is open; the others always, to those who may.
bool is_shown(const MenuEntry& entry, const DeskRequest& request, SiteId portal)
{
    const bool of_site = !entry.path.starts_with('/');
    if (of_site && !request.site)
        return false;
    return entry.power.empty() || access::decide_anywhere(request.actor, entry.power, of_site ? request.site->id : portal);
}

void add_menu(view::Values& values, const DeskRequest& request, const DeskHead& head, SiteId portal)
{
    for (const MenuEntry& entry : request.ui.menu) {
        if (!is_shown(entry, request, portal))
            continue;
        view::Values& row = values.row("MENU");
        row.set("HREF", entry.path.starts_with('/') ? entry.path : request.site_path(entry.path));
        row.set("NAME", request.ui.messages.get("vi", entry.message)).set_if("KEY", entry.key);
        row.set("ICON", request.ui.assets.url("icons.svg") + "#" + entry.icon);
        row.show_if(entry.path == head.menu, "CURRENT");
    }
}

void add_done(view::Values& values, const DeskRequest& request)
{
    const std::string code(request.query.get("xong"));
    const std::string message = "done." + code;
    const bool known = !code.empty() && request.ui.messages.has("vi", message);
    values.set_if("DONE", known ? request.ui.messages.get("vi", message, {std::string(request.query.get("ten"))}) : "");
}

std::string public_url(const DeskRequest& request)
{
    if (!request.site)
        return "";
    const auto directory = request.environment.directories.newest();
    const auto* site = directory->by_id(request.site->id);
    return site == nullptr ? "" : site->base_url + "/";
}

} // namespace

std::vector<site::Site> sites_of_actor(db::Connection& core, const access::Actor& actor)
{
    std::vector<site::Site> sites;
    for (const SiteId id : access::sites_of(actor))
        if (auto site = site::find_site(core, id))
            sites.push_back(std::move(*site));
    std::ranges::sort(sites, {}, [](const site::Site& site) { return text::collation_key(site.details.name); });
    return sites;
}

http::Response desk_response(const DeskRequest& request, const DeskHead& head, view::SafeHtml main, int status)
{
    const auto [sites, portal] =
        request.core().read([&](db::Connection& core) { return std::pair{sites_of_actor(core, request.actor), site::portal_id(core)}; });
    view::Values values;
    add_assets(values, request.ui);
    values.set("TITLE", head.title).set("USER", request.session.account.name).set("CSRF", request.session.csrf);
    values.set("DESK_JS", request.ui.assets.url("desk.js")).set("ICONS", request.ui.assets.url("icons.svg"));
    if (head.with_editor) {
        values.show("EDITOR");
        values.set("EDITOR_JS", request.ui.assets.url("editor.js"));
    }
    values.set_if("PUBLIC", public_url(request));
    add_sites(values, request, sites);
    add_menu(values, request, head, portal);
    add_done(values, request);
    values.set("MAIN", std::move(main));
    return http::html(request.ui.templates.render("platform/web/templates/desk_frame.tpl", values), status);
}

http::Response open_response(const OpenRequest& request, std::string_view title, view::SafeHtml main, int status)
{
    view::Values values;
    add_assets(values, request.ui);
    values.set("TITLE", title).set("MAIN", std::move(main));
    return http::html(request.ui.templates.render("platform/web/templates/open_frame.tpl", values), status);
}

http::Response done(std::string_view target, std::string_view code, std::string_view argument)
{
    std::string address(target);
    address += address.find('?') == std::string::npos ? "?xong=" : "&xong=";
    address += code;
    if (!argument.empty())
        address += "&ten=" + text::percent_encode(argument);
    return http::see_other(address);
}

std::string sentence(const Ui& ui, const Error& error) { return ui.messages.get("vi", error.code, error.args); }

std::string sentence(const Ui& ui, const FieldError& error) { return ui.messages.get("vi", error.code, error.args); }

} // namespace tantrao::web
