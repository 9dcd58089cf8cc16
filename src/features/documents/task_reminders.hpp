// Mails about tasks that are due. Tasks name agencies, so those are told who have the power "documents.tasks.due" on the site of the
// document: some days before the day of a task, and again once it is over and the task not reported done. A person is told once
// of each, in one mail a day for all tasks of all sites. What was noted and could not be sent goes with the next mail.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/task_store.hpp"
#include "mail/mail.hpp"
#include "platform/web/environment.hpp"
#include <functional>
#include <map>

namespace tantrao::documents {

using Sender = std::function<Result<void>(const mail::Message&)>;

// Whom the day brings something they were not told yet. Nobody who was told something today.
std::map<AccountId, std::vector<Reminder>> reminders_due(db::Connection& core, Instant now);

// From the hour of the settings on: notes what there is to tell and enters a mail for each person, at most fifty a round.
void enter_reminders(web::Environment& environment);
// The mail with what was noted and not sent; nothing where none of it holds any more, or the person may not see it. Made again, it has the
// same Message-ID.
std::optional<mail::Message> compose_reminder(web::Environment& environment, AccountId account,
                                              const std::vector<Reminder>& reminders);
// Composes and sends. What the mail server refuses for good is not tried again.
Result<void> send_reminder(web::Environment& environment, AccountId account, const Sender& send);

void register_task_jobs(web::Environment& environment);

}   // namespace tantrao::documents
