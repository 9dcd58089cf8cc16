// The history of one provision and what differs between two days: /van-ban/<document>/lich-su/<provision>?tu=&den=
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::documents {

std::vector<web::Route> history_routes();

}   // namespace tantrao::documents
