// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/media_desk.hpp"

#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/media/address.hpp"
#include "features/media/media_pages.hpp"
#include "features/media/media_store.hpp"
#include "features/media/text_store.hpp"
#include "features/media/upload.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"

#include <charconv>
#include <fmt/format.h>

namespace tantrao::media {

namespace {

constexpr int page_length = 24;
constexpr std::size_t longest_description = 500;   // characters
constexpr int widest_preview = 640;

// "1767225600000000-12": where the next page begins.
void read_position(std::string_view text, LibraryFilter& filter)
{
    const auto dash = text.find('-');
    if (dash == std::string_view::npos)
        return;
    std::from_chars(text.data(), text.data() + dash, filter.before_uploaded.us);
    std::from_chars(text.data() + dash + 1, text.data() + text.size(), filter.before_id);
}

FileGroup group_of(std::string_view name)
{
    return name == "anh" ? FileGroup::pictures : name == "tep" ? FileGroup::documents : FileGroup::all;
}

LibraryFilter filter_of(const web::DeskRequest& request)
{
    LibraryFilter filter;
    filter.site = request.site_id();
    filter.name_part = text::clean_line(request.query.get("q"));
    filter.group = group_of(request.query.get("loai"));
    read_position(request.query.get("truoc"), filter);
    filter.limit = page_length + 1;
    return filter;
}

void add_files(view::Values& values, const web::DeskRequest& request, const std::vector<LibraryFile>& found)
{
    const std::size_t shown = std::min<std::size_t>(found.size(), page_length);
    for (std::size_t i = 0; i < shown; ++i) {
        const LibraryFile& each = found[i];
        view::Values& row = values.row("FILES");
        row.set("HREF", request.site_path("thu-vien/tep/" + each.file.hash)).set("NAME", each.file.name).set("ID", each.id);
        if (each.file.is_picture())
            row.set_if("PREVIEW", request.site_path(preview_path(each.file.hash)));
        else
            row.set_if("KIND", text::upper(each.file.extension));
    }
    values.show_if(shown == 0, "EMPTY");
    if (found.size() > page_length) {
        const LibraryFile& last = found[shown - 1];
        values.set_if("OLDER", fmt::format("{}?q={}&loai={}&truoc={}-{}", request.site_path("thu-vien"),
                                           text::percent_encode(request.query.get("q")),
                                           text::percent_encode(request.query.get("loai")), last.uploaded_at.us, last.id));
    }
}

void add_failed(view::Values& values, const web::DeskRequest& request, const std::vector<FailedUpload>& failed)
{
    values.show_if(!failed.empty(), "PROBLEM");
    for (const FailedUpload& each : failed) {
        const std::string why = web::sentence(request.ui, each.why);
        values.row("PROBLEMS")
            .set("SENTENCE", each.name.empty() ? why : request.ui.messages.get("vi", "media.not_taken", {each.name, why}));
    }
}

http::Response show_library(const web::DeskRequest& request, const std::vector<FailedUpload>& failed, int status)
{
    const LibraryFilter filter = filter_of(request);
    const auto found = request.core().read([&](db::Connection& core) { return library_lines(core, filter); });
    view::Values values;
    add_files(values, request, found);
    add_failed(values, request, failed);
    web::set_csrf(values, request);
    values.set("Q", filter.name_part)
        .set("HERE", request.site_path("thu-vien"))
        .set("UPLOAD", request.site_path("thu-vien/tai-len"));
    values.show_if(filter.group == FileGroup::pictures, "IS_PICTURES")
        .show_if(filter.group == FileGroup::documents, "IS_DOCUMENTS");
    values.show_if(bool(access::decide_anywhere(request.actor, "media.upload", request.site_id())), "MAY_UPLOAD");
    values.set("LIMIT", largest_file >> 20).set("PICTURE_LIMIT", largest_picture >> 20);
    const web::DeskHead head{request.ui.messages.get("vi", "media.menu"), "thu-vien"};
    return web::desk_response(request, head, web::render_part(request.ui, "features/media/templates/library.tpl", values),
                              status);
}

Result<http::Response> show_preview(const web::DeskRequest& request)
{
    const std::string_view hash = request.path.get("hash");
    const auto found = request.core().read([&](db::Connection& core) { return find_in_library(core, request.site_id(), hash); });
    if (!found)
        return Error::not_found("media.file.unknown");
    std::string sent = found->file.hash, type = found->file.type, extension = found->file.extension;
    for (const files::PictureVariant& e : found->file.encodings)
        if (e.mime == "image/jpeg" && (sent == found->file.hash || e.width <= widest_preview)) {
            sent = e.hash;
            type = e.mime;
            extension = "jpg";
        }
    auto response =
        file_response(request.environment.blobs.path_of(sent), sent, type, download_name(found->file.name, extension));
    response.set("Cache-Control", "private, max-age=600");
    return response;
}

// Public addresses on the desk's host: a previewed page finds its pictures and files there before anything is public.
Result<http::Response> show_as_public(const web::DeskRequest& request)
{
    const std::string_view hash = request.path.get("hash");
    const auto places = request.core().read([&](db::Connection& core) { return places_of(core, hash); });
    for (const LibraryPlace& place : places) {
        if (!access::decide_anywhere(request.actor, "articles.view", place.site))
            continue;
        std::string type = place.file.type, extension = place.file.extension;
        for (const files::PictureVariant& e : place.file.encodings)
            if (e.hash == hash) {
                type = e.mime;
                extension = e.mime == "image/webp" ? "webp" : "jpg";
            }
        auto response =
            file_response(request.environment.blobs.path_of(hash), hash, type, download_name(place.file.name, extension));
        response.set("Cache-Control", "private, max-age=600");
        return response;
    }
    return Error::not_found("media.file.unknown");
}

void add_uses(view::Values& values, const web::DeskRequest& request, db::Connection& core, std::string_view hash)
{
    const auto uses = publication::lines_using_file(core, request.site_id(), hash, 50);
    values.show_if(uses.empty(), "UNUSED");
    for (const publication::DeskLine& use : uses) {
        const std::string state(publication::name_of(use.state));
        view::Values& row = values.row("USES").set("TITLE", use.title).set("STATE", state);
        row.set("STATE_NAME", request.ui.messages.get("vi", "state." + state));
        const auto desk = std::ranges::find(request.ui.menu, use.kind, &web::MenuEntry::kind);
        row.set_if("HREF",
                   desk == request.ui.menu.end() ? "" : request.site_path(fmt::format("{}/{}", desk->path, use.edition.value)));
    }
}

// What of a file's text search can find, or why nothing.
std::string code_of_text(const std::optional<FileOutcome>& found, bool recognises_scans)
{
    if (!found)
        return "media.text.waiting";
    if (found->outcome == "read")
        return found->has_text ? "media.text.read" : "media.text.empty";
    if (found->outcome == "scan")
        return recognises_scans ? "media.text.scan" : "media.text.picture";
    return found->outcome == "none" ? "media.text.none" : found->outcome;   // a reason is a code already
}

struct Described {
    std::string alt, credit;
};

http::Response show_file(const web::DeskRequest& request, const LibraryFile& found, const Described& typed, const Error* error,
                         int status)
{
    view::Values values;
    request.core().read([&](db::Connection& core) {
        add_uses(values, request, core, found.file.hash);
        for (const auto& [hash, signatures] : signatures_of(core, {found.file.hash})) {
            values.show("SIGNATURES_IF");
            add_signatures(values, request.ui.messages, "vi", signatures);
        }
        if (!found.file.is_picture())
            values.set("TEXT", web::sentence(request.ui, Error::invalid(code_of_text(find_outcome(core, found.file.hash),
                                                                                     request.environment.config.ocr))));
    });
    values.set("NAME", found.file.name).set("FACTS", body::file_facts(found.file.type, found.file.size));
    values.set("UPLOADER", found.uploader).set("UPLOADED_AT", format_date_time(found.uploaded_at));
    values.set("UPLOADED_ISO", format_local_rfc3339(found.uploaded_at)).set("VERSION", found.version);
    values.set("BACK", request.site_path("thu-vien")).set("HERE", request.site_path("thu-vien/tep/" + found.file.hash));
    values.set("PREVIEW", request.site_path(preview_path(found.file.hash)));
    if (found.file.is_picture()) {
        values.show("IS_PICTURE");
        values.set("WRITE", request.site_path("bai-viet/moi?anh=" + found.file.hash));
        values.set("WIDTH", found.file.width).set("HEIGHT", found.file.height);
    } else {
        values.show("IS_DOCUMENT");
    }
    values.show_if(found.file.is_picture() && access::decide_anywhere(request.actor, "media.upload", request.site_id()),
                   "MAY_DESCRIBE");
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    web::set_field(values, request.ui, "alt", typed.alt, error);
    web::set_field(values, request.ui, "credit", typed.credit, error);
    return web::desk_response(request, {found.file.name, "thu-vien"},
                              web::render_part(request.ui, "features/media/templates/file.tpl", values), status);
}

Result<LibraryFile> file_of(const web::DeskRequest& request)
{
    auto found = request.core().read(
        [&](db::Connection& core) { return find_in_library(core, request.site_id(), request.path.get("hash")); });
    return found ? Result<LibraryFile>(std::move(*found)) : Error::not_found("media.file.unknown");
}

Result<http::Response> show_details(const web::DeskRequest& request)
{
    const LibraryFile found = TANTRAO_TRY(file_of(request));
    return show_file(request, found, {found.alt, found.credit}, nullptr, 200);
}

Result<http::Response> describe(const web::DeskRequest& request)
{
    const LibraryFile found = TANTRAO_TRY(file_of(request));
    const Described typed{text::clean_line(request.form.fields.get("alt")), text::clean_line(request.form.fields.get("credit"))};
    std::vector<FieldError> wrong;
    for (const auto& [field, text] : {std::pair{"alt", &typed.alt}, std::pair{"credit", &typed.credit}})
        if (text::length(*text) > longest_description)
            wrong.push_back({field, "media.description.too_long", {std::to_string(longest_description)}});
    const std::int64_t seen = whole_number(request.form.fields.get("version"));
    auto changed = !wrong.empty()
                       ? Result<void>(Error::fields_invalid(wrong))
                       : request.core().write([&](db::Transaction& tx) -> Result<void> {
                             return update_description(tx.db(), request.site_id(), found.file.hash, seen, typed.alt, typed.credit)
                                        ? Result<void>()
                                        : Error::conflict("form.stale");
                         });
    if (!changed)
        return show_file(request, found, typed, &changed.error(), web::status_of(changed.error().kind));
    return web::done(request.site_path("thu-vien/tep/" + found.file.hash), "media.described");
}

}   // namespace

http::Response library_page(const web::DeskRequest& request, const std::vector<FailedUpload>& failed)
{
    return show_library(request, failed, failed.empty() ? 200 : web::status_of(failed.front().why.kind));
}

std::vector<web::Route> desk_routes()
{
    const auto library = [](const web::DeskRequest& request) -> Result<http::Response> { return library_page(request, {}); };
    return {web::desk_page("/{site}/thu-vien", "media.library", "articles.view", library),
            web::desk_action("/{site}/thu-vien/tai-len", "media.upload", "media.upload", upload),
            web::desk_page("/{site}/thu-vien/xem/{hash}", "media.preview", "articles.view", show_preview),
            web::desk_page("/files/{hash}", "media.desk_file", "", show_as_public),
            web::desk_page("/files/{hash}/{name}", "media.desk_file_named", "", show_as_public),
            web::desk_page("/{site}/thu-vien/tep/{hash}", "media.details", "articles.view", show_details),
            web::desk_action("/{site}/thu-vien/tep/{hash}", "media.describe", "media.upload", describe)};
}

}   // namespace tantrao::media
