// What differs between two texts, in words. Pure.
// Ours, for what Debian has (libdtl) has no bound on its work: it keeps every step it tries, so two long texts that differ take
// seconds and tens of megabytes, and readers choose what is compared.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::law {

struct DiffPiece {
    enum class Kind { same, removed, added };
    Kind kind = Kind::same;
    std::string text;   // words with one blank between; '\n' ends a line
    bool operator==(const DiffPiece&) const = default;
};

// Words in order: those of `before` are the pieces that are not added, those of `after` the pieces that are not removed. The fewest words
// differ, where the texts are not too different; lines that have nothing in common are removed and added whole.
std::vector<DiffPiece> diff_words(std::string_view before, std::string_view after);

}   // namespace tantrao::law
