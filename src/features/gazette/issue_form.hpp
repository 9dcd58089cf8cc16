// The form of an issue on the desk: kept as typed, and how it becomes an issue.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/connection.hpp"
#include "features/gazette/issue.hpp"
#include "http/request.hpp"
#include "platform/web/route.hpp"
#include <utility>

namespace tantrao::gazette {

struct IssueForm {
    std::string number, issued_on, documents, publish_at,
        change_note;               // documents: one a line, "07/2011/QĐ-UBND ngày 03/06/2011"
    std::string file, file_name;   // the signed file, by its hash; "" for none
    std::int64_t version = 0;
};
std::vector<std::pair<std::string_view, std::string IssueForm::*>> single_fields();

IssueForm read_form(const http::Fields& fields);
IssueForm form_of(db::Connection& core, const Issue& issue, std::int64_t version);
// Takes the form's upload in and names it in the form, in place of the one before. Slow. Errors: field "file_upload".
Result<void> take_upload(const web::DeskRequest& request, IssueForm& form);
// The issue, checked. The file must be a PDF of the site's library. Errors per field, all at once; a line that is wrong is named.
Result<Issue> to_issue(db::Connection& core, SiteId site, const IssueForm& form);
// The last gate: nobody else has its number in its year, and every document is public on the site. Errors: conflict
// "gazette.number.taken", conflict "gazette.documents.not_public".
Result<void> number_is_free(db::Connection& core, SiteId site, ItemId item, const Issue& issue);
Result<void> documents_are_public(db::Connection& core, SiteId site, const Issue& issue);

// "07/2011/QĐ-UBND ngày 03/06/2011", or the number alone.
struct DocumentLine {
    std::string number, issued_on;   // YYYY-MM-DD; "" for none
};
// Nothing where the line says a day that is none.
std::optional<DocumentLine> read_line(std::string_view line);

}   // namespace tantrao::gazette
