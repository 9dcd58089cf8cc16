// The front page of a site.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/site_frame.hpp"

namespace tantrao::home {

Result<newsstand::RenderedPage> front_page(const web::ReaderRequest& request);

}   // namespace tantrao::home
