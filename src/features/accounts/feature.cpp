// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/feature.hpp"
#include "features/accounts/own_account.hpp"
#include "features/accounts/reset.hpp"
#include "features/accounts/sign_in.hpp"

namespace tantrao::accounts {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "accounts";
    feature.routes = {
        web::open_page("/dang-nhap", "accounts.sign_in.form", sign_in_form),
        web::open_action("/dang-nhap", "accounts.sign_in", sign_in),
        web::open_page("/quen-mat-khau", "accounts.reset.ask.form", reset_ask_form),
        web::open_action("/quen-mat-khau", "accounts.reset.ask", reset_ask),
        web::open_page("/dat-lai-mat-khau/{token}", "accounts.reset.form", reset_form),
        web::open_action("/dat-lai-mat-khau/{token}", "accounts.reset", reset),
        web::desk_action("/ra", "accounts.sign_out", "", sign_out),
        web::desk_page("/tai-khoan", "accounts.own", "", own_account),
        web::desk_page("/doi-mat-khau", "accounts.password", "", password_form),
        web::desk_action("/doi-mat-khau", "accounts.password.change", "", change_password),
    };
    feature.register_jobs = register_reset_mail;
    return feature;
}

} // namespace tantrao::accounts
