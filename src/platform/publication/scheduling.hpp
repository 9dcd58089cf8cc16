// Scheduled publication and the end of a posting period: durable jobs per edition, so both happen without visitors and after a stop in
// order of time.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "db/store.hpp"
#include "platform/jobs/jobs.hpp"

namespace tantrao::publication {

void enter_publication(db::Transaction& tx, Instant now, EditionId edition, Instant at);
void cancel_publication(db::Transaction& tx, EditionId edition);
void enter_expiry(db::Transaction& tx, Instant now, EditionId edition, Instant at);
void cancel_expiry(db::Transaction& tx, EditionId edition);
// Makes the runner able to publish and to end what is due.
void register_scheduling(jobs::Runner& runner, db::Store& store, const Clock& clock);

}   // namespace tantrao::publication
