// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/feature.hpp"
#include "features/documents/document_live.hpp"
#include "features/documents/document_pages.hpp"

namespace tantrao::documents {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "documents";
    feature.projections = {document_projection()};
    feature.routes = public_routes();
    return feature;
}

}   // namespace tantrao::documents
