// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/words_in_run.hpp"

#include "search/terms.hpp"

#include <algorithm>

namespace tantrao::search {

namespace {

constexpr std::size_t longest_run = 40;   // letters
constexpr std::size_t longest_word = 7;   // "nghieng"
constexpr int most_tries = 500;           // to take one apart

class Parting {
  public:
    Parting(const Xapian::Database& database, const std::string& run) : database_(database), run_(run) {}

    std::vector<std::string> parts()
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
        for (std::size_t size = std::min(longest_word, run_.size() - from); size > 0 && tries_ < most_tries; --size) {
            if (!best_.empty() && parts_.size() + 1 > best_.size())
                return;
            const std::string part = run_.substr(from, size);
            if (!is_word(part))
                continue;
            const double bond = parts_.empty() ? 1 : bond_to(part);
            if (bond == 0)
                continue;
            parts_.push_back(part);
            go_on(from + size, weight + bond);
            parts_.pop_back();
        }
    }
    // No "h", no "ii": what is left at the end of a slip of the finger is no word.
    static bool is_word(const std::string& part)
    {
        if (part.find_first_of("aeiouy") == std::string::npos || (part.size() == 1 && part != "y" && part != "o"))
            return false;
        const auto twice = std::ranges::adjacent_find(part);
        return twice == part.end() || *twice == 'o';
    }
    double bond_to(const std::string& part)
    {
        ++tries_;
        return database_.get_termfreq(term(prefix::folded_pair, parts_.back() + " " + part));
    }

    const Xapian::Database& database_;
    const std::string& run_;
    std::vector<std::string> parts_, best_;
    double best_weight_ = 0;
    int tries_ = 0;
};

}   // namespace

std::vector<std::string> words_in_run(const Xapian::Database& database, const std::string& run)
{
    return Parting(database, run).parts();
}

}   // namespace tantrao::search
