// Sites and categories in live: their tables and project(). Tags: "site:<id>" (everything a site's frame shows) and "sites".
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/newsstand/projection.hpp"

namespace tantrao::site {

newsstand::Projection site_projection();
std::string site_tag(SiteId id);

}   // namespace tantrao::site
