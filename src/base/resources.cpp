// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/resources.hpp"

#include <algorithm>

namespace tantrao {

std::optional<std::string_view> find_resource(std::string_view path)
{
    for (const Resource& resource : embedded_resources())
        if (resource.path == path)
            return resource.bytes;
    return std::nullopt;
}

std::vector<Resource> resources_below(std::string_view prefix)
{
    std::vector<Resource> found;
    for (const Resource& resource : embedded_resources())
        if (resource.path.starts_with(prefix))
            found.push_back(resource);
    return found;
}

}   // namespace tantrao
