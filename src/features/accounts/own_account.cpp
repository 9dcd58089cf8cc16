// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/own_account.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/desk_record.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/session_cookie.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::accounts {
namespace {

http::Response password_page(const web::DeskRequest& request, const Error* error)
{
    view::Values values;
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    web::set_field(values, request.ui, "present", "", error);
    web::set_field(values, request.ui, "fresh", "", error);
    values.show_if(request.session.account.must_change, "MUST");
    return web::desk_response(request, {"Đổi mật khẩu", "tai-khoan"},
                              web::render_part(request.ui, "features/accounts/templates/password.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

// identity speaks of the password; on this form the new one is "fresh".
Error beside_its_field(Error error)
{
    for (FieldError& field : error.fields)
        if (field.field == "password")
            field.field = "fresh";
    return error;
}

} // namespace

Result<http::Response> own_account(const web::DeskRequest& request)
{
    view::Values values;
    const identity::Account& account = request.session.account;
    values.set("NAME", account.name).set("EMAIL", account.email);
    request.core().read([&](db::Connection& core) {
        for (const access::Grant& grant : request.actor.grants) {
            const auto site = site::find_site(core, grant.site);
            view::Values& row = values.row("GRANTS");
            row.set("SITE", site ? site->details.name : "");
            row.set("LEVEL", request.ui.messages.get("vi", "level." + std::string(access::name_of(grant.level))));
            const auto category = grant.category ? site::find_category(core, grant.site, grant.category) : std::nullopt;
            row.set_if("CATEGORY", category ? category->name : "");
        }
        return 0;
    });
    values.show_if(request.actor.grants.empty(), "NONE");
    return web::desk_response(request, {"Tài khoản", "tai-khoan"},
                              web::render_part(request.ui, "features/accounts/templates/own_account.tpl", values));
}

Result<http::Response> password_form(const web::DeskRequest& request) { return password_page(request, nullptr); }

Result<http::Response> change_password(const web::DeskRequest& request)
{
    const auto& fields = request.form.fields;
    if (fields.get("fresh") != fields.get("again")) {
        const Error error = Error::fields_invalid({{"fresh", "password.not_equal", {}}});
        return password_page(request, &error);
    }
    const auto changed = identity::change_password(request.core(), request.actor.id, fields.get("present"), fields.get("fresh"),
                                                   web::session_token(request.http, request.environment.config));
    if (!changed) {
        const Error error = beside_its_field(changed.error());
        return password_page(request, &error);
    }
    (void)request.core().write([&](db::Transaction& tx) -> Result<int> {
        web::record(tx, request, {"accounts.password.change", "", "account", request.actor.id.value, {}});
        return 0;
    });
    return web::done("/", "password_changed");
}

} // namespace tantrao::accounts
