// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::feeds {

Result<newsstand::RenderedPage> site_rss(const web::ReaderRequest& request);
Result<newsstand::RenderedPage> site_atom(const web::ReaderRequest& request);
Result<newsstand::RenderedPage> category_rss(const web::ReaderRequest& request);
Result<newsstand::RenderedPage> category_atom(const web::ReaderRequest& request);
Result<newsstand::RenderedPage> tag_rss(const web::ReaderRequest& request);
// For people: which feeds the site has.
Result<newsstand::RenderedPage> rss_page(const web::ReaderRequest& request);

}   // namespace tantrao::feeds
