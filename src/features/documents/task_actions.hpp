// Changes to the tasks of a directive, one function each, in the caller's transaction: asks the table of moves and the powers, writes history
// and audit, and tells readers' pages where the task is public.
// Errors of all: not_found "documents.task.unknown", conflict "form.stale", forbidden "access.denied", conflict "documents.task.state".
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/task.hpp"
#include "platform/publication/publication_actions.hpp"

namespace tantrao::documents {

// A task of the document that the edition is of, open and for the desk only. A form sent twice (`id`, see web::form_id) gives one. Errors: those of checked().
Result<TaskId> give_task(db::Transaction& tx, const publication::Acting& acting, const publication::EditionView& of, TaskId id,
                         const TaskText& text);
// Another text; the note in the history says what the day was. Errors: those of checked().
Result<void> change_task(db::Transaction& tx, const publication::Acting& acting, SiteId site, TaskId id, std::int64_t seen,
                         const TaskText& text);
// Any other event. Errors: field "note": "documents.task.note.missing", "documents.task.note.too_long".
Result<void> move_task(db::Transaction& tx, const publication::Acting& acting, SiteId site, TaskId id, std::int64_t seen,
                       TaskEvent event, std::string_view note);

// Whether the person may cause the event now, as the task stands.
bool may_move(db::Connection& core, const access::Actor& actor, const Task& task, TaskEvent event);
bool may_give(db::Connection& core, const access::Actor& actor, SiteId site);

}   // namespace tantrao::documents
