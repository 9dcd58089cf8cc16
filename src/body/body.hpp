// Body text: a typed tree, stored as JSON, checked here, rendered to HTML by us. No HTML is ever stored (docs/body.md).
//
// JSON (ProseMirror's shape, so the editor speaks it directly):
//   {"type":"doc","content":[BLOCK…]}
//   BLOCK: paragraph{content:INLINE…} · heading{attrs:{level:2|3|4},content:INLINE…} · bulletList/orderedList{content:listItem…}
//          listItem{content:BLOCK…} · blockquote{attrs:{source},content:BLOCK…} ·
//          table{attrs:{caption},content:tableRow…} tableRow{content:(tableCell|tableHeader)…}
//          tableCell/tableHeader{attrs:{colspan,rowspan,scope},content:BLOCK…} ·
//          figure{attrs:{file,alt,caption,credit,width,height,decorative}}  (file: SHA-256 of the original; alt required unless
//          decorative:true) · attachment{attrs:{file,name,type,size}} · note{attrs:{kind:"note"|"important"},content:BLOCK…} ·
//          horizontalRule
//   INLINE: {"type":"text","text":…,"marks":[{type:bold|italic|underline|superscript|subscript|link{attrs:{href}}}]} · hardBreak
// Links: https, http, mailto, tel, a path of this site or a place on the page; anything else is refused.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/json.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::body {

constexpr int schema_version = 1;

struct Limits {
    std::size_t json_bytes = 4 << 20;
    int nodes = 50'000;
    int depth = 24;
    std::size_t html_bytes = 4 << 20;   // input to from_html
    int html_depth = 200;               // elements open at once, counted before parsing
    int html_unclosed_formatting = 40;
};

// A checked, canonical tree. Only the functions below make one.
class Tree;

// A picture that HTML names by its address and that the caller holds.
struct KnownPicture {
    std::string file;   // SHA-256 of the original
    int width = 0, height = 0;
    std::string alt, credit;   // alt: used where the HTML gives none
};
using PictureFinder = std::function<std::optional<KnownPicture>(const std::string& src)>;

class Tree {
  public:
    const Json& json() const { return json_; }
    // Canonical bytes: what is stored and hashed.
    std::string bytes() const { return dump_json(json_); }
    bool empty() const;

  private:
    friend Result<Tree> from_parsed(const Json&, const Limits&);
    friend Tree from_plain_text(std::string_view);
    explicit Tree(Json json) : json_(std::move(json)) {}
    Json json_;

  public:
    Tree() : json_({{"type", "doc"}, {"content", Json::array()}}) {}
};

// Validates and canonicalises: text to NFC, runs of equal marks joined, unknown attributes and marks dropped, as are headings and
// lists without content and blank paragraphs at the ends; a container without a block gets an empty paragraph. The canonical bytes
// come back unchanged. Errors: "body.unreadable", "body.too_large", "body.too_deep", "body.bad_node" (args: node type),
// "body.link.refused" (args: href), "body.figure.no_alt" (args: file), "body.figure.no_file", "body.table.no_header".
Result<Tree> from_json(std::string_view json, const Limits& limits = {});
// The same for JSON that parse_json has read, as part of something larger; the caller bounded its bytes.
Result<Tree> from_parsed(const Json& json, const Limits& limits = {});

// Blank lines separate paragraphs; single line breaks become hardBreak. What exceeds the usual limit of nodes is one last paragraph;
// the caller bounds the bytes (Limits::json_bytes).
Tree from_plain_text(std::string_view text);

// Parses HTML (libgumbo) under the limits and keeps what the tree has a node for; scripts, styles, form fields, frames, event
// handlers and unknown elements vanish (their text stays where it is text). An image that `find` knows becomes a figure (decorative
// if there is no alternative text anywhere), any other the text "[alt]". Deeper nesting than the tree allows is flattened.
// Errors: "body.html.too_large", "body.html.too_deep", "body.too_large".
Result<Tree> from_html(std::string_view html, const Limits& limits = {}, const PictureFinder& find = {});

// Where files of figures and attachments are found when rendering.
struct FileLinks {
    // Picture variants, smallest first: width in px and address, for WebP and JPEG. Empty if the file is not (yet) there.
    struct Variant {
        int width = 0, height = 0;
        std::string url;
        std::string type;   // image/webp, image/jpeg
    };
    std::function<std::vector<Variant>(const std::string& file_hash)> picture;
    std::function<std::string(const std::string& file_hash, const std::string& name)> attachment;   // address
};

// Valid, accessible HTML5 of the body alone (no frame). Headings get ids ("muc-1-…") for links to them. Deterministic.
std::string to_html(const Tree& tree, const FileLinks& files);
// One picture with its variants; "" if there are none. `at_once`: above the fold, not loaded lazily.
std::string picture_html(const std::vector<FileLinks::Variant>& variants, std::string_view alt, bool at_once = false);
// "PDF, 1,2 MB": what a link to a file says beside its name.
std::string file_facts(std::string_view type, std::int64_t size);
// Plain text, for search, summaries and counting words.
std::string to_text(const Tree& tree);
// Hashes of the files the tree uses: figures and attachments.
std::set<std::string> files_of(const Tree& tree);
std::size_t word_count(const Tree& tree);

}   // namespace tantrao::body
