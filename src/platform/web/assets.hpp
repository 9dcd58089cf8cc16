// The built front end (web/dist), served at /assets/NAME?HASH on every host, prepared once with its compressed variants.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/response.hpp"
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tantrao::web {

class Assets {
  public:
    Assets();   // from the embedded files; throws std::runtime_error if the front end was not built
    // "/assets/site.css?1a2b3c4d": the address changes with the content. Throws std::logic_error for an unknown name.
    std::string url(std::string_view name) const;
    // The answer to a request for /assets/NAME; null for an unknown name. Cached for a year when the hash is right.
    std::shared_ptr<const http::Prepared> find(std::string_view name) const;

  private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct Asset {
        std::string hash;
        std::shared_ptr<const http::Prepared> prepared;
    };
    std::unordered_map<std::string, Asset, TextHash, std::equal_to<>> assets_;
};

} // namespace tantrao::web
