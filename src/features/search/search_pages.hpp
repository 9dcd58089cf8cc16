// The page on which readers search: /tim-kiem?q=…
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::search_pages {

Result<newsstand::RenderedPage> search_page(const web::ReaderRequest& request);

}   // namespace tantrao::search_pages
