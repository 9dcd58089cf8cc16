// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/written_words.hpp"

#include "search/spellings.hpp"
#include "search/terms.hpp"

#include <algorithm>
#include <cmath>

namespace tantrao::search {

namespace {

constexpr double typed_weighs = 1.1;   // more than standing beside a neighbour in one document
constexpr std::size_t most_ways = 8;   // to write one word, the most common ones

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

}   // namespace

std::string as_written(const Xapian::Database& database, const std::vector<Meant>& words)
{
    return Writing(database, words).text();
}

}   // namespace tantrao::search
