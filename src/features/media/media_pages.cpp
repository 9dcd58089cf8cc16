// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/media_pages.hpp"

#include "features/media/media_live.hpp"
#include "files/blob_store.hpp"
#include "platform/catalogue/catalogue.hpp"
#include "platform/catalogue/shown.hpp"
#include "platform/web/site_frame.hpp"

#include <fmt/format.h>

namespace tantrao::media {

namespace {

bool may_show_in_browser(std::string_view type) { return type.starts_with("image/") || type == "application/pdf"; }

// Links to what showed the file and is public without it, named as the search names it.
view::Values links_to_pages_without_it(const web::ReaderRequest& request, const Lookup& found)
{
    view::Values values;
    for (const auto& [kind, id] : found.left_by) {
        const catalogue::Source* source = request.catalogue == nullptr ? nullptr : request.catalogue->source(kind);
        const auto card = source == nullptr ? std::nullopt : source->card(request.live, request.directory, request.now, id);
        const site::PublicSite* site = card ? request.directory.by_id(card->site) : nullptr;
        if (!catalogue::is_shown(site, &request.site))
            continue;
        values.row("PAGES").set("HREF", (site == &request.site ? "" : site->base_url) + card->path).set("TITLE", card->title);
    }
    return values;
}

Result<newsstand::RenderedPage> taken_down(const web::ReaderRequest& request, const Lookup& found)
{
    view::Values values = links_to_pages_without_it(request, found);
    if (values.find("PAGES") == nullptr)
        return Error::of(ErrorKind::gone, "media.file.taken_down");
    web::PageHead head;
    head.title = request.ui.messages.get(request.language, "media.file.left");
    head.canonical = request.http.path;
    head.indexable = false;
    values.set("HEADING", head.title);
    auto page = web::site_page(request, head, web::render_part(request.ui, "features/media/templates/left.tpl", values), {}, 410);
    page.cacheable = false;
    page.response.set("Cache-Control", "no-cache");
    return page;
}

Result<newsstand::RenderedPage> show(const web::ReaderRequest& request)
{
    const std::string_view hash = request.path.get("hash");
    if (!files::BlobStore::is_hash(hash))
        return Error::not_found("media.file.unknown");
    const Lookup found = find_shown(request.live, hash);
    if (found.shown == Shown::taken_down)
        return taken_down(request, found);
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
