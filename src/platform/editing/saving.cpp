// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/editing/saving.hpp"

#include "base/json.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/form_values.hpp"

#include <fmt/format.h>

namespace tantrao::editing {

namespace {

http::Response done(const web::DeskRequest& request, const Kind& kind, EditionId id, std::string_view plain,
                    std::string_view with_submit)
{
    return web::done(edition_path(request, kind, id),
                     fmt::format("{}.{}", kind.feature, wants_to_submit(request) ? with_submit : plain));
}

}   // namespace

bool wants_to_submit(const web::DeskRequest& request) { return request.form.fields.get("action") == "submit"; }

Result<EditionId> create(const web::DeskRequest& request, const Kind& kind, const publication::Content& content)
{
    return request.core().write([&](db::Transaction& tx) -> Result<EditionId> {
        const auto made = TANTRAO_TRY(publication::create(tx, request.acting(), request.site_id(), kind.name, "vi", content,
                                                          EditionId{web::form_id(request.form.fields)}));
        if (wants_to_submit(request) && !made.is_repeated)
            TANTRAO_TRY(publication::submit(tx, request.acting(), request.site_id(), made.edition, 1));
        return made.edition;
    });
}

Result<std::int64_t> save(const web::DeskRequest& request, EditionId id, std::int64_t seen, const publication::Content& content,
                          bool and_submit)
{
    const auto version = request.core().write([&](db::Transaction& tx) -> Result<std::int64_t> {
        const auto now = TANTRAO_TRY(publication::save(tx, request.acting(), request.site_id(), id, seen, content));
        if (and_submit)
            TANTRAO_TRY(publication::submit(tx, request.acting(), request.site_id(), id, now));
        return now;
    });
    if (!version)
        return told_who(request, id, version.error());
    return version;
}

http::Response created(const web::DeskRequest& request, const Kind& kind, EditionId id)
{
    return done(request, kind, id, "created", "created_submitted");
}

http::Response saved(const web::DeskRequest& request, const Kind& kind, EditionId id)
{
    return done(request, kind, id, "saved", "submitted");
}

http::Response autosaved(const web::DeskRequest& request, std::int64_t version)
{
    const std::string time = format_local_rfc3339(request.now).substr(11, 8);   // "10:32:05"
    return http::json(dump_json({{"version", version}, {"saved_at", time}}));
}

bool is_stale(const Error* error) { return error != nullptr && error->code == "publication.changed_by"; }

void add_kept(view::Values& values, const web::DeskRequest& request, const Kind& kind, const EditionView* view,
              std::string_view form, const Error* error)
{
    if (view == nullptr)
        return;
    const std::string here = edition_path(request, kind, view->edition.id);
    values.set_if("NEWER", is_stale(error) ? here : "");
    const std::string done(request.query.get("xong"));
    if (!done.starts_with(fmt::format("{}.", kind.feature)))
        return;
    const bool is_new = done.starts_with(fmt::format("{}.created", kind.feature));
    values.set_if("KEPT_DONE",
                  fmt::format("{}:{}", is_new ? request.site_path(fmt::format("{}/moi", kind.segment)) : here, form));
}

}   // namespace tantrao::editing
