// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/provision_words.hpp"

#include "law/citations.hpp"
#include "law/folded_text.hpp"
#include "law/line_marks.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tantrao::law {

namespace {

struct Level {
    std::string_view id, word, alone;
};
// A level whose id ends like that of another one stands before it.
constexpr std::array<Level, 8> levels{{{"phu-luc", "Phụ lục", "Phụ lục"},
                                       {"phan", "Phần", "Phần"},
                                       {"chuong", "Chương", "Chương"},
                                       {"tieu-muc", "Tiểu mục", "Tiểu mục"},
                                       {"muc", "Mục", "Mục"},
                                       {"dieu", "Điều", "Điều"},
                                       {"khoan", "khoản", "Khoản"},
                                       {"diem", "điểm", "Điểm"}}};

struct Last {
    const Level* level;
    std::string number;
    std::string_view before;   // the id of what holds it, or ""
};

// "5dd" as it is written: 5đ.
std::string written(std::string_view number)
{
    std::string out(number);
    if (out.ends_with("dd"))
        out.replace(out.size() - 2, 2, "đ");
    return out;
}

std::optional<Last> last_of(std::string_view id)
{
    const std::size_t dash = id.rfind('-');
    if (dash == std::string_view::npos || dash + 1 == id.size())
        return std::nullopt;
    const std::string_view rest = id.substr(0, dash);
    for (const Level& level : levels) {
        if (!rest.ends_with(level.id))
            continue;
        const std::size_t from = rest.size() - level.id.size();
        if (from == 0 || rest[from - 1] == '-')
            return Last{&level, written(id.substr(dash + 1)), rest.substr(0, from == 0 ? 0 : from - 1)};
    }
    return std::nullopt;
}

}   // namespace

std::string words_of(std::string_view id)
{
    std::string out;
    for (auto last = last_of(id); last; last = last_of(last->before))
        out += (out.empty() ? "" : " ") + std::string(last->level->word) + " " + last->number;
    return out.empty() ? std::string(id) : out;
}

std::string words_of(const std::vector<std::string>& ids)
{
    std::string out;
    for (const std::string& id : ids)
        out += (out.empty() ? "" : ", ") + words_of(id);
    return out;
}

std::string_view smallest_word(std::string_view id)
{
    const auto last = last_of(id);
    return last ? last->level->alone : "";
}

std::vector<std::string> ids_in(std::string_view words)
{
    std::vector<std::string> ids;
    // With a document behind them, provisions in small letters count too.
    for (const Citation& citation : find_citations(std::string(words) + " Quyết định này"))
        for (const std::string& id : citation.provisions)
            if (!id.starts_with("dieu-nay"))
                ids.push_back(id);
    return ids;
}

bool is_broken_provision(std::string_view words)
{
    static constexpr std::array<std::string_view, 10> beginnings{"dieu", "khoan", "diem",    "chuong",   "tieu muc",
                                                                 "muc",  "phan",  "toan bo", "toan van", "ca van ban"};
    const FoldedText text(words);
    const std::size_t begin = text.skip_blanks(0);
    const std::string_view first = std::string_view(text.letters()).substr(begin, text.end_of_word(begin) - begin);
    const bool is_number = first.find_first_not_of("0123456789ivxlc") == std::string_view::npos;
    const bool is_like_one = is_number || std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
                                 return text.after(begin, beginning) != 0;
                             });
    return is_like_one && ids_in(words).empty() && !appendix_mark(words);
}

std::string_view holder_of(std::string_view id)
{
    const std::size_t number = id.rfind('-');
    const std::size_t word = number == std::string_view::npos || number == 0 ? std::string_view::npos : id.rfind('-', number - 1);
    return word == std::string_view::npos ? std::string_view() : id.substr(0, word);
}

bool is_within(std::string_view id, std::string_view outer)
{
    return !outer.empty() && id.starts_with(outer) && (id.size() == outer.size() || id[outer.size()] == '-');
}

}   // namespace tantrao::law
