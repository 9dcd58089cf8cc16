// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/suggestion.hpp"

#include "base/text.hpp"
#include "search/spellings.hpp"
#include "search/terms.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tantrao::search {

namespace {

constexpr unsigned most_letters = 2;         // that may differ
constexpr std::size_t short_word = 5;        // of fewer letters only one
constexpr std::size_t most_suggested = 12;   // words of a query that is looked after
constexpr double typed_weighs = 1.1;         // more than standing beside a neighbour in one document
constexpr std::size_t most_ways = 8;         // to write one word, the most common ones
constexpr std::size_t longest_run = 40;      // letters without a space that are taken apart
constexpr int most_tries = 500;              // to take them apart

// A word as it may have been meant. `exact`: as it is written; "" where that is to be found out; where it is not sure,
// another way beside its neighbours counts more.
struct Meant {
    std::string folded, exact;
    bool is_sure = true;
};

// Takes "thutuc" apart into words that stand side by side somewhere.
class Parting {
  public:
    Parting(const Xapian::Database& database, const std::string& run) : database_(database), run_(run) {}

    std::vector<Meant> parts()
    {
        if (run_.size() <= longest_run)
            go_on(0, 0);
        return best_;
    }

  private:
    // The fewest parts, of as many those that are most common.
    void go_on(std::size_t from, double weight)
    {
        if (from == run_.size()) {
            if (parts_.size() > 1 && (best_.empty() || parts_.size() < best_.size() || weight > best_weight_)) {
                best_ = parts_;
                best_weight_ = weight;
            }
            return;
        }
        for (std::size_t size = std::min<std::size_t>(7, run_.size() - from); size > 0 && tries_ < most_tries; --size) {
            if (!best_.empty() && parts_.size() + 1 > best_.size())
                return;
            const std::string part = run_.substr(from, size);
            if (!is_syllable(part))
                continue;
            const double bond = parts_.empty() ? 1 : bond_to(part);
            if (bond == 0)
                continue;
            parts_.push_back({part, "", true});
            go_on(from + size, weight + bond);
            parts_.pop_back();
        }
    }
    // No "h", no "ii": what is left at the end of a slip of the finger is no word.
    static bool is_syllable(const std::string& part)
    {
        if (part.find_first_of("aeiouy") == std::string::npos || (part.size() == 1 && part != "y" && part != "o"))
            return false;
        const auto twice = std::ranges::adjacent_find(part);
        return twice == part.end() || *twice == 'o';
    }
    double bond_to(const std::string& part)
    {
        ++tries_;
        return database_.get_termfreq(term(prefix::folded_pair, parts_.back().folded + " " + part));
    }

    const Xapian::Database& database_;
    const std::string& run_;
    std::vector<Meant> parts_, best_;
    double best_weight_ = 0;
    int tries_ = 0;
};

// Finds how words are written: the way that is most common of each beside its neighbours.
class Writing {
  public:
    Writing(const Xapian::Database& database, const std::vector<Meant>& words) : database_(database), words_(words) {}

    std::string text()
    {
        for (const Meant& word : words_)
            add_place(ways_of(word));
        std::string text;
        std::size_t way = 0;
        if (!places_.empty())
            way = static_cast<std::size_t>(std::ranges::max_element(places_.back(), {}, &Way::weight) - places_.back().begin());
        for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
            const Way& chosen = (*place)[way];
            text = chosen.exact + (text.empty() ? "" : " ") + text;
            way = chosen.before;
        }
        return text;
    }

  private:
    struct Way {
        std::string exact;
        double weight = 0;        // of the best way to come here
        std::size_t before = 0;   // which of the ways of the word before that is
    };

    double common(char kind, const std::string& text) const { return std::log2(1 + database_.get_termfreq(term(kind, text))); }
    std::vector<Way> ways_of(const Meant& word) const
    {
        if (!word.exact.empty() && word.is_sure)
            return {{word.exact, 0, 0}};
        std::vector<Way> ways;
        for (std::string& exact : spellings_of(word.folded))
            if (const double weight = common(prefix::exact_word, exact); weight > 0) {
                const double own = weight / 100;   // decides only where no neighbour does
                ways.push_back({std::move(exact), own, 0});
            }
        for (Way& way : ways)
            if (way.exact == word.exact)
                way.weight += typed_weighs;
        std::ranges::sort(ways, std::greater(), &Way::weight);
        if (ways.size() > most_ways)
            ways.resize(most_ways);
        return ways.empty() ? std::vector<Way>{{word.folded, 0, 0}} : ways;
    }
    void add_place(std::vector<Way> ways)
    {
        if (!places_.empty())
            for (Way& way : ways) {
                double best = -1;
                for (std::size_t i = 0; i < places_.back().size(); ++i) {
                    const Way& before = places_.back()[i];
                    const double weight = before.weight + common(prefix::exact_pair, before.exact + " " + way.exact);
                    if (weight > best) {
                        best = weight;
                        way.before = i;
                    }
                }
                way.weight += best;
            }
        places_.push_back(std::move(ways));
    }

    const Xapian::Database& database_;
    const std::vector<Meant>& words_;
    std::vector<std::vector<Way>> places_;
};

class Suggesting {
  public:
    Suggesting(const Xapian::Database& database, const ParsedQuery& query) : database_(database), marks_(query.has_marks)
    {
        for (const Piece& piece : query.wanted)
            typed_.insert(typed_.end(), piece.words.begin(), piece.words.end());
    }

    std::string suggest()
    {
        if (typed_.size() > most_suggested)
            return {};
        for (std::size_t i = 0; i < typed_.size(); ++i)
            read(i);
        mend();
        return better_ ? Writing(database_, meant_).text() : "";
    }

  private:
    // A word as it was typed, or one or more that it was read as.
    struct Read {
        Meant meant;
        bool is_mended = false;
    };

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
        } else if (const auto parts = Parting(database_, word.folded).parts(); !parts.empty()) {
            for (const Meant& part : parts)
                read_.push_back({part, true});
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
