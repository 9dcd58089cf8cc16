// Abbreviations and other names of the same thing, as data: data/search/abbreviations.csv (term, expansion; expansion; …, kind).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/words.hpp"

#include <map>

namespace tantrao::search {

class Abbreviations {
  public:
    struct Line {
        std::string term, others;   // others: "ủy ban nhân dân; …"
    };
    // Throws std::runtime_error for a file that cannot be read.
    static std::vector<Line> lines_of(std::string_view csv);
    static std::vector<Line> built_in_lines();
    explicit Abbreviations(const std::vector<Line>& lines);
    // The one compiled into the program; with lines that replace those of the same term. A line without others takes its term out.
    static Abbreviations built_in(const std::vector<Line>& instead = {});
    // What makes two terms the same one: their words without marks.
    static std::string key_of(std::string_view term);

    struct Match {
        std::size_t words = 0;                        // how many words of the query it takes
        std::vector<std::vector<Word>> other_names;   // each as words
        bool needs_capitals = false;                  // an abbreviation that could as well be a syllable: TU, BC
    };
    static constexpr std::size_t longest_name = 8;   // words
    // The longest name that begins at words[at]; words = 0 where there is none.
    Match find(const std::vector<Word>& words, std::size_t at) const;

  private:
    struct Names {
        std::vector<std::vector<Word>> others;
        bool needs_capitals = false;
    };
    void add(const std::vector<Word>& name, const std::vector<Word>& other);
    std::map<std::string, Names, std::less<>> by_folded_;   // "uy ban nhan dan"
};

}   // namespace tantrao::search
