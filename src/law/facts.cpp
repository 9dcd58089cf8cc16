// What the paper says of itself: number, dates, agency, signer.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/effective_day.hpp"
#include "law/legal_text.hpp"
#include "law/letters.hpp"
#include "law/line_marks.hpp"
#include "law/running_day.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace tantrao::law {

namespace {

// "15 / QĐ - UBND" is 15/QĐ-UBND: up to the next blank that stands at no sign.
std::string first_number(const std::string& text)
{
    std::string number;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = std::string_view(text).substr(at);
        const bool after_sign = number.ends_with('/') || number.ends_with('-');
        const bool has_dash = number.find('-') != std::string::npos;
        if (rest.starts_with("–")) {
            number += '-';
            at += 2;
        } else if (rest.front() != ' ')
            number += rest.front();
        else if (!after_sign && !rest.starts_with(" /") && (has_dash || !(rest.starts_with(" -") || rest.starts_with(" –"))))
            break;
    }
    return number;
}

// After "số:".
std::string number_in(std::string_view line)
{
    const std::size_t at = number_words_end(line);
    if (at == 0)
        return {};
    std::string number = text::clean_line(line.substr(at));
    while (!number.empty() && (number.front() == ':' || number.front() == '.' || number.front() == ' '))
        number.erase(0, 1);
    number = first_number(number);
    return number.find_first_of("0123456789") == std::string::npos ? std::string() : number;
}

int number_after(std::string_view folded, std::string_view word, std::size_t& at)
{
    const std::size_t found = folded.find(word, at);
    if (found == std::string_view::npos)
        return 0;
    at = found + word.size();
    while (at < folded.size() && (folded[at] == ' ' || folded[at] == '.'))
        ++at;
    int value = 0;
    for (std::size_t digits = 0; at < folded.size() && is_digit(folded[at]) && digits < 4; ++at, ++digits)
        value = value * 10 + (folded[at] - '0');
    return value;
}

// "Tuyên Quang, ngày 03 tháng 6 năm 2011"
void read_date(std::string_view line, Facts& facts)
{
    const std::string folded = fold_loosely(line);
    const std::size_t begin = folded.find("ngay");
    if (begin == std::string::npos || begin > 80)
        return;
    std::size_t at = begin;
    RunningDay loosely;   // the words as a scanner leaves them: "tháng. 6"
    loosely.day = number_after(folded, "ngay", at);
    loosely.month = number_after(folded, "thang", at);
    loosely.year = number_after(folded, "nam", at);
    std::string date = loosely.civil();
    if (const FoldedText text(line); date.empty())
        if (const std::size_t word = text.letters().find("ngay"); word != std::string::npos)
            if (const auto day = day_at(text, word + 4))
                date = day->civil();
    if (date.empty())
        return;
    facts.issued_on = date;
    const std::size_t comma = line.find(',');
    if (comma != std::string_view::npos)
        facts.place = text::clean_line(line.substr(0, comma));
}

// "Về việc đôn đốc …" where it stands above no text of its own: of a letter, written "V/v", and of old papers without capitals.
std::string subject_in(std::string_view line)
{
    if (starts_with_fold(line, "ve viec"))
        return std::string(line);
    for (const std::string_view mark : {"V/v", "V/V", "v/v"})
        if (line.starts_with(mark)) {
            const std::size_t begin = std::min(line.find_first_not_of(":. ", mark.size()), line.size());
            return "Về việc " + std::string(line.substr(begin));
        }
    return {};
}

// The agency is what stands above the number in capitals; where nothing does, in small letters.
void read_header(const Node& header, Facts& facts)
{
    bool country = false, in_subject = false;
    std::string small;
    for (const Node& child : header.children) {
        const std::string& line = child.text;
        if (starts_with_fold(line, "cong hoa xa hoi"))
            country = true;
        if (const std::string number = number_in(line); !number.empty() && facts.number.empty())
            facts.number = number;
        if (facts.issued_on.empty())
            read_date(line, facts);
        if (!country && facts.number.empty() && !starts_with_fold(line, "khoa ")) {   // the term of a council
            std::string& agency = is_capitals(line) ? facts.issuer : small;
            agency += (agency.empty() ? "" : " ") + line;
        }
        in_subject = in_subject && begins_lower(line);
        if (in_subject)
            facts.title += " " + line;
        else if (const std::string subject = subject_in(line); !subject.empty() && facts.title.empty()) {
            facts.title = subject;
            in_subject = true;
        }
    }
    if (facts.issuer.empty() && !facts.number.empty())
        facts.issuer = small;
}

// "PHÓ CHỦ TỊCH" -> "Phó Chủ tịch", "KT. BỘ TRƯỞNG" -> "KT. Bộ trưởng"
std::string position_in(std::string_view capitals)
{
    constexpr std::array<std::string_view, 5> powers{"TM.", "KT.", "TL.", "TUQ.", "Q."};
    std::string out;
    bool begins = true;
    for (std::size_t at = 0; at < capitals.size();) {
        const std::size_t end = std::min(capitals.find(' ', at), capitals.size());
        const std::string_view word = capitals.substr(at, end - at);
        at = end + 1;
        const bool is_power = std::ranges::find(powers, word) != powers.end();
        std::size_t first = 0;   // letters that stay
        if (begins && !word.empty())
            next_letter(word, first);
        if (is_power)
            first = word.size();
        out += (out.empty() ? "" : " ") + std::string(word.substr(0, first)) + text::lower(word.substr(first));
        begins = is_power || word == "PHÓ" || word == "CHÁNH";
    }
    return out;
}

void read_signature(const Node& signature, Facts& facts)
{
    for (const Node& child : signature.children) {
        const std::string& line = child.text;
        if (line.starts_with('('))
            continue;
        if (!is_capitals(line))
            facts.signer = line;
        else if (!starts_with_fold(line, "tm") && is_signature_begin(line))
            facts.position = position_in(line);
    }
}

}   // namespace

Facts facts_of(const LegalText& text)
{
    Facts facts;
    if (const Node* header = find_part(text, Kind::header))
        read_header(*header, facts);
    if (const Node* title = find_part(text, Kind::title)) {
        facts.type = title->heading;
        facts.title = title->text;
    }
    if (const Node* signature = find_part(text, Kind::signature))
        read_signature(*signature, facts);
    if (const Node* body = find_part(text, Kind::body)) {
        facts.effective_on = effective_day(*body, facts.issued_on);
        // A letter whose head was left out.
        if (facts.title.empty() && !body->children.empty() && starts_with_fold(body->children.front().text, "v/v"))
            facts.title = subject_in(body->children.front().text);
    }
    return facts;
}

}   // namespace tantrao::law
