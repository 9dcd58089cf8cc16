// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/feature.hpp"
#include "features/documents/document_desk.hpp"
#include "features/documents/document_formats.hpp"
#include "features/documents/document_live.hpp"
#include "features/documents/document_pages.hpp"
#include "features/documents/document_search.hpp"
#include "features/documents/history_pages.hpp"
#include "features/documents/list_pages.hpp"
#include "features/documents/relation_pages.hpp"
#include "features/documents/task_reminders.hpp"

namespace tantrao::documents {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "documents";
    feature.projections = {document_projection()};
    feature.routes = public_routes();
    for (auto routes : {list_routes(), format_routes(), history_routes(), relation_routes(), desk_routes()})
        feature.routes.insert(feature.routes.end(), routes.begin(), routes.end());
    feature.menu = {desk_menu()};
    feature.today = waiting_for;
    feature.search_sources = {document_source()};
    feature.register_jobs = register_task_jobs;
    return feature;
}

}   // namespace tantrao::documents
