// Ways through the portal: the site map (L-150) and the list of component sites (Article 2.4).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/site_frame.hpp"

namespace tantrao::home {

Result<newsstand::RenderedPage> map_page(const web::ReaderRequest& request);
// On a component site: the portal's.
Result<newsstand::RenderedPage> sites_page(const web::ReaderRequest& request);

}   // namespace tantrao::home
