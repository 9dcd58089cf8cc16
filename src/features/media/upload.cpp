// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/upload.hpp"

#include "base/json.hpp"
#include "features/media/media_desk.hpp"
#include "features/media/media_store.hpp"
#include "platform/audit/audit.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"

namespace tantrao::media {

namespace {

http::Response uploaded_json(const web::DeskRequest& request, const File& file)
{
    Json answer{
        {"file", file.hash}, {"name", file.name}, {"type", file.type}, {"size", file.size}, {"is_picture", file.is_picture()}};
    if (file.is_picture()) {
        answer["width"] = file.width;
        answer["height"] = file.height;
        answer["preview"] = request.site_path(preview_path(file.hash));
    }
    return http::json(dump_json(answer));
}

}   // namespace

Result<File> receive(const web::DeskRequest& request, const http::Upload& upload)
{
    if (!access::decide_anywhere(request.actor, "media.upload", request.site_id()))
        return Error::forbidden("access.denied", {"media.upload"});
    const File file = TANTRAO_TRY(take_in(request.core(), request.environment.blobs, upload.path, upload.file_name));
    TANTRAO_TRY(request.core().write([&](db::Transaction& tx) -> Result<void> {
        if (!add_to_library(tx, request.now, request.site_id(), request.actor.id, file))
            return {};
        const auto added = find_in_library(tx.db(), request.site_id(), file.hash);
        audit::record(tx, request.now, request.actor,
                      {"media.upload",
                       "media.upload",
                       request.site_id(),
                       "file",
                       added->id,
                       {{"hash", file.hash}, {"name", file.name}},
                       AccountId{},
                       request.http.id});
        return {};
    }));
    return file;
}

Result<http::Response> upload(const web::DeskRequest& request)
{
    std::vector<FailedUpload> failed;
    int taken = 0;
    for (const http::Upload& each : request.form.uploads) {
        if (each.field != "file" || (each.file_name.empty() && each.size == 0))
            continue;
        auto file = receive(request, each);
        if (web::wants_json(request.http))
            return file ? uploaded_json(request, *file) : Result<http::Response>(file.error());
        if (file)
            ++taken;
        else
            failed.push_back({each.file_name, file.error()});
    }
    if (taken == 0 && failed.empty())
        failed.push_back({"", Error::invalid("media.file.none")});
    if (web::wants_json(request.http))
        return failed.front().why;
    if (!failed.empty())
        return library_page(request, failed);
    return web::done(request.site_path("thu-vien"), "media.uploaded", std::to_string(taken));
}

}   // namespace tantrao::media
