// The beginning of a document: agency and number, kind and title, grounds and formula.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/letters.hpp"
#include "law/parsing.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace tantrao::law {

namespace {

constexpr std::size_t longest_header = 40;   // lines
constexpr std::size_t longest_title = 12;

bool begins_provisions(std::string_view line)
{
    const auto mark = mark_of(line);
    return mark && (mark->kind <= Kind::article || mark->number == "1" || mark->number == "I");
}

// "2", "- 2 -"
bool is_page_number(std::string_view line)
{
    const std::size_t begin = std::min(line.find_first_not_of("- "), line.size());
    const std::string_view digits = line.substr(begin, line.find_last_not_of("- ") + 1 - begin);
    return !digits.empty() && digits.size() <= 3 && std::ranges::all_of(digits, is_digit);
}

}   // namespace

void Parser::front_matter()
{
    header();
    title();
    preamble();
}

// What is above the kind of the document, if such a line comes before any provision or ground.
void Parser::header()
{
    std::size_t end = 0;
    bool header_words = false, is_addressed = false;
    for (; has(end) && end < longest_header; ++end) {
        const std::string& text = line(end).text;
        if (is_document_type(text) || is_basis(text) || begins_provisions(text))
            break;
        if (is_addressed && header_words && !item_mark(text) && begins_upper(text) &&
            (text.ends_with(':') || text.ends_with('.')))
            break;   // "Sở đề nghị các cơ quan:" below "Kính gửi: …"
        is_addressed = is_addressed || starts_with_fold(text, "kinh gui");
        header_words = header_words || is_header_line(text);
    }
    const bool ends_well = has(end) && end < longest_header;
    if (end == 0 || !(header_words || (ends_well && is_document_type(line(end).text))))
        return;
    if (!ends_well)   // a letter, a text without its kind: the header is what stands in front of the first long line
        for (end = 0; has(end) && end < longest_header && letter_count(line(end).text) < 100; ++end)
            ;
    Node& header = out_.parts.emplace_back();
    header.kind = Kind::header;
    letterhead(header, end);
}

// "Để chủ động …, Ủy ban nhân dân xã xây dựng kế hoạch như sau:", on one line or as a paragraph between empty lines.
bool Parser::sentence_here() const
{
    if (is_capitals(line().text))
        return false;
    std::size_t last = 0;
    while (line().after_blank && begins_upper(line().text) && last < longest_title && has(last + 1) &&
           !line(last + 1).after_blank)
        ++last;
    return line(last).text.ends_with(':') || line(last).text.ends_with('.');
}

void Parser::title()
{
    if (done() || !is_document_type(line().text))
        return;
    Node& title = out_.parts.emplace_back();
    title.kind = Kind::title;
    title.heading = line().text;
    ++nodes_;
    ++at_;
    for (std::size_t taken = 0; !done() && taken < longest_title; ++at_, ++taken) {
        const std::string& text = line().text;
        const bool authority = is_authority(text) && !is_capitals(title.text) && !title.text.empty();
        if (is_basis(text) || begins_provisions(text) || authority || (is_formula(text) && !title.text.empty()) ||
            letter_count(text) > 300)
            return;
        if (is_authority(text) && has(1) && is_basis(line(1).text))
            return;
        if (starts_with_fold(text, "kinh gui") || (!title.text.empty() && sentence_here()))
            return;
        if (!is_rule(text))
            append_text(title.text, text);
    }
}

void Parser::preamble()
{
    std::size_t ahead = 0;
    bool ground = false, formula = false, provision = false;
    for (; has(ahead) && ahead < 200 && !provision; ++ahead) {
        ground = ground || is_basis(line(ahead).text);
        formula = formula || is_formula(line(ahead).text);
        provision = begins_provisions(line(ahead).text);
    }
    if (!ground && !formula)
        return;
    leave_out_page_numbers(ahead);
    Node preamble;
    preamble.kind = Kind::preamble;
    while (!done() && preamble_line(preamble))
        ++at_;
    last_text_ = nullptr;
    if (!preamble.children.empty())
        out_.parts.push_back(std::move(preamble));
}

// Those alone on one of the next lines. A page that ends in a sentence is no end of it, so the blanks around its number are none.
void Parser::leave_out_page_numbers(std::size_t lines)
{
    const auto begin = source_.lines.begin() + static_cast<std::ptrdiff_t>(at_), end = begin + static_cast<std::ptrdiff_t>(lines);
    bool after_number = false;
    const auto rest = std::remove_if(begin, end, [&](Line& each) {
        const bool is_number = is_page_number(each.text);
        each.after_blank = each.after_blank && !after_number;
        after_number = is_number;
        return is_number;
    });
    source_.lines.erase(rest, end);
}

// False where the preamble has ended before the line.
bool Parser::preamble_line(Node& preamble)
{
    const std::string& text = line().text;
    const bool has_formula = !preamble.children.empty() && preamble.children.back().kind == Kind::formula;
    const bool has_ground = !preamble.children.empty() && preamble.children.back().kind == Kind::basis;
    if (is_rule(text))
        return true;
    if (begins_provisions(text) && !(last_text_ != nullptr && before_is_unfinished() && source_.is_full(at_ - 1)))
        return false;
    if (is_formula(text)) {
        last_text_ = &add(preamble, Kind::formula, text).text;
        return true;
    }
    const bool begins_ground = is_basis(text) && !before_is_unfinished();
    if (last_text_ != nullptr && !begins_ground && continues()) {
        append_text(*last_text_, text);
        return true;
    }
    if (has_formula)
        return false;
    if (is_basis(text)) {
        last_text_ = &add(preamble, Kind::basis, text).text;
        return true;
    }
    // "Chính phủ ban hành Nghị định …" between the grounds and the first article, on a line or two.
    const bool goes_on_below = has(2) && begins_lower(line(1).text) && is_unfinished(text);
    const bool last_before_provisions = has(1) && begins_provisions(line(goes_on_below ? 2 : 1).text);
    const bool may_be_cut = before_is_unfinished() && !line().after_blank && source_.is_nearly_full(at_ - 1);
    if (has_ground && may_be_cut && !last_before_provisions && !is_capitals(text)) {   // "… về Ứng dụng / Công nghệ thông tin"
        append_text(*last_text_, text);
        return true;
    }
    const bool goes_on = !preamble.children.empty() && preamble.children.back().kind == Kind::authority && is_capitals(text);
    if ((is_authority(text) || goes_on) && !has_ground) {   // "KHÓA XX, KỲ HỌP THỨ HAI" below a council
        last_text_ = &add(preamble, Kind::authority, text).text;
        return true;
    }
    if (last_before_provisions && letter_count(text) < 400)
        last_text_ = &add(preamble, text.find("ban hành") != std::string::npos ? Kind::formula : Kind::paragraph, text).text;
    return last_before_provisions && letter_count(text) < 400;
}

}   // namespace tantrao::law
