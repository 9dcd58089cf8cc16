// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/scheduling.hpp"

#include "platform/publication/publication_actions.hpp"

#include <fmt/format.h>

namespace tantrao::publication {

namespace {
std::string key_of(EditionId edition) { return fmt::format("publish:{}", edition.value); }
std::string expiry_key_of(EditionId edition) { return fmt::format("expire:{}", edition.value); }
EditionId edition_of(const jobs::Job& job) { return EditionId{job.payload.value("edition", std::int64_t{0})}; }
}   // namespace

void enter_publication(db::Transaction& tx, Instant now, EditionId edition, Instant at)
{
    jobs::enter(tx, now, "publication.publish", {{"edition", edition.value}}, at, key_of(edition));
}

void cancel_publication(db::Transaction& tx, EditionId edition) { jobs::cancel(tx, key_of(edition)); }

void enter_expiry(db::Transaction& tx, Instant now, EditionId edition, Instant at)
{
    jobs::enter(tx, now, "publication.expire", {{"edition", edition.value}}, at, expiry_key_of(edition));
}

void cancel_expiry(db::Transaction& tx, EditionId edition) { jobs::cancel(tx, expiry_key_of(edition)); }

void register_scheduling(jobs::Runner& runner, db::Store& store, const Clock& clock)
{
    runner.handle("publication.publish", [&store, &clock](const jobs::Job& job) -> Result<void> {
        return store.write([&](db::Transaction& tx) { return publish_due(tx, clock.now(), edition_of(job)); });
    });
    runner.handle("publication.expire", [&store, &clock](const jobs::Job& job) -> Result<void> {
        return store.write([&](db::Transaction& tx) { return expire_due(tx, clock.now(), edition_of(job)); });
    });
}

}   // namespace tantrao::publication
