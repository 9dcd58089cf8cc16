// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/posted_form.hpp"

namespace tantrao::web {

const http::Form& form_of(const http::Request& request)
{
    static const http::Form none;
    return request.form ? *request.form : none;
}

bool is_foreign(const http::Request& request, const Config& config)
{
    const std::string_view site = request.header("sec-fetch-site");
    if (site == "cross-site" || site == "same-site")
        return true;
    const std::string_view origin = request.header("origin");
    if (origin.empty())
        return false;
    const std::string_view scheme = config.secure() ? "https://" : "http://";
    return !origin.starts_with(scheme) || origin.substr(scheme.size()) != request.authority;
}

int refusal_of_body(const http::Request& request)
{
    if (request.form != nullptr || request.body.empty())
        return 0;
    return request.header("content-type").starts_with("multipart/form-data") ? 400 : 415;
}

}   // namespace tantrao::web
