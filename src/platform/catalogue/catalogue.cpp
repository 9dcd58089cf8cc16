// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/catalogue.hpp"

#include "base/hash.hpp"
#include "base/log.hpp"
#include "platform/catalogue/other_names.hpp"

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

std::string version_of(const std::vector<Source>& sources)
{
    std::string all = std::to_string(search::schema_version);
    for (const Source& source : sources)
        all += fmt::format("\n{} {}", source.kind, source.version);
    return fingerprint(all);
}

}   // namespace

Catalogue::Catalogue(fs::path folder, std::vector<Source> sources)
    : folder_(std::move(folder)), sources_(std::move(sources)), version_(version_of(sources_)),
      ranking_(search::Ranking::built_in()),
      built_in_names_(std::make_shared<const search::Abbreviations>(search::Abbreviations::built_in())),
      why_none_("there is none")
{
    for (const auto& [number, path] : generations())
        try {
            serving_ = opened(path);
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

Catalogue::Serving Catalogue::opened(const fs::path& folder) const
{
    auto index = std::make_shared<search::Index>(folder, ranking_, built_in_names_);
    auto sites = index->sites();
    return {std::move(index), std::move(sites)};
}

const Source* Catalogue::source(std::string_view kind) const
{
    const auto found = std::ranges::find(sources_, kind, &Source::kind);
    return found == sources_.end() ? nullptr : &*found;
}

Catalogue::Serving Catalogue::serving() const
{
    const std::lock_guard lock(mutex_);
    return serving_;
}

std::shared_ptr<search::Index> Catalogue::index() const { return serving().index; }

std::string Catalogue::why_none() const
{
    const std::lock_guard lock(mutex_);
    return why_none_;
}

// Another one may serve already.
void Catalogue::leave(const std::shared_ptr<search::Index>& broken, const std::string& why) const
{
    const std::lock_guard lock(mutex_);
    if (serving_.index != broken)
        return;
    log_error("catalogue.broken", fmt::format("the search index is left, it is broken: {}", why));
    serving_ = {};
    why_none_ = "it was broken: " + why;
}

void Catalogue::committed()
{
    const auto index = this->index();
    if (index == nullptr)   // left by a reader meanwhile
        return;
    index->refresh();
    auto sites = index->sites();
    const std::lock_guard lock(mutex_);
    if (serving_.index == index)
        serving_.sites = std::move(sites);
}

std::shared_ptr<const search::Abbreviations> Catalogue::names(newsstand::LiveReader& live) const
{
    {
        const std::lock_guard lock(mutex_);
        if (names_stamp_ == live.directory_stamp())
            return names_;
    }
    auto loaded = std::make_shared<const search::Abbreviations>(search::Abbreviations::built_in(other_names_now(live)));
    const std::lock_guard lock(mutex_);
    if (live.order() >= names_order_) {
        names_ = loaded;
        names_stamp_ = live.directory_stamp();
        names_order_ = live.order();
    }
    return loaded;
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
    Serving fresh = opened(lasting);
    {
        const std::lock_guard lock(mutex_);
        serving_ = std::move(fresh);
    }
    for (const auto& [number, path] : old)   // who still reads them has their files open
        fs::remove_all(path);
}

}   // namespace tantrao::catalogue
