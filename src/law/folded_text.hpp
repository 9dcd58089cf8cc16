// Text without marks and capitals, one byte a letter, with the way back to the bytes it came from. For grammars.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::law {

class FoldedText {
  public:
    explicit FoldedText(std::string_view text);

    // Any run of blanks and one line break is one ' ', an empty line '\n', dashes are '-', what is no letter of ours is '?'.
    const std::string& letters() const { return letters_; }
    std::size_t size() const { return letters_.size(); }
    char at(std::size_t i) const { return i < letters_.size() ? letters_[i] : '\0'; }
    std::size_t byte(std::size_t i) const { return i < bytes_.size() ? bytes_[i] : text_.size(); }
    std::string_view original(std::size_t from, std::size_t to) const
    {
        return text_.substr(byte(from), end_byte(to) - byte(from));
    }
    // Where the letter before `to` ends.
    std::size_t end_byte(std::size_t to) const { return to == 0 ? 0 : ends_[to - 1]; }
    bool is_capital(std::size_t i) const { return i < flags_.size() && (flags_[i] & capital) != 0; }
    bool is_barred_d(std::size_t i) const { return i < flags_.size() && (flags_[i] & barred) != 0; }
    bool begins_line(std::size_t i) const { return i == 0 || (i <= flags_.size() && (flags_[i - 1] & line_break) != 0); }
    bool has_marks(std::size_t from, std::size_t to) const;

    bool is_letter(std::size_t i) const { return at(i) >= 'a' && at(i) <= 'z'; }
    bool is_digit(std::size_t i) const { return at(i) >= '0' && at(i) <= '9'; }
    // Neither a letter nor a figure on both sides of a word that begins or ends at i.
    bool is_edge(std::size_t i) const { return i == 0 || !(is_word(i - 1) && is_word(i)); }
    std::size_t skip_blanks(std::size_t i) const { return at(i) == ' ' ? i + 1 : i; }
    // Where `words` (folded, one blank between) end if they stand at i as whole words, 0 otherwise.
    std::size_t after(std::size_t i, std::string_view words) const;
    std::size_t end_of_word(std::size_t i) const;
    // The word that ends before i, blanks between left out.
    std::string_view word_before(std::size_t i) const;

  private:
    enum Flag : std::uint8_t { capital = 1, barred = 2, marked = 4, line_break = 8 };

    bool is_word(std::size_t i) const { return is_letter(i) || is_digit(i); }
    void put(char letter, std::size_t from, std::size_t to, std::uint8_t flags);
    void put_blank(std::size_t from, std::size_t to, bool breaks);

    std::string_view text_;
    std::string letters_;
    std::vector<std::size_t> bytes_, ends_;
    std::vector<std::uint8_t> flags_;
};

}   // namespace tantrao::law
