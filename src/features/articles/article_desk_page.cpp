// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_desk_page.hpp"

#include "base/text.hpp"
#include "features/media/api.hpp"
#include "platform/editing/edition_side.hpp"
#include "platform/editing/saving.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/desk_frame.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::articles {

namespace {

using publication::EditionView;
using publication::Event;

// The categories this person may write in, and those the text is in already.
void add_categories(view::Values& values, const web::DeskRequest& request, const ArticleForm& form)
{
    const auto all = request.core().read([&](db::Connection& core) { return site::categories_of(core, request.site_id()); });
    for (const site::Category& category : all) {
        const std::string id = std::to_string(category.id.value);
        const bool is_main = id == form.category;
        const bool is_also = std::ranges::find(form.also_in, id) != form.also_in.end();
        const auto path = site::path_in(all, category.id);
        const bool allowed = category.open && access::decide(request.actor, "articles.write", request.site_id(), path);
        std::string name;
        for (std::size_t depth = 1; depth < path.size(); ++depth)
            name += "– ";
        name += category.name;
        if (allowed || is_main)
            values.row("CATEGORIES").set("ID", id).set("NAME", name).show_if(is_main, "SELECTED");
        if (category.open || is_also)
            values.row("ALSO").set("ID", id).set("NAME", name).show_if(is_also, "CHECKED");
    }
}

void add_files(view::Values& values, const web::DeskRequest& request, const ArticleForm& form)
{
    const std::string library = request.site_path("thu-vien/");
    values.set("UPLOAD", library + "tai-len").set("UPLOAD_LIMIT", media::largest_file).set("PREVIEW", library + "xem/{file}");
    values.set_if("LEAD_FILE", form.lead_file);
    values.set("LEAD_PREVIEW", form.lead_file.empty() ? "" : request.site_path(media::preview_path(form.lead_file)));
    values.show_if(!form.attachments.empty(), "ATTACHMENTS_IF");
    for (std::size_t i = 0; i < form.attachments.size(); ++i) {
        view::Values& row = values.row("ATTACHMENTS");
        row.set("N", static_cast<std::int64_t>(i + 1))
            .set("FILE", form.attachments[i].file)
            .set("NAME", form.attachments[i].name);
        row.set("HREF", request.site_path(media::preview_path(form.attachments[i].file)));
    }
}

// The field's text, and beside it the tree for the editor: the one that was sent, else the stored one where the text still is its.
void add_body(view::Values& values, const ArticleForm& form, const body::Tree* stored)
{
    const bool stored_fits = stored != nullptr && !form.body_is_json && form.body == editable_text(*stored);
    values.set_if("BODY_TREE", stored_fits ? stored->bytes() : "");
}

void add_buttons(view::Values& values, const web::DeskRequest& request, const EditionPage& page)
{
    if (page.view == nullptr) {
        values.set("HERE", request.site_path("bai-viet/moi")).show("MAY_SUBMIT");
        return;
    }
    const std::string here = edition_path(request, page.view->edition.id);
    values.set("HERE", here);
    const bool can_save =
        editing::may_now(request, *page.view, Event::save) || editing::may_now(request, *page.view, Event::edit_at_gate);
    values.set_if("AUTOSAVE", can_save ? here + "/tu-luu" : "");
    values.show_if(editing::may_now(request, *page.view, Event::submit), "MAY_SUBMIT");
    values.show_if(page.view->edition.number > 1, "LATER_EDITION");
}

view::SafeHtml form_part(const web::DeskRequest& request, const EditionPage& page, const ArticleForm& form,
                         const body::Tree* stored)
{
    view::Values values;
    web::set_csrf(values, request);
    for (const auto& [name, typed] : {std::pair{"title", &form.title},
                                      {"summary", &form.summary},
                                      {"body", &form.body},
                                      {"category", &form.category},
                                      {"lead_alt", &form.lead_alt},
                                      {"lead_caption", &form.lead_caption},
                                      {"lead_credit", &form.lead_credit},
                                      {"authors", &form.authors},
                                      {"tags", &form.tags},
                                      {"source_name", &form.source_name},
                                      {"source_url", &form.source_url},
                                      {"source_published_on", &form.source_published_on},
                                      {"publish_at", &form.publish_at},
                                      {"expire_at", &form.expire_at},
                                      {"change_note", &form.change_note}})
        web::set_field(values, request.ui, name, *typed, page.error);
    for (const char* name : {"lead_upload", "attachment_upload"})
        web::set_field(values, request.ui, name, "", page.error);
    values.set("VERSION", editing::is_stale(page.error) ? page.view->edition.version : form.version);
    values.set_if("FORM", page.view == nullptr ? std::to_string(web::form_id(request.form.fields)) : "");
    add_categories(values, request, form);
    add_files(values, request, form);
    add_body(values, form, stored);
    add_buttons(values, request, page);
    return web::render_part(request.ui, "features/articles/templates/desk/form.tpl", values);
}

view::SafeHtml text_part(const web::DeskRequest& request, const Article& article)
{
    view::Values values;
    values.set_if("SUMMARY", article.summary);
    request.core().read([&](db::Connection& core) {
        const auto links = desk_links(request, core);
        const std::string picture =
            article.lead.file.empty() ? "" : body::picture_html(links.picture(article.lead.file), article.lead.alt, true);
        if (!picture.empty()) {
            values.show("PICTURE_IF");
            values.set("PICTURE", view::SafeHtml{picture});
        }
        values.set_if("CAPTION", article.lead.caption).set_if("CREDIT", article.lead.credit);
        values.set("BODY", view::SafeHtml{body::to_html(article.body, links)});
        for (const Attachment& each : article.attachments)
            values.row("ATTACHMENTS")
                .set("HREF", links.attachment(each.file, each.name))
                .set("NAME", each.name)
                .set("FACTS", body::file_facts(each.type, each.size));
        const auto category = site::find_category(core, request.site_id(), article.category);
        values.set("CATEGORY", category ? category->name : "");
    });
    return web::render_part(request.ui, "features/articles/templates/desk/text.tpl", values);
}

// Where readers find the item, while it is public.
std::string public_address(const web::DeskRequest& request, db::Connection& core, const publication::Item& item)
{
    const auto directory = request.environment.directories.newest();
    const site::PublicSite* site = directory ? directory->by_id(item.site) : nullptr;
    const auto edition = publication::find_edition(core, item.live_edition);
    if (site == nullptr || !edition || item.state != publication::ItemState::live)
        return "";
    const auto category = site::find_category(core, item.site, edition->content.category);
    return category ? site->base_url + path_of(category->slug, text::slug(edition->content.title), item.id) : "";
}

}   // namespace

const editing::Kind& desk_kind()
{
    static const editing::Kind articles{kind,
                                        "articles",
                                        "bai-viet",
                                        [](const web::DeskRequest& request, const EditionView& view, const Error& error) {
                                            EditionPage page;
                                            page.view = &view;
                                            page.error = &error;
                                            page.status = web::status_of(error.kind);
                                            return edition_page(request, page);
                                        },
                                        {},
                                        {}};
    return articles;
}

body::FileLinks desk_links(const web::DeskRequest& request, db::Connection& core)
{
    body::FileLinks links;
    links.picture = [&request, &core](const std::string& hash) -> std::vector<body::FileLinks::Variant> {
        const auto file = media::find_file(core, hash);
        if (!file || !file->is_picture())
            return {};
        return {{file->width, file->height, request.site_path(media::preview_path(hash)), "image/jpeg"}};
    };
    links.attachment = [&request](const std::string& hash, const std::string&) {
        return request.site_path(media::preview_path(hash));
    };
    return links;
}

http::Response edition_page(const web::DeskRequest& request, const EditionPage& page)
{
    std::optional<Article> stored;
    if (page.view != nullptr)
        stored = from_content(page.view->edition.content).value();
    const bool can_save = page.view == nullptr || editing::may_now(request, *page.view, Event::save) ||
                          editing::may_now(request, *page.view, Event::edit_at_gate);
    const bool is_form = page.typed != nullptr || can_save;
    view::Values values;
    web::set_problems(values, request.ui, page.error);
    editing::add_kept(values, request, desk_kind(), page.view, "bai", page.error);
    if (is_form) {
        const ArticleForm form = page.typed != nullptr ? *page.typed
                                 : stored              ? form_of(*stored, page.view->edition.version)
                                                       : ArticleForm{};
        values.set("MAIN", form_part(request, page, form, stored ? &stored->body : nullptr));
    } else {
        values.set("MAIN", text_part(request, *stored));
    }
    if (page.view != nullptr) {
        values.show("SIDE_IF");
        const auto address =
            request.core().read([&](db::Connection& core) { return public_address(request, core, page.view->item); });
        values.set("SIDE", editing::side_of(request, desk_kind(), {*page.view, page.error, "bài", "bai", address, {}}));
    }
    const std::string title =
        !is_form ? stored->title : request.ui.messages.get("vi", page.view == nullptr ? "articles.new" : "articles.edit");
    values.set("HEADING", title).set("LIST", request.site_path("bai-viet"));
    return web::desk_response(request, {title, "bai-viet", true},
                              web::render_part(request.ui, "features/articles/templates/desk/edition.tpl", values), page.status);
}

}   // namespace tantrao::articles
