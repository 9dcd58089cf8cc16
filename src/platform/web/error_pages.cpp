// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/error_pages.hpp"
#include "base/json.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/headers.hpp"

namespace tantrao::web {
namespace {

// Title and text of a status: "error.404.title", "error.404.text"; "error.other.…" where there are none.
std::string words_for(const Ui& ui, std::string_view language, int status, std::string_view part)
{
    const std::string code = "error." + std::to_string(status) + "." + std::string(part);
    return ui.messages.get(language, ui.messages.has("vi", code) ? code : "error.other." + std::string(part));
}

struct Words {
    std::string title, text;
};

Words words_of(const Ui& ui, std::string_view language, const Error& error)
{
    const int status = status_of(error.kind);
    const bool own = ui.messages.has("vi", error.code);
    return {words_for(ui, language, status, "title"),
            own ? ui.messages.get(language, error.code, error.args) : words_for(ui, language, status, "text")};
}

// It will not be so for long.
void ask_to_come_back(http::Response& response)
{
    if (response.status == 503 || response.status == 429)
        response.set("Retry-After", "5");
}

view::SafeHtml error_part(const Ui& ui, const Words& words, std::string_view home, std::string_view home_text,
                          std::string_view request, std::string_view code)
{
    view::Values values;
    values.set("TITLE", words.title).set("TEXT", words.text).set("HOME", home).set("HOME_TEXT", home_text);
    values.set("REQUEST", request).set("CODE", code);
    return render_part(ui, "platform/web/templates/error.tpl", values);
}

}   // namespace

int status_of(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::invalid: return 422;
    case ErrorKind::unauthenticated: return 401;
    case ErrorKind::forbidden: return 403;
    case ErrorKind::not_found: return 404;
    case ErrorKind::conflict: return 409;
    case ErrorKind::gone: return 410;
    case ErrorKind::too_large: return 413;
    case ErrorKind::too_many: return 429;
    case ErrorKind::unavailable: return 503;
    }
    return 500;
}

newsstand::RenderedPage site_error(const ReaderRequest& request, const Error& error)
{
    if (is_interface(request.http.path)) {
        newsstand::RenderedPage answer;
        answer.response = json_error(request.ui, error, request.http.id);
        answer.response.set("Cache-Control", "no-store");
        answer.cacheable = false;
        return answer;
    }
    const Words words = words_of(request.ui, request.language, error);
    PageHead head;
    head.title = words.title;
    head.canonical = request.http.path;
    head.indexable = false;
    auto page = site_page(request, head,
                          error_part(request.ui, words, "/", request.ui.messages.get(request.language, "error.to_home"),
                                     request.http.id, error.code),
                          {}, status_of(error.kind));
    page.cacheable = false;
    page.response.set("Cache-Control", "no-cache");
    ask_to_come_back(page.response);
    return page;
}

http::Response desk_error(const DeskRequest& request, const Error& error)
{
    if (wants_json(request.http))
        return json_error(request.ui, error, request.http.id);
    const Words words = words_of(request.ui, "vi", error);
    DeskHead head;
    head.title = words.title;
    return desk_response(
        request, head,
        error_part(request.ui, words, "/", request.ui.messages.get("vi", "error.to_desk"), request.http.id, error.code),
        status_of(error.kind));
}

http::Response plain_error(const Ui& ui, int status, std::string_view request_id, std::string_view text)
{
    view::Values values;
    values.set("TITLE", words_for(ui, "vi", status, "title"));
    values.set("TEXT", text.empty() ? words_for(ui, "vi", status, "text") : ui.messages.get("vi", text));
    values.show_if(status != 421, "HOME_IF");   // an unknown host has no front page
    values.set_if("REQUEST", request_id).set("FAVICON", ui.assets.url("favicon.svg")).set("SITE_CSS", ui.assets.url("site.css"));
    http::Response response = http::html(ui.templates.render("platform/web/templates/plain.tpl", values), status);
    response.set("Cache-Control", "no-store");
    ask_to_come_back(response);
    add_security_headers(response, Policy::site, ui.config);
    return response;
}

http::Response json_error(const Ui& ui, const Error& error, std::string_view request_id)
{
    const Words words = words_of(ui, "vi", error);
    Json body{{"error", words.text}, {"code", error.code}, {"request", request_id}};
    for (const FieldError& field : error.fields)
        body["fields"][field.field] = sentence(ui, field);
    if (!error.fields.empty())
        body["error"] = sentence(ui, error.fields.front());
    http::Response response = http::json(dump_json(body), status_of(error.kind));
    ask_to_come_back(response);
    return response;
}

bool is_interface(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }

http::Response bare_error(const Ui& ui, std::string_view path, int status, std::string_view request_id)
{
    if (!is_interface(path))
        return plain_error(ui, status, request_id);
    const std::string code = "error." + std::to_string(status);
    const bool own = ui.messages.has("vi", code + ".program");
    const std::string text = own ? ui.messages.get("vi", code + ".program") : words_for(ui, "vi", status, "text");
    http::Response response = http::json(dump_json({{"error", text}, {"code", code}, {"request", request_id}}), status);
    response.set("Cache-Control", "no-store");
    ask_to_come_back(response);
    add_security_headers(response, Policy::site, ui.config);
    return response;
}

bool wants_json(const http::Request& request)
{
    return !request.header("x-requested-with").empty() || request.header("accept").starts_with("application/json");
}

}   // namespace tantrao::web
