// What a feature registers to be found: how a public subject of its kind becomes a document of the index, and how a hit is shown.
// Everything is read from live, never from core.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/live_store.hpp"
#include "platform/site/directory.hpp"
#include "search/document.hpp"

#include <functional>
#include <optional>

namespace tantrao::catalogue {

// A hit as live has it now.
struct Card {
    SiteId site;
    CategoryId category;
    std::string title;
    std::string path;   // on its site
    std::string external_id;
    Instant published_at;
};

struct Source {
    std::string kind;   // of the subjects, as in the publication log
    std::string name;   // message code of what readers call it: "articles.kind"
    int version = 1;    // raise it when the documents change: the index is built anew
    // The subject as it is found; nothing where live does not hold it. Of the document `key` is filled in.
    std::function<std::optional<search::Document>(newsstand::LiveReader&, std::int64_t id)> document;
    // Ids above `after` that live holds, in order, at most `limit`.
    std::function<std::vector<std::int64_t>(newsstand::LiveReader&, std::int64_t after, int limit)> list;
    // For a hit; nothing where live does not hold the subject or it is not shown at this time. Whether its site is shown is asked by the catalogue.
    std::function<std::optional<Card>(newsstand::LiveReader&, const site::Directory&, Instant now, std::int64_t id)> card;
    // Subjects of the kind whose documents depend on this one as live holds it: they are indexed again with it. Those that depended on it
    // before are known to the index (search::Document::depends_on).
    std::function<std::vector<std::int64_t>(newsstand::LiveReader&, std::int64_t id)> bears_on = {};
};

}   // namespace tantrao::catalogue
