// The program of a later release, as far as upgrading is concerned: what it projects is of another version, so it reads no live store
// of this one. For tests only; its projections() stands in for the one of projections.cpp.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/command.hpp"
#include "app/features.hpp"
#include "platform/site/live_sites.hpp"

namespace tantrao::app {

std::vector<newsstand::Projection> projections()
{
    std::vector<newsstand::Projection> all{site::site_projection()};
    for (const web::Feature& feature : features())
        all.insert(all.end(), feature.projections.begin(), feature.projections.end());
    for (newsstand::Projection& one : all)
        ++one.version;
    return all;
}

}   // namespace tantrao::app

int main(int count, char** words) { return tantrao::app::run_command_line({words + 1, words + count}); }
