// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/pictures.hpp"

#include "features/import/folder_files.hpp"

#include <algorithm>

namespace tantrao::importing {

namespace fs = std::filesystem;

namespace {

bool is_address(std::string_view src) { return src.starts_with("http:") || src.starts_with("https:") || src.starts_with("//"); }

std::string last_part(std::string_view address)
{
    address = address.substr(0, std::min(address.find('?'), address.find('#')));
    return std::string(address.substr(address.rfind('/') + 1));
}

}   // namespace

Pictures::Pictures(db::Store& core, files::BlobStore& blobs, fs::path folder, bool take_addresses)
    : core_(core), blobs_(blobs), folder_(fs::weakly_canonical(folder)), take_addresses_(take_addresses)
{
}

std::optional<fs::path> Pictures::place_of(const std::string& src) const
{
    if (is_address(src) && !take_addresses_)
        return std::nullopt;
    return file_in(folder_, is_address(src) ? last_part(src) : src);
}

const media::File* Pictures::look(const std::string& src, std::optional<Error>& problem)
{
    const auto place = place_of(src);
    if (!place)
        return nullptr;
    auto known = known_.find(*place);
    if (known == known_.end()) {
        auto file = media::take_in(core_, blobs_, *place, place->filename().string());
        if (!file) {
            problem = file.error();
            return nullptr;
        }
        known = known_.emplace(*place, std::move(*file)).first;
    }
    if (!known->second.is_picture())
        return nullptr;
    taken_.emplace(known->second.hash, place->string());
    return &known->second;
}

void Pictures::take(Incoming& incoming)
{
    for (const IncomingPicture& picture : incoming.pictures) {
        std::optional<Error> problem;
        if (look(picture.src, problem) != nullptr)
            continue;
        const std::string code = is_address(picture.src) ? "import.note.address"
                                 : problem               ? "import.note.picture"
                                                         : "import.note.no_file";
        incoming.notes.push_back(Error::invalid(code, {picture.src}));
    }
}

std::optional<body::KnownPicture> Pictures::find(const std::string& src)
{
    std::optional<Error> problem;
    const media::File* file = look(src, problem);
    if (file == nullptr)
        return std::nullopt;
    return body::KnownPicture{file->hash, file->width, file->height, "", ""};
}

std::vector<media::File> Pictures::taken()
{
    std::vector<media::File> files;
    for (const auto& [hash, path] : taken_)
        files.push_back(known_.at(path));
    taken_.clear();
    return files;
}

}   // namespace tantrao::importing
