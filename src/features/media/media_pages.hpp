// What readers fetch: /files/<hash> and /files/<hash>/<name>.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::media {

std::vector<web::Route> reader_routes();

// The answer that sends a stored file: typed, never sniffed, shown in the browser only where that is harmless.
http::Response file_response(const std::filesystem::path& path, std::string_view hash, std::string_view type,
                             std::string_view name);

}   // namespace tantrao::media
