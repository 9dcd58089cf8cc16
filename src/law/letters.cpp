// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/letters.hpp"

#include "base/text.hpp"

namespace tantrao::law {

bool is_capitals(std::string_view line)
{
    int capitals = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto letter = next_letter(line, at);
        if (is_lower(letter))
            return false;
        capitals += is_upper(letter) ? 1 : 0;
    }
    return capitals >= 2;
}

bool begins_lower(std::string_view line)
{
    std::size_t at = 0;
    return !line.empty() && is_lower(next_letter(line, at));
}

bool begins_upper(std::string_view line)
{
    std::size_t at = 0;
    return !line.empty() && is_upper(next_letter(line, at));
}

std::size_t letter_count(std::string_view line)
{
    std::size_t count = 0;
    for (const char c : line)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

std::string fold_loosely(std::string_view text)
{
    std::string out = text::fold(text);
    for (std::size_t at = out.find("\u00f0"); at != std::string::npos; at = out.find("\u00f0", at))
        out.replace(at, 2, "d");
    return out;
}

bool starts_with_fold(std::string_view line, std::string_view beginning)
{
    // A letter is at most three bytes, and no letter of ours folds to more than one.
    return fold_loosely(line.substr(0, beginning.size() * 4)).starts_with(beginning);
}

}   // namespace tantrao::law
