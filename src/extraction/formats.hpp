// The readers behind text_of, one a format. Only this folder uses them.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "extraction/extraction.hpp"

namespace tantrao::extraction {

Result<Text> text_of_docx(std::string_view bytes, const Limits& limits);
Result<Text> text_of_xlsx(std::string_view bytes, const Limits& limits);
Result<Text> text_of_opendocument(std::string_view bytes, const Limits& limits);
Result<Text> text_of_pdf(std::string_view bytes, const Limits& limits);
Result<Text> text_of_plain(std::string_view bytes, const Limits& limits);

}   // namespace tantrao::extraction
