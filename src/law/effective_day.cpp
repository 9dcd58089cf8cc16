// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/effective_day.hpp"

#include "law/folded_text.hpp"

#include "base/time.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <set>

namespace tantrao::law {

namespace {

constexpr std::array<std::string_view, 14> whole_documents{
    "quyet dinh nay", "nghi quyet nay", "nghi dinh nay", "thong tu nay", "thong tu lien tich nay",
    "luat nay",       "bo luat nay",    "phap lenh nay", "quy dinh nay", "quy che nay",
    "chi thi nay",    "van ban nay",    "lenh nay",      "ke hoach nay"};
constexpr std::string_view has_effect = " co hieu luc";

// Reads on from a place of the folded text.
class Cursor {
  public:
    Cursor(const FoldedText& text, std::size_t at) : text_(text), at_(at) {}

    bool take(std::string_view words)
    {
        const std::size_t end = text_.after(text_.skip_blanks(at_), words);
        at_ = end == 0 ? at_ : end;
        return end != 0;
    }
    bool take_any(std::initializer_list<std::string_view> all)
    {
        for (const std::string_view words : all)
            if (take(words))
                return true;
        return false;
    }
    bool take_sign(std::string_view signs)
    {
        const bool is_there = text_.at(at_) != '\0' && signs.find(text_.at(at_)) != std::string_view::npos;
        at_ += is_there ? 1 : 0;
        return is_there;
    }
    // "(mười)"
    void pass_brackets()
    {
        const std::size_t open = text_.skip_blanks(at_), close = text_.letters().find(')', open);
        if (text_.at(open) == '(' && close != std::string::npos && close - open < 30)
            at_ = close + 1;
    }
    // At most four figures; 0 where there is none.
    int number()
    {
        int value = 0;
        at_ = text_.skip_blanks(at_);
        for (int digits = 0; text_.is_digit(at_) && digits < 4; ++at_, ++digits)
            value = value * 10 + (text_.at(at_) - '0');
        return value;
    }

  private:
    const FoldedText& text_;
    std::size_t at_;
};

// "" where there is no such day.
std::string civil(int year, int month, int day)
{
    std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    return is_civil_date(date) ? date : std::string();
}

std::string days_after(std::string_view date, int days)
{
    using namespace std::chrono;
    if (!is_civil_date(date))
        return {};
    std::array<int, 3> parts{};
    std::size_t at = 0;
    for (int& part : parts) {
        const auto end = std::from_chars(date.data() + at, date.data() + date.size(), part).ptr;
        at = static_cast<std::size_t>(end - date.data()) + 1;
    }
    const sys_days issued = year{parts[0]} / month{static_cast<unsigned>(parts[1])} / day{static_cast<unsigned>(parts[2])};
    const year_month_day then{issued + std::chrono::days{days}};
    return civil(static_cast<int>(then.year()), static_cast<int>(static_cast<unsigned>(then.month())),
                 static_cast<int>(static_cast<unsigned>(then.day())));
}

// "01/01/2026", "01 tháng 01 năm 2026"
std::string date_at(Cursor& cursor)
{
    const int day = cursor.number();
    if (!cursor.take("thang") && !cursor.take_sign("/-."))
        return {};
    const int month = cursor.number();
    if (!cursor.take("nam") && !cursor.take_sign("/-."))
        return {};
    return civil(cursor.number(), month, day);
}

// What stands behind "có hiệu lực": "thi hành kể từ ngày ký".
std::string day_at(Cursor cursor, std::string_view issued_on)
{
    cursor.take_any({"thi hanh", "thuc hien", "ap dung"});
    int days = 0;
    if (cursor.take("sau")) {
        days = cursor.number();
        cursor.pass_brackets();
        if (days == 0 || !cursor.take("ngay"))
            return {};
        cursor.take_sign(",");
    }
    cursor.take("ke");
    if (!cursor.take("tu ngay"))
        return {};
    if (cursor.take_any({"ky", "ban hanh"}))
        return days_after(issued_on, days);
    return days == 0 ? date_at(cursor) : std::string();
}

class Statements {
  public:
    explicit Statements(std::string_view issued_on) : issued_on_(issued_on) {}

    void read(const Node& node)
    {
        if (node.kind == Kind::quoted)
            return;
        read(FoldedText(node.heading));
        read(FoldedText(node.text));
        for (const Node& child : node.children)
            read(child);
    }
    std::string day() const { return days_.size() == 1 ? *days_.begin() : std::string(); }

  private:
    void read(const FoldedText& text)
    {
        const std::string& letters = text.letters();
        for (std::size_t at = letters.find(has_effect); at != std::string::npos; at = letters.find(has_effect, at + 1))
            if (text.after(at + 1, has_effect.substr(1)) != 0 && is_about_all(text, at))
                days_.insert(day_at(Cursor(text, at + has_effect.size()), issued_on_));
    }

    // The sentence begins with the document, and at most says before who passed it.
    static bool is_about_all(const FoldedText& text, std::size_t effect)
    {
        std::size_t begin = effect;
        while (begin > 0 && text.at(begin - 1) != '.' && text.at(begin - 1) != ';' && text.at(begin - 1) != ':')
            --begin;
        begin = text.skip_blanks(begin);
        for (const std::string_view words : whole_documents)
            if (const std::size_t end = text.after(begin, words))
                return end == effect || text.after(end + 1, "duoc") != 0 || text.after(end + 1, "da duoc") != 0;
        return false;
    }

    std::string_view issued_on_;
    std::set<std::string> days_;   // "": one that cannot be read
};

}   // namespace

std::string effective_day(const Node& body, std::string_view issued_on)
{
    Statements statements(issued_on);
    statements.read(body);
    return statements.day();
}

}   // namespace tantrao::law
