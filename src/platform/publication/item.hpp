// Items and editions.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "base/time.hpp"
#include "platform/publication/workflow.hpp"

#include <optional>
#include <set>
#include <string>

namespace tantrao::publication {

enum class ItemState { unpublished, live, withdrawn };

struct Item {
    ItemId id;
    SiteId site;
    std::string kind;
    std::string language;
    ItemState state = ItemState::unpublished;
    EditionId live_edition;
    std::optional<Instant> published_at;      // what readers see and lists order by; the original date of an import
    std::optional<Instant> first_public_at;   // when this portal first showed it
    std::optional<Instant> changed_at;        // when the live edition went live
    std::optional<Instant> withdrawn_at;      // or when its posting period ended
    std::string withdrawn_reason;
    bool expired = false;   // withdrawn because its posting period ended
    std::string external_id;
    std::int64_t version = 0;
};

// The content of an edition as a feature hands it in. `content` is stored and hashed as these very bytes.
struct Content {
    std::string title;     // for lists on the desk
    CategoryId category;   // the main one: decides rights and the address
    std::string content;   // JSON of the kind
    int schema = 1;
    std::set<std::string> files;         // hashes of the files it uses; part of the hash
    std::string change_note;             // visible correction note of a later edition; "" for none
    std::optional<Instant> publish_at;   // wished time; nothing for "at once"
    std::optional<Instant> expire_at;    // end of the posting period, part of the hash; nothing for none
};

struct Edition {
    EditionId id;
    ItemId item;
    SiteId site;
    int number = 1;
    State state = State::draft;
    std::size_t gate = 0;
    Content content;
    std::string content_hash;
    std::string reason;                 // of the last return, decline or withdrawal
    AccountId created_by, updated_by;   // who began it, who changed it last
    Instant created_at, updated_at;
    std::int64_t version = 0;
};

// Hash of content, schema, category, files, note and posting period: what an approval is bound to.
std::string hash_of(const Content& content);

struct HistoryLine {
    Instant at;
    AccountId actor;
    std::string actor_name, event, gate_code, to_state, reason, content_hash;
    bool voided = false;
};

}   // namespace tantrao::publication
