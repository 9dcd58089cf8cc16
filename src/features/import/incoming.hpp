// An article as it comes from outside: read from a line of JSON, or made up. No I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"
#include "base/time.hpp"
#include "features/articles/api.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tantrao::importing {

struct IncomingPicture {
    std::string src;   // as the line names it
    std::string alt, caption, credit;
};

struct Incoming {
    std::string external_id;
    std::string site, category;   // slugs; "" where the line names none
    std::string title, summary;
    std::string text;   // plain, or …
    std::string html;   // … HTML, which goes first
    Instant published_at;
    std::vector<std::string> authors, tags;
    articles::Source source;
    std::vector<IncomingPicture> pictures;
    std::string language = "vi";
    std::vector<Error> notes;   // what was converted or left out: "import.note.…"
};

// Reads a line of the form that README.md of this folder describes; text in TCVN3, VNI or VISCII is converted, whether the whole line
// is or single fields were pasted so. Errors: "import.line.…", "import.field.…" (args: field), those of json and legacy_encoding.
// `external_id`, if asked for, is set as soon as it is known, so that a refusal can name the article.
Result<Incoming> read_line(std::string_view bytes, std::string* external_id = nullptr);

// The article in that category, cleaned and checked; what exceeds a list's limits is left out with a note. Pictures that `find` knows become figures
// and the first of them the lead picture. Errors: those of articles::checked and body::from_html.
Result<articles::Article> article_of(Incoming& incoming, CategoryId category, const body::PictureFinder& find);

}   // namespace tantrao::importing
