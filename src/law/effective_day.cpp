// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/effective_day.hpp"

#include "law/folded_text.hpp"
#include "law/running_day.hpp"

#include "base/time.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace tantrao::law {

namespace {

constexpr std::array<std::string_view, 18> whole_documents{"quyet dinh nay", "nghi quyet nay", "nghi quyet lien tich nay",
                                                           "nghi dinh nay",  "thong tu nay",   "thong tu lien tich nay",
                                                           "luat nay",       "bo luat nay",    "phap lenh nay",
                                                           "quy dinh nay",   "quy che nay",    "chi thi nay",
                                                           "van ban nay",    "lenh nay",       "ke hoach nay",
                                                           "huong dan nay",  "dieu le nay",    "chuong trinh nay"};
constexpr std::string_view has_effect = " co hieu luc", was_passed = " thong qua ngay";
constexpr std::size_t longest_sentence = 600, longest_name = 150, longest_brackets = 30;   // letters that are looked at

// Of a number in words.
struct Unit {
    std::string_view word;
    int value;
};
constexpr std::array<Unit, 12> units{{{"mot", 1},
                                      {"hai", 2},
                                      {"ba", 3},
                                      {"bon", 4},
                                      {"tu", 4},
                                      {"nam", 5},
                                      {"lam", 5},
                                      {"nham", 5},
                                      {"sau", 6},
                                      {"bay", 7},
                                      {"tam", 8},
                                      {"chin", 9}}};

// Reads on from a place of the folded text.
class Cursor {
  public:
    Cursor(const FoldedText& text, std::size_t at) : text_(&text), at_(at) {}

    bool take(std::string_view words)
    {
        const std::size_t end = text_->after(text_->skip_blanks(at_), words);
        at_ = end == 0 ? at_ : end;
        return end != 0;
    }
    template <class Words>
    bool take_any(const Words& all)
    {
        return std::any_of(all.begin(), all.end(), [&](const std::string_view words) { return take(words); });
    }
    bool take_any(std::initializer_list<std::string_view> all) { return take_any<std::initializer_list<std::string_view>>(all); }
    bool take_sign(std::string_view signs)
    {
        const bool is_there = text_->at(at_) != '\0' && signs.find(text_->at(at_)) != std::string_view::npos;
        at_ += is_there ? 1 : 0;
        return is_there;
    }
    // "(mười)"
    void pass_brackets()
    {
        const std::size_t open = text_->skip_blanks(at_);
        if (text_->at(open) != '(')
            return;
        for (std::size_t at = open + 1; at < open + longest_brackets; ++at)
            if (text_->at(at) == ')') {
                at_ = at + 1;
                return;
            }
    }
    // Past the next `words` of the same sentence, with no more than a name before them.
    bool pass(std::string_view words)
    {
        for (std::size_t at = at_; at < at_ + longest_name && !ends_sentence(*text_, at); ++at)
            if (const std::size_t end = text_->after(at, words)) {
                at_ = end;
                return true;
            }
        return false;
    }
    // In figures (at most four), or up to ninety-nine in words; 0 where there is none.
    int number()
    {
        at_ = text_->skip_blanks(at_);
        return text_->is_digit(at_) ? figures() : words();
    }
    // "01/01/2026", "01 tháng 01 năm 2026"; "" where none stands here.
    std::string date()
    {
        const auto day = day_at(*text_, at_);
        at_ = day ? day->end : at_;
        return day ? day->civil() : std::string();
    }
    int figures()
    {
        int value = 0;
        at_ = text_->skip_blanks(at_);
        for (int digits = 0; text_->is_digit(at_) && digits < 4; ++at_, ++digits)
            value = value * 10 + (text_->at(at_) - '0');
        return value;
    }
    bool is_at_end() const
    {
        const char next = text_->at(text_->skip_blanks(at_));
        return next == '\0' || std::string_view(".,;:\n(").find(next) != std::string_view::npos;
    }

    static bool ends_sentence(const FoldedText& text, std::size_t at)
    {
        const char letter = text.at(at);
        return letter == ';' || letter == ':' || letter == '\0' || letter == '\n' || (letter == '.' && !text.is_digit(at + 1));
    }

  private:
    int unit()
    {
        for (const Unit& each : units)
            if (take(each.word))
                return each.value;
        return 0;
    }
    // "mười lăm", "bốn mươi lăm", "hai mươi"
    int words()
    {
        const int first = take("muoi") ? -1 : unit();
        if (first > 0 && !take("muoi"))
            return first;
        return first == 0 ? 0 : (first < 0 ? 1 : first) * 10 + unit();
    }

    const FoldedText* text_;
    std::size_t at_;
};

std::string days_after(std::string_view date, int days)
{
    const auto issued = parse_instant(date);
    std::string then = issued ? civil_date(*issued + days_us(days)) : std::string();
    return is_civil_date(then) ? then : std::string();
}

// From which a number of days may be counted.
struct Days {
    std::string_view issued_on;
    std::string passed_on;   // "" where the text does not say it
};

// "ký", "ký ban hành", and nothing behind it that makes it another day ("ký kết hợp đồng").
bool is_issue(Cursor cursor)
{
    if (!cursor.take_any({"ky", "ban hanh"}))
        return false;
    if (Cursor next = cursor; next.take_sign(",") && next.take("ban hanh"))
        cursor = next;
    cursor.take("ban hanh");
    cursor.take_any(whole_documents);
    return cursor.is_at_end() ||
           cursor.take_any({"va", "den", "cho den", "thay the", "bai bo", "dong thoi", "trong thoi han", "tru"});
}

// "thông qua", "được Quốc hội thông qua", "Hội đồng nhân dân tỉnh thông qua"
bool is_passing(Cursor cursor)
{
    return cursor.take("thong qua") ||
           (cursor.take_any({"duoc", "quoc hoi", "hoi dong nhan dan", "hdnd"}) && cursor.pass("thong qua"));
}

// What stands behind "có hiệu lực": "thi hành kể từ ngày ký".
std::string day_of_effect(Cursor cursor, const Days& known)
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
    cursor.take_any({"ke", "tinh", "bat dau"});
    if (!cursor.take("tu"))
        return {};
    Cursor hour = cursor;
    if (hour.figures(); hour.take("gio")) {
        hour.figures();
        hour.take("phut");
        cursor = hour;
    }
    const bool is_named = cursor.take("ngay");
    if (is_named && is_issue(cursor))
        return days_after(known.issued_on, days);
    if (is_named && is_passing(cursor))
        return days_after(known.passed_on.empty() ? known.issued_on : known.passed_on, days);
    return days == 0 ? cursor.date() : std::string();
}

// Says once what the sentences of a text say alike: "" where none speaks, where one cannot be read, or where they differ.
class Statements {
  public:
    explicit Statements(std::string_view issued_on) : known_{issued_on, {}} {}

    std::string day_in(const Node& body)
    {
        read(body, &Statements::read_passing);
        known_.passed_on = said();
        said_.clear();
        read(body, &Statements::read_effect);
        return said();
    }

  private:
    using Read = void (Statements::*)(const FoldedText&);

    void read(const Node& node, Read one)
    {
        if (node.kind == Kind::quoted)
            return;
        (this->*one)(FoldedText(node.heading));
        (this->*one)(FoldedText(node.text));
        for (const Node& child : node.children)
            read(child, one);
    }
    std::string said() const { return said_.size() == 1 ? *said_.begin() : std::string(); }

    // "Nghị quyết này được Hội đồng nhân dân tỉnh … thông qua ngày 10/12/2025"
    void read_passing(const FoldedText& text)
    {
        for (std::size_t at = text.letters().find(was_passed); at != std::string::npos;
             at = text.letters().find(was_passed, at + 1)) {
            Cursor cursor(text, at);
            if (is_passed(text, subject_end(text, at)) && cursor.take(was_passed.substr(1)))
                said_.insert(cursor.date());
        }
    }
    void read_effect(const FoldedText& text)
    {
        const std::string& letters = text.letters();
        for (std::size_t at = letters.find(has_effect); at != std::string::npos; at = letters.find(has_effect, at + 1))
            if (text.after(at + 1, has_effect.substr(1)) != 0 && is_about_all(text, at))
                said_.insert(day_of_effect(Cursor(text, at + has_effect.size()), known_));
    }

    // Where the document stands at the begin of the sentence that `at` lies in, the end of its name; 0 otherwise.
    static std::size_t subject_end(const FoldedText& text, std::size_t at)
    {
        std::size_t begin = at;
        while (begin > 0 && !Cursor::ends_sentence(text, begin - 1)) {
            if (at - begin > longest_sentence)
                return 0;
            --begin;
        }
        begin = text.skip_blanks(begin);
        for (const std::string_view words : whole_documents)
            if (const std::size_t end = text.after(begin, words))
                return end;
        return 0;
    }

    // "(Nghị quyết này) đã được …"
    static bool is_passed(const FoldedText& text, std::size_t subject_end)
    {
        const std::size_t next = text.skip_blanks(subject_end);
        return subject_end != 0 && (text.after(next, "duoc") != 0 || text.after(next, "da duoc") != 0);
    }
    // The sentence begins with the document, and at most says before who passed it or what it replaces.
    static bool is_about_all(const FoldedText& text, std::size_t effect)
    {
        const std::size_t end = subject_end(text, effect);
        const bool replaces = end != 0 && text.after(text.skip_blanks(end), "thay the") != 0 && text.word_before(effect) == "va";
        return (end != 0 && end == effect) || is_passed(text, end) || replaces;
    }

    Days known_;
    std::set<std::string> said_;   // "": one that cannot be read
};

}   // namespace

std::string effective_day(const Node& body, std::string_view issued_on) { return Statements(issued_on).day_in(body); }

}   // namespace tantrao::law
