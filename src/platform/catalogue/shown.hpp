// Whether what a site has published is shown to somebody who searches.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/site/directory.hpp"

namespace tantrao::catalogue {

// `here`: where it is asked. A suspended site's own page still shows what it published.
inline bool is_shown(const site::PublicSite* site, const site::PublicSite* here)
{
    return site != nullptr &&
           (site->site.state == site::State::established || (site == here && site::is_public(site->site.state)));
}

}   // namespace tantrao::catalogue
