// The plain text of a file, for search and for the parser of legal texts: a paragraph is a line, a row of a table a line with tabs between
// its cells. Macros, pictures and what was deleted under tracking are never looked at. Pure functions on bytes, under limits; who reads
// a stranger's file calls them in a process of their own (reader.hpp).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tantrao::extraction {

enum class Format { pdf, docx, xlsx, opendocument, plain };
// As files::recognise names types; nothing for what has no text or is not read.
std::optional<Format> format_of(std::string_view mime);
std::string_view name_of(Format format);   // "pdf"
std::optional<Format> format_named(std::string_view name);

struct Limits {
    std::size_t text = 2 << 20;                 // bytes; what is longer is cut
    std::int64_t unpacked = 64 << 20;           // bytes to which the parts that are read may unpack together
    std::int64_t ratio = 200;                   // bytes out per byte in of one part …
    std::int64_t ratio_counts_from = 4 << 20;   // … once this much came out
    std::int64_t parts = 5'000;                 // files in the package
    int depth = 200;                            // elements inside each other
    int pages = 2'000;
};

struct Text {
    std::string text;       // UTF-8, NFC, clean lines
    bool is_cut = false;    // a limit on length or pages ended it
    bool is_scan = false;   // of a PDF: most of its pages are pictures
    int pages = 0;          // of a PDF
    bool operator==(const Text&) const = default;
};

// Errors: "extraction.broken", "extraction.encrypted" (also an old binary office file that claims to be a new one is broken),
// "extraction.too_large", "extraction.too_many_parts", "extraction.too_deep", "extraction.encoding" (plain text).
Result<Text> text_of(std::string_view bytes, Format format, const Limits& limits = {});

// The text of pages of a scan, recognised by tesseract (Vietnamese); pages count from 0. A page that it gives up is one without text. Slow:
// seconds a page. Errors: "extraction.broken", "extraction.encrypted", unavailable "extraction.no_ocr" (tesseract is not there or knows no Vietnamese).
Result<Text> text_of_scan(std::string_view pdf, int first, int count, const Limits& limits = {});

}   // namespace tantrao::extraction
