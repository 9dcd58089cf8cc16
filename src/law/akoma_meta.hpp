// The <meta> of Akoma Ntoso, out and in. Not for other folders.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/xml.hpp"
#include "law/akoma_ntoso.hpp"

#include <array>

namespace tantrao::law {

// Who and what the file is, below `parent`: the whole document, or something attached to it.
xml::Element write_identification(xml::Element parent, const AkomaMeta& meta);
// The <meta> of the whole document.
void write_meta(xml::Element act, const AkomaMeta& meta);
AkomaMeta read_meta(xml::Element act);

// Names that the writer and the reader of <meta> share.
namespace akoma {
constexpr const char* unknown_author = "co-quan-ban-hanh";
constexpr const char* unknown_day = "0001-01-01";
constexpr const char* title_alias = "title";
constexpr const char* signer = "nguoi-ky";
constexpr const char* position = "chuc-vu";
constexpr const char* effective = "co-hieu-luc";
constexpr const char* expiry = "het-hieu-luc";
constexpr const char* relations_namespace = "urn:tantrao:relations:1";
}   // namespace akoma

struct RelationAttribute {
    const char* name;
    std::string AkomaRelation::*field;
};
constexpr std::array<RelationAttribute, 8> relation_attributes{{{"kind", &AkomaRelation::kind},
                                                                {"number", &AkomaRelation::number},
                                                                {"title", &AkomaRelation::title},
                                                                {"issuedOn", &AkomaRelation::issued_on},
                                                                {"provision", &AkomaRelation::provision},
                                                                {"from", &AkomaRelation::from},
                                                                {"until", &AkomaRelation::until},
                                                                {"source", &AkomaRelation::source}}};

}   // namespace tantrao::law
