// An article: what an edition's content holds. Types and rules without I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "body/body.hpp"
#include "platform/publication/item.hpp"
#include <set>
#include <string>
#include <vector>

namespace tantrao::articles {

constexpr std::string_view kind = "article";
constexpr int schema_version = 1;
// First segment of articles whose category is closed and so has no page; the number alone resolves anyway.
constexpr std::string_view closed_category = "bai-viet";

struct Picture {
    std::string file;   // hash of the original; "" for none
    std::string alt, caption, credit;
    int width = 0, height = 0;
};

struct Attachment {
    std::string file, name, type;
    std::int64_t size = 0;
};

struct Source {
    std::string name, url, published_on;   // published_on: YYYY-MM-DD or ""
};

struct Article {
    std::string title, summary;
    body::Tree body;
    CategoryId category;   // the main one
    std::vector<CategoryId> also_in;
    Picture lead;
    std::vector<Attachment> attachments;
    std::vector<std::string> authors, tags;
    Source source;
    std::string change_note;             // shown to readers as a dated correction when a later edition has one
    std::optional<Instant> publish_at;   // wished time
    std::optional<Instant> expire_at;    // end of the posting period
};

constexpr std::size_t longest_title = 250, longest_summary = 1000;   // characters

// Cleans and checks everything at once. Errors per field: "articles.title.missing", "articles.title.too_long" (args: 250),
// "articles.summary.too_long", "articles.lead.no_alt", "articles.source.link", "articles.tags.too_many", "articles.expire_at.before_publish" …
Result<Article> checked(Article article);
// The content as stored and hashed, and back (older schemas are upgraded in memory).
publication::Content to_content(const Article& article);
Result<Article> from_content(const publication::Content& content);
// All files the article uses: lead picture, figures, attachments.
std::set<std::string> files_of(const Article& article);
// "/tin-tuc/le-hoi-thanh-tuyen-123"; and the number at the end of such a segment, 0 if there is none.
std::string path_of(std::string_view category_slug, std::string_view slug, ItemId number);
ItemId number_of(std::string_view segment);

}   // namespace tantrao::articles
