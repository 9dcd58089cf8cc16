// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/asking_words.hpp"

#include <algorithm>
#include <array>

namespace tantrao::search {

namespace {

// Folded; the longer before those they begin with. Not "là gì": where a thing is defined, "là" stands.
constexpr std::array<std::array<std::string_view, 3>, 16> asking{{{"nhu", "the", "nao"},
                                                                  {"o", "cho", "nao"},
                                                                  {"het", "bao", "nhieu"},
                                                                  {"mat", "bao", "lau"},
                                                                  {"can", "nhung", "gi"},
                                                                  {"gom", "nhung", "gi"},
                                                                  {"o", "dau", ""},
                                                                  {"tai", "dau", ""},
                                                                  {"the", "nao", ""},
                                                                  {"ra", "sao", ""},
                                                                  {"lam", "sao", ""},
                                                                  {"can", "gi", ""},
                                                                  {"bao", "nhieu", ""},
                                                                  {"bao", "lau", ""},
                                                                  {"bao", "gio", ""},
                                                                  {"khi", "nao", ""}}};

}   // namespace

std::size_t asking_words_at(const std::vector<Word>& words, std::size_t at)
{
    for (const auto& one : asking) {
        const std::size_t count = one[2].empty() ? 2 : 3;
        const auto is_same = [&](std::size_t i) { return words[at + i].folded == one[i]; };
        if (at + count <= words.size() && is_same(0) && is_same(1) && (count == 2 || is_same(2)))
            return count;
    }
    return 0;
}

}   // namespace tantrao::search
