// Jobs that read what stands in files: their text, and the signatures in PDF files. A file is read once, whatever items use it; then the
// public items that use it are projected anew, and so found by its text and shown with its signatures.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/store.hpp"
#include "platform/web/environment.hpp"

namespace tantrao::media {

// With what puts a file into core.
void enter_reading(db::Transaction& tx, Instant now, std::string_view hash);
void register_text_jobs(web::Environment& environment);

}   // namespace tantrao::media
