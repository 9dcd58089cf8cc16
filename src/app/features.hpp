// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/feature.hpp"

#include <string>
#include <vector>

namespace tantrao::app {

// Everything this program can do: the one list of features.
const std::vector<web::Feature>& features();

// The folders whose migrations make the core store, in order.
std::vector<std::string> migration_folders();

// What is shown to readers: sites, and what the features show.
std::vector<newsstand::Projection> projections();

// What readers can find.
std::vector<catalogue::Source> search_sources();

} // namespace tantrao::app
