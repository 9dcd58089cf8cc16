// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/assets.hpp"
#include "base/hash.hpp"
#include "base/resources.hpp"
#include "platform/web/headers.hpp"
#include <array>
#include <stdexcept>

namespace tantrao::web {
namespace {

constexpr std::string_view folder = "web/dist/";

std::string_view type_of(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> types{{{".css", "text/css; charset=utf-8"},
                                                                                 {".js", "text/javascript; charset=utf-8"},
                                                                                 {".svg", "image/svg+xml"},
                                                                                 {".woff2", "font/woff2"},
                                                                                 {".png", "image/png"},
                                                                                 {".ico", "image/x-icon"}}};
    for (const auto& [ending, type] : types)
        if (name.ends_with(ending))
            return type;
    return "application/octet-stream";
}

} // namespace

Assets::Assets()
{
    for (const Resource& resource : resources_below(folder)) {
        const std::string name(resource.path.substr(folder.size()));
        http::Response response;
        response.set("Content-Type", std::string(type_of(name)));
        response.set("Cache-Control", "public, max-age=31536000, immutable");
        add_security_headers(response, Policy::asset);
        response.body = resource.bytes;
        assets_.emplace(name, Asset{sha256_hex(resource.bytes).substr(0, 10), http::prepare(response, http::Compression::best)});
    }
    if (assets_.empty())
        throw std::runtime_error("the front end is missing in this program: run bin/web before building");
}

std::string Assets::url(std::string_view name) const
{
    const auto found = assets_.find(name);
    if (found == assets_.end())
        throw std::logic_error("no asset " + std::string(name));
    return "/assets/" + found->first + "?" + found->second.hash;
}

std::shared_ptr<const http::Prepared> Assets::find(std::string_view name) const
{
    const auto found = assets_.find(name);
    return found == assets_.end() ? nullptr : found->second.prepared;
}

} // namespace tantrao::web
