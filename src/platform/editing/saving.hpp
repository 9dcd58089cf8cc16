// What a form holds becomes an edition's content: the same for every kind.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/editing/edition_desk.hpp"

namespace tantrao::editing {

// Whether the button pressed was "save and hand in".
bool wants_to_submit(const web::DeskRequest& request);

// A new item of this kind, handed in with the same act if that was wished. A form sent twice makes one. Errors: those of
// publication::create and publication::submit.
Result<EditionId> create(const web::DeskRequest& request, const Kind& kind, const publication::Content& content);

// Saves the edition that was seen at this version, and hands it in if that is wished. The new version. Errors: those of
// publication::save and publication::submit; a stale form is told as told_who does.
Result<std::int64_t> save(const web::DeskRequest& request, EditionId id, std::int64_t seen, const publication::Content& content,
                          bool and_submit);

// To the page of the edition that was made or saved: "done.FEATURE.created", "….created_submitted", "….saved", "….submitted".
http::Response created(const web::DeskRequest& request, const Kind& kind, EditionId id);
http::Response saved(const web::DeskRequest& request, const Kind& kind, EditionId id);
// What the autosaving script wants to hear.
http::Response autosaved(const web::DeskRequest& request, std::int64_t version);

// Whether a form is shown again because somebody saved meanwhile: saving once more means to replace their text, knowingly.
bool is_stale(const Error* error);
// For the page of an edition; null: a new one, and no conflict with others. KEPT_DONE tells the script that what it kept of the form
// has arrived; NEWER is the page with what somebody saved meanwhile.
void add_kept(view::Values& values, const web::DeskRequest& request, const Kind& kind, const EditionView* view,
              std::string_view form, const Error* error);

}   // namespace tantrao::editing
