// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/relation_pages.hpp"
#include "features/documents/document_pages.hpp"
#include "platform/web/site_frame.hpp"
#include <utility>

namespace tantrao::documents {
namespace {

using newsstand::RenderedPage;

constexpr int most_mentions = 50;   // of a kind

std::string word(const web::ReaderRequest& request, const std::string& code, const std::vector<std::string>& args = {})
{
    return request.ui.messages.get(request.language, code, args);
}

// Documents that only name this one, as groups of their own.
void add_mentioning(std::vector<RelationGroup>& groups, const web::ReaderRequest& request, const LiveDocument& document)
{
    for (const RelationKind relation : {RelationKind::based_on, RelationKind::refers_to}) {
        const Mentions mentions = mentions_of(request.live, document.site, document.record, relation, most_mentions);
        Surroundings named;
        named.timeline.effects = mentions.newest;
        named.effecting = effecting(request.live, mentions.newest);
        for (RelationGroup& group : incoming_groups(request, named)) {   // one, or none
            group.more = mentions.more;
            groups.push_back(std::move(group));
        }
    }
}

void add_group(view::Values& values, const web::ReaderRequest& request, const RelationGroup& group)
{
    view::Values& row = values.row("GROUPS");
    row.set("TITLE", group.title);
    for (const RelatedDocument& document : group.documents) {
        view::Values& line = row.row("DOCUMENTS");
        line.set("NAME", document.name).set_if("HREF", document.href).show_if(document.href.empty(), "NOT_HELD");
        line.set_if("PROVISION", document.provisions).set_if("ABOUT", document.title);
        line.set_if("FROM", format_civil_date(document.from)).set_if("UNTIL", format_civil_date(document.until));
    }
    row.set_if("MORE", group.more == 0 ? "" : word(request, "documents.diagram.more", {std::to_string(group.more)}));
}

RenderedPage shown(const web::ReaderRequest& request, const LiveDocument& document)
{
    Looked looked = look_around(request, document);
    const std::string path = path_of(document.record.number, document.number), name = name_of(document.record);
    Diagram diagram{word(request, "documents.diagram.label", {name}), name, incoming_groups(request, looked.around),
                    outgoing_groups(request, document.record, looked.around)};
    add_mentioning(diagram.incoming, request, document);
    view::Values values;
    values.set("NAME", name).set("DOCUMENT", path).set("TITLE", document.record.title);
    const bool any = !diagram.incoming.empty() || !diagram.outgoing.empty();
    values.show_if(!any, "NOTHING");
    if (any)
        values.show("DIAGRAM_IF").set("DIAGRAM", view::SafeHtml{svg_of(diagram, [&](std::int64_t more) {
                                          return word(request, "documents.diagram.more", {std::to_string(more)});
                                      })});
    for (const auto& groups : {diagram.incoming, diagram.outgoing})
        for (const RelationGroup& group : groups)
            add_group(values, request, group);
    web::PageHead head;
    head.title = word(request, "documents.diagram.title", {name});
    head.canonical = diagram_path(path);
    head.crumbs = {{word(request, "documents.shelf.all"), std::string(shelves.front().path)},
                   {name, path},
                   {word(request, "documents.diagram.crumb"), ""}};
    return web::site_page(request, head, web::render_part(request.ui, "features/documents/templates/relations.tpl", values),
                          std::move(looked.tags));
}

Result<RenderedPage> diagram_page(const web::ReaderRequest& request)
{
    return with_document(request, diagram_path(""), [&](const LiveDocument& document) { return shown(request, document); });
}

}   // namespace

std::string diagram_path(std::string_view document_path) { return std::string(document_path) + "/quan-he"; }

std::vector<web::Route> relation_routes()
{
    return {web::reader("/van-ban/{document}/quan-he", "documents.relations", diagram_page)};
}

}   // namespace tantrao::documents
