// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/desk_record.hpp"

namespace tantrao::web {

void record(db::Transaction& tx, const DeskRequest& request, const DeskAct& act) { record(tx, request, request.site_id(), act); }

void record(db::Transaction& tx, const DeskRequest& request, SiteId site, const DeskAct& act)
{
    audit::Act recorded;
    recorded.action = act.action;
    recorded.power = act.power;
    recorded.site = site;
    recorded.subject_kind = act.subject_kind;
    recorded.subject_id = act.subject_id;
    recorded.detail = act.detail;
    recorded.request = request.http.id;
    audit::record(tx, request.now, request.actor, recorded);
}

} // namespace tantrao::web
