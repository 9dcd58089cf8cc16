// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/sites/details_desk.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/sites/details_fields.hpp"
#include "platform/site/site_actions.hpp"
#include "platform/web/desk_record.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"


namespace tantrao::sites {
namespace {

http::Response form(const web::DeskRequest& request, const site::Details& details, std::int64_t version, const Error* error)
{
    view::Values values;
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    set_details(values, request.ui, details, error);
    values.set("ACTION", request.site_path("trang")).set("VERSION", version);
    values.set("SLUG", request.site->slug).set("HOST_LABEL", request.site->host_label.empty() ? "–" : request.site->host_label);
    return web::desk_response(request, {"Thông tin trang", "trang"},
                              web::render_part(request.ui, "features/sites/templates/details.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

} // namespace

Result<http::Response> details_form(const web::DeskRequest& request)
{
    return form(request, request.site->details, request.site->version, nullptr);
}

Result<http::Response> save_details(const web::DeskRequest& request)
{
    const site::Details typed = read_details(request.form.fields);
    const std::int64_t seen = whole_number(request.form.fields.get("version"));
    const auto saved = request.core().write([&](db::Transaction& tx) -> Result<void> {
        TANTRAO_TRY(site::edit_site(tx, request.now, request.site_id(), seen, typed));
        web::record(tx, request, {"sites.edit", "sites.edit", "site", request.site_id().value, {}});
        return {};
    });
    if (!saved) {
        const Error error = beside_its_field(saved.error());
        return form(request, typed, seen, &error);
    }
    web::wait_until_shown(request.environment);
    return web::done(request.site_path("trang"), "site_saved");
}

} // namespace tantrao::sites
