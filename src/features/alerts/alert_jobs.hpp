// What runs without readers: following the log, reminding, mail, and forgetting.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/environment.hpp"

namespace tantrao::alerts {

void register_jobs(web::Environment& environment);
// One round of following, reminding and entering mails.
void work(web::Environment& environment);
// Requests nobody confirmed, and events of long ago.
void forget(web::Environment& environment);

}   // namespace tantrao::alerts
