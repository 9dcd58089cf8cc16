// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::operations {

Result<http::Response> jobs_page(const web::DeskRequest& request);
Result<http::Response> retry_job(const web::DeskRequest& request);

} // namespace tantrao::operations
