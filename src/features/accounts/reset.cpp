// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/reset.hpp"
#include "base/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/send_mail.hpp"
#include "platform/web/site_frame.hpp"

namespace tantrao::accounts {
namespace {

constexpr std::string_view mail_kind = "accounts.reset_mail";

http::Response page(const web::OpenRequest& request, std::string_view name, view::Values& values, const Error* error = nullptr)
{
    web::set_problems(values, request.ui, error);
    return web::open_response(request, "Đặt lại mật khẩu",
                              web::render_part(request.ui, "features/accounts/templates/" + std::string(name), values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

// The job knows whom to write to, and no link: what waits in core, or stays there when no mail goes out, opens nothing.
void enter_mail(const web::OpenRequest& request, AccountId account)
{
    (void)request.environment.core.write([&](db::Transaction& tx) -> Result<int> {
        jobs::enter(tx, request.now, mail_kind, {{"account", account.value}}, request.now);
        return 0;
    });
    request.environment.mail_jobs.wake();
}

// Makes the token, of which core keeps the hash, and sends it. A mail that has to be sent again has a new one.
Result<void> send_mail(const web::Environment& environment, const jobs::Job& job)
{
    const AccountId id{job.payload.value("account", std::int64_t{0})};
    const auto account = environment.core.read([&](db::Connection& core) { return identity::find_account(core, id); });
    const auto token = account ? identity::start_reset(environment.core, environment.clock.now(), account->email) : std::nullopt;
    if (!token)
        return {};   // disabled since
    const std::string link = environment.ui.desk_url + "/dat-lai-mat-khau/" + *token;
    const mail::Message message{
        environment.config.smtp.from, account->email, environment.ui.messages.get("vi", "accounts.reset_mail.subject"),
        environment.ui.messages.get("vi", "accounts.reset_mail.body", {link}), web::message_id(environment, link)};
    return web::send_mail(environment, message);
}

http::Response new_password_form(const web::OpenRequest& request, const Error* error)
{
    view::Values values;
    values.set("TOKEN", request.path.get("token"));
    web::set_field(values, request.ui, "password", "", error);
    return page(request, "reset.tpl", values, error);
}

}   // namespace

Result<http::Response> reset_ask_form(const web::OpenRequest& request)
{
    view::Values values;
    values.set("EMAIL", "").show("ASK");
    return page(request, "reset_ask.tpl", values);
}

Result<http::Response> reset_ask(const web::OpenRequest& request)
{
    const std::string email = text::clean_line(request.form.fields.get("email"));
    const auto account =
        request.environment.core.read([&](db::Connection& core) { return identity::find_account_by_email(core, email); });
    if (account && account->active)
        enter_mail(request, account->id);
    request.environment.security_log.write(
        request.now, {"reset.asked", request.http.remote_address, request.http.id, email, "accounts.reset.ask", 200});
    view::Values values;
    values.set("EMAIL", email).show("SENT");
    return page(request, "reset_ask.tpl", values);
}

Result<http::Response> reset_form(const web::OpenRequest& request) { return new_password_form(request, nullptr); }

Result<http::Response> reset(const web::OpenRequest& request)
{
    const auto& fields = request.form.fields;
    if (fields.get("password") != fields.get("again")) {
        const Error error = Error::fields_invalid({{"password", "password.not_equal", {}}});
        return new_password_form(request, &error);
    }
    auto account =
        identity::finish_reset(request.environment.core, request.now, request.path.get("token"), fields.get("password"));
    if (!account)
        return new_password_form(request, &account.error());
    (void)request.environment.core.write([&](db::Transaction& tx) -> Result<int> {
        audit::Act act;
        act.action = "accounts.reset";
        act.subject_kind = "account";
        act.subject_id = account->value;
        act.request = request.http.id;
        audit::record(tx, request.now, access::load_actor(tx.db(), *account, ""), act);
        return 0;
    });
    request.environment.security_log.write(
        request.now, {"reset.done", request.http.remote_address, request.http.id, "", "accounts.reset", 303});
    return http::see_other("/dang-nhap?xong=password_reset");
}

void register_reset_mail(web::Environment& environment)
{
    environment.mail_jobs.handle(std::string(mail_kind),
                                 [&environment](const jobs::Job& job) { return send_mail(environment, job); });
}

}   // namespace tantrao::accounts
