// What a browser shows before the items of a list.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/written_number.hpp"

#include <gumbo.h>
#include <optional>
#include <string>

namespace tantrao::body {

class ListMarks {
  public:
    explicit ListMarks(const GumboNode* list);

    // "1. ", "c. ", "- " before the next item; "" where none is shown.
    std::string next(const GumboNode* item);

    struct Style {
        enum class Shows { nothing, sign, number } shows = Shows::sign;
        Figures figures = Figures::decimal;
    };

  private:
    Style style_;
    int next_ = 1, step_ = 1;
};

}   // namespace tantrao::body
