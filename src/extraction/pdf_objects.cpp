// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/pdf_objects.hpp"

#include <algorithm>
#include <charconv>

namespace tantrao::extraction {

namespace {

constexpr std::string_view blanks(" \t\r\n\f\0", 6), delimiters("()<>[]{}/%", 10), figures = "0123456789";
constexpr int deepest = 20, most_values = 100'000;

bool is_in(std::string_view some, char c) { return some.find(c) != std::string_view::npos; }

}   // namespace

void PdfScanner::skip_blanks()
{
    for (;;) {
        at_ = std::min(pdf_.find_first_not_of(blanks, at_), pdf_.size());
        if (at_ == pdf_.size() || pdf_[at_] != '%' || pdf_.substr(at_).starts_with("%%EOF"))
            return;
        at_ = std::min(pdf_.find_first_of("\r\n", at_), pdf_.size());
    }
}

bool PdfScanner::passes(std::string_view word)
{
    skip_blanks();
    if (!good_ || !pdf_.substr(at_).starts_with(word))
        return false;
    at_ += word.size();
    return true;
}

std::string_view PdfScanner::bytes(std::size_t count)
{
    if (!good_ || count > pdf_.size() - at_) {
        good_ = false;
        return {};
    }
    at_ += count;
    return pdf_.substr(at_ - count, count);
}

std::size_t PdfScanner::number()
{
    constexpr std::size_t longest = 10;
    skip_blanks();
    const std::size_t length = std::min(pdf_.find_first_not_of(figures, at_), pdf_.size()) - at_;
    std::size_t number = 0;
    if (length == 0 || length > longest)
        good_ = false;
    else
        std::from_chars(pdf_.data() + at_, pdf_.data() + at_ + length, number);
    at_ += length;
    return number;
}

void PdfScanner::stream(std::size_t length)
{
    needs("stream");
    if (good_ && !pdf_.substr(at_).starts_with("\n"))
        good_ = bytes(2) == "\r\n" && good_;
    else
        bytes(1);
    bytes(length);
    needs("endstream");
}

// A word, a number or a name.
std::string_view PdfScanner::token()
{
    const std::size_t begin = at_;
    at_ += pdf_[at_] == '/' ? 1 : 0;
    while (at_ < pdf_.size() && !is_in(blanks, pdf_[at_]) && !is_in(delimiters, pdf_[at_]))
        ++at_;
    const std::string_view text = pdf_.substr(begin, at_ - begin);
    good_ = good_ && !text.empty() && (names_ == Names::any || !is_in(text, '#'));
    return text;
}

std::string_view PdfScanner::name()
{
    skip_blanks();
    if (at_ == pdf_.size() || pdf_[at_] != '/') {
        good_ = false;
        return {};
    }
    return token();
}

// (…) with brackets inside it, or <…>.
std::string_view PdfScanner::string()
{
    const std::size_t begin = at_;
    if (pdf_[at_] == '<') {
        at_ = std::min(pdf_.find('>', at_), pdf_.size() - 1) + 1;
    } else {
        int open = 0;
        do {
            const char c = pdf_[at_];
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            at_ += c == '\\' ? 2 : 1;
        } while (open > 0 && at_ < pdf_.size());
        good_ = good_ && open == 0 && at_ <= pdf_.size();
        at_ = std::min(at_, pdf_.size());
    }
    return pdf_.substr(begin, at_ - begin);
}

PdfValue PdfScanner::number_or_reference()
{
    PdfValue value;
    value.text = token();
    const std::size_t behind = at_;
    if (value.text.find_first_not_of(figures) != std::string::npos)
        return value;
    skip_blanks();
    const std::size_t begin = at_, end = std::min(pdf_.find_first_not_of(figures, at_), pdf_.size());
    at_ = end;
    skip_blanks();
    if (begin < end && at_ < pdf_.size() && pdf_[at_] == 'R') {
        value.kind = PdfValue::Kind::reference;
        good_ = good_ && (at_ + 1 == pdf_.size() || is_in(blanks, pdf_[at_ + 1]) || is_in(delimiters, pdf_[at_ + 1]));
        value.text += " " + std::string(pdf_.substr(begin, end - begin)) + " " + std::string(token());
    } else {
        at_ = behind;
    }
    return value;
}

PdfValue PdfScanner::dictionary(int depth)
{
    PdfValue value;
    value.kind = PdfValue::Kind::dictionary;
    value.text = "<<";
    while (good_ && !passes(">>")) {
        const std::string key(name());
        auto [entry, is_new] = value.entries.try_emplace(key, this->value(depth + 1));
        good_ = good_ && is_new;
        value.text += " " + key + " " + entry->second.text;
    }
    value.text += " >>";
    return value;
}

PdfValue PdfScanner::array(int depth)
{
    PdfValue value;
    value.kind = PdfValue::Kind::array;
    value.text = "[";
    while (good_ && !passes("]")) {
        value.items.push_back(this->value(depth + 1));
        value.text += " " + value.items.back().text;
    }
    value.text += " ]";
    return value;
}

PdfValue PdfScanner::value(int depth)
{
    skip_blanks();
    if (!good_ || at_ == pdf_.size() || depth > deepest || ++values_ > most_values)
        return fail();
    if (passes("<<"))
        return dictionary(depth);
    if (passes("["))
        return array(depth);
    PdfValue other;
    if (pdf_[at_] == '(' || pdf_[at_] == '<')
        other.text = string();
    else if (is_in(figures, pdf_[at_]))
        return number_or_reference();
    else
        other.text = token();
    return other;
}

}   // namespace tantrao::extraction
