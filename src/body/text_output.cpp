// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"

namespace tantrao::body {

namespace {

void collect_text(const Json& node, std::string& out)
{
    const std::string type = json_text(node, "type");
    if (type == "text")
        out += json_text(node, "text");
    else if (type == "hardBreak")
        out += '\n';
    else if (type == "figure")
        out += json_text(node["attrs"], "caption");
    else if (type == "attachment")
        out += json_text(node["attrs"], "name");
    if (const auto content = node.find("content"); content != node.end())
        for (const Json& child : *content)
            collect_text(child, out);
    const bool ends_line = type == "paragraph" || type == "heading" || type == "figure" || type == "attachment";
    if (ends_line && !out.empty() && out.back() != '\n')
        out += '\n';
}

void collect_files(const Json& node, std::set<std::string>& files)
{
    const std::string type = json_text(node, "type");
    if (type == "figure" || type == "attachment")
        files.insert(json_text(node["attrs"], "file"));
    if (const auto content = node.find("content"); content != node.end())
        for (const Json& child : *content)
            collect_files(child, files);
}

}   // namespace

std::string to_text(const Tree& tree)
{
    std::string out;
    collect_text(tree.json(), out);
    while (!out.empty() && out.back() == '\n')
        out.pop_back();
    return out;
}

std::set<std::string> files_of(const Tree& tree)
{
    std::set<std::string> files;
    collect_files(tree.json(), files);
    return files;
}

std::size_t word_count(const Tree& tree)
{
    std::size_t words = 0;
    bool inside = false;
    for (const char c : to_text(tree)) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        words += !space && !inside ? 1 : 0;
        inside = !space;
    }
    return words;
}

}   // namespace tantrao::body
