// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/line_marks.hpp"

#include "law/letters.hpp"
#include "law/provision_numbers.hpp"

#include "base/text.hpp"

#include <array>

namespace tantrao::law {

namespace {

constexpr std::size_t longest_number_text = 12;   // bytes

struct Word {
    std::string_view folded;
    Kind kind;
};
// Longest first: "tieu muc" begins before "muc" does.
constexpr std::array<Word, 4> words{
    {{"dieu", Kind::article}, {"chuong", Kind::chapter}, {"tieu muc", Kind::subsection}, {"muc", Kind::section}}};

std::string_view without_blanks(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

// Where the number at the beginning ends: digits and letters up to a blank or a stop.
std::size_t end_of_number(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && at < longest_number_text) {
        const std::size_t from = at;
        const auto letter = next_letter(text, at);
        if (!is_letter(letter) && !is_digit(text[from]))
            return from;
    }
    return at;
}

// "9", "9a", "12đ", and what a scanner makes of them: "l2", "1O". Empty if it is no number.
std::string mended_digits(std::string_view written, bool& noisy)
{
    std::string out;
    bool letters = false, digit = false;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t from = at;
        const auto letter = next_letter(written, at);
        char c = written[from];
        const bool last = at >= written.size();
        if (!is_digit(c) && !letters) {
            const char mended = c == 'l' || c == 'I' || c == '|' ? '1' : c == 'O' || c == 'o' ? '0' : c;
            const bool may_be_suffix = digit && last && is_lower(letter) && c != 'l' && c != 'o';
            if (mended != c && !may_be_suffix) {
                noisy = true;
                c = mended;
            }
        }
        if (is_digit(c)) {
            if (letters)
                return {};
            digit = true;
            out += c;
        } else if (digit && is_lower(letter)) {
            letters = true;
            out += written.substr(from, at - from);
        } else {
            return {};
        }
    }
    return digit ? out : std::string();
}

bool is_stop(char c) { return c == '.' || c == ':'; }

// What may stand between number and heading; `at` moves past it.
bool skip_stops(std::string_view line, std::size_t& at)
{
    const std::size_t from = at;
    bool stop = false;
    while (at < line.size() && (line[at] == ' ' || is_stop(line[at]) || line[at] == '-' || line.substr(at, 3) == "–")) {
        stop = stop || line[at] != ' ';
        at += line.substr(at, 3) == "–" ? 3 : 1;
    }
    return stop || from == line.size();
}

Mark made(Kind kind, std::string_view line, std::size_t end, std::string number)
{
    std::string_view mark = without_blanks(line.substr(0, end));
    return {kind, std::string(mark), std::move(number), without_blanks(line.substr(end)), false, false};
}

std::optional<Mark> worded_number(const Word& word, std::string_view line, std::size_t at)
{
    const std::string_view rest = line.substr(at);
    const std::size_t end = end_of_number(rest);
    const std::string_view written = rest.substr(0, end);
    if (written.empty())
        return {};
    bool noisy = false;
    std::string number = mended_digits(written, noisy);
    const bool chapter_like = word.kind != Kind::article;
    if (chapter_like && is_roman(written)) {
        number = std::string(written);
        noisy = false;
    } else if (chapter_like && written.size() == 1 && begins_upper(written)) {
        number = std::string(written);
    }
    if (number.empty())
        return {};
    std::size_t after = at + end;
    const bool stop = skip_stops(line, after);
    const std::string_view heading = line.substr(after);
    // "Điều 5 của Luật này" and "Chương II Nghị định này" are talk about provisions, not provisions.
    if (!stop && !heading.empty() && !is_capitals(heading))
        return {};
    Mark mark = made(word.kind, line, after, std::move(number));
    mark.noisy = noisy;
    return mark;
}

constexpr std::size_t longest_words = 36;   // bytes of a line that hold any of the words looked for

// How far `wanted` reach in the line, of which `folded` is the beginning; npos if it does not begin with them.
std::size_t end_of_words(std::string_view line, std::string_view folded, std::string_view wanted)
{
    if (!folded.starts_with(wanted))
        return std::string_view::npos;
    std::size_t at = 0;
    for (std::size_t i = 0; i < wanted.size() && at < line.size(); ++i)
        next_letter(line, at);
    return at;
}

std::size_t end_of_words(std::string_view line, std::string_view wanted)
{
    return end_of_words(line, fold_loosely(line.substr(0, longest_words)), wanted);
}

std::optional<Mark> part_mark(std::string_view line, std::string_view beginning)
{
    const std::size_t at = end_of_words(line, beginning, "phan ");
    if (at == std::string_view::npos)
        return {};
    const std::string folded = fold_loosely(line.substr(at, 40));
    std::size_t end = 0;
    std::string number;
    if (folded.starts_with("thu ")) {
        const std::size_t letters = ordinal_letters(std::string_view(folded).substr(4));
        if (letters == 0)
            return {};
        end = at;
        for (std::size_t i = 0; i < 4 + letters && end < line.size(); ++i)
            next_letter(line, end);
        number = std::string(line.substr(at, end - at));
    } else {
        const std::string_view written = line.substr(at, end_of_number(line.substr(at)));
        bool noisy = false;
        if (!is_roman(written) && mended_digits(written, noisy).empty() && !(written.size() == 1 && begins_upper(written)))
            return {};
        end = at + written.size();
        number = std::string(written);
    }
    const bool stop = skip_stops(line, end);
    if (!stop && !is_capitals(line.substr(end)))
        return {};
    return made(Kind::part, line, end, std::move(number));
}

std::optional<Mark> worded_mark(std::string_view line)
{
    const std::string beginning = fold_loosely(line.substr(0, longest_words));
    if (auto part = part_mark(line, beginning))
        return part;
    if (!begins_upper(line))
        return {};
    for (const Word& word : words) {
        std::size_t at = end_of_words(line, beginning, word.folded);
        if (at == std::string_view::npos || at >= line.size())
            continue;
        const bool apart = line[at] == ' ';
        while (at < line.size() && line[at] == ' ')
            ++at;
        if (at < line.size() && (apart || is_digit(line[at])))
            return worded_number(word, line, at);
    }
    return {};
}

// "1. ", "1) ", "1/ ", "1.1. ".
std::optional<Mark> digit_mark(std::string_view line)
{
    std::size_t at = 0;
    int groups = 0;
    std::string number;
    while (at < line.size() && is_digit(line[at])) {
        const std::size_t from = at;
        while (at < line.size() && is_digit(line[at]) && at - from < 4)
            ++at;
        if (at - from > 3)
            return {};
        number += (groups++ == 0 ? "" : ".") + std::string(line.substr(from, at - from));
        if (at + 1 < line.size() && line[at] == '.' && is_digit(line[at + 1]) && groups < 4)
            ++at;
        else
            break;
    }
    if (groups == 0 || at >= line.size())
        return {};
    if (groups == 1) {   // 2a.
        std::size_t next = at;
        const auto letter = next_letter(line, next);
        if (is_lower(letter) && next < line.size() && is_stop(line[next])) {
            number += line.substr(at, next - at);
            at = next;
        }
    }
    const bool stop = line[at] == '.' || ((line[at] == ')' || line[at] == '/') && groups == 1);
    if (stop)
        ++at;
    if ((!stop && groups == 1) || (at < line.size() && line[at] != ' ' && (is_digit(line[at]) || !stop)))
        return {};
    return made(groups == 1 ? Kind::clause : Kind::point, line, at, std::move(number));
}

// "l. ", "lO. ": what a scanner makes of the "1. " of a clause.
std::optional<Mark> noisy_digit_mark(std::string_view line)
{
    const std::size_t stop = line.find('.');
    if (stop == std::string_view::npos || stop == 0 || stop > 2 || line[0] != 'l' || line.substr(stop + 1, 1) != " ")
        return {};
    bool noisy = false;
    std::string number = mended_digits(line.substr(0, stop), noisy);
    if (number.empty())
        return {};
    Mark mark = made(Kind::clause, line, stop + 1, std::move(number));
    mark.noisy = true;
    return mark;
}

// "a) ", "đ) ", "a/ ", "a. "; "aa) " of a long list.
std::optional<Mark> point_mark(std::string_view line)
{
    std::size_t at = 0, letters = 1;
    const auto letter = next_letter(line, at);
    if (!is_lower(letter))
        return {};
    if (std::size_t next = at; at < line.size() && next_letter(line, next) == letter) {
        at = next;
        ++letters;
    }
    const std::size_t end = at;
    while (at < line.size() && is_digit(line[at]) && at - end < 2)
        ++at;
    std::string number(line.substr(0, at));
    if (at >= line.size() || (line[at] != ')' && line[at] != '/' && line[at] != '.') ||
        (line[at] != ')' && (letters > 1 || at > end || line.substr(at + 1, 1) != " ")))
        return {};
    return made(Kind::point, line, at + 1, std::move(number));
}

std::optional<Mark> roman_mark(std::string_view line)
{
    const std::size_t stop = line.find_first_of(".-/ ");
    if (stop == std::string_view::npos || stop == 0 || stop > 6 || line[stop] != '.' || stop + 1 >= line.size())
        return {};
    const std::string_view written = line.substr(0, stop);
    const bool roman = is_roman(written) && begins_upper(written);
    const std::string_view rest = without_blanks(line.substr(stop + 1));
    if (!begins_upper(rest) || !(roman || (written.size() == 1 && written[0] >= 'A' && written[0] <= 'H' && is_capitals(rest))))
        return {};
    Mark mark = made(roman ? Kind::section : Kind::part, line, stop + 1, std::string(written));
    mark.roman = true;
    return mark;
}

}   // namespace

std::optional<Mark> mark_of(std::string_view line)
{
    if (line.empty())
        return {};
    if (is_digit(line[0]))
        return digit_mark(line);
    if (auto clause = noisy_digit_mark(line))
        return clause;
    if (auto point = point_mark(line))
        return point;
    if (auto worded = worded_mark(line))
        return worded;
    return roman_mark(line);
}

std::optional<Mark> appendix_mark(std::string_view line)
{
    std::size_t at = end_of_words(line, "phu luc");
    if (at == std::string_view::npos || !begins_upper(line))
        return {};
    const std::size_t words_end = at;
    if (const std::size_t so = end_of_words(without_blanks(line.substr(at)), "so "); so != std::string_view::npos)
        at = line.size() - without_blanks(line.substr(at)).size() + so;
    while (at < line.size() && line[at] == ' ')
        ++at;
    const std::size_t number_end = at + end_of_number(line.substr(at));
    const std::string_view written = line.substr(at, number_end - at);
    bool noisy = false;
    const bool numbered = is_roman(written) || !mended_digits(written, noisy).empty() ||
                          (written.size() <= 3 && is_capitals(std::string(written) + "AA") && !written.empty());
    std::size_t end = numbered ? number_end : words_end;
    const bool stop = skip_stops(line, end);
    const std::string_view rest = line.substr(end);
    if (!rest.empty() && !is_capitals(rest) && !(stop && numbered && begins_upper(rest)))
        return {};
    return made(Kind::appendix, line, end, numbered ? std::string(written) : std::string());
}

std::optional<Mark> item_mark(std::string_view line)
{
    for (const std::string_view sign : {"-", "+", "–", "—", "•", "*", "§ ", "Ø "})
        if (line.starts_with(sign) && line.size() > sign.size() && line.substr(sign.size(), 1) != sign)
            return made(Kind::item, line, sign.size(), {});
    return {};
}

}   // namespace tantrao::law
