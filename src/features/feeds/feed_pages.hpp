// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::feeds {

// RSS or Atom, as the address ends.
Result<newsstand::RenderedPage> site_feed(const web::ReaderRequest& request);
Result<newsstand::RenderedPage> category_feed(const web::ReaderRequest& request);
Result<newsstand::RenderedPage> tag_feed(const web::ReaderRequest& request);
// For people: which feeds the site has.
Result<newsstand::RenderedPage> rss_page(const web::ReaderRequest& request);

}   // namespace tantrao::feeds
