// Search for programs: GET /api/v1/search, and the feed of any search.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

#include <string>
#include <vector>

namespace tantrao::search_pages {

std::vector<std::string> api_parameters();

// {"query","total","total_is_exact","chosen","items":[{"external_id","id","kind","site","url","title","snippet","published_at","score",
// "all_words"}],"next_cursor","suggestion","cut"}; a parameter that means nothing, or of a name
// nobody knows, is 400 with {"error","code","request","fields":[{"field","code","error"}]}.
Result<newsstand::RenderedPage> search_api(const web::ReaderRequest& request);
// Public titles for what is typed so far: {"items":[{"title","kind","site","url"}]}.
Result<newsstand::RenderedPage> complete_page(const web::ReaderRequest& request);
// RSS, newest first.
Result<newsstand::RenderedPage> search_feed(const web::ReaderRequest& request);

}   // namespace tantrao::search_pages
