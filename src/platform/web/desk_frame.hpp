// The frame of every desk page: bar, site switcher, menu of what this person may use, messages.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::web {

struct DeskHead {
    std::string title;
    std::string menu;          // path of the menu entry this page belongs to ("bai-viet")
    bool with_editor = false;  // loads editor.js
};

// no-store. A "?xong=CODE" in the address shows the message "done.CODE" (optionally with its argument "&ten=TEXT").
http::Response desk_response(const DeskRequest& request, const DeskHead& head, view::SafeHtml main, int status = 200);
// 303 to a desk page that then says "done.<code>".
http::Response done(std::string_view target, std::string_view code, std::string_view argument = {});
// Frame of the pages before the sign-in.
http::Response open_response(const OpenRequest& request, std::string_view title, view::SafeHtml main, int status = 200);
// The sites the actor works on, in Vietnamese order of their names.
std::vector<site::Site> sites_of_actor(db::Connection& core, const access::Actor& actor);
// The message of an error in Vietnamese.
std::string sentence(const Ui& ui, const Error& error);
std::string sentence(const Ui& ui, const FieldError& error);

} // namespace tantrao::web
