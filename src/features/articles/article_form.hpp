// The article's form on the desk: what was typed, kept as typed, and how it becomes an article.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/articles/article.hpp"
#include "http/request.hpp"
#include "platform/web/route.hpp"

namespace tantrao::articles {

// Field by field, before anything is checked.
struct ArticleForm {
    std::string title, summary, body, change_note, publish_at, expire_at;
    bool body_is_json = false;   // the editor's tree; else the plain text of the field
    std::string category;
    std::vector<std::string> also_in;
    std::string lead_file, lead_alt, lead_caption, lead_credit;
    struct Attached {
        std::string file, name;
    };
    std::vector<Attached> attachments;
    std::string authors, tags;   // separated by commas
    std::string source_name, source_url, source_published_on;
    std::int64_t version = 0;   // of the edition that was on the screen
};

ArticleForm read_form(const http::Fields& fields);
ArticleForm form_of(const Article& article, std::int64_t version);

// A body as plain text to edit without the script: blocks with a blank line between them.
std::string editable_text(const body::Tree& tree);

// Makes a picture of the site's library the lead picture, described as the library describes it unless something is typed already.
void use_as_lead(db::Connection& core, SiteId site, const std::string& file, ArticleForm& form);

// Takes the form's own uploads in (lead picture, attachments) and names them in the form. Slow. Errors per field.
Result<void> take_uploads(const web::DeskRequest& request, ArticleForm& form);

// The article, checked. `present` is the stored body: it stays where the plain text was not changed, because plain text shows
// neither pictures nor tables. Files must lie in the site's library. Errors per field, all at once: those of checked(), of
// body::from_json and text::decode_pasted beside their fields, "articles.category.unknown", "articles.files.unknown",
// "articles.publish_at.unreadable", "articles.expire_at.unreadable", "articles.expire_at.past".
Result<Article> to_article(db::Connection& core, SiteId site, Instant now, const ArticleForm& form, const body::Tree& present);

}   // namespace tantrao::articles
