// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"

#include "base/table_text.hpp"

#include <algorithm>
#include <cstdint>

namespace tantrao::body {

namespace {

void collect_text(const Json& node, std::string& out);

void end_line(std::string& out)
{
    if (!out.empty() && out.back() != '\n')
        out += '\n';
}

std::string text_of(const Json& node)
{
    std::string out;
    collect_text(node, out);
    while (out.ends_with('\n'))
        out.pop_back();
    return out;
}

// Where a cell stands over other columns and rows, these have empty cells.
void collect_table(const Json& table, std::string& out)
{
    constexpr std::size_t most_columns = 100;   // in which cells are kept one under the other
    text::TableRows rows;
    std::vector<std::int64_t> covered;   // rows below that a cell reaches into, by column
    for (const Json& row : table["content"]) {
        auto& cells = rows.emplace_back();
        const auto pass_covered = [&] {
            for (; cells.size() < covered.size() && covered[cells.size()] > 0; cells.emplace_back())
                --covered[cells.size()];
        };
        for (const Json& cell : row["content"]) {
            pass_covered();
            const std::size_t at = cells.size();
            const std::size_t end = std::min(at + cell["attrs"]["colspan"].get<std::size_t>(), most_columns);
            cells.push_back(text_of(cell));
            for (std::size_t column = at; column < end; ++column) {
                cells.resize(std::max(cells.size(), column + 1));
                covered.resize(std::max(covered.size(), column + 1));
                covered[column] = cell["attrs"]["rowspan"].get<std::int64_t>() - 1;
            }
        }
        pass_covered();
    }
    end_line(out);
    out += text::table_text(rows);
}

void collect_text(const Json& node, std::string& out)
{
    const std::string type = json_text(node, "type");
    if (type == "table")
        return collect_table(node, out);
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
    if (type == "paragraph" || type == "heading" || type == "figure" || type == "attachment")
        end_line(out);
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

std::string to_text(const Tree& tree) { return text_of(tree.json()); }

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
