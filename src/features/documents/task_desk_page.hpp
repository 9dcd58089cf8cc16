// From tasks to the pages of the desk.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/task_store.hpp"
#include "platform/publication/publication_actions.hpp"
#include "platform/web/route.hpp"

namespace tantrao::documents {

// "overdue" where its day is over, else its state: message "state.…".
std::string_view shown_state(const Task& task, std::string_view today);

http::Response task_list_page(const web::DeskRequest& request, TaskList list);

// What was typed and refused; `error` null: nothing was.
struct TaskTyped {
    TaskText text;
    const Error* error = nullptr;
    int status = 200;
};
http::Response document_tasks_page(const web::DeskRequest& request, const publication::EditionView& view, const TaskTyped& typed);
http::Response task_page(const web::DeskRequest& request, const Task& task, const TaskTyped& typed);

}   // namespace tantrao::documents
