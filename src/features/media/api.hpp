// Files of a site's library, for the features that put them into their texts. A file has no public address before an item that
// uses it is live: projections say which files an item shows, and /files/ answers only those.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "body/body.hpp"
#include "platform/newsstand/projection.hpp"
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tantrao::media {

// A stored original. Pictures have variants.
struct File {
    std::string hash, name, type;   // type by content: "image/jpeg"
    std::int64_t size = 0;
    int width = 0, height = 0;      // of pictures
    std::vector<body::FileLinks::Variant> variants;   // smallest first, with their public addresses
    bool is_picture() const { return !variants.empty(); }
};

std::optional<File> find_file(db::Connection& core, std::string_view hash);

// Where the figures and attachments of a text are found by readers. Valid while the connection is.
body::FileLinks public_links(db::Connection& core);

// In project(): the files the item shows from now on (originals as named in its text). Shelves what readers may fetch: the
// variants of pictures and the attachments themselves.
void show_files(newsstand::ProjectContext& context, std::string_view kind, std::int64_t id, const std::set<std::string>& originals);
// In withdraw(): the item shows none; addresses no other item shows answer 410 from now on.
void hide_files(newsstand::ProjectContext& context, std::string_view kind, std::int64_t id);

} // namespace tantrao::media
