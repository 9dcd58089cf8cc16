// A day in running text.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/folded_text.hpp"

#include <optional>

namespace tantrao::law {

struct RunningDay {
    int day = 0, month = 0, year = 0;      // 0: not filled in
    std::size_t year_begin = 0, end = 0;   // letters of the folded text

    std::string civil() const;   // "" where there is no such day
};

// "20 tháng 11 năm 2018", "20/11/2018", "20-11-2018", "20.11.2018" at this place, behind the word "ngày".
std::optional<RunningDay> day_at(const FoldedText& text, std::size_t at);

}   // namespace tantrao::law
