// The audit row of an act on the desk, in the action's own transaction. Acts of publication record themselves.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/audit/audit.hpp"
#include "platform/web/route.hpp"

namespace tantrao::web {

struct DeskAct {
    std::string_view action, power;   // "sites.edit", and the power that allowed it
    std::string_view subject_kind;
    std::int64_t subject_id = 0;
    Json detail = Json::object();
};

// On the site of the request.
void record(db::Transaction& tx, const DeskRequest& request, const DeskAct& act);
void record(db::Transaction& tx, const DeskRequest& request, SiteId site, const DeskAct& act);

} // namespace tantrao::web
