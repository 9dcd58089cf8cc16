// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/name_hints.hpp"

#include "base/text.hpp"
#include "base/written_day.hpp"
#include "law/document_number.hpp"

#include <algorithm>

namespace tantrao::importing {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_separator(char c) { return c == '-' || c == '.' || c == '_' || c == ' '; }

// Takes the first day out of the name: "03.02.2026", "03-02-2026", "2026-02-03", with nothing but separators around it.
std::string take_day(std::string& name)
{
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (!is_digit(name[at]) || (at > 0 && !is_separator(name[at - 1])))
            continue;
        for (const std::size_t length : {10, 9, 8}) {
            if (at + length > name.size() || (at + length < name.size() && !is_separator(name[at + length])))
                continue;
            std::string written = name.substr(at, length);
            std::ranges::replace(written, '_', '-');
            const std::string day = day_in(written);
            if (day.empty() || day < "1945")
                continue;
            name.erase(at, length);
            return day;
        }
    }
    return {};
}

// Signs as they are written: "QD" and "hdnd" are QĐ and HĐND.
std::string sign_of(std::string_view written)
{
    std::string sign = text::upper(written);
    if (const std::size_t council = sign.find("HDND"); council != std::string::npos)
        sign.replace(council, 4, "HĐND");
    return sign;
}

// "UBND-KT", and not "bao-cao-thang": short parts in capitals.
bool is_sign(std::string_view written)
{
    if (written.empty() || written.size() > 30 || text::upper(written) != written)
        return false;
    return std::ranges::none_of(written, [](char c) { return is_digit(c) || c == ' '; });
}

std::string number_in(std::string name)
{
    std::ranges::replace(name, '_', ' ');
    for (std::size_t i = 0; i + 1 < name.size(); ++i)   // "42.2026.QĐ": no part of the figure
        if (name[i] == '.' && (!is_digit(name[i + 1]) || name.compare(i + 1, 2, "20") == 0 || name.compare(i + 1, 2, "19") == 0))
            name[i] = '-';
    law::DocumentNumber read = law::parse_document_number(name);
    std::string issuer = read.issuer;
    if (read.type == "CV")   // a letter has no abbreviation of its kind
        read.type.clear();
    if (text::fold(issuer).ends_with("-ngay"))
        issuer.erase(issuer.rfind('-'));
    const std::string again = text::fold(read.type) + "-";   // the kind stands before and behind: "QĐ 42-2026-QĐ-UBND"
    if (!read.type.empty() && text::fold(issuer).starts_with(again))
        issuer.erase(0, std::min(issuer.find('-') + 1, issuer.size()));
    while (!issuer.empty() && issuer.back() == '-')
        issuer.pop_back();
    if (read.number.empty() || (read.type.empty() && !is_sign(issuer)))
        return {};
    const std::string signs = read.type.empty() ? sign_of(issuer) : read.type + (issuer.empty() ? "" : "-" + sign_of(issuer));
    return read.number + (read.year.empty() ? "" : "/" + read.year) + "/" + signs;
}

}   // namespace

NameHints hints_in(std::string_view name)
{
    NameHints hints;
    std::string rest(name);
    hints.issued_on = take_day(rest);
    hints.number = number_in(rest);
    if (hints.number.empty() && !hints.issued_on.empty())
        hints.number = number_in(std::string(name));
    return hints;
}

}   // namespace tantrao::importing
