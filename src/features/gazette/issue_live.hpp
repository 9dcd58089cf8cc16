// Issues in live: tables, projection, what pages and search read.
// Tags: "gazette-issue:<item>", "gazette:<site>" (the list).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/gazette/api.hpp"
#include "features/gazette/corrections.hpp"
#include "features/media/api.hpp"
#include "platform/catalogue/source.hpp"
#include "platform/newsstand/live_store.hpp"
#include "platform/newsstand/projection.hpp"

namespace tantrao::gazette {

newsstand::Projection issue_projection();
catalogue::Source issue_source();
// As the projection does with the public edition; for previews.
void project_edition(newsstand::ProjectContext& context, const publication::Item& item, const publication::Edition& edition);

// A document of an issue. The name is the one it had when the issue was last projected: for a document that was withdrawn since.
struct Entry {
    ItemId document;
    std::string name;
};
// The signed file, with the address where readers find it.
struct LiveFile {
    std::string href, hash;   // "" for none
    std::int64_t size = 0;
    media::Signatures signatures;
};
struct LiveIssue {
    ItemId item;
    SiteId site;
    std::string year, number, issued_on;
    std::vector<Entry> entries;
    std::vector<Correction> corrections;   // newest first
    Instant published_at, changed_at;
    LiveFile file;
};
// By its address.
std::optional<LiveIssue> find_issue(newsstand::LiveReader& live, SiteId site, std::string_view year, std::string_view slug);

// An issue that was withdrawn; of several that had the address, the last one.
struct Notice {
    ItemId item;
    Instant at;
    std::string reason;
};
std::optional<Notice> find_notice(newsstand::LiveReader& live, SiteId site, std::string_view year, std::string_view slug);

struct IssueLine {
    ItemId item;
    std::string year, number, issued_on;
    std::int64_t documents = 0;
    Instant published_at, changed_at;
};
// Newest first, at most `limit`; year "": of all years.
std::vector<IssueLine> issues_of(newsstand::LiveReader& live, SiteId site, std::string_view year, int limit);

std::string issue_tag(ItemId item);

}   // namespace tantrao::gazette
