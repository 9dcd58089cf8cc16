// Public tasks on the page of the document that gives them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "features/documents/task.hpp"
#include "platform/web/route.hpp"
#include "view/template.hpp"
#include <vector>

namespace tantrao::documents {

// The section of the page; empty where there are none. `today`: the reader's civil date.
view::SafeHtml tasks_part(const web::ReaderRequest& request, const std::vector<Task>& tasks, std::string_view today);
// When the section becomes another by itself: after the next day of a task that is under way; {} = never.
Instant tasks_hold_until(const std::vector<Task>& tasks, std::string_view today);

}   // namespace tantrao::documents
