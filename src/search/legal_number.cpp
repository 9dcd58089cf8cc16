// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/legal_number.hpp"

#include <algorithm>
#include <array>

namespace tantrao::search {

namespace {

constexpr std::array<std::string_view, 34> types{"bb", "bc",   "bcd", "bl", "cd", "ctr", "cp",  "ct",   "cv",   "da",  "gm", "gp",
                                                 "hd", "hdbt", "kh",  "kl", "l",  "lct", "nd",  "nq",   "nqlt", "pa",  "pl", "qc",
                                                 "qd", "qdpd", "qh",  "sl", "tb", "tt",  "ttg", "ttlt", "ttr",  "tttr"};
struct Named {
    std::string_view words, type;
};
constexpr std::array<Named, 12> named_types{{{"quyet dinh", "qd"},
                                             {"nghi dinh", "nd"},
                                             {"thong tu", "tt"},
                                             {"chi thi", "ct"},
                                             {"nghi quyet", "nq"},
                                             {"ke hoach", "kh"},
                                             {"thong bao", "tb"},
                                             {"cong van", "cv"},
                                             {"bao cao", "bc"},
                                             {"to trinh", "ttr"},
                                             {"cong dien", "cd"},
                                             {"huong dan", "hd"}}};

// Who issues, as it is written without a mark after the type: QĐUBND.
constexpr std::array<std::string_view, 5> glued_issuers{"ubnd", "hdnd", "cp", "ttg", "ub"};
// After them a number of no year is the end of a name: "quyết định 15 của tỉnh".
constexpr std::array<std::string_view, 3> words_after_a_name{"cua", "ve", "la"};
// What is counted with the names of documents before the number: "kế hoạch 5 năm", "quyết định 2 việc".
constexpr std::array<std::string_view, 14> counted_things{"nam",   "thang", "ngay", "tuan", "gio",  "nguoi", "viec",
                                                          "nghin", "trieu", "ty",   "nhom", "loai", "buoc",  "tuoi"};

enum class From { text, query };

bool is_digits(std::string_view word)
{
    return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_type(std::string_view word) { return std::ranges::find(types, word) != types.end(); }

// Where its digits begin in "qd07"; npos for a word that is not a type with a number.
std::size_t digits_after_type(std::string_view word)
{
    const std::size_t at = word.find_first_of("0123456789");
    const bool is_glued = at != std::string_view::npos && at > 1 && word.size() - at <= 6 && is_digits(word.substr(at)) &&
                          is_type(word.substr(0, at));
    return is_glued ? at : std::string_view::npos;
}

bool is_year(std::string_view word)
{
    return word.size() == 4 && is_digits(word) && (word.starts_with("19") || word.starts_with("20"));
}

class Finder {
  public:
    Finder(std::string_view text, const std::vector<Word>& words, From from) : text_(text), words_(words), from_(from) {}

    std::vector<LegalNumber> all()
    {
        std::vector<LegalNumber> found;
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (auto number = at(i)) {
                i = number->last;
                free_ = i + 1;
                found.push_back(std::move(*number));
            }
        return found;
    }

  private:
    const std::string& word(std::size_t i) const { return words_[i].folded; }
    bool is_number(std::size_t i) const { return i < words_.size() && word(i).size() <= 6 && is_digits(word(i)); }
    bool has_year(std::size_t i) const { return i < words_.size() && is_year(word(i)); }
    std::string_view between(std::size_t i) const   // words i and i + 1
    {
        return text_.substr(words_[i].end, words_[i + 1].begin - words_[i].end);
    }
    // One of the marks that join the parts, perhaps with a space on either side.
    bool joined(std::size_t i, std::string_view marks) const
    {
        if (i + 1 >= words_.size())
            return false;
        std::string_view gap = between(i);
        const bool tight = gap.size() == 1;
        while (gap.starts_with(' '))
            gap.remove_prefix(1);
        while (gap.ends_with(' '))
            gap.remove_suffix(1);
        if (gap == "–")
            gap = "-";
        return gap.size() == 1 && marks.find(gap.front()) != std::string_view::npos &&
               (tight || is_capital(i + 1) || is_digits(word(i + 1)));
    }
    bool spaced(std::size_t i) const { return i + 1 < words_.size() && between(i) == " "; }
    // Capitals only: an abbreviation, not the first word of a sentence.
    bool is_capital(std::size_t i) const { return is_capitals(text_.substr(words_[i].begin, words_[i].end - words_[i].begin)); }
    bool is_letters(std::size_t i) const { return i < words_.size() && word(i).size() <= 12 && !is_digits(word(i).substr(0, 1)); }

    // Part of a day: 20/01/2024.
    bool is_after_a_number(std::size_t i) const
    {
        return i > 0 && is_number(i - 1) && joined(i - 1, "/-_.") && between(i - 1).size() == 1;
    }

    // "qd" or "quyet dinh", perhaps "so" after it, just before word i. How many words.
    std::size_t type_before(std::size_t i, std::string& type) const
    {
        const std::size_t so = i > 0 && (word(i - 1) == "so" || word(i - 1) == "s") ? 1 : 0;
        if (i >= so + 1 && is_type(word(i - so - 1)) && word(i - so - 1).size() > 1 &&
            (from_ == From::query || is_capital(i - so - 1))) {
            type = word(i - so - 1);
            return so + 1;
        }
        if (i >= so + 2) {
            const std::string pair = word(i - so - 2) + " " + word(i - so - 1);
            const auto named = std::ranges::find(named_types, pair, &Named::words);
            if (named != named_types.end()) {
                type = named->type;
                return so + 2;
            }
        }
        return so;
    }

    void take_issuer(LegalNumber& number) const
    {
        while (number.issuer.size() < 40 && joined(number.last, "-_/") && is_letters(number.last + 1)) {
            number.issuer += (number.issuer.empty() ? "" : "-") + word(number.last + 1);
            ++number.last;
        }
    }

    std::optional<LegalNumber> at(std::size_t i) const
    {
        const std::size_t glued = from_ == From::query ? digits_after_type(word(i)) : std::string::npos;
        const bool has_type = glued != std::string::npos;
        if ((!is_number(i) && !has_type) || (from_ == From::query && is_after_a_number(i)))
            return std::nullopt;
        LegalNumber number{has_type ? word(i).substr(glued) : word(i), "", has_type ? word(i).substr(0, glued) : "", "", i, i};
        number.number.erase(0, std::min(number.number.find_first_not_of('0'), number.number.size() - 1));
        const bool is_joined = take_year(number);
        return take_type_after(number) ? complete(std::move(number)) : with_type_before(std::move(number), is_joined);
    }

    // Whether it stands joined to the number: 07/2011, not 07 2011.
    bool take_year(LegalNumber& number) const
    {
        const std::size_t i = number.last;
        const bool is_joined = joined(i, from_ == From::query ? "/-_." : "/");
        if (has_year(i + 1) && (is_joined || (from_ == From::query && spaced(i))))
            number.last = i + 1;
        else if (from_ == From::query && i + 1 < words_.size() && word(i + 1) == "nam" && has_year(i + 2) &&
                 !(has_year(i + 3) && joined(i + 2, "-")))   // "kế hoạch 5 năm 2021-2025"
            number.last = i + 2;
        else
            return false;
        number.year = word(number.last);
        return is_joined;
    }

    bool take_type_after(LegalNumber& number) const
    {
        const bool has_year = !number.year.empty();
        if (!number.type.empty() || !is_letters(number.last + 1))
            return false;
        const bool follows = joined(number.last, has_year && from_ == From::query ? "/-_." : "/");
        const bool known = is_type(word(number.last + 1));
        if (!follows &&
            !(from_ == From::query && has_year && known && spaced(number.last) && is_type_of(number, number.last + 1)))
            return false;
        number.type = word(++number.last);
        if (from_ == From::query && !known)
            part_glued_issuer(number);
        take_issuer(number);
        return true;
    }
    // "QĐ 07/2011 TT 08/2011": a word apart belongs to a number that has no other type before it.
    bool is_type_of(const LegalNumber& number, std::size_t i) const
    {
        std::string before;
        type_before(number.first, before);
        return before.empty() || before == word(i);
    }
    // QĐUBND: QĐ-UBND.
    static void part_glued_issuer(LegalNumber& number)
    {
        for (const std::string_view issuer : glued_issuers)
            if (number.type.ends_with(issuer) && is_type(number.type.substr(0, number.type.size() - issuer.size()))) {
                number.issuer = issuer;
                number.type.resize(number.type.size() - issuer.size());
                return;
            }
    }
    std::optional<LegalNumber> complete(LegalNumber number) const
    {
        const bool known_abbreviation = is_type(number.type) && is_capital(number.last);
        if (!number.year.empty() || !number.issuer.empty() || known_abbreviation)
            return number;
        return std::nullopt;
    }

    std::optional<LegalNumber> with_type_before(LegalNumber number, bool is_joined) const
    {
        const std::size_t taken = number.type.empty() ? type_before(number.first, number.type) : 0;
        const bool has_year = !number.year.empty();
        if (from_ == From::text && (!has_year || number.type.empty()))
            return std::nullopt;
        if (from_ == From::query && (number.type.empty() ? !(has_year && is_joined) : !has_year && counts(number.last)))
            return std::nullopt;
        if (from_ == From::query && is_time(number))
            return std::nullopt;
        if (from_ == From::query)
            number.first = std::max(free_, number.first - taken);
        number.may_count = !has_year && !ends_a_name(number.last);
        return number;
    }
    // "giai đoạn 2021-2025", "kế hoạch 2026", "tháng 5/2026", and not "quyết định số 2024", "QĐ 2045/2024".
    bool is_time(const LegalNumber& number) const
    {
        const std::string_view before = number.first > 0 ? std::string_view(word(number.first - 1)) : std::string_view();
        if (number.type.empty() && (before == "thang" || before == "quy"))
            return true;
        if (!is_year(number.number))
            return false;
        return number.year.empty() ? before != "so" : number.type.empty() || !joined(number.first, "/");
    }
    bool ends_a_name(std::size_t i) const
    {
        return i + 1 == words_.size() || std::ranges::find(words_after_a_name, word(i + 1)) != words_after_a_name.end();
    }
    bool counts(std::size_t i) const
    {
        return i + 1 < words_.size() &&
               (is_digits(word(i + 1)) || std::ranges::find(counted_things, word(i + 1)) != counted_things.end());
    }

    std::string_view text_;
    const std::vector<Word>& words_;
    From from_;
    std::size_t free_ = 0;   // words before it belong to numbers that were found
};

std::string joined_term(const LegalNumber& number, bool with_year, bool with_type, bool with_issuer)
{
    return number.number + "/" + (with_year ? number.year : "") + (with_type ? "/" + number.type : "") +
           (with_issuer ? "-" + number.issuer : "");
}

}   // namespace

std::vector<LegalNumber> numbers_in_text(std::string_view text, const std::vector<Word>& words)
{
    return Finder(text, words, From::text).all();
}
std::vector<LegalNumber> numbers_in_query(std::string_view text, const std::vector<Word>& words)
{
    return Finder(text, words, From::query).all();
}

std::vector<std::string> terms_of(const LegalNumber& number)
{
    const bool year = !number.year.empty(), type = !number.type.empty(), issuer = !number.issuer.empty();
    std::vector<std::string> terms;
    for (const bool with_year : {true, false})
        for (const int parts : {0, 1, 2}) {
            const bool possible = (!with_year || year) && (parts < 1 || type) && (parts < 2 || issuer);
            if (possible && (with_year || parts > 0))   // the bare number says nothing
                terms.push_back(joined_term(number, with_year, parts > 0, parts > 1));
        }
    if (number.type.starts_with("qh") && year) {   // 98/2023/QH15 is what people call "nghị quyết 98/2023"
        LegalNumber resolution = number;
        resolution.type = "nq";
        for (const bool with_year : {true, false})
            terms.push_back(joined_term(resolution, with_year, true, false));
    }
    return terms;
}

std::string term_of(const LegalNumber& number)
{
    return joined_term(number, !number.year.empty(), !number.type.empty(), !number.issuer.empty());
}

}   // namespace tantrao::search
