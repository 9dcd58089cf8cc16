// What a feature hands to the app: everything the program knows of it. src/app/features.cpp is the list.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/catalogue/source.hpp"
#include "platform/newsstand/projection.hpp"
#include "platform/web/route.hpp"

namespace tantrao::web {

struct Feature {
    std::string name;                                   // its folder in src/features
    std::vector<newsstand::Projection> projections;
    std::vector<Route> routes;
    std::vector<MenuEntry> menu;
    std::vector<catalogue::Source> search_sources;      // what of it is found, and how
    TodaySource today;                                  // may be empty
    std::function<void(Environment&)> register_jobs;    // kinds and schedules on environment.jobs; may be empty
};

} // namespace tantrao::web
