// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task_live.hpp"
#include "features/documents/task_store.hpp"

namespace tantrao::documents {

const std::string_view task_schema = R"sql(
CREATE TABLE live_document_tasks (
    number INTEGER NOT NULL, position INTEGER NOT NULL, work TEXT NOT NULL, assignee TEXT NOT NULL, due_on TEXT NOT NULL,
    state TEXT NOT NULL, finished_on TEXT NOT NULL, PRIMARY KEY (number, position)
) WITHOUT ROWID;
)sql";

void write_tasks(newsstand::ProjectContext& context, ItemId item)
{
    std::int64_t position = 0;
    for (const Task& task : tasks_of(context.core, item))
        if (task.is_public)
            context.live.exec("INSERT INTO live_document_tasks (number, position, work, assignee, due_on, state, finished_on) "
                              "VALUES (:number, :position, :work, :assignee, :due, :state, :finished)",
                              {{"number", item},
                               {"position", position++},
                               {"work", task.text.work},
                               {"assignee", task.text.assignee},
                               {"due", task.text.due_on},
                               {"state", name_of(task.state)},
                               {"finished", task.finished_on}});
}

std::vector<Task> live_tasks_of(newsstand::LiveReader& live, ItemId item)
{
    return live.db().all("SELECT work, assignee, due_on, state, finished_on FROM live_document_tasks WHERE number = :number "
                         "ORDER BY position",
                         {{"number", item}}, [&](const db::Row& row) {
                             Task task;
                             task.item = item;
                             task.text = {row.str(0), row.str(1), row.str(2)};
                             task.state = task_state_of(row.text(3));
                             task.finished_on = row.str(4);
                             task.is_public = true;
                             return task;
                         });
}

}   // namespace tantrao::documents
