// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/catalogue.hpp"

#include "base/hash.hpp"
#include "base/log.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace tantrao::catalogue {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view lasting_name = "index-", building_name = "building";

std::int64_t generation_of(std::string_view name)
{
    std::int64_t number = -1;
    if (name.starts_with(lasting_name))
        std::from_chars(name.data() + lasting_name.size(), name.data() + name.size(), number);
    return number;
}

}   // namespace

Catalogue::Catalogue(fs::path folder, std::vector<Source> sources)
    : folder_(std::move(folder)), sources_(std::move(sources)), ranking_(search::Ranking::built_in()),
      abbreviations_(std::make_shared<const search::Abbreviations>(search::Abbreviations::built_in()))
{
    for (const auto& [number, path] : generations())
        try {
            serving_.index = open(path);
            serving_.sites = serving_.index->sites();
            return;
        } catch (const search::IndexError& error) {
            log_warning("catalogue.open", fmt::format("an index that cannot be read is left aside: {}", error.what()));
        }
}

// Newest first.
std::vector<std::pair<std::int64_t, fs::path>> Catalogue::generations() const
{
    std::vector<std::pair<std::int64_t, fs::path>> found;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder_, missing))
        if (const auto number = generation_of(entry.path().filename().string()); number >= 0)
            found.emplace_back(number, entry.path());
    std::ranges::sort(found, std::greater());
    return found;
}

std::shared_ptr<search::Index> Catalogue::open(const fs::path& folder) const
{
    return std::make_shared<search::Index>(folder, ranking_, abbreviations_);
}

const Source* Catalogue::source(std::string_view kind) const
{
    const auto found = std::ranges::find(sources_, kind, &Source::kind);
    return found == sources_.end() ? nullptr : &*found;
}

std::string Catalogue::version() const
{
    std::string all = std::to_string(search::schema_version);
    for (const Source& source : sources_)
        all += fmt::format("\n{} {}", source.kind, source.version);
    return fingerprint(all);
}

Catalogue::Serving Catalogue::serving() const
{
    const std::lock_guard lock(mutex_);
    return serving_;
}

std::shared_ptr<search::Index> Catalogue::index() const { return serving().index; }

void Catalogue::committed()
{
    const auto index = this->index();
    index->refresh();
    auto sites = index->sites();
    const std::lock_guard lock(mutex_);
    serving_.sites = std::move(sites);
}

fs::path Catalogue::place_to_build() const
{
    fs::create_directories(folder_);
    return folder_ / building_name;
}

void Catalogue::switch_to(const fs::path& building)
{
    const auto old = generations();
    const fs::path lasting = folder_ / fmt::format("{}{}", lasting_name, old.empty() ? 1 : old.front().first + 1);
    fs::rename(building, lasting);
    auto fresh = open(lasting);
    auto sites = fresh->sites();
    {
        const std::lock_guard lock(mutex_);
        serving_ = {std::move(fresh), std::move(sites)};
    }
    for (const auto& [number, path] : old)   // who still reads them has their files open
        fs::remove_all(path);
}

}   // namespace tantrao::catalogue
