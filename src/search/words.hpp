// Words of a text as search sees them: each in two forms. Exact: lower case, normal form, the tone mark at its one place
// (hoà = hòa). Folded: all marks off, đ -> d.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tantrao::search {

struct Word {
    std::string exact, folded;
    std::size_t begin = 0, end = 0;   // bytes of the text it stands at
    bool has_marks() const { return exact != folded; }
};

// Where a word stands in a text, in bytes.
struct Place {
    std::size_t begin = 0, end = 0;
};

// Everything that is neither letter, digit nor combining mark separates: white space, punctuation, control and direction characters.
// The text is UTF-8; broken bytes separate too. The first `most` words.
std::vector<Place> places_of_words(std::string_view text, std::size_t most = std::string_view::npos);

inline constexpr std::size_t longest_word = 60;   // bytes; what is longer is cut

// Splits texts and remembers the forms of words, since a language has few of them. Not thread-safe.
class Splitter {
  public:
    explicit Splitter(std::size_t most_known = 60'000) : most_known_(most_known) {}   // words it remembers, about 150 bytes each
    // One that lasts as long as the thread: for what is asked again and again.
    static Splitter& of_this_thread();

    // The first `most` words.
    std::vector<Word> split(std::string_view text, std::size_t most = std::string_view::npos);

    struct Forms {
        std::string exact, folded;
    };
    // Holds until the next word is asked for.
    const Forms& forms_of(std::string_view word);

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    std::size_t most_known_;
    std::unordered_map<std::string, Forms, Hash, std::equal_to<>> known_;
};

// At most so many bytes from the beginning of a text, none of a letter that is cut in two.
std::string_view beginning(std::string_view text, std::size_t most);

// Whether no letter of it is a small one, and one is a capital: an abbreviation.
bool is_capitals(std::string_view word);

// "đăng ký" from words[i] and the one after it.
std::string exact_pair(const std::vector<Word>& words, std::size_t i);
std::string folded_pair(const std::vector<Word>& words, std::size_t i);

}   // namespace tantrao::search
