// What a PDF file was given after signing, found by comparing all that its catalogue leads to before and after (libqpdf). Only this folder
// uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>

namespace tantrao::extraction {

enum class Added {
    validation,   // what helps to check signatures later: certificates and what their issuers say of them ("DSS"), time stamps of the
                  // document that show nothing
    signatures,   // these or further signatures, with what they show
    more          // anything else, or it is not sure: a file that is not quite as it should be
};
// `signed_bytes`: from the beginning of the file. What the file says of itself (its properties) may change at any time.
Added added_after(std::string_view pdf, std::size_t signed_bytes);

}   // namespace tantrao::extraction
