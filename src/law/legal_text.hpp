// The text of a legal document as a typed tree: what pages, editors, search and exchange formats are made of. Pure functions.
//
// A document is a list of parts, in the order of the paper:
//   header · title · preamble · body · recipients · signature · attachment… · appendix…
// body, attachment and appendix hold provisions (part, chapter, section, subsection, article, clause, point: Phần, Chương, Mục,
// Tiểu mục, Điều, khoản, điểm) and blocks (paragraph, item, quoted, table). Text before and after the clauses of an article are
// paragraphs before and after them. A provision holds only lower provisions and blocks.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::law {

constexpr int schema_version = 1;

enum class Kind {
    header,       // agency, country, number, place and date: paragraphs
    title,        // heading "QUYẾT ĐỊNH", text "Về việc …"
    preamble,     // authority, basis…, formula
    body,         // the document's own provisions
    recipients,   // Nơi nhận
    signature,    // power, position, name
    attachment,   // a regulation that the document issues: heading "QUY CHẾ …", text "(Ban hành kèm theo …)"
    appendix,     // Phụ lục: mark, number, heading, text
    part,
    chapter,
    section,
    subsection,
    article,
    clause,
    point,
    authority,   // UỶ BAN NHÂN DÂN TỈNH
    basis,       // Căn cứ …; Xét đề nghị …
    formula,     // QUYẾT ĐỊNH:
    paragraph,
    item,     // mark "-" or "+"
    quoted,   // one line of text put between quotation marks that another document gets: never a provision of this one
    table,
    row,
    cell,
};

struct Node {
    Kind kind = Kind::paragraph;
    std::string mark;      // as written: "Điều 9.", "1.", "đ)", "-"; provisions, appendices, items
    std::string number;    // "9", "1", "đ", "IV", "thứ nhất"; provisions and appendices
    std::string heading;   // title, attachment, appendix, provisions
    std::string text;      // leaves, title, attachment, appendix; one clean line
    std::string id;        // of provisions, body, attachments, appendices; by assign_ids, never stored
    std::vector<Node> children;
    bool operator==(const Node&) const = default;
};

// What the parser was not sure of, for the editor. Codes are message codes under law.doubt.
struct Doubt {
    std::string at;      // id of the provision, "" where there is none
    std::string code;    // "law.doubt.number_gap"
    std::string quote;   // the beginning of the line
    bool operator==(const Doubt&) const = default;
};

struct LegalText {
    std::vector<Node> parts;
    std::vector<Doubt> doubts;
    bool operator==(const LegalText&) const = default;
    bool empty() const { return parts.empty(); }
};

struct Limits {
    std::size_t text_bytes = 8 << 20;   // plain text in; twice that as JSON or XML
    int nodes = 200'000;
};

// "article"; "" is none of ours.
std::string_view name_of(Kind kind);
std::optional<Kind> kind_named(std::string_view name);
bool is_provision(Kind kind);   // part … point
bool is_leaf(Kind kind);        // has text and no children
bool may_hold(Kind parent, Kind child);

// Gives every provision its permanent id; README.md tells the rule. Readers of this folder have done it already; who changes a tree
// by hand calls it again.
void assign_ids(LegalText& text);
// Only what an article, clause or point holds; it has its own id already.
void assign_ids_below(Node& provision);

// Plain text of any bytes to a tree. Never refuses a text for its form: what is not understood is a paragraph, and a doubt.
// Errors: "law.too_large" only.
Result<LegalText> parse_text(std::string_view bytes, const Limits& limits = {});

// What the paper says of itself, as far as it was found; "" otherwise. Dates are civil dates.
struct Facts {
    std::string number;              // 07/2011/QĐ-UBND
    std::string issuer;              // ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG, as in the header
    std::string type;                // QUYẾT ĐỊNH
    std::string title;               // Về việc …
    std::string place;               // Tuyên Quang
    std::string issued_on;           // 2011-06-03
    std::string position;            // Chủ tịch; KT. Chủ tịch
    std::string signer;              // Đỗ Văn Chiến
    std::string effective_on = {};   // 2011-06-13, where the text says it of the whole document
};
Facts facts_of(const LegalText& text);

// JSON of schema_version, canonical: the same tree gives the same bytes, and reading them gives the same tree.
std::string to_json(const LegalText& text);
// Errors: "law.unreadable", "law.schema" (args: number), "law.bad_node" (args: kind), "law.too_large", "law.too_deep".
Result<LegalText> from_json(std::string_view json, const Limits& limits = {});

// Plain text, one block a line; parse_text of it gives the same words in the same order.
std::string to_text(const LegalText& text);

// How text becomes HTML inside a block: escaped as it is, or with links. `id`: the innermost provision it stands in, "" outside and in
// text that another document gets. What it returns is put into the page unchanged.
using TextToHtml = std::function<std::string(std::string_view text, std::string_view id)>;

struct HtmlOptions {
    int heading_level = 2;    // of the outermost headings
    TextToHtml inline_html;   // default: escape
    // Marks of provisions lead to themselves, so that each address can be copied; where a mark does not say it, the link's name is the
    // citation ("khoản 1 Điều 9").
    bool linked_marks = false;
};
// HTML of the whole document, or of one provision. Provisions carry their ids; classes begin with "law-".
std::string to_html(const LegalText& text, const HtmlOptions& options = {});
std::string to_html(const Node& node, const HtmlOptions& options = {});

struct TocEntry {
    std::string id;
    std::string label;     // "Điều 9"
    std::string heading;   // "Tổ chức vận hành …"
    Kind kind = Kind::article;
    int depth = 0;   // 0 outermost
};
// Attachments, appendices and provisions down to articles, in order.
std::vector<TocEntry> table_of_contents(const LegalText& text);
// The same as items of a list that lead to them, a list inside for each depth; "" where there are none.
std::string contents_html(const LegalText& text);

// The node with this id, and the way to it from its part (which comes first); empty if there is none.
std::vector<const Node*> path_to(const LegalText& text, std::string_view id);
// The part of `text` that the id names; null if there is none.
const Node* find(const LegalText& text, std::string_view id);
const Node* find_part(const LegalText& text, Kind kind);
// For copying: "điểm d khoản 1 Điều 9"; "" if there is no such id. The same of the last of nodes that hold each other.
std::string citation_of(const std::vector<const Node*>& path);
std::string citation_of(const LegalText& text, std::string_view id);
// "Điều 9", "Khoản 1", "Điểm d", "Chương I", "Phụ lục II", as a label of its own.
std::string label_of(const Node& node);

// Every node in the order of the text, parents first.
void visit(const LegalText& text, const std::function<void(const Node&)>& see);

}   // namespace tantrao::law
