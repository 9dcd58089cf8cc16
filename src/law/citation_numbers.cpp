// Numbers of documents inside running text, also where a scanner put blanks between their parts.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/citation_parts.hpp"
#include "law/letters.hpp"

#include <algorithm>
#include <array>

namespace tantrao::law {

namespace {

constexpr std::size_t longest_sign = 24;   // letters of one part
constexpr std::size_t most_signs = 8;

constexpr std::array<std::string_view, 35> known_signs{"nd", "qd",   "nq",   "tt",   "ttlt", "nqlt", "ct", "pl",   "kh",
                                                       "tb", "bc",   "ttr",  "cd",   "hd",   "hdln", "kl", "vbhn", "ctr",
                                                       "sl", "lct",  "l",    "cv",   "qc",   "qyd",  "da", "pa",   "nqtw",
                                                       "ub", "qdlt", "ttln", "qdtc", "hdlt", "dk",   "tc", "ctn"};
struct Sign {
    std::string_view folded, written;
};
// Typed without the bar.
constexpr std::array<Sign, 14> barred_signs{{{"nd", "NĐ"},
                                             {"qd", "QĐ"},
                                             {"hdnd", "HĐND"},
                                             {"bldtbxh", "BLĐTBXH"},
                                             {"bgddt", "BGDĐT"},
                                             {"sldtbxh", "SLĐTBXH"},
                                             {"sgddt", "SGDĐT"},
                                             {"cd", "CĐ"},
                                             {"qyd", "QyĐ"},
                                             {"da", "ĐA"},
                                             {"ldtbxh", "LĐTBXH"},
                                             {"gddt", "GDĐT"},
                                             {"hdlt", "HĐLT"},
                                             {"qdlt", "QĐLT"}}};

bool is_assembly(std::string_view sign)
{
    return (sign.starts_with("qh") && sign.size() <= 4 && sign.size() > 2 && is_digit(sign[2])) ||
           (sign.starts_with("ubtvqh") && sign.size() > 6) || sign == "ubtvqh";
}

class NumberReader {
  public:
    NumberReader(const FoldedText& text, std::size_t at) : text_(text), at_(at) {}

    std::optional<NumberAt> read()
    {
        if (!figures())
            return {};
        if (separator('/') && year())
            out_.has_year = true;
        const std::size_t after_year = at_;
        const std::string number = out_.number;
        if ((separator('/') || separator('-')) && signs())
            out_.has_sign = true;
        else {
            at_ = after_year;
            out_.number = number;
        }
        out_.end = at_;
        return out_.has_sign || out_.has_year ? std::optional(std::move(out_)) : std::nullopt;
    }

  private:
    bool figures()
    {
        const std::size_t from = at_;
        while (text_.is_digit(at_) && at_ - from < 6)
            ++at_;
        if (at_ == from || text_.is_digit(at_))
            return false;
        if (text_.at(at_) == '.' && text_.is_digit(at_ + 1))
            for (++at_; text_.is_digit(at_) && at_ - from < 12; ++at_)
                ;
        if (text_.is_letter(at_) && !text_.is_letter(at_ + 1) && text_.at(at_ + 1) == '/')
            ++at_;
        out_.number = std::string(text_.original(from, at_));
        return true;
    }

    // The sign that comes next, blanks around it left out; stays where it is if it is another.
    bool separator(char sign)
    {
        const std::size_t at = text_.skip_blanks(at_);
        if (text_.at(at) != sign)
            return false;
        separator_ = sign;
        next_ = text_.skip_blanks(at + 1);
        return true;
    }

    bool year()
    {
        std::size_t end = next_;
        while (text_.is_digit(end) && end - next_ < 5)
            ++end;
        const char c = text_.at(next_);
        if (end - next_ != 4 || (c != '1' && c != '2') || text_.is_letter(end))
            return false;
        out_.number += separator_ + text_.letters().substr(next_, 4);
        at_ = end;
        return true;
    }

    bool signs()
    {
        std::size_t count = 0;
        while (count < most_signs) {
            std::size_t end = next_;
            while ((text_.is_letter(end) || text_.is_digit(end) || text_.at(end) == '&') && end - next_ < longest_sign)
                ++end;
            const bool apart = text_.at(next_ - 1) == ' ' && text_.at(at_) == ' ';
            if (!text_.is_letter(next_) ||
                (count > 0 && apart && (count > 1 || !text_.is_capital(next_) || !all_capitals(next_, end))))
                return count > 0;
            const std::string folded = text_.letters().substr(next_, end - next_);
            if (count == 0)
                out_.is_known =
                    is_assembly(folded) || std::ranges::find(known_signs, std::string_view(folded)) != known_signs.end();
            out_.number += separator_ + written(folded, next_, end);
            at_ = end;
            ++count;
            if (!separator('-') && !separator('/'))
                break;
        }
        return count > 0;
    }

    bool all_capitals(std::size_t from, std::size_t to) const
    {
        for (std::size_t i = from; i < to; ++i)
            if (text_.is_letter(i) && !text_.is_capital(i))
                return false;
        return true;
    }

    std::string written(std::string_view folded, std::size_t from, std::size_t to) const
    {
        bool barred = false, capital = false;
        for (std::size_t i = from; i < to; ++i) {
            barred = barred || text_.is_barred_d(i);
            capital = capital || text_.is_capital(i);
        }
        if (!barred)
            for (const Sign& sign : barred_signs)
                if (sign.folded == folded)
                    return std::string(sign.written);
        std::string out;
        for (std::size_t i = from; i < to; ++i) {
            const char c = text_.at(i);
            const bool upper = !capital || text_.is_capital(i);
            out += text_.is_barred_d(i) ? (upper ? "Đ" : "đ")
                                        : std::string(1, upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
        }
        return out;
    }

    const FoldedText& text_;
    std::size_t at_, next_ = 0;
    char separator_ = '/';
    NumberAt out_;
};

}   // namespace

std::optional<NumberAt> number_at(const FoldedText& text, std::size_t at)
{
    if (!text.is_digit(at) || (at > 0 && (text.is_digit(at - 1) || text.is_letter(at - 1))))
        return {};
    return NumberReader(text, at).read();
}

}   // namespace tantrao::law
