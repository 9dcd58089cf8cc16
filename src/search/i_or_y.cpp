// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/i_or_y.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace tantrao::search {

namespace {

// What stands before the one vowel. After others the two sound different (thúi, thúy), or only one is written (bi, đi).
constexpr std::array<std::string_view, 8> beginnings{"h", "k", "l", "m", "qu", "s", "t", "v"};

struct Ending {
    std::string_view i, y;
};
constexpr std::array<Ending, 6> endings{{{"i", "y"}, {"ì", "ỳ"}, {"í", "ý"}, {"ỉ", "ỷ"}, {"ĩ", "ỹ"}, {"ị", "ỵ"}}};

}   // namespace

std::optional<Word> written_otherwise(const Word& word)
{
    if (word.folded.size() < 2 ||
        std::ranges::find(beginnings, std::string_view(word.folded).substr(0, word.folded.size() - 1)) == beginnings.end())
        return std::nullopt;
    for (const Ending& ending : endings)
        for (const auto& [from, to, plain] : {std::tuple{ending.i, ending.y, 'y'}, {ending.y, ending.i, 'i'}})
            if (word.exact.ends_with(from)) {
                Word other = word;
                other.exact.replace(other.exact.size() - from.size(), from.size(), to);
                other.folded.back() = plain;
                return other;
            }
    return std::nullopt;
}

std::vector<Word> ways_of(const Word& word)
{
    std::vector<Word> ways{word};
    if (auto other = written_otherwise(word))
        ways.push_back(std::move(*other));
    return ways;
}

}   // namespace tantrao::search
