// "điểm a, b", "Điều 5 đến 9", "Mục 2", "Đ12", "Phụ lục II": what a list of provisions says, item by item.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/citation_items.hpp"

#include "law/citation_parts.hpp"
#include "law/provision_numbers.hpp"

#include <algorithm>

namespace tantrao::law {

namespace {

using enum CitedItem::Level;
using Level = CitedItem::Level;

constexpr std::size_t most_items = 40;   // of one list
constexpr int longest_range = 60;        // provisions that "Điều 5 đến Điều 9" may mean

std::string_view point_id(std::string_view letter) { return letter == "đ" ? "dd" : letter; }

class ItemReader {
  public:
    explicit ItemReader(const FoldedText& text) : text_(text) {}

    std::vector<CitedItem> read(std::size_t at)
    {
        while (items_.size() < most_items) {
            CitedItem item;
            std::size_t next = at;
            if (!items_.empty())
                next = separators(at, item);
            if (next == std::string::npos || !item_at(next, item))
                break;
            at = item.end = values_end(item);
            const bool ends = item.values[0].id == "nay";
            items_.push_back(std::move(item));
            if (ends)
                break;
        }
        drop_points_in_words();
        return std::move(items_);
    }

  private:
    // A point that was written as two letters is one only beside a clause.
    void drop_points_in_words()
    {
        const auto doubtful = [&](std::size_t i) {
            const bool beside =
                (i > 0 && items_[i - 1].level == clause) || (i + 1 < items_.size() && items_[i + 1].level == clause);
            return items_[i].level == point && !items_[i].written_out && !beside;
        };
        while (!items_.empty() && doubtful(items_.size() - 1))
            items_.pop_back();
        if (!items_.empty() && doubtful(0))
            items_.clear();
    }

    // Past commas, dashes, "và", "hoặc", "từ", "đến", "các", parentheses; npos where something else stands.
    std::size_t separators(std::size_t at, CitedItem& item)
    {
        item.apart = false;
        for (int guard = 0; guard < 8; ++guard) {
            const std::size_t before = at;
            at = text_.skip_blanks(at);
            const char c = text_.at(at);
            if (c == ',' || c == ';' || c == '(' || c == ')') {
                depth_ += c == '(' ? 1 : c == ')' ? -1 : 0;
                item.apart = true;
                item.added = item.added || c == ';';
                ++at;
                if (depth_ < 0)
                    return std::string::npos;
            } else if (c == '-' && !text_.begins_line(at)) {
                item.apart = item.added = item.range = true;
                ++at;
            }
            for (const std::string_view word : {"va/hoac", "va", "hoac", "den", "tu", "cac"})
                if (const std::size_t end = text_.after(at, word); end != 0) {
                    item.range = item.range || word == "den";
                    item.apart = item.added = true;
                    at = end;
                }
            if (at == before)
                break;
        }
        item.enclosed = depth_ > 0;
        return at;
    }

    bool item_at(std::size_t at, CitedItem& item)
    {
        item.begin = at;
        for (std::size_t level = 0; level < level_words.size(); ++level) {
            const std::size_t end = text_.after(at, level_words[level].folded);
            if (end == 0)
                continue;
            item.level = static_cast<Level>(level);
            item.capital = text_.is_capital(at);
            return first_value(text_.skip_blanks(end), item) && !is_heading(item);
        }
        return short_item(at, item);
    }

    // "Đ.7", "k.2", "đ.b", "PL II"
    bool short_item(std::size_t at, CitedItem& item)
    {
        item.written_out = false;
        if (!text_.is_edge(at))
            return false;
        if (const std::size_t end = text_.after(at, "pl"); end != 0 && text_.is_capital(at)) {
            item.level = annex;
            return first_value(text_.skip_blanks(end), item) && !item.values[0].id.empty();
        }
        const bool d = text_.is_barred_d(at);
        if (!d && text_.at(at) != 'k')
            return false;
        std::size_t next = at + 1;
        const bool dot = text_.at(next) == '.';
        next += dot ? 1 : 0;
        if (dot)
            next = text_.skip_blanks(next);
        if (text_.is_digit(next)) {
            item.level = d ? article : clause;
            return first_value(next, item);
        }
        item.level = point;
        return d && text_.is_letter(next) && !text_.is_letter(next + 1) && !text_.has_marks(next, next + 1) &&
               first_value(next, item);
    }

    bool first_value(std::size_t at, CitedItem& item)
    {
        if (item.level == annex) {
            if (const std::size_t end = text_.after(at, "so"); end != 0)
                at = text_.skip_blanks(end);
        }
        std::string value;
        const std::size_t end = value_at(at, item.level, value);
        if (end == 0) {
            if (item.level != annex)
                return false;
            item.end = item.begin + level_words[annex].folded.size();
            item.values.push_back({"", item.begin, item.end});
            return true;
        }
        item.end = end;
        item.values.push_back({std::move(value), item.begin, end});
        return true;
    }

    // Where the number ends, 0 if there is none.
    std::size_t value_at(std::size_t at, Level level, std::string& value) const
    {
        if (const std::size_t end = text_.after(at, "nay"); end != 0 && level <= article) {
            value = "nay";
            return end;
        }
        if (level == point)
            return point_value(at, value);
        if (text_.is_digit(at)) {
            const std::size_t end = figures(at, value);
            return level > article && end != 0 && counted(value) > 0 ? (value = std::to_string(counted(value)), end) : end;
        }
        return level > article ? roman_value(at, level, value) : 0;
    }

    std::size_t figures(std::size_t at, std::string& value) const
    {
        const std::size_t from = at;
        while (text_.is_digit(at) && at - from < 4)
            ++at;
        value = text_.letters().substr(from, at - from);
        if (text_.is_letter(at) && !text_.is_letter(at + 1) && !text_.is_digit(at + 1)) {
            value += text_.is_barred_d(at) ? "dd" : std::string(1, text_.at(at));
            ++at;
        }
        const char c = text_.at(at);
        const bool goes_on = text_.is_letter(at) || text_.is_digit(at) || c == '/' || c == '%' ||
                             ((c == '.' || c == ':') && text_.is_digit(at + 1));
        return goes_on || value[0] == '0' ? 0 : at;
    }

    std::size_t point_value(std::size_t at, std::string& value) const
    {
        if (!text_.is_letter(at) || (!text_.is_edge(at) && text_.is_letter(at - 1) && !text_.is_barred_d(at - 1)))
            return 0;
        value = text_.is_barred_d(at) ? "dd" : std::string(1, text_.at(at));
        std::size_t end = at + 1;
        while (text_.is_digit(end) && end - at < 3)
            value += text_.at(end++);
        const bool marked = text_.has_marks(at, at + 1) && !text_.is_barred_d(at);
        return text_.is_letter(end) || text_.is_digit(end) || marked ? 0 : end;
    }

    std::size_t roman_value(std::size_t at, Level level, std::string& value) const
    {
        const std::size_t end = text_.end_of_word(at);
        const std::string_view written = text_.original(at, end);
        if (level == part && text_.after(at, "thu") != 0) {
            const std::size_t second = text_.end_of_word(text_.skip_blanks(end));
            const int number = counted(text_.original(at, second));
            value = std::to_string(number);
            return number > 0 ? second : 0;
        }
        if (end == at || end - at > 7 || !text_.is_capital(at))
            return 0;
        const int number = counted(written);
        const bool letter = end - at == 1 && level != chapter;
        if (number == 0 && !letter)
            return 0;
        value = number > 0 ? std::to_string(number) : std::string(1, text_.at(at));
        return end;
    }

    // More numbers behind one word: "khoản 1, 2 và 5", "Chương V và VI", "Điều 5 đến 9".
    std::size_t values_end(CitedItem& item)
    {
        if (item.values[0].id == "nay" || item.values[0].id.empty())
            return item.end;
        std::size_t end = item.end;
        for (std::size_t count = 0; count < most_items; ++count) {
            CitedItem next;
            const int depth = depth_;
            const std::size_t at = separators(end, next);
            std::string value;
            const std::size_t value_end =
                at == std::string::npos || !next.apart || depth != depth_ ? 0 : value_at(at, item.level, value);
            depth_ = depth;
            if (value_end == 0 || value == "nay" || !may_end(value_end, item))
                break;
            if (next.range) {
                std::vector<std::string> range = range_between(item.level, item.values.back().id, value);
                if (range.empty())
                    break;
                for (std::string& one : range)
                    item.values.push_back({std::move(one), at, value_end});
            } else {
                item.values.push_back({std::move(value), at, value_end});
            }
            end = value_end;
        }
        return end;
    }

    // A bare number belongs to the list only where no other word claims it: "và 10 ngày"; "các Điều" are all that follow.
    bool may_end(std::size_t at, const CitedItem& item) const
    {
        at = text_.skip_blanks(at);
        if (item.level >= article && !text_.is_digit(at) && text_.word_before(item.begin) == "cac")
            return true;
        if (!text_.is_letter(at) && !text_.is_digit(at))
            return true;
        if (text_.is_digit(at))
            return false;
        if (text_.is_capital(at) || text_.is_barred_d(at) || document_after_provisions(text_, at))
            return true;
        for (const std::string_view word :
             {"va", "hoac", "den", "khoan", "dieu", "diem", "cua", "nay", "tai", "chuong", "muc", "k", "phan", "theo", "la"})
            if (text_.after(at, word) != 0)
                return true;
        return false;
    }

    // "Điều 1. Phạm vi" at the head of a line.
    bool is_heading(const CitedItem& item) const
    {
        const char c = text_.at(item.end);
        return item.level >= article && text_.begins_line(item.begin) &&
               (c == '.' || c == ':' || (c == '\0' && item.level > article) || text_.begins_line(item.end + 1));
    }

    const FoldedText& text_;
    std::vector<CitedItem> items_;
    int depth_ = 0;
};

}   // namespace

std::vector<CitedItem> cited_items_at(const FoldedText& text, std::size_t at) { return ItemReader(text).read(at); }

std::vector<std::string> range_between(CitedItem::Level level, const std::string& from, const std::string& to)
{
    std::vector<std::string> out;
    if (level == point) {
        const auto* const first = std::ranges::find(point_row, from, point_id);
        const auto* const last = std::ranges::find(point_row, to, point_id);
        if (first < last && last != point_row.end())
            for (const auto* value = first + 1; value <= last; ++value)
                out.emplace_back(point_id(*value));
        return out;
    }
    const auto number = [](const std::string& text) {
        return text.find_first_not_of("0123456789") == std::string::npos && text.size() < 5 ? std::stoi("0" + text) : 0;
    };
    const int first = number(from), last = number(to);
    if (first > 0 && last > first && last - first <= longest_range)
        for (int value = first + 1; value <= last; ++value)
            out.push_back(std::to_string(value));
    return out;
}

}   // namespace tantrao::law
