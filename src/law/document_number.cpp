// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/document_number.hpp"

#include "law/letters.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace tantrao::law {

namespace {

constexpr std::size_t longest = 120;   // bytes that are looked at

// Abbreviations of kinds of documents, folded -> as written (NĐ 30/2020 Phụ lục III and older papers).
constexpr std::array<std::pair<std::string_view, std::string_view>, 49> types{
    {{"qd", "QĐ"},     {"nq", "NQ"},     {"nd", "NĐ"},     {"tt", "TT"},     {"ttlt", "TTLT"}, {"nqlt", "NQLT"},
     {"ct", "CT"},     {"pl", "PL"},     {"l", "L"},       {"lenh", "Lệnh"}, {"sl", "SL"},     {"qc", "QC"},
     {"qyd", "QyĐ"},   {"tc", "TC"},     {"tb", "TB"},     {"hd", "HD"},     {"ctr", "CTr"},   {"kh", "KH"},
     {"pa", "PA"},     {"da", "ĐA"},     {"bc", "BC"},     {"bb", "BB"},     {"ttr", "TTr"},   {"cd", "CĐ"},
     {"bgn", "BGN"},   {"btt", "BTT"},   {"guq", "GUQ"},   {"gm", "GM"},     {"ggt", "GGT"},   {"gnp", "GNP"},
     {"pg", "PG"},     {"pc", "PC"},     {"pb", "PB"},     {"sy", "SY"},     {"trs", "TrS"},   {"vbhn", "VBHN"},
     {"hdln", "HDLN"}, {"ub", "UB"},     {"cv", "CV"},     {"hp", "HP"},     {"bl", "BL"},     {"nqtw", "NQTW"},
     {"kl", "KL"},     {"qdlt", "QĐLT"}, {"ttln", "TTLN"}, {"dk", "ĐK"},     {"gp", "GP"},     {"bcd", "BCĐ"},
     {"lctn", "L-CTN"}}};

struct Token {
    std::string text;   // as written, without the separator
    std::string folded;
    char before = 0;   // '/', '-', ' ' or 0
};

bool is_number(std::string_view token)
{
    return !token.empty() && is_digit(token.front()) && token.find_first_not_of("0123456789.abcdefgh") == std::string_view::npos;
}

bool is_year(std::string_view token)
{
    return token.size() == 4 && token.find_first_not_of("0123456789") == std::string_view::npos &&
           (token[0] == '1' ? token[1] >= '8' : token[0] == '2' && token[1] == '0');
}

std::string_view type_of(std::string_view folded)
{
    const auto* const found = std::ranges::find(types, folded, [](const auto& type) { return type.first; });
    return found == types.end() ? std::string_view() : found->second;
}

// National Assembly numbers: "qh15", "ubtvqh14": a sign with its term.
bool is_assembly(std::string_view folded)
{
    const std::string_view word = folded.substr(0, folded.find_first_of("0123456789"));
    return (word == "qh" || word == "ubtvqh" || word == "nqubtvqh") && word.size() < folded.size();
}

std::vector<Token> tokens_of(std::string_view raw)
{
    std::vector<Token> tokens;
    char before = 0;
    std::string now;
    const auto finish = [&](char separator) {
        if (!now.empty()) {
            tokens.push_back({now, fold_loosely(now), before});
            now.clear();
            before = separator;
        } else if (separator != ' ') {
            before = separator;
        }
    };
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t from = at;
        const auto letter = next_letter(raw, at);
        const bool dash = letter == '-' || letter == 0x2010 || letter == 0x2011 || letter == 0x2013;
        if (letter == '/' || letter == '\\' || dash || letter == ' ' || letter == '_')
            finish(dash || letter == '_' ? '-' : letter == ' ' ? ' ' : '/');
        else if (is_letter(letter) || is_digit(raw[from]) || letter == '&' ||
                 (letter == '.' && at < raw.size() && is_digit(raw[at])))
            now += raw.substr(from, at - from);
        else if (letter == ':' || letter == ',' || letter == ';' || letter == '(')
            finish(' ');
    }
    finish(' ');
    return tokens;
}

void drop_words(std::vector<Token>& tokens)
{
    while (!tokens.empty() && (tokens.front().folded == "so" || tokens.front().folded == "s"))
        tokens.erase(tokens.begin());
}

// Signs after the number: the kind first if it is one, the rest is the issuer.
void read_signs(const std::vector<Token>& tokens, std::size_t from, DocumentNumber& out)
{
    std::string rest;
    for (std::size_t i = from; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (out.type.empty() && rest.empty() && !type_of(token.folded).empty())
            out.type = type_of(token.folded);
        else
            rest += (rest.empty() ? "" : "-") + token.text;
    }
    out.issuer = rest;
}

bool begins_sign(const Token& token) { return !is_number(token.folded) || is_assembly(token.folded); }

}   // namespace

DocumentNumber parse_document_number(std::string_view text)
{
    DocumentNumber out;
    out.raw = text::clean_line(text);
    std::vector<Token> tokens = tokens_of(std::string_view(out.raw).substr(0, longest));
    drop_words(tokens);
    // "QD 07-2011": the kind stands first.
    if (tokens.size() >= 2 && !type_of(tokens[0].folded).empty() && is_number(tokens[1].folded)) {
        out.type = type_of(tokens[0].folded);
        tokens.erase(tokens.begin());
        drop_words(tokens);
    }
    std::size_t first = 0;
    while (first < tokens.size() && begins_sign(tokens[first]))
        ++first;
    if (first > 0 && first < tokens.size() && out.type.empty()) {   // words before the number: "Quyết định số 07/2011"
        tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(first));
        first = 0;
    }
    if (first >= tokens.size())
        return out;
    out.number = tokens[first].text;
    std::size_t next = first + 1;
    if (next < tokens.size() && is_year(tokens[next].folded))
        out.year = tokens[next++].text;
    read_signs(tokens, next, out);
    return out;
}

namespace {

std::string joined_slug(const DocumentNumber& number)
{
    std::string parts(number.number);
    for (const std::string* part : {&number.year, &number.type, &number.issuer})
        if (!part->empty())
            parts += "-" + *part;
    for (char& c : parts)
        c = c == '&' || c == '.' ? '-' : c;
    return text::slug(parts);
}

}   // namespace

std::string slug_of(const DocumentNumber& number) { return number.number.empty() ? text::slug(number.raw) : joined_slug(number); }

}   // namespace tantrao::law
