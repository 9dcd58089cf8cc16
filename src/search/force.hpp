// When law has force, as one value of the index: whoever asks compares it with the day, so nothing has to flip. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/document.hpp"

#include <string_view>

namespace tantrao::search {

std::string force_value(const std::vector<Days>& without);
bool has_force(std::string_view value, std::string_view day);   // of force_value

}   // namespace tantrao::search
