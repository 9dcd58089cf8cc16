// What a feature registers to be readable: its live tables and how a subject becomes rows in them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "db/connection.hpp"
#include "platform/newsstand/file_shelf.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::newsstand {

// Cache tags touched by what is being applied; their pages leave the cache when the number is committed to live.
using Tags = std::set<std::string, std::less<>>;

struct ProjectContext {
    db::Connection& core;   // one snapshot of committed core
    db::Connection& live;   // inside the transaction that applies the number
    Tags& purge;
    FileShelf& files;
    Instant now;
};

// Called by projections that change a small table which readers hold in memory: gives live a new stamp, so that every snapshot
// is shown with the tables that belong to it.
void stamp_directory(ProjectContext& context);

struct Projection {
    std::string kind;          // of the subjects it projects
    int version = 1;           // raise it when the rows it writes change (renderer, columns): live is rebuilt
    std::string live_schema;   // CREATE TABLE … of its live tables; "" if it shares another's
    // Replaces the subject's live rows by what core's current state says (which may be: none). Adds the tags of every page that
    // shows it, before and after. Harmless when applied twice or late. May throw.
    std::function<void(ProjectContext&, std::int64_t id)> project;
    // Removes the subject's live rows without reading its content; may leave a dated notice. Adds the tags. Null: project.
    std::function<void(ProjectContext&, std::int64_t id)> withdraw;
    // Tags of the subject's own pages, known without reading anything; for the moment before the rows are gone.
    std::function<Tags(std::int64_t id)> own_tags;
    // Tags of all pages that show it (lists, front pages), read from live's present rows; for the same moment. Null: own_tags is all.
    std::function<Tags(db::Connection& live, std::int64_t id)> shown_tags;
    // For a rebuild: ids above `after` in order, at most `limit`.
    std::function<std::vector<std::int64_t>(db::Connection& core, std::int64_t after, int limit)> list;
};

}   // namespace tantrao::newsstand
