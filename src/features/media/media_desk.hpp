// The library on the desk.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::media {

std::vector<web::Route> desk_routes();

struct FailedUpload {
    std::string name;   // "" when nothing was chosen
    Error why;
};
// The library's first page; 422 with what could not be taken in above it.
http::Response library_page(const web::DeskRequest& request, const std::vector<FailedUpload>& failed);

}   // namespace tantrao::media
