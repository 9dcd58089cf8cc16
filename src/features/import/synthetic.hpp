// Made-up articles for measurements: the same seed and number always give the same article.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/import/incoming.hpp"

namespace tantrao::importing {

// About 500 words of plausible Vietnamese, original date going back from 2026 by 37 minutes a number.
Incoming synthetic_article(std::uint64_t seed, std::int64_t number);

}   // namespace tantrao::importing
