// Provisions of a citation one by one, as they are said, before it is known which stands inside which. Not for other folders.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/folded_text.hpp"

#include <array>

namespace tantrao::law {

// "khoản 1, 2", "Điều 5", "Phụ lục".
struct CitedItem {
    enum Level { point, clause, article, subsection, section, chapter, part, annex };

    // Where it stands: the first with the word before it, those of a range at its end.
    struct Value {
        std::string id;   // "2", "5a", "dd", "nay"; "" for an annex without a number
        std::size_t begin = 0, end = 0;
    };

    Level level = article;
    std::vector<Value> values;
    std::size_t begin = 0, end = 0;
    bool apart = true;       // something stands between it and the item before
    bool added = false;      // and it is more than commas: "và", ";"
    bool enclosed = false;   // in parentheses
    bool range = false;      // "đến" or a dash stands before it
    bool written_out = true;
    bool capital = false;
};

struct LevelWord {
    std::string_view folded, id;
};
// By level.
constexpr std::array<LevelWord, 8> level_words{{{"diem", "diem"},
                                                {"khoan", "khoan"},
                                                {"dieu", "dieu"},
                                                {"tieu muc", "tieu-muc"},
                                                {"muc", "muc"},
                                                {"chuong", "chuong"},
                                                {"phan", "phan"},
                                                {"phu luc", "phu-luc"}}};

// The items of a list that begins at this place; empty if none does.
std::vector<CitedItem> cited_items_at(const FoldedText& text, std::size_t at);

// The values behind `from` up to `to`, itself included; empty where they are no range.
std::vector<std::string> range_between(CitedItem::Level level, const std::string& from, const std::string& to);

}   // namespace tantrao::law
