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

constexpr std::array<std::string_view, 4> wanting{"làm", "xin", "muốn", "cần"}, wanting_folded{"lam", "xin", "muon", "can"};

// How many words from words[at] on only ask: 2 for "ở đâu", 0 for others.
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

}   // namespace

std::vector<bool> words_that_ask(const std::vector<Word>& words)
{
    std::vector<bool> asks(words.size());
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t count = asking_words_at(words, i);
        for (std::size_t j = i; j < i + count; ++j)
            asks[j] = true;
        i += std::max<std::size_t>(count, 1);
    }
    return asks;
}

bool wants_what_follows(const Word& word)
{
    const auto is_it = [&](std::string_view one) { return one == word.exact; };
    return std::ranges::any_of(word.has_marks() ? wanting : wanting_folded, is_it);
}

}   // namespace tantrao::search
