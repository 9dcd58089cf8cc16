// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/html_file.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace tantrao::law {

namespace {

using text::escape_html;

// Margins on paper are those of administrative documents, as in DOCX files.
constexpr std::string_view style = R"css(
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 0 auto; padding: 1rem; font: 1.1rem/1.6 "Times New Roman", Tinos, serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { font-size: 1.1rem; line-height: 1.3; }
h1 { font-size: 1.5rem; }
.about { font-weight: bold; }
.note { padding: 0 .75rem; border: 1px solid; }
.note > p { margin-block: .5rem; }
summary { min-height: 44px; align-content: center; font-weight: bold; cursor: pointer; }
nav ul { padding-inline-start: 1rem; list-style: none; }
nav a { display: block; padding-block: .4rem; }
a.law-mark { color: inherit; text-decoration: none; }
:target { outline: 2px dashed; outline-offset: 4px; }
.law-header, .law-title, .law-authority, .law-formula, .law-signature { text-align: center; }
.law-type, .law-about, .law-authority, .law-formula { font-weight: bold; }
.law-basis { font-style: italic; }
.law-clause > .law-point, .law-items { padding-inline-start: 1.5rem; }
.law-attachment, .law-appendix { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid; }
.table-scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .3rem .5rem; border: 1px solid; text-align: start; vertical-align: top; }
@page { size: A4; margin: 20mm 20mm 20mm 30mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 13pt; line-height: 1.4; }
  nav { display: none; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  tr, .note { break-inside: avoid; }
  .table-scroll { overflow: visible; }
}
)css";

std::string frame(std::span<const std::string> notes)
{
    std::string out;
    for (const std::string& note : notes)
        out += fmt::format("<p>{}</p>\n", escape_html(note));
    return out.empty() ? out : fmt::format("<div class=\"note\">\n{}</div>\n", out);
}

}   // namespace

std::string to_html_file(const LegalText& text, const HtmlFileHead& head)
{
    const std::string title = escape_html(head.title), address = escape_html(head.address), contents = contents_html(text);
    const std::string about = head.about.empty() ? "" : fmt::format("<p class=\"about\">{}</p>\n", escape_html(head.about));
    std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n"
                                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                  "<style>{}</style>\n</head>\n<body>\n<header>\n{}",
                                  title, style, frame(head.notes));
    out += fmt::format("<h1>{}</h1>\n{}<p>Nguồn: <a href=\"{}\">{}</a></p>\n</header>\n", title, about, address, address);
    if (!contents.empty())
        out +=
            fmt::format("<nav aria-label=\"Mục lục\"><details><summary>Mục lục</summary><ul>{}</ul></details></nav>\n", contents);
    HtmlOptions options;
    options.linked_marks = true;
    return out + fmt::format("<main>\n{}</main>\n</body>\n</html>\n", to_html(text, options));
}

}   // namespace tantrao::law
