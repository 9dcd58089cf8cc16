// Pictures of an import: files on this machine that lines name. Nothing is ever fetched from the network.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/import/incoming.hpp"
#include "features/media/api.hpp"

#include <filesystem>
#include <map>
#include <optional>

namespace tantrao::importing {

class Pictures {
  public:
    // Relative names are looked up in `folder`; of an address (https://…/a.jpg) the last part, if `take_addresses`.
    Pictures(db::Store& core, files::BlobStore& blobs, std::filesystem::path folder, bool take_addresses);

    // Takes in what the line names and this machine has; the rest becomes notes. Slow for a picture not seen before.
    void take(Incoming& incoming);
    // For article_of(): by what the line or its HTML calls it.
    std::optional<body::KnownPicture> find(const std::string& src);
    // Files found since the last call, for the libraries of the site.
    std::vector<media::File> taken();

  private:
    std::optional<std::filesystem::path> place_of(const std::string& src) const;
    const media::File* look(const std::string& src, std::optional<Error>& problem);

    db::Store& core_;
    files::BlobStore& blobs_;
    const std::filesystem::path folder_;
    const bool take_addresses_;
    std::map<std::filesystem::path, media::File> known_;
    std::map<std::string, std::string> taken_;   // hash -> path
};

}   // namespace tantrao::importing
