// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/address.hpp"

#include "base/text.hpp"

namespace tantrao::media {

std::string address_of(std::string_view hash) { return "/files/" + std::string(hash); }

std::string address_of(std::string_view hash, std::string_view file_name)
{
    return address_of(hash) + "/" + text::percent_encode(file_name);
}

std::string download_name(std::string_view name, std::string_view extension)
{
    const auto dot = name.rfind('.');
    const std::string_view stem = dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
    return text::slug(stem) + "." + std::string(extension);
}

}   // namespace tantrao::media
