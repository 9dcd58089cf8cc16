// Relations to other documents in the form: one row each, and an empty one for the next.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/problems.hpp"
#include "features/documents/document.hpp"
#include "features/documents/namesakes.hpp"
#include "http/request.hpp"
#include "platform/web/route.hpp"
#include "view/template.hpp"

namespace tantrao::documents {

// As typed.
struct RelationRow {
    std::string kind, number, issued_on, provision, from, until, title, source, wording;
};

// Without rows that are empty or were marked to be left out.
std::vector<RelationRow> read_relation_rows(const http::Fields& fields);
std::vector<RelationRow> rows_of(const std::vector<Relation>& relations);

// What the rows say; dates may be written 01/03/2010. Problems stand at the row's field, "relation_number-2", counted from 1:
// "documents.relation.kind", "documents.relation.number", "documents.relation.provision" (args: what was typed; only where something
// follows for the provision), "documents.date.unreadable", "documents.relation.dates" (args: number), those of text::decode_pasted.
std::vector<Relation> relations_in(const std::vector<RelationRow>& rows, Problems& problems);

// What is wrong with the relations, at the row that names the number that it speaks of, if there is one.
FieldError at_row(FieldError error, const std::vector<RelationRow>& rows);

// Rows that end, suspend or rectify an article or a part of one which the text on the portal has not: at the row's field
// "documents.relation.no_provision" (args: number, provisions). A text that was read with doubts refuses nothing. `own`: as below.
void check_provisions(const web::DeskRequest& request, const std::vector<RelationRow>& rows, const Namesake& own,
                      Problems& problems);

// Rows RELATION_ROWS of the form's template, with an empty one at the end (three where more were asked for), and what the portal holds of
// them. `own`: the document of the form, as far as it is typed.
void add_relation_rows(view::Values& values, const web::DeskRequest& request, const std::vector<RelationRow>& rows,
                       const Namesake& own, const Error* error);

}   // namespace tantrao::documents
