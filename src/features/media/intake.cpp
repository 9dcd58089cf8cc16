// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/media/address.hpp"
#include "features/media/api.hpp"
#include "features/media/media_store.hpp"
#include "features/media/text_jobs.hpp"
#include "files/file_type.hpp"

#include <fmt/format.h>

namespace tantrao::media {

namespace {

constexpr std::size_t longest_name = 200;

std::string clean_name(std::string_view name, std::string_view extension)
{
    std::string clean = text::clean_line(name);
    if (clean.empty())
        clean = fmt::format("tep.{}", extension);
    return text::shorten(clean, longest_name);
}

Result<void> check_size(std::int64_t size, bool is_picture)
{
    const std::int64_t most = is_picture ? largest_picture : largest_file;
    if (size == 0)
        return Error::invalid("media.file.empty");
    if (size <= most)
        return {};
    Error error = Error::of(ErrorKind::too_large, "media.file.too_large");
    error.args = {std::to_string(most >> 20)};
    return error;
}

Result<void> encode(File& file, const std::filesystem::path& upload, files::BlobStore& blobs)
{
    files::PictureLimits limits;
    limits.file_bytes = largest_picture;
    const files::Picture picture = TANTRAO_TRY(files::make_variants(upload, blobs, limits));
    file.width = picture.width;
    file.height = picture.height;
    file.encodings = picture.variants;
    for (const files::PictureVariant& e : picture.variants)
        file.variants.push_back({e.width, e.height, address_of(e.hash), e.mime});
    return {};
}

}   // namespace

Result<File> take_in(db::Store& core, files::BlobStore& blobs, const std::filesystem::path& upload, std::string_view name)
{
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(upload));
    TANTRAO_TRY(check_size(size, false));
    const files::FileType type = TANTRAO_TRY(files::recognise(upload));
    TANTRAO_TRY(check_size(size, type.is_picture));
    const std::string hash = blobs.put_file(upload).hash;
    File file;
    if (auto known = core.read([&](db::Connection& db) { return find_file(db, hash); })) {
        file = std::move(*known);
    } else {
        file.hash = hash;
        file.type = type.mime;
        file.extension = type.extension;
        file.size = size;
        if (const auto encoded = type.is_picture ? encode(file, upload, blobs) : Result<void>(); !encoded) {
            blobs.remove(hash);   // nobody can refer to a picture that cannot be read
            return encoded.error();
        }
    }
    file.name = clean_name(name, type.extension);
    return file;
}

bool add_to_library(db::Transaction& tx, Instant now, SiteId site, AccountId by, const File& file)
{
    if (insert_file(tx.db(), file, now) && !file.is_picture())
        enter_reading(tx, now, file.hash);
    return insert_into_library(tx.db(), site, file, by, now) != 0;
}

std::string preview_path(std::string_view hash) { return "thu-vien/xem/" + std::string(hash); }

}   // namespace tantrao::media
