// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_pages.hpp"
#include "base/text.hpp"
#include "features/documents/document_views.hpp"
#include "features/documents/task_live.hpp"
#include "features/documents/task_views.hpp"
#include "platform/site/live_sites.hpp"
#include <algorithm>

namespace tantrao::documents {
namespace {

using newsstand::RenderedPage;

RenderedPage moved_to(const std::string& path, newsstand::Tags tags)
{
    RenderedPage page;
    page.response = http::moved(path);
    page.tags = std::move(tags);
    return page;
}

// What a number without a public document of this site answers: the dated notice, or that there is none.
Result<RenderedPage> without_document(const web::ReaderRequest& request, ItemId number)
{
    const auto notice = find_notice(request.live, number);
    if (notice && notice->site == request.site.site.id) {
        web::PageHead head;
        head.title = request.ui.messages.get(request.language, "documents.withdrawn");
        head.canonical = request.http.path;
        head.indexable = false;
        return web::site_page(request, head, notice_part(request, *notice), {document_tag(number)}, 410);
    }
    if (request.live.is_gone(kind, number.value))
        return Error::of(ErrorKind::gone, "error.410.text");
    return Error::not_found("error.404.text");
}

web::PageHead head_of(const web::ReaderRequest& request, const LiveDocument& document)
{
    web::PageHead head;
    head.title = name_of(document.record);
    head.description = text::shorten(document.record.title, 300);
    head.canonical = path_of(document.record.number, document.number);
    head.crumbs = {{request.ui.messages.get(request.language, "documents.shelf.all"), std::string(shelves.front().path)},
                   {head.title, ""}};
    if (const site::Category* category = request.site.category(category_slug))
        head.category = category->id;
    head.kind = "article";
    head.published_at = document.published_at;
    head.modified_at = document.changed_at;
    return head;
}

// Of two ends, {} being none.
Instant earlier(Instant one, Instant other) { return one == Instant{} ? other : other == Instant{} ? one : std::min(one, other); }

RenderedPage shown(const web::ReaderRequest& request, const LiveDocument& document, Tools tools)
{
    Looked looked = look_around(request, document);
    web::PageHead head = head_of(request, document);
    head.title = title_of(request, document.record, looked.around.as_of);
    head.indexable = tools == Tools::shown && looked.around.as_of.typed.empty();
    RenderedPage page =
        web::site_page(request, head, document_part(request, document, looked.around, tools), std::move(looked.tags));
    page.valid_until = earlier(end_of(looked.around.timeline, looked.around.as_of, request.now),
                               tasks_hold_until(looked.around.tasks, civil_date(request.now)));
    if (std::ranges::find(document.record.relations, RelationKind::consolidates, &Relation::kind) !=
        document.record.relations.end())   // the page tells how those stand today
        page.valid_until = earlier(page.valid_until, next_midnight(request.now));
    return page;
}

Result<RenderedPage> document_page(const web::ReaderRequest& request)
{
    return with_document(request, "", [&](const LiveDocument& document) { return shown(request, document, Tools::shown); });
}

Result<RenderedPage> print_page(const web::ReaderRequest& request)
{
    const ItemId number{request.path.number("number")};
    const auto document = number ? find_document(request.live, number) : std::nullopt;
    if (!document || document->site != request.site.site.id)
        return without_document(request, number);
    if (const AsOf day = as_of(request); day.is_unreadable)   // nothing in the page would tell it
        return Error::invalid("documents.as_of.unreadable", {day.typed});
    return shown(request, *document, Tools::left_out);
}

}   // namespace

Looked look_around(const web::ReaderRequest& request, const LiveDocument& document)
{
    const SiteId site = document.site;
    Looked looked;
    looked.tags = {document_tag(document.number), key_tag(site, number_key(document.record.number))};
    Surroundings& around = looked.around;
    around.as_of = as_of(request);
    around.tasks = live_tasks_of(request.live, document.number);
    around.timeline = timeline_of(document.record, effects_on(request.live, site, document.record));
    around.effecting = effecting(request.live, around.timeline.effects);
    if (around.as_of.is_chosen)
        around.day_text = text_on_day(request.live, document, around.timeline, around.as_of.day);
    std::set<std::string> keys = cited_keys(around.day_text ? around.day_text->html.text : document.text_html);
    for (const Relation& relation : document.record.relations)
        keys.insert(number_key(relation.number));
    around.own_site = with_numbers(request.live, site, keys);
    add_addresses(around.cited, around.own_site, provisions_of(request.live, around.own_site), "");
    const site::PublicSite* portal = request.directory.portal();
    const bool elsewhere = portal != nullptr && portal->site.id != site;
    if (elsewhere) {
        around.portal = with_numbers(request.live, portal->site.id, keys);
        add_addresses(around.cited, around.portal, provisions_of(request.live, around.portal), portal->base_url);
    }
    for (const std::string& key : keys) {
        looked.tags.insert(key_tag(site, key));
        if (elsewhere)
            looked.tags.insert(key_tag(portal->site.id, key));
    }
    return looked;
}

Result<RenderedPage> with_document(const web::ReaderRequest& request, std::string_view below,
                                   const std::function<Result<RenderedPage>(const LiveDocument&)>& show)
{
    const ItemId number = number_of(request.path.get("document"));
    if (!number)
        return Error::not_found("error.404.text");
    const auto document = find_document(request.live, number);
    if (!document || document->site != request.site.site.id)
        return without_document(request, number);
    const std::string path = path_of(document->record.number, number) + std::string(below);
    if (path != request.http.path) {
        const AsOf day = as_of(request);   // what is no day is told there
        const std::string query = day.is_unreadable ? "?ngay=" + text::percent_encode(day.typed) : query_of(day);
        return moved_to(path + query, {document_tag(number), site::site_tag(request.site.site.id)});
    }
    return show(*document);
}

std::vector<web::Route> public_routes()
{
    return {
        web::reader("/van-ban/{document}", "documents.show", document_page, {"ngay"}),
        web::reader("/in/van-ban/{number}", "documents.print", print_page, {"ngay"}),
    };
}

}   // namespace tantrao::documents
