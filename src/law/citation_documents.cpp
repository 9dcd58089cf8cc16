// Documents by number, by name, or by "này".
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/citation_parts.hpp"
#include "law/document_words.hpp"
#include "law/law_names.hpp"
#include "law/letters.hpp"

#include <algorithm>
#include <array>

namespace tantrao::law {

namespace {

constexpr std::size_t longest_name = 200;   // letters between the kind of a document and its number
constexpr std::size_t longest_attached = 180;

constexpr std::array<std::string_view, 16> attached_words{
    "quy che",   "quy dinh",  "dieu le", "noi quy",  "chuong trinh", "ke hoach", "de an",     "danh muc",
    "quy trinh", "phuong an", "phu luc", "bang gia", "quy tac",      "the le",   "quy chuan", "mau"};
constexpr std::array<std::string_view, 8> issued_words{
    "ban hanh kem theo",  "duoc ban hanh kem theo", "kem theo",     "ban hanh theo",
    "duoc ban hanh theo", "duoc ban hanh tai",      "ban hanh tai", "cua"};
// Kinds that are made of articles: a comma between an article and any other kind parts them.
constexpr std::array<std::string_view, 32> kinds_of_articles{"hien phap",
                                                             "bo luat",
                                                             "luat",
                                                             "phap lenh",
                                                             "nghi quyet lien tich",
                                                             "nghi quyet",
                                                             "nghi dinh",
                                                             "quyet dinh",
                                                             "thong tu",
                                                             "sac lenh",
                                                             "sac luat",
                                                             "lenh",
                                                             "thong tu lien tich",
                                                             "quy dinh",
                                                             "quy che",
                                                             "thong tu lien bo",
                                                             "dieu le",
                                                             "noi quy",
                                                             "the le",
                                                             "quy trinh",
                                                             "van ban hop nhat",
                                                             "van ban",
                                                             "nqlt",
                                                             "ttlt",
                                                             "vbhn",
                                                             "nd",
                                                             "nq",
                                                             "qd",
                                                             "tt",
                                                             "pl",
                                                             "l",
                                                             "qc"};
// Behind the kind of a document they point back to one named before.
constexpr std::array<std::string_view, 12> words_of_pointing{"neu tren", "noi tren", "ke tren", "dan tren", "vua neu", "da neu",
                                                             "tren",     "do",       "ay",      "vua noi",  "da dan",  "da noi"};
// What has a number but is no document of law.
constexpr std::array<std::string_view, 10> no_documents{"dong", "phep", "don", "tu", "nhan", "thau", "kiem", "thu", "chi", "an"};

std::string one_line(std::string_view original)
{
    const FoldedText folded(original);
    std::string out;
    for (std::size_t i = 0; i < folded.size(); ++i)
        out += folded.at(i) == ' ' || folded.at(i) == '\n' ? " " : std::string(folded.original(i, i + 1));
    return out;
}

Document by_number(std::size_t begin, const NumberAt& number)
{
    return {begin, number.end, Citation::Target::number, number.number, false};
}

// "Nghị định số 64/2007/NĐ-CP"; decrees may leave their sign out.
std::optional<Document> numbered(const FoldedText& text, std::size_t begin, std::size_t at, const TypeWord& type)
{
    auto number = number_at(text, after_so(text, at));
    if (!number)
        return {};
    if (!number->has_sign) {
        if (!number->has_year || (type.folded != "nghi dinh" && type.folded != "nd"))
            return {};
        number->number += "/NĐ-CP";
    }
    if (type.sort == Sort::shortened && !number->has_year && !number->is_known)
        return {};
    return by_number(begin, *number);
}

// A name between the kind and "số": "Nghị quyết Đại hội Đảng bộ tỉnh số 01-NQ/ĐH".
std::optional<Document> named_and_numbered(const FoldedText& text, std::size_t begin, std::size_t at, const TypeWord& type)
{
    const std::size_t limit = std::min(text.size(), at + (type.sort == Sort::law ? longest_name : longest_name / 2));
    for (std::size_t i = at; i < limit;) {
        const char c = text.at(i);
        if (c == '.' || c == ';' || c == ':' || c == '(' || c == ')' || c == '\n' || c == '"' ||
            (c == ',' && type.sort != Sort::law))
            return {};
        if (!text.is_letter(i)) {
            ++i;
            continue;
        }
        if (text.is_edge(i)) {
            const TypeWord* other = type_at(text, i);
            if (other != nullptr && other->sort != Sort::shortened &&
                !(type.sort == Sort::law && (other->sort == Sort::verb || i < at + 40)))
                return {};
            const std::size_t figures = after_so(text, i);
            if (figures != i && text.is_digit(figures)) {
                const auto number = number_at(text, figures);
                return number && number->is_known && number->has_sign ? std::optional(by_number(begin, *number)) : std::nullopt;
            }
        }
        i = text.end_of_word(i);
    }
    return {};
}

// "(số 31/2024/QH15)" behind a name.
std::optional<Document> number_behind(const FoldedText& text, std::size_t begin, std::size_t at)
{
    at = text.skip_blanks(at);
    if (text.at(at) != '(')
        return {};
    at = text.skip_blanks(at + 1);
    if (const TypeWord* type = type_at(text, at))
        at = text.skip_blanks(at + type->folded.size());
    const auto number = number_at(text, after_so(text, at));
    if (!number || !number->has_sign || text.at(text.skip_blanks(number->end)) != ')')
        return {};
    Document out = by_number(begin, *number);
    out.end = text.skip_blanks(number->end) + 1;
    return out;
}

// The end of a name that the list does not know, if a year follows it.
std::size_t unknown_name_end(const FoldedText& text, std::size_t at)
{
    if (!text.is_capital(at))
        return 0;
    for (std::size_t i = at; i < text.size() && i < at + longest_name / 2;) {
        const char c = text.at(i);
        if (!text.is_letter(i) && c != ' ' && c != ',' && c != '-')
            return 0;
        std::string year;
        if (c == ' ' && after_year(text, i, year) != 0)
            return i;
        if (text.is_letter(i) && text.is_edge(i) && i != at) {
            const TypeWord* type = type_at(text, i);
            if ((type != nullptr && type->sort != Sort::verb && type->sort != Sort::shortened) || text.after(i, "nay") ||
                text.after(i, "theo") || text.after(i, "tu"))
                return 0;
        }
        i = text.is_letter(i) ? text.end_of_word(i) : i + 1;
    }
    return 0;
}

// Past "Luật sửa đổi, bổ sung một số điều của".
std::size_t after_amending(const FoldedText& text, std::size_t at)
{
    for (const std::string_view beginning : {"luat sua doi, bo sung mot so dieu cua", "luat sua doi bo sung mot so dieu cua",
                                             "luat sua doi mot so dieu cua", "phap lenh sua doi, bo sung mot so dieu cua"})
        if (const std::size_t end = text.after(at, beginning); end != 0) {
            const std::size_t next = text.skip_blanks(end);
            const std::size_t many = text.after(next, "cac");
            return many == 0 ? next : text.skip_blanks(many);
        }
    return 0;
}

std::optional<Document> named_law(const FoldedText& text, std::size_t at, const TypeWord& type)
{
    const std::size_t amended = after_amending(text, at);
    const std::size_t from = amended == 0 ? at : amended;
    LawName known = law_name_at(std::string_view(text.letters()).substr(from, longest_name));
    std::size_t end = known.letters == 0 ? 0 : from + known.letters;
    if (end == 0)
        end = unknown_name_end(text, text.skip_blanks(at + type.folded.size()));
    if (end == 0)
        return {};
    Document out{at, end, Citation::Target::name, "", false};
    if (auto number = number_at(text, after_so(text, text.skip_blanks(end))); number && number->has_sign)
        return by_number(at, *number);
    if (auto number = number_behind(text, at, end))
        return number;
    out.name = known.letters != 0 && amended == 0 && !text.has_marks(at, end) ? std::string(known.name)
                                                                              : one_line(text.original(at, end));
    std::string year;
    if (const std::size_t year_end = after_year(text, end, year); year_end != 0) {
        out.end = year_end;
        out.name += " " + year;
        if (auto number = number_behind(text, at, year_end))
            return number;
    }
    const std::size_t name_begin = text.skip_blanks(at + type.folded.size());
    out.is_plain_name = year.empty() && (type.folded == "hien phap" || !text.is_capital(at) || !text.is_capital(name_begin));
    return out;
}

std::optional<Document> bare_number(const FoldedText& text, std::size_t at)
{
    const auto number = number_at(text, at);
    if (!number || !number->has_sign || !number->is_known || !text.is_edge(at))
        return {};
    std::size_t before = at;
    std::string_view word = text.word_before(at);
    const bool has_so = word == "so";
    if (has_so) {
        before = at >= 3 ? at - 3 : 0;
        word = text.word_before(before);
    }
    const bool two_signs = number->number.find('-') != std::string::npos;
    if ((has_so && std::ranges::find(no_documents, word) != no_documents.end()) || !(number->has_year || two_signs))
        return {};
    return by_number(at, *number);
}

std::optional<Document> shortened_code(const FoldedText& text, std::size_t at)
{
    const std::size_t end = text.end_of_word(at);
    const std::string_view name = text.is_capital(at) && text.is_edge(at)
                                      ? code_named(std::string_view(text.letters()).substr(at, end - at))
                                      : std::string_view();
    if (name.empty())
        return {};
    Document out{at, end, Citation::Target::name, std::string(name), false};
    std::string year;
    if (const std::size_t year_end = after_year(text, end, year); year_end != 0) {
        out.end = year_end;
        out.name += " " + year;
    }
    return out;
}

// "Nghị định số 64/2007/NĐ-CP" or "Nghị định: 64/2007/NĐ-CP" behind "các".
std::optional<Document> first_of_several(const FoldedText& text, std::size_t at)
{
    auto first = document_at(text, at);
    const TypeWord* type = first ? nullptr : type_at(text, at);
    if (const std::size_t colon = type == nullptr ? 0 : at + type->folded.size(); text.at(colon) == ':')
        first = bare_number(text, after_so(text, text.skip_blanks(colon + 1)));
    if (first)
        first->is_first = true;
    return first;
}

// Past "nêu trên", "đó"; 0 if it does not stand there.
std::size_t end_of_pointing(const FoldedText& text, std::size_t at)
{
    for (const std::string_view words : words_of_pointing)
        if (const std::size_t end = text.after(at, words); end != 0)
            return end;
    return 0;
}

// "Quy định trên", not "Điều 5 quy định trên 10 người".
bool may_be_noun(const FoldedText& text, std::size_t at, const TypeWord& type)
{
    return type.sort != Sort::verb || text.is_capital(at);
}

Document elsewhere(std::size_t begin, std::size_t end)
{
    Document document{begin, end};
    document.is_elsewhere = true;
    return document;
}

// "Nghị định về công tác văn thư", "Quyết định của Thủ tướng", "Nghị định 64", behind "của" or with a capital letter.
std::optional<Document> described(const FoldedText& text, std::size_t begin, std::size_t at)
{
    const TypeWord* type = type_at(text, at);
    if (type == nullptr || type->sort == Sort::shortened || (at == begin && !text.is_capital(at)))
        return {};
    const std::size_t end = at + type->folded.size(), behind = text.skip_blanks(end);
    const bool is_told =
        text.is_digit(behind) || text.after(behind, "so") != 0 || text.after(behind, "ve") != 0 || text.after(behind, "cua") != 0;
    return is_told ? std::optional(elsewhere(begin, end)) : std::nullopt;
}

// "(Nghị định số 64/2007/NĐ-CP)", up to the closing parenthesis if nothing but a day stands before it.
std::optional<Document> in_parentheses(const FoldedText& text, std::size_t at)
{
    auto document = document_at(text, at);
    if (!document)
        return {};
    const std::size_t end = text.skip_blanks(document->end);
    if (text.at(end) == ')')
        document->end = end + 1;
    else if (text.after(end, "ngay") == 0)
        return {};
    return document;
}

}   // namespace

std::optional<Document> document_at(const FoldedText& text, std::size_t at)
{
    if (text.is_digit(at))
        return bare_number(text, at);
    const TypeWord* type = type_at(text, at);
    if (type == nullptr)
        return text.at(at) == 'b' ? shortened_code(text, at) : std::nullopt;
    const std::size_t next = text.skip_blanks(at + type->folded.size());
    if (type->sort == Sort::shortened && !text.is_capital(at))
        return {};
    if (auto direct = numbered(text, at, next, *type))
        return direct;
    if (type->sort == Sort::shortened)
        return {};
    if (type->sort == Sort::law)
        if (auto named = named_law(text, at, *type))
            return named;
    if (type->sort == Sort::verb && !text.is_capital(at))
        return {};
    return named_and_numbered(text, at, next, *type);
}

std::optional<Document> document_after_provisions(const FoldedText& text, std::size_t at)
{
    const std::size_t begin = at = text.skip_blanks(at);
    for (const std::string_view word : {"cua", "tai", "trong", "thuoc"})
        if (const std::size_t end = text.after(at, word); end != 0)
            at = text.skip_blanks(end);
    if (const std::size_t end = text.after(at, "cac"); end != 0)
        return first_of_several(text, text.skip_blanks(end));
    const auto this_or_number = [&](std::size_t i) -> std::optional<Document> {
        const TypeWord* type = type_at(text, i);
        if (type != nullptr && type->sort != Sort::shortened) {
            const std::size_t behind = text.skip_blanks(i + type->folded.size());
            if (const std::size_t end = text.after(behind, "nay"); end != 0)
                return Document{begin, end, Citation::Target::this_text};
            if (const std::size_t end = end_of_pointing(text, behind); end != 0 && may_be_noun(text, i, *type))
                return elsewhere(begin, end);
        }
        return document_at(text, i);
    };
    for (const std::string_view word : issued_words)
        if (const std::size_t end = text.after(at, word); end != 0)
            if (auto document = this_or_number(text.skip_blanks(end)))
                return document;
    if (auto document = this_or_number(at))
        return document;
    const bool attached = std::ranges::any_of(attached_words, [&](std::string_view word) { return text.after(at, word) != 0; });
    for (std::size_t i = at; attached && i < text.size() && i < at + longest_attached; ++i) {
        const char c = text.at(i);
        if (c == '.' || c == ';' || c == ':' || c == '\n')
            break;
        for (const std::string_view word : issued_words)
            if (const std::size_t end = word == "cua" ? 0 : text.after(i, word); end != 0)
                if (auto document = this_or_number(text.skip_blanks(end)))
                    return document;
    }
    return described(text, begin, at);
}

std::optional<Document> document_of(const FoldedText& text, const ProvisionList& list)
{
    if (auto direct = document_after_provisions(text, list.end))
        return direct;
    const std::size_t sign = text.skip_blanks(list.end);
    const char c = text.at(sign);
    if (c != ',' && c != '(' && (c != '-' || text.begins_line(sign)))
        return {};
    const std::size_t at = text.skip_blanks(sign + 1), after_of = text.after(at, "cua");
    const std::size_t kind = after_of == 0 ? at : text.skip_blanks(after_of);
    const TypeWord* type = type_at(text, kind);
    if (type == nullptr)
        return c == '(' ? std::nullopt : shortened_code(text, kind);
    const bool of_articles = std::ranges::find(kinds_of_articles, type->folded) != kinds_of_articles.end();
    if (!may_be_noun(text, kind, *type) || (!of_articles && list.in_articles))
        return {};
    return c == '(' ? in_parentheses(text, at) : document_after_provisions(text, at);
}

std::optional<Document> next_document(const FoldedText& text, std::size_t at)
{
    const std::size_t sign = at = text.skip_blanks(at);
    if (text.at(at) == ',' || text.at(at) == ';')
        at = text.skip_blanks(at + 1);
    for (const std::string_view word : {"va", "hoac"})
        if (const std::size_t end = text.after(at, word); end != 0)
            at = text.skip_blanks(end);
    return at == sign ? std::nullopt : bare_number(text, after_so(text, at));
}

}   // namespace tantrao::law
