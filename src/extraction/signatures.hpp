// The digital signatures in a PDF file (OpenSSL): whose name the certificate states, when, and whether what was signed is still the same.
// Certificates are not checked: nothing here tells that the name is true. Who reads a stranger's file calls it in a process of its own
// (reader.hpp).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::extraction {

struct Signature {
    enum class State {
        unchanged,   // the signed bytes are those that were signed
        weak,        // the same, by a digest or a key that is not strong enough to be sure
        changed,     // the signed bytes or the signature are not those of the signing; or it signs no bytes of this file
        unchecked    // of a kind that is not understood
    };
    State state = State::unchecked;
    std::string name, organisation;       // as the certificate states them, one clean line each; may be empty
    std::optional<Instant> signed_at;     // as the signer's machine stated it, if it may be
    bool covers_all = false;              // the file ends with what was signed
    bool only_validation_added = false;   // or with what helps to check signatures, and nothing else
    // Or with fields of further signatures and what they show, and nothing else. Whether those signatures are any, they tell themselves.
    bool only_signed_further = false;
    bool operator==(const Signature&) const = default;
};
constexpr std::size_t most_signatures = 20;   // of one file; more are not looked at
constexpr std::size_t longest_name = 400;     // bytes, twice what a certificate may hold; a longer one is left out

// From 1970 to 9999.
bool is_signing_time(Instant at);

// In the order of signing; first those of fields that do not fit the file. Document timestamps are not among them: nobody signs by them.
std::vector<Signature> signatures_of(std::string_view pdf);

std::string to_json(const std::vector<Signature>& signatures);
// Nothing for what to_json does not write.
std::optional<std::vector<Signature>> parse_signatures(std::string_view json);

}   // namespace tantrao::extraction
