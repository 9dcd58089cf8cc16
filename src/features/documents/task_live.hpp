// Public tasks of directives in live: written with the document that gives them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/task.hpp"
#include "platform/newsstand/live_store.hpp"
#include "platform/newsstand/projection.hpp"
#include <vector>

namespace tantrao::documents {

extern const std::string_view task_schema;   // of the live table

void write_tasks(newsstand::ProjectContext& context, ItemId item);

// In the order they were given.
std::vector<Task> live_tasks_of(newsstand::LiveReader& live, ItemId item);

}   // namespace tantrao::documents
