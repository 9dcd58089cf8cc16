// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/pasted_text.hpp"
#include <array>
#include <utility>

namespace tantrao::documents {
namespace {

// What replaces a sign, by its UTF-8 bytes; longer ones first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> replaced{{
    {"\u200b", ""},  {"\u200c", ""},  {"\u200d", ""},  {"\u200e", ""},   {"\u200f", ""},   {"\u2060", ""}, {"\ufeff", ""},
    {"\u202a", ""},  {"\u202c", ""},  {"\u202f", " "}, {"\u2028", "\n"}, {"\u2029", "\n"}, {"\u00ad", ""}, {"\u00a0", " "},
    {"\uf0b7", "•"}, {"\uf0a7", "•"}, {"\uf0d8", "•"}, {"\r\n", "\n"},   {"\v", "\n"},
}};

// The first sign at `at` that does not stay as it is: how long it is and what stands for it; {0, ""} where there is none.
std::pair<std::size_t, std::string_view> sign_at(std::string_view text, std::size_t at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7f)
        return {0, ""};
    for (const auto& [sign, instead] : replaced)
        if (text.substr(at, sign.size()) == sign)
            return {sign.size(), instead};
    if (byte == '\r' || byte == '\f')
        return {1, "\n"};
    return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7f ? std::pair<std::size_t, std::string_view>{1, ""}
                                                                         : std::pair<std::size_t, std::string_view>{0, ""};
}

void end_line(std::string& out)
{
    while (out.ends_with(' ') || out.ends_with('\t'))
        out.pop_back();
    if (!out.empty() && !out.ends_with("\n\n"))
        out += '\n';
}

}   // namespace

std::string plain_text(std::string_view pasted)
{
    std::string out;
    out.reserve(pasted.size());
    const auto put = [&](std::string_view text) {
        if (text == "\n")
            end_line(out);
        else
            out += text;
    };
    for (std::size_t at = 0; at < pasted.size();) {
        const auto [length, instead] = sign_at(pasted, at);
        put(length == 0 ? pasted.substr(at, 1) : instead);
        at += length == 0 ? 1 : length;
    }
    end_line(out);
    while (out.ends_with('\n'))
        out.pop_back();
    return out;
}

}   // namespace tantrao::documents
