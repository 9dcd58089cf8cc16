// What readers see of alerts: the form, the click in the mail, and the page of what one follows.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::alerts {

std::vector<web::Route> public_routes();

}   // namespace tantrao::alerts
