// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/operations/feature.hpp"
#include "features/operations/audit_desk.hpp"
#include "features/operations/jobs_desk.hpp"

namespace tantrao::operations {

web::Feature feature()
{
    web::Feature feature;
    feature.name = "operations";
    feature.routes = {
        web::desk_page("/cong-viec", "operations.jobs", "jobs.view", jobs_page),
        web::desk_action("/cong-viec/{job}/thu-lai", "operations.jobs.retry", "jobs.view", retry_job),
        web::desk_page("/{site}/nhat-ky", "operations.audit", "audit.view", audit_page),
    };
    feature.menu = {
        {80, "operations.audit.menu", "history", "nhat-ky", "audit.view", "n"},
        {90, "operations.jobs.menu", "settings", "/cong-viec", "jobs.view", "c"},
    };
    return feature;
}

} // namespace tantrao::operations
