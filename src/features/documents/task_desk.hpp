// Tasks of directives on the desk: the site's list, those of one document, one task with its history. What is overdue or reported stands
// on the desk's first page.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/task.hpp"
#include "platform/web/feature.hpp"

namespace tantrao::documents {

std::vector<web::Route> task_routes();

// For those who work on tasks what is overdue, for those who decide about them what was reported done.
std::vector<web::TodayLine> tasks_waiting(db::Connection& core, const access::Actor& actor, const site::Site& site, Instant now);

}   // namespace tantrao::documents
