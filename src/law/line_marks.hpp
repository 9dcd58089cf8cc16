// What the beginning of a line says: a provision, a part of the document, a recipient. No context: the parser decides what fits.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

namespace tantrao::law {

struct Mark {
    Kind kind = Kind::article;
    std::string mark;        // as written
    std::string number;      // mended where a letter stood for a digit
    std::string_view rest;   // of the line
    bool noisy = false;      // mended
    bool roman = false;      // a section "I." or a part "A." without its word: only where it fits the row
};

// A provision that the line may begin. `line` is clean and outlives the mark.
std::optional<Mark> mark_of(std::string_view line);
// "PHỤ LỤC", "Phụ lục II", "Phụ lục số 01: …".
std::optional<Mark> appendix_mark(std::string_view line);
// "- " or "+ ": mark and rest.
std::optional<Mark> item_mark(std::string_view line);

// The word for a kind of document with which the line begins ("QUYẾT ĐỊNH"); the line is in capitals.
bool is_document_type(std::string_view line);
bool is_attachable_type(std::string_view line);
bool says_issued_with(std::string_view line);   // "(Ban hành kèm theo …"
bool is_basis(std::string_view line);
bool is_authority(std::string_view line);
bool is_formula(std::string_view line);
bool is_recipients_begin(std::string_view line);
bool is_signature_begin(std::string_view line);
bool is_header_line(std::string_view line);
// "Số: 12/QĐ-UBND", "Luật số: 31/2024/QH15": where the words that announce a number end; 0 where the line begins with none.
std::size_t number_words_end(std::string_view line);

}   // namespace tantrao::law
