// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/sign_in.hpp"
#include "base/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/session_cookie.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::accounts {
namespace {

// Where to go after signing in: a path of this host, nothing else.
std::string safe_target(std::string_view wanted)
{
    const bool is_own = wanted.starts_with('/') && !wanted.starts_with("//") && wanted.find('\\') == std::string_view::npos &&
                        wanted.size() < 500;
    return is_own ? std::string(wanted) : "/";
}

http::Response form(const web::OpenRequest& request, std::string_view email, std::string_view target, const Error* error)
{
    view::Values values;
    web::set_problems(values, request.ui, error);
    web::set_field(values, request.ui, "email", email, error);
    values.set("TARGET", target);
    const std::string done(request.query.get("xong"));
    const std::string code = "done." + done;
    values.set_if("DONE", !done.empty() && request.ui.messages.has("vi", code) ? request.ui.messages.get("vi", code) : "");
    return web::open_response(request, "Đăng nhập", web::render_part(request.ui, "features/accounts/templates/sign_in.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

void record(const web::OpenRequest& request, AccountId account, std::string_view name, std::string_view action)
{
    (void)request.environment.core.write([&](db::Transaction& tx) -> Result<int> {
        const access::Actor actor = access::load_actor(tx.db(), account, std::string(name));
        audit::Act act;
        act.action = action;
        act.subject_kind = "account";
        act.subject_id = account.value;
        act.request = request.http.id;
        audit::record(tx, request.now, actor, act);
        return 0;
    });
}

} // namespace

Result<http::Response> sign_in_form(const web::OpenRequest& request)
{
    return form(request, "", safe_target(request.query.get("tiep")), nullptr);
}

Result<http::Response> sign_in(const web::OpenRequest& request)
{
    const std::string email = text::clean_line(request.form.fields.get("email"));
    const std::string target = safe_target(request.form.fields.get("target"));
    const Config& config = request.environment.config;
    auto signed_in = identity::sign_in(request.environment.core, request.now, web::session_limits(config), email,
                                       request.form.fields.get("password"));
    const int status = signed_in ? 303 : web::status_of(signed_in.error().kind);
    request.environment.security_log.write(request.now, {signed_in ? "sign_in" : "sign_in.refused", request.http.remote_address,
                                                         request.http.id, email, "accounts.sign_in", status});
    if (!signed_in) {
        const auto known = request.environment.core.read([&](db::Connection& core) { return identity::find_account_by_email(core, email); });
        if (known)
            record(request, known->id, known->name, "accounts.sign_in.refused");
        return form(request, email, target, &signed_in.error());
    }
    record(request, signed_in->account.id, signed_in->account.name, "accounts.sign_in");
    http::Response response = http::see_other(signed_in->account.must_change ? "/doi-mat-khau" : target);
    response.add("Set-Cookie", web::session_cookie(config, signed_in->token));
    return response;
}

Result<http::Response> sign_out(const web::DeskRequest& request)
{
    identity::sign_out(request.core(), web::session_token(request.http, request.environment.config));
    http::Response response = http::see_other("/dang-nhap?xong=signed_out");
    response.add("Set-Cookie", web::ended_session_cookie(request.environment.config));
    return response;
}

} // namespace tantrao::accounts
