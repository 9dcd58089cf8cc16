// RSS of what happens to one document, or to one provision of it. Lists of documents have feeds of their own.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::alerts {

// Parameters "van-ban" (number) and "dieu" (id of a provision; "" for all of it).
Result<newsstand::RenderedPage> document_feed(const web::ReaderRequest& request);

}   // namespace tantrao::alerts
