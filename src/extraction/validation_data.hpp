// Whether a PDF file was given nothing after signing but what helps to check its signatures later: certificates and what their issuers say
// of them, named by the catalogue (ISO 32000-2, 12.8.4.3, "DSS"). Only files with plain cross-reference tables are understood; a revision
// with anything else in it, a time stamp of the document too, is not one of these. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>

namespace tantrao::extraction {

// `signed_bytes`: from the beginning of the file.
bool adds_only_validation_data(std::string_view pdf, std::size_t signed_bytes);

}   // namespace tantrao::extraction
