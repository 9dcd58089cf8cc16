// A legal or administrative document: the record of L-311 and its text. Types and rules without I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "platform/publication/item.hpp"
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::documents {

constexpr std::string_view kind = "document";
constexpr int schema_version = 2;   // 2: relations may say where they stand and what the new text is
// The category of a site in which its documents stand: it gives them their place in the menu and decides who may write them.
constexpr std::string_view category_slug = "van-ban-phap-luat";

// How a document bears on another one, as its issuer says it.
enum class RelationKind {
    based_on,       // căn cứ
    amends,         // sửa đổi, bổ sung
    replaces,       // thay thế
    repeals,        // bãi bỏ
    suspends,       // đình chỉ, ngưng hiệu lực
    guides,         // hướng dẫn, quy định chi tiết
    rectifies,      // đính chính
    consolidates,   // hợp nhất
    refers_to,      // dẫn chiếu
};
const std::vector<RelationKind>& relation_kinds();                     // all, as listed above
std::string_view name_of(RelationKind relation);                       // "replaces"
std::optional<RelationKind> relation_kind_of(std::string_view name);   // also "thay thế" in any spelling
// Takes force from the other document or gives it another text: amends, replaces, repeals, suspends.
bool ends_or_changes(RelationKind relation);

struct Relation {
    RelationKind kind = RelationKind::refers_to;
    std::string number;         // of the other document, as written
    std::string title;          // of the other document; may be empty
    std::string issued_on;      // of the other document; "" where it is not said
    std::string provision;      // what it bears on: "khoản 2 Điều 5"; "" for the whole document
    std::string from, until;    // when it has its effect; "" = with this document, without end
    std::string source = {};    // the provision of this document that says it: "khoản 1 Điều 1"; may be ""
    std::string wording = {};   // the new text of the provision, where it cannot be read from this document's own; lines
};

struct File {
    std::string file, name, type;
    std::int64_t size = 0;
};

struct Document {
    std::string number;   // as written: "07/2011/QĐ-UBND" (L-313: never forced into one pattern)
    std::string type;     // what it calls itself: "Quyết định"
    std::string issuer;   // the organisation of its time
    std::string signer, position;
    std::string title;                                 // abstract (trích yếu)
    std::string issued_on, effective_on, expires_on;   // YYYY-MM-DD; the last two may be empty
    std::vector<std::string> fields;                   // slugs of fields.csv
    std::string gazette_number, gazette_on;
    std::string text;   // the whole text, plain; its structure is found when it is shown
    std::vector<File> files;
    std::vector<Relation> relations;
    CategoryId category;
    std::string change_note;
    std::optional<Instant> publish_at;
};

constexpr std::size_t longest_title = 2000, longest_text = 4 << 20;   // characters, bytes

// Cleans and checks everything at once; "today" is no part of it. Errors per field: "documents.number.missing",
// "documents.title.missing", "documents.issuer.missing", "documents.type.unknown" (args), "documents.date.missing",
// "documents.date.unreadable" (args), "documents.dates.before_issue", "documents.text.too_long", "documents.content.missing" …
Result<Document> checked(Document document);
// The content as stored and hashed, and back (older schemas are upgraded in memory).
publication::Content to_content(const Document& document);
Result<Document> from_content(const publication::Content& content);
std::set<std::string> files_of(const Document& document);

// What two spellings of one number have in common: "07/2011/QĐ-UBND" and "7 / 2011 / QD - UBND" both give "7-2011-qd-ubnd".
std::string number_key(std::string_view number);
std::string issuer_key(std::string_view issuer);
// "Quyết định 07/2011/QĐ-UBND": how lists and other documents call it.
std::string name_of(const Document& document);
// "/van-ban/07-2011-qd-ubnd-123"; only the number at the end resolves.
std::string path_of(std::string_view document_number, ItemId number);
ItemId number_of(std::string_view segment);

}   // namespace tantrao::documents
