// Files arriving at a site's library: by the editor's script (JSON) and by the form on the library page.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/media/api.hpp"
#include "platform/web/route.hpp"

namespace tantrao::media {

// POST /{site}/thu-vien/tai-len: JSON as web/README.md says it, or a page.
Result<http::Response> upload(const web::DeskRequest& request);

}   // namespace tantrao::media
