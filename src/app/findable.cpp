// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/findable.hpp"

#include "app/console.hpp"
#include "app/features.hpp"
#include "platform/catalogue/catalogue.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace tantrao::app {

namespace {

constexpr auto step = std::chrono::milliseconds(100);
constexpr int most_steps_without_change = 100;   // ten seconds

struct Place {
    std::int64_t number = 0, documents = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

// Opened each time: the server may have built another index meanwhile.
Place place_of_index(const Config& config)
{
    const catalogue::Catalogue catalogue(config.data_dir / "search", search_sources());
    const auto index = catalogue.index();
    return index == nullptr ? Place{} : Place{index->mark().number, index->size()};
}

}   // namespace

bool wait_until_findable(const Config& config, db::Store& core, Shown shown)
{
    if (shown == Shown::by_this_command)
        return false;
    const std::int64_t wanted = core.read([](db::Connection& db) { return newsstand::last_position(db).number; });
    const Place first = place_of_index(config);
    ProgressBar bar("đưa vào tìm kiếm, lượt xuất bản");
    Place last = first;
    for (int still = 0; last.number < wanted && still < most_steps_without_change; ++still) {
        std::this_thread::sleep_for(step);
        const Place now = place_of_index(config);
        if (now != last)
            still = 0;
        last = now;
        bar.show(std::max<std::int64_t>(last.number - first.number, 0), wanted - first.number);
    }
    bar.finish();
    return last.number >= wanted;
}

}   // namespace tantrao::app
