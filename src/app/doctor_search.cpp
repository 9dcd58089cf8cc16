// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/doctor.hpp"
#include "app/features.hpp"
#include "platform/catalogue/catalogue.hpp"

#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <thread>

namespace tantrao::app {

namespace {

constexpr auto step = std::chrono::milliseconds(50);
constexpr int most_steps = 40;   // two seconds

}   // namespace

Check check_search(const Config& config, Node& node)
{
    const auto folder = config.data_dir / "search";
    const catalogue::Catalogue catalogue(folder, search_sources());
    const auto index = catalogue.index();
    if (index == nullptr && std::filesystem::exists(folder) && !std::filesystem::is_empty(folder))
        return {"search", false,
                fmt::format("{} holds no index that can be read; a server builds it anew when it starts", folder.string())};
    if (index == nullptr)
        return {"search", true, "there is no index yet; a server builds it when it starts"};
    if (const std::string damage = search::damage_of(index->folder()); !damage.empty())
        return {
            "search", false,
            fmt::format("the index is damaged; take {} away and a server builds it anew: {}", index->folder().string(), damage)};
    const std::int64_t shown = node.live.current()->position().number;
    const auto is_behind = [&] { return index->mark().number < shown; };
    const bool has_server = !node.projector.lock();
    for (int i = 0; has_server && is_behind() && i < most_steps; ++i) {
        std::this_thread::sleep_for(step);
        index->refresh();
    }
    return {"search", !has_server || !is_behind(),
            fmt::format("{} documents at number {} of the publication log{}", index->size(), index->mark().number,
                        !is_behind() ? ""
                        : has_server ? ", which readers see further on"
                                     : "; a server goes on from there")};
}

}   // namespace tantrao::app
