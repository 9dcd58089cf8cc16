// A PDF file in memory (poppler). Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <memory>
#include <poppler-document.h>
#include <string_view>

namespace tantrao::extraction {

// The bytes must outlive it. Errors: "extraction.broken", "extraction.encrypted".
Result<std::unique_ptr<poppler::document>> open_pdf(std::string_view bytes);

}   // namespace tantrao::extraction
