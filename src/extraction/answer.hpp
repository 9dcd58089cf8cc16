// What the reading process tells: one line of facts, then the text; or one line with the reason why there is none.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "extraction/extraction.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tantrao::extraction {

std::string to_answer(const Result<Text>& result);
// Nothing for what is no whole answer.
std::optional<Result<Text>> parse_answer(std::string_view answer);

}   // namespace tantrao::extraction
