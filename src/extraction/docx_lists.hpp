// Numbers that Word writes by itself ("Điều 1.", "a)"), counted as it counts them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "extraction/docx_styles.hpp"
#include "extraction/list_levels.hpp"

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace tantrao::extraction {

class DocxLists {
  public:
    DocxLists() = default;
    explicit DocxLists(Element numbering);

    // What stands before the next paragraph at that place, with a blank behind it; "" for no list. `style`: of the paragraph.
    std::string next(const ListPlace& place, std::string_view style);

  private:
    struct Kind {
        ListLevels levels;
        std::vector<std::string> styles;   // of paragraphs, by level
    };
    struct List {
        std::string counted_as;                   // lists of one kind go on counting
        std::map<std::size_t, int> begin_again;   // level -> number, once for the level of this list
    };

    std::map<std::string, Kind> kinds_;
    std::map<std::string, List> lists_;
    std::map<std::string, std::vector<int>> counts_;        // by kind; of levels that have begun
    std::set<std::pair<std::string, std::size_t>> begun_;   // list, level
};

}   // namespace tantrao::extraction
