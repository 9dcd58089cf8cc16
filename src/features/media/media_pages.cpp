// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/media_pages.hpp"

#include "features/media/media_live.hpp"
#include "files/blob_store.hpp"

#include <fmt/format.h>

namespace tantrao::media {

namespace {

bool may_show_in_browser(std::string_view type) { return type.starts_with("image/") || type == "application/pdf"; }

Result<newsstand::RenderedPage> show(const web::ReaderRequest& request)
{
    const std::string_view hash = request.path.get("hash");
    if (!files::BlobStore::is_hash(hash))
        return Error::not_found("media.file.unknown");
    const Lookup found = find_shown(request.live, hash);
    if (found.shown == Shown::taken_down)
        return Error::of(ErrorKind::gone, "media.file.taken_down");
    if (found.shown == Shown::unknown)
        return Error::not_found("media.file.unknown");
    newsstand::RenderedPage page;
    page.response = file_response(request.shelf.path_of(hash), hash, found.file.type, found.file.name);
    // Kept by browsers and proxies, but asked for again each time: it may be taken down.
    page.response.set("Cache-Control", "public, no-cache");
    page.cacheable = false;
    return page;
}

}   // namespace

http::Response file_response(const std::filesystem::path& path, std::string_view hash, std::string_view type,
                             std::string_view name)
{
    http::Response response;
    response.file = path;
    response.set("Content-Type", std::string(type));
    response.set("X-Content-Type-Options", "nosniff");
    response.set("ETag", fmt::format("\"{}\"", hash));
    response.set("Content-Disposition",
                 fmt::format("{}; filename=\"{}\"", may_show_in_browser(type) ? "inline" : "attachment", name));
    return response;
}

std::vector<web::Route> reader_routes()
{
    return {web::reader_file("/files/{hash}", "media.file", show),
            web::reader_file("/files/{hash}/{name}", "media.file_named", show)};
}

}   // namespace tantrao::media
