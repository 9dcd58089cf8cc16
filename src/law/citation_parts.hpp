// The two halves of the citation grammar, each read at one place of a folded text. Not for other folders.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/citations.hpp"
#include "law/folded_text.hpp"

#include <optional>

namespace tantrao::law {

// A provision and where it is said, those between the two of a range at its end.
struct Said {
    std::string id;
    std::size_t begin = 0, end = 0;
};

// Provisions named one after the other: "khoản 2 Điều 58 và Điều 59".
struct ProvisionList {
    std::size_t end = 0;
    std::vector<Said> provisions;
    bool has_article = false;      // or something above it
    bool in_articles = false;      // an article or something inside one is named
    bool is_current = false;       // "Điều này", "khoản này"
    bool is_composed = false;      // a provision inside another
    bool is_capital = false;       // the word for the largest begins with a capital and is written out
    bool needs_document = false;   // an annex without a number
};
std::optional<ProvisionList> provisions_at(const FoldedText& text, std::size_t at);

struct Document {
    std::size_t begin = 0, end = 0;
    Citation::Target target = Citation::Target::number;
    std::string name = {};
    bool is_plain_name = false;   // without year, with small letters or "Hiến pháp": counts only behind a provision
    bool is_elsewhere = false;    // "Nghị định nêu trên", "Nghị định 64": another document, but who knows which
    bool is_first = false;        // of several that "các" announces
};
// A document named at this place: by its kind and number, by the name of a law, by a number alone, or by "này".
std::optional<Document> document_at(const FoldedText& text, std::size_t at);
// The same behind a provision, where "của" and the name of an attached text may stand between, and "này" ends it.
std::optional<Document> document_after_provisions(const FoldedText& text, std::size_t at);
// The same behind a whole list, where a comma, a dash or a parenthesis may stand before the document too.
std::optional<Document> document_of(const FoldedText& text, const ProvisionList& list);
// The next of several documents that "các" announces: ", số 97/2008/NĐ-CP".
std::optional<Document> next_document(const FoldedText& text, std::size_t at);

// "64/2007/NĐ-CP" and where it ends.
struct NumberAt {
    std::size_t end = 0;
    std::string number;
    bool has_year = false, has_sign = false;
    bool is_known = false;   // its sign begins with the abbreviation of a kind of document
};
std::optional<NumberAt> number_at(const FoldedText& text, std::size_t at);

}   // namespace tantrao::law
