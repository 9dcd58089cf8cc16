// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/feature.hpp"

namespace tantrao::gazette {

web::Feature feature();

}   // namespace tantrao::gazette
