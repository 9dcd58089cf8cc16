// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::feeds {

// All addresses of a small site; of a large one the index of its parts.
Result<newsstand::RenderedPage> sitemap(const web::ReaderRequest& request);
// "trang.xml": home and categories; "3.xml": the articles with the numbers of part 3.
Result<newsstand::RenderedPage> sitemap_part(const web::ReaderRequest& request);
Result<newsstand::RenderedPage> robots(const web::ReaderRequest& request);

}   // namespace tantrao::feeds
