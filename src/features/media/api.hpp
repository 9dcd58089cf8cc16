// Files of a site's library, for the features that put them into their texts. A file has no public address before an item that
// uses it is live: projections say which files an item shows, and /files/ answers only those.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "body/body.hpp"
#include "db/store.hpp"
#include "extraction/signatures.hpp"
#include "files/blob_store.hpp"
#include "files/picture.hpp"
#include "platform/newsstand/live_store.hpp"
#include "platform/newsstand/projection.hpp"
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tantrao::view {
class Messages;
class Values;
}   // namespace tantrao::view
namespace tantrao::http {
struct Upload;
}
namespace tantrao::web {
struct DeskRequest;
}

namespace tantrao::media {

// A stored original. Pictures have variants.
struct File {
    std::string hash, name, type;   // type by content: "image/jpeg"
    std::int64_t size = 0;
    int width = 0, height = 0;                        // of pictures
    std::vector<body::FileLinks::Variant> variants;   // smallest first, with their public addresses
    bool is_picture() const { return !variants.empty(); }

    std::string extension;                          // "jpg", by content
    std::vector<files::PictureVariant> encodings;   // the variants as they are stored
};

std::optional<File> find_file(db::Connection& core, std::string_view hash);

// Where the figures and attachments of a text are found by readers. Valid while the connection is.
body::FileLinks public_links(db::Connection& core);

// In project(): the files the item shows from now on (originals as named in its text), with the text that was read in them; what earlier
// editions showed answers 410, unless another item shows it. Shelves what
// readers may fetch: the variants of pictures and the attachments themselves. Throws std::runtime_error when the blob store has lost one.
void show_files(newsstand::ProjectContext& context, std::string_view kind, std::int64_t id,
                const std::set<std::string>& originals);
// In withdraw(): the item shows none; addresses no other item shows answer 410 from now on.
void hide_files(newsstand::ProjectContext& context, std::string_view kind, std::int64_t id);

// For the search: the text of the files the item shows, as far as it was read. Files beyond a megabyte of text are left
// out.
std::string text_of_files(newsstand::LiveReader& live, std::string_view kind, std::int64_t id);
// Of several items at once; those whose files have none are left out.
std::map<std::int64_t, std::string> texts_of_files(newsstand::LiveReader& live, std::string_view kind,
                                                   const std::vector<std::int64_t>& ids);

constexpr std::int64_t largest_file = 50 << 20;   // bytes
constexpr std::int64_t largest_picture = 32 << 20;

// Takes a file in: recognised by its content, stored by its hash, pictures re-encoded. Slow; never inside a transaction. Errors:
// "files.type.…", too_large "media.file.too_large" (args: MB), "media.file.empty", those of files::make_variants.
Result<File> take_in(db::Store& core, files::BlobStore& blobs, const std::filesystem::path& upload, std::string_view name);
// Puts what was taken in into the site's library; true if it was not there yet.
bool add_to_library(db::Transaction& tx, Instant now, SiteId site, AccountId by, const File& file);
// Both for an upload of a desk form, with the right "media.upload" asked and the act recorded.
Result<File> receive(const web::DeskRequest& request, const http::Upload& upload);
// Those of the files that the site's library does not hold: a text must not use them.
std::set<std::string> missing_from_library(db::Connection& core, SiteId site, const std::set<std::string>& hashes);

// What the library suggests to say of a picture; nothing for what it does not hold.
struct Description {
    std::string alt, credit;
};
std::optional<Description> description_of(db::Connection& core, SiteId site, std::string_view hash);

// The digital signatures that were found in a PDF file; nothing where nobody knows, because it was not read yet or could not be.
using Signatures = std::optional<std::vector<extraction::Signature>>;
// By hash, those of the files that are PDF files.
std::map<std::string, Signatures> signatures_of(db::Connection& core, const std::vector<std::string>& hashes);
// Into rows SIGNATURES (NOTE, WARNING) what people are told of them: a note a signature, in the order of signing, and what was not checked;
// or that there is none, or that nobody knows.
void add_signatures(view::Values& values, const view::Messages& messages, std::string_view language,
                    const Signatures& signatures);

// The rest of the address of a picture of the library on the desk, below the site: "thu-vien/xem/<hash>".
std::string preview_path(std::string_view hash);

}   // namespace tantrao::media
