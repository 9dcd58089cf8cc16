// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/question_run.hpp"

#include "search/asking_words.hpp"

#include <algorithm>

namespace tantrao::search {

QuestionRun::QuestionRun(const std::vector<const Piece*>& pieces, const Abbreviations& abbreviations)
{
    for (const Piece* piece : pieces)
        words.push_back(piece->words.front());
    asks = words_that_ask(words);
    for (std::size_t i = 0; i < words.size(); i += parts.back().count) {
        Abbreviations::Match name;
        if (!asks[i])
            name = abbreviations.find(words, i);
        if (name.words == 1 && name.needs_capitals && !pieces[i]->capitals)
            name = {};
        parts.push_back({i, std::max<std::size_t>(name.words, 1), std::move(name.other_names)});
    }
    bool is_before_a_name = false;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
        if (!part->other_names.empty())
            is_before_a_name = true;
        else if (is_before_a_name && wants_what_follows(words[part->first]))
            asks[part->first] = true;
        else
            is_before_a_name = false;
}

std::vector<Word> QuestionRun::words_of(const Part& part) const
{
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(part.first);
    return {first, first + static_cast<std::ptrdiff_t>(part.count)};
}

}   // namespace tantrao::search
