// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/tests/outline.hpp"

#include "base/text.hpp"

#include <fstream>
#include <sstream>

namespace tantrao::law {

namespace {

void write(const Node& node, int depth, std::string& out)
{
    const auto short_text = [](const std::string& text) { return text::shorten(text, 40); };
    out += std::string(static_cast<std::size_t>(depth) * 2, ' ') + std::string(name_of(node.kind));
    if (!node.id.empty())
        out += " #" + node.id;
    if (!node.mark.empty())
        out += " [" + node.mark + "]";
    if (!node.heading.empty())
        out += " " + (node.heading.size() > 120 ? short_text(node.heading) : node.heading);
    if (!node.text.empty())
        out += " | " + short_text(node.text);
    out += '\n';
    for (const Node& child : node.children)
        write(child, depth + 1, out);
}

}   // namespace

LegalText parsed(std::string_view bytes, const Limits& limits) { return parse_text(bytes, limits).value(); }

std::string outline(const LegalText& text)
{
    std::string out;
    for (const Node& part : text.parts)
        write(part, 0, out);
    return out;
}

std::string without_spaces(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "\u00a0")
            ++i;
        else if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n' && text[i] != '\r')
            out += text[i];
    }
    return out;
}

std::string file_text(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string doubt_codes(const LegalText& text)
{
    std::string out;
    for (const Doubt& doubt : text.doubts)
        out += doubt.at + " " + doubt.code.substr(doubt.code.rfind('.') + 1) + " «" + doubt.quote + "»\n";
    return out;
}

}   // namespace tantrao::law
