// Numbers that word processors write by themselves ("Điều 1.", "a)"): the levels of a list, and counting in them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/written_number.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::extraction {

struct ListLevel {
    enum class Shows { nothing, sign, number } shows = Shows::number;
    int start = 1;
    Figures figures = Figures::decimal;
    AfterZ after_z = AfterZ::repeated;
    std::string pattern = {};   // "%1.%2)": %1 is the number of the first level
};
using ListLevels = std::vector<ListLevel>;

// 0 to a million; nothing for what is no number.
std::optional<int> list_number(std::string_view written);

// Counts on at `level`, to `number` where that is given; deeper levels begin anew. `counts`: of levels that have begun.
void count_on(const ListLevels& levels, std::vector<int>& counts, std::size_t level, std::optional<int> number);
// What stands before the words at `level`, with a blank behind it; "" for nothing.
std::string list_label(const ListLevels& levels, const std::vector<int>& counts, std::size_t level);

}   // namespace tantrao::extraction
