// Numbers of lists and headings in OpenDocument texts.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "extraction/list_levels.hpp"
#include "extraction/xml_tree.hpp"

#include <map>
#include <string>
#include <vector>

namespace tantrao::extraction {

// Where a reader is in the lists of a text, or of a cell.
struct ListItemPlace {
    std::string style;
    std::size_t levels = 0;    // lists inside each other; 0 outside all
    std::vector<int> counts;   // of levels that have begun
    Element item = {};         // whose first paragraph is still to come
};

class OpenDocumentLists {
  public:
    // The list styles of a part; of two with one name the later one counts.
    void read_styles(Element part);

    // The place inside a list that begins at `outer`: of a list of its own, or one that goes on with an earlier one.
    ListItemPlace inside(Element list, const ListItemPlace& outer) const;
    // Behind it; what it counted is kept for those that go on with it.
    void leave(Element list, const ListItemPlace& inside, ListItemPlace& outer);
    // What stands before a paragraph or heading, with a blank behind it; "" for nothing.
    std::string next(Element paragraph, ListItemPlace& place);

  private:
    std::string heading(Element heading);

    std::map<std::string, ListLevels, std::less<>> styles_;
    ListLevels outline_;
    std::vector<int> outline_counts_;
    std::map<std::string, std::vector<int>, std::less<>> by_id_, of_style_;   // counts of lists that have ended
};

}   // namespace tantrao::extraction
