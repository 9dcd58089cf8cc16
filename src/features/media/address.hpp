// Where readers find a file. Pure.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::media {

// "/files/<hash>": enough for a picture inside a page.
std::string address_of(std::string_view hash);
// "/files/<hash>/quyet-dinh-1234.pdf": what a browser saves it as.
std::string address_of(std::string_view hash, std::string_view file_name);
// "Quyết định 1234.PDF", "pdf" -> "quyet-dinh-1234.pdf": safe everywhere, with the extension its content has.
std::string download_name(std::string_view name, std::string_view extension);

}   // namespace tantrao::media
