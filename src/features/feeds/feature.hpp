// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/feature.hpp"

namespace tantrao::feeds {

web::Feature feature();

}   // namespace tantrao::feeds
