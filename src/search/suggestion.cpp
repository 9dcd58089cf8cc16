// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/suggestion.hpp"

#include "base/text.hpp"
#include "search/spellings.hpp"
#include "search/terms.hpp"
#include "search/words_in_run.hpp"
#include "search/written_words.hpp"

#include <algorithm>
#include <optional>

namespace tantrao::search {

namespace {

constexpr unsigned most_letters = 2;         // that may differ
constexpr std::size_t short_word = 5;        // of fewer letters only one
constexpr std::size_t most_suggested = 12;   // words of a query that is looked after

class Suggesting {
  public:
    Suggesting(const Xapian::Database& database, const ParsedQuery& query) : database_(database), marks_(query.has_marks)
    {
        // Phrases are found with their own marks only: others may have been meant.
        for (const Piece& piece : query.wanted) {
            typed_.insert(typed_.end(), piece.words.begin(), piece.words.end());
            better_ |= piece.kind == Piece::Kind::phrase;
        }
    }

    std::string suggest()
    {
        if (typed_.size() > most_suggested)
            return {};
        for (std::size_t i = 0; i < typed_.size(); ++i)
            read(i);
        mend();
        std::string text = better_ ? as_written(database_, meant_) : "";
        return text == typed_text() ? "" : text;
    }

  private:
    // A word as it was typed, or one or more that it was read as.
    struct Read {
        Meant meant;
        bool is_mended = false;
    };

    std::string typed_text() const
    {
        std::string text;
        for (const Word& word : typed_)
            text += (text.empty() ? "" : " ") + word.exact;
        return text;
    }
    bool has(char kind, const std::string& text) const { return database_.term_exists(term(kind, text)); }
    bool is_known(const Meant& word) const { return has(prefix::folded_word, word.folded); }
    // Another number is another thing.
    std::string nearest(const std::string& text, unsigned letters) const
    {
        const bool has_digit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
        return has_digit ? "" : database_.get_spelling_suggestion(text, letters);
    }
    void read(std::size_t i)
    {
        const Word& word = typed_[i];
        if (has(prefix::folded_word, word.folded)) {
            read_.push_back({{word.folded, word.has_marks() ? word.exact : "", is_beside(i)}, false});
        } else if (auto meant = from_keys(word.exact)) {
            read_.push_back({std::move(*meant), true});
        } else if (const auto parts = words_in_run(database_, word.folded); !parts.empty()) {
            for (const std::string& part : parts)
                read_.push_back({{part, "", true}, true});
        } else {
            read_.push_back({{word.folded, word.exact, true}, false});
        }
    }
    // Whether it stands with these very marks beside one of its neighbours somewhere.
    bool is_beside(std::size_t i) const
    {
        return typed_.size() == 1 || (i > 0 && has(prefix::exact_pair, exact_pair(typed_, i - 1))) ||
               (i + 1 < typed_.size() && has(prefix::exact_pair, exact_pair(typed_, i)));
    }
    // As it is written somewhere, or at least without marks.
    std::optional<Meant> from_keys(const std::string& typed) const
    {
        std::optional<Meant> meant;
        for (const std::string& exact : spellings_of_keys(typed)) {
            const std::string folded = text::fold(exact);
            if (has(prefix::exact_word, exact))
                return Meant{folded, exact, false};
            if (has(prefix::folded_word, folded))
                meant = Meant{folded, "", false};
        }
        return meant;
    }
    void mend()
    {
        for (std::size_t i = 0; i < read_.size(); ++i) {
            const Read& one = read_[i];
            better_ |= one.is_mended;
            if (i + 1 < read_.size() && !one.is_mended && !read_[i + 1].is_mended && take_pair(one.meant, read_[i + 1].meant))
                ++i;
            else if (is_known(one.meant) ||
                     !take(nearest(said(one.meant), one.meant.folded.size() < short_word ? 1 : most_letters)))
                meant_.push_back(one.meant);
        }
    }
    const std::string& said(const Meant& word) const { return marks_ && !word.exact.empty() ? word.exact : word.folded; }
    // Two words that somebody has, though not together, are but one slip away from what was meant.
    bool take_pair(const Meant& word, const Meant& next)
    {
        const unsigned letters = is_known(word) && is_known(next) ? 1 : most_letters;
        return !has(prefix::folded_pair, word.folded + " " + next.folded) &&
               take(nearest(said(word) + " " + said(next), letters));
    }
    // A word or two from the titles; false for none.
    bool take(const std::string& found)
    {
        if (found.empty())
            return false;
        better_ = true;
        for (std::size_t at = 0; at <= found.size();) {
            const std::size_t end = std::min(found.find(' ', at), found.size());
            const std::string exact = found.substr(at, end - at), folded = text::fold(exact);
            meant_.push_back({folded, exact == folded ? "" : exact, true});
            at = end + 1;
        }
        return true;
    }

    const Xapian::Database& database_;
    bool marks_;
    bool better_ = false;
    std::vector<Word> typed_;
    std::vector<Read> read_;
    std::vector<Meant> meant_;
};

}   // namespace

std::string suggest(const Xapian::Database& database, const ParsedQuery& query) { return Suggesting(database, query).suggest(); }

}   // namespace tantrao::search
