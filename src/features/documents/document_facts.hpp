// The record of a document as names and values, for readers and for those who decide on it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document.hpp"
#include "features/media/api.hpp"
#include "platform/web/route.hpp"
#include <map>
#include <string>
#include <vector>

namespace tantrao::documents {

// Into rows FACTS (NAME, VALUE): number, type, issuer, signer, days, fields, gazette, as far as they are known.
void add_facts(view::Values& values, const web::Ui& ui, std::string_view language, const Document& document);

// Rows FILES (HREF, NAME, SIGNATURES) of attached files for staff, with what readers will be told of their signatures.
class FileRows {
  public:
    // Asks for the signatures of all of them at once.
    FileRows(const web::DeskRequest& request, const std::vector<std::string>& files);
    view::Values& add(view::Values& values, const std::string& file, const std::string& name) const;

  private:
    const web::DeskRequest& request_;
    std::map<std::string, media::Signatures> signatures_;
};

// Abstract, facts, relations and files of an edition for somebody on the desk who does not write it.
view::SafeHtml record_part(const web::DeskRequest& request, const Document& document);

}   // namespace tantrao::documents
