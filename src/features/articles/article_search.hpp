// Articles as they are found by search.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/catalogue/source.hpp"

namespace tantrao::articles {

catalogue::Source article_source();

}   // namespace tantrao::articles
