// A file of its own, so that a program of another live version can be linked from the same parts (tests/next_program.cpp).
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/features.hpp"

#include "platform/catalogue/best_bets.hpp"
#include "platform/catalogue/other_names.hpp"
#include "platform/site/live_sites.hpp"

namespace tantrao::app {

std::vector<newsstand::Projection> projections()
{
    std::vector<newsstand::Projection> all{site::site_projection(), catalogue::other_names_projection(),
                                           catalogue::best_bets_projection()};
    for (const web::Feature& feature : features())
        all.insert(all.end(), feature.projections.begin(), feature.projections.end());
    return all;
}

}   // namespace tantrao::app
