// Articles in live: tables, projection, and what pages read. Names of sites and categories are not here: readers take them from
// the directory, so a rename is one row and one tag. A category's list is read from its own rows and those of every category
// below it and merged, so moving a category moves no article either.
// Tags: "article:<number>", "category:<id>" (lists of a category), "home:<site>", "tag:<site>:<slug>".
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "features/articles/api.hpp"
#include "platform/newsstand/live_store.hpp"
#include "platform/newsstand/projection.hpp"
#include "platform/publication/item.hpp"
#include <optional>
#include <string>
#include <vector>

namespace tantrao::articles {

newsstand::Projection article_projection();
// Writes the article's rows from this edition, as the projection does with the public one; for previews of the others.
void project_edition(newsstand::ProjectContext& context, const publication::Item& item, const publication::Edition& edition);

struct Correction {
    std::string note;
    Instant at;
};

// One article as its page shows it. The *_html texts were made by our own renderers when it was projected.
struct LiveArticle {
    ItemId number;
    SiteId site;
    CategoryId category;
    std::string language, title, slug, summary, body_html, lead_html, attachments_html, picture_path;
    std::vector<std::string> authors;
    std::vector<Tag> tags;
    std::string source_name, source_url, source_on;
    std::vector<Correction> corrections;   // newest first
    Instant published_at, changed_at;
    std::optional<Instant> expires_at;
    bool is_corrected = false;   // changed after it was first public
};

struct Notice {
    SiteId site;
    Instant withdrawn_at;
    std::string reason;
    bool expired = false;   // its posting period ended at that time
};

// Null where there is none, its posting period is over, or it was taken away.
std::optional<LiveArticle> find_article(newsstand::LiveReader& live, Instant now, ItemId number);
// The notice of an article that was withdrawn or whose posting period is over; one in the gone set may not have its notice yet.
std::optional<Notice> find_notice(newsstand::LiveReader& live, Instant now, ItemId number);

}   // namespace tantrao::articles
