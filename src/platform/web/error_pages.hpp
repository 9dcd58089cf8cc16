// One place turns errors into answers: status, sentence, request number, stable code. Nothing internal is ever told.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/site_frame.hpp"

namespace tantrao::web {

// The one table from kinds of errors to statuses.
int status_of(ErrorKind kind);
// In the frame of the site that was asked; JSON of an interface.
newsstand::RenderedPage site_error(const ReaderRequest& request, const Error& error);
// On the desk: in its frame, or JSON {"error","code","request"} where a script asked.
http::Response desk_error(const DeskRequest& request, const Error& error);
// Without site, session or store: unknown hosts, a broken world, what the server refuses by itself. `text`: code of another sentence
// than the status has.
http::Response plain_error(const Ui& ui, int status, std::string_view request_id, std::string_view text = {});
// What programs ask: all below it is JSON, errors too.
bool is_interface(std::string_view path);
// plain_error, or of an interface {"error","code","request"} with "error.STATUS" for a code.
http::Response bare_error(const Ui& ui, std::string_view path, int status, std::string_view request_id);
http::Response json_error(const Ui& ui, const Error& error, std::string_view request_id);
bool wants_json(const http::Request& request);

}   // namespace tantrao::web
