// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/suggestion.hpp"

#include "search/terms.hpp"

namespace tantrao::search {

namespace {

constexpr unsigned most_letters = 2;         // that may differ
constexpr std::size_t most_suggested = 12;   // words of a query that is looked after

class Suggesting {
  public:
    Suggesting(const Xapian::Database& database, const ParsedQuery& query) : database_(database), marks_(query.has_marks)
    {
        for (const Piece& piece : query.wanted)
            words_.insert(words_.end(), piece.words.begin(), piece.words.end());
    }

    std::string suggest()
    {
        if (words_.size() > most_suggested)
            return {};
        std::vector<std::string> said;
        bool better = false;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (i + 1 < words_.size() && !has(prefix::folded_pair, folded_pair(words_, i)))
                if (const std::string pair = nearest(marks_ ? exact_pair(words_, i) : folded_pair(words_, i)); !pair.empty()) {
                    said.push_back(pair);
                    better = true;
                    ++i;
                    continue;
                }
            const std::string& own = marks_ ? words_[i].exact : words_[i].folded;
            const std::string one = has(prefix::folded_word, words_[i].folded) ? "" : nearest(own);
            better |= !one.empty();
            said.push_back(one.empty() ? own : one);
        }
        return better ? joined(said) : "";
    }

  private:
    bool has(char kind, const std::string& text) const { return database_.term_exists(term(kind, text)); }
    std::string nearest(const std::string& text) const { return database_.get_spelling_suggestion(text, most_letters); }
    static std::string joined(const std::vector<std::string>& words)
    {
        std::string text;
        for (const std::string& word : words)
            text += (text.empty() ? "" : " ") + word;
        return text;
    }

    const Xapian::Database& database_;
    bool marks_;
    std::vector<Word> words_;
};

}   // namespace

std::string suggest(const Xapian::Database& database, const ParsedQuery& query) { return Suggesting(database, query).suggest(); }

}   // namespace tantrao::search
