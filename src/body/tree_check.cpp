// Reading a tree from outside: every node is checked and written anew with what we know, so nothing unknown survives.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"
#include "body/inline_text.hpp"
#include "body/link.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace tantrao::body {

namespace {

constexpr std::array<std::string_view, 6> mark_names{"bold", "italic", "link", "subscript", "superscript", "underline"};

bool is_hash(std::string_view text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string attribute(const Json& node, std::string_view name)
{
    const auto attrs = node.find("attrs");
    return attrs == node.end() || !attrs->is_object() ? std::string() : text::clean_line(json_text(*attrs, name));
}

std::int64_t number_attribute(const Json& node, std::string_view name, std::int64_t least, std::int64_t most, std::int64_t usual)
{
    const auto attrs = node.find("attrs");
    if (attrs == node.end() || !attrs->is_object())
        return usual;
    const auto value = attrs->find(name);
    if (value == attrs->end() || !value->is_number_integer())
        return usual;
    return std::clamp(value->get<std::int64_t>(), least, most);
}

bool flag_attribute(const Json& node, std::string_view name)
{
    const auto attrs = node.find("attrs");
    return attrs != node.end() && attrs->is_object() && attrs->contains(name) && (*attrs)[std::string(name)] == true;
}

Error bad_node(std::string_view type) { return Error::invalid("body.bad_node", {text::shorten(text::clean_line(type), 40)}); }

Json made(std::string_view type, Json attrs = nullptr)
{
    Json node = Json::object({{"type", type}});
    if (!attrs.is_null())
        node["attrs"] = std::move(attrs);
    return node;
}

class Checker {
  public:
    explicit Checker(const Limits& limits) : limits_(limits) {}

    // The children of a block container, canonical.
    Result<Json> blocks(const Json& parent, int depth)
    {
        Json out = Json::array();
        const auto content = parent.find("content");
        if (content == parent.end() || content->is_null())
            return out;
        if (!content->is_array())
            return Error::invalid("body.unreadable");
        for (const Json& child : *content) {
            Json node = TANTRAO_TRY(block(child, depth + 1));
            if (!node.is_null())
                out.push_back(std::move(node));
        }
        return out;
    }

  private:
    Result<std::string> enter(const Json& node, int depth)
    {
        if (!node.is_object())
            return Error::invalid("body.unreadable");
        TANTRAO_TRY(count(depth));
        return json_text(node, "type");
    }

    Result<bool> count(int depth)
    {
        if (depth > limits_.depth)
            return Error::invalid("body.too_deep");
        if (++nodes_ > limits_.nodes)
            return Error::invalid("body.too_large");
        return true;
    }

    // Null for a node without content that says nothing.
    Result<Json> block(const Json& node, int depth)
    {
        const std::string type = TANTRAO_TRY(enter(node, depth));
        if (type == "paragraph")
            return with_inlines(made(type), node, depth);
        if (type == "heading") {
            Json heading =
                TANTRAO_TRY(with_inlines(made(type, {{"level", number_attribute(node, "level", 2, 4, 2)}}), node, depth));
            return is_blank_text(heading) ? Json() : heading;
        }
        if (type == "bulletList" || type == "orderedList")
            return list(node, type, depth);
        if (type == "blockquote")
            return with_blocks(made(type, {{"source", attribute(node, "source")}}), node, depth);
        if (type == "note")
            return with_blocks(made(type, {{"kind", attribute(node, "kind") == "important" ? "important" : "note"}}), node,
                               depth);
        if (type == "table")
            return table(node, depth);
        if (type == "figure")
            return figure(node);
        if (type == "attachment")
            return attachment(node);
        if (type == "horizontalRule")
            return made(type);
        return bad_node(type);
    }

    Result<Json> with_blocks(Json out, const Json& node, int depth)
    {
        Json content = TANTRAO_TRY(blocks(node, depth));
        if (content.empty()) {
            TANTRAO_TRY(count(depth + 1));
            content.push_back(Json::object({{"type", "paragraph"}, {"content", Json::array()}}));
        }
        out["content"] = std::move(content);
        return out;
    }

    Result<Json> with_inlines(Json out, const Json& node, int depth)
    {
        out["content"] = TANTRAO_TRY(inlines(node, depth));
        return out;
    }

    Result<Json> list(const Json& node, const std::string& type, int depth)
    {
        Json items = Json::array();
        const auto content = node.find("content");
        if (content != node.end() && !content->is_null() && !content->is_array())
            return Error::invalid("body.unreadable");
        if (content != node.end())
            for (const Json& child : *content) {
                const std::string item = TANTRAO_TRY(enter(child, depth + 1));
                if (item != "listItem")
                    return bad_node(item);
                items.push_back(TANTRAO_TRY(with_blocks(made(item), child, depth + 1)));
            }
        if (items.empty())
            return Json();
        Json out = made(type);
        out["content"] = std::move(items);
        return out;
    }

    Result<Json> table(const Json& node, int depth)
    {
        Json rows = Json::array();
        bool has_header = false;
        const auto content = node.find("content");
        if (content == node.end() || !content->is_array())
            return Error::invalid("body.unreadable");
        for (const Json& row : *content) {
            const std::string type = TANTRAO_TRY(enter(row, depth + 1));
            if (type != "tableRow")
                return bad_node(type);
            Json cells = TANTRAO_TRY(table_cells(row, depth + 2, has_header));
            if (cells.empty())
                continue;
            Json out = made(type);
            out["content"] = std::move(cells);
            rows.push_back(std::move(out));
        }
        if (!has_header)
            return Error::invalid("body.table.no_header");
        cut_long_cells(rows);
        Json out = made("table", {{"caption", attribute(node, "caption")}});
        out["content"] = std::move(rows);
        return out;
    }

    Result<Json> table_cells(const Json& row, int depth, bool& has_header)
    {
        Json cells = Json::array();
        const auto content = row.find("content");
        if (content == row.end() || content->is_null())
            return cells;
        if (!content->is_array())
            return Error::invalid("body.unreadable");
        for (const Json& cell : *content) {
            const std::string type = TANTRAO_TRY(enter(cell, depth));
            if (type != "tableCell" && type != "tableHeader")
                return bad_node(type);
            Json attrs = Json::object({{"colspan", number_attribute(cell, "colspan", 1, 100, 1)},
                                       {"rowspan", number_attribute(cell, "rowspan", 1, 1000, 1)}});
            if (type == "tableHeader") {
                has_header = true;
                attrs["scope"] = attribute(cell, "scope") == "row" ? "row" : "col";
            }
            cells.push_back(TANTRAO_TRY(with_blocks(made(type, std::move(attrs)), cell, depth)));
        }
        return cells;
    }

    // No cell reaches below the last row.
    static void cut_long_cells(Json& rows)
    {
        auto left = static_cast<std::int64_t>(rows.size());
        for (Json& row : rows) {
            for (Json& cell : row["content"])
                cell["attrs"]["rowspan"] = std::min(cell["attrs"]["rowspan"].get<std::int64_t>(), left);
            --left;
        }
    }

    static Result<Json> figure(const Json& node)
    {
        const std::string file = attribute(node, "file");
        if (!is_hash(file))
            return Error::invalid("body.figure.no_file");
        const std::string alt = attribute(node, "alt");
        const bool decorative = flag_attribute(node, "decorative");
        if (alt.empty() && !decorative)
            return Error::invalid("body.figure.no_alt", {file});
        return Json{{"type", "figure"},
                    {"attrs",
                     {{"file", file},
                      {"alt", decorative ? std::string() : alt},
                      {"decorative", decorative},
                      {"caption", attribute(node, "caption")},
                      {"credit", attribute(node, "credit")},
                      {"width", number_attribute(node, "width", 0, 100'000, 0)},
                      {"height", number_attribute(node, "height", 0, 100'000, 0)}}}};
    }

    static Result<Json> attachment(const Json& node)
    {
        const std::string file = attribute(node, "file");
        if (!is_hash(file))
            return Error::invalid("body.figure.no_file");
        const std::string name = attribute(node, "name");
        return Json{{"type", "attachment"},
                    {"attrs",
                     {{"file", file},
                      {"name", name.empty() ? "Tệp đính kèm" : name},
                      {"type", attribute(node, "type")},
                      {"size", number_attribute(node, "size", 0, std::int64_t{1} << 40, 0)}}}};
    }

    Result<Json> inlines(const Json& parent, int depth)
    {
        Json out = Json::array();
        const auto content = parent.find("content");
        if (content == parent.end() || content->is_null())
            return out;
        if (!content->is_array())
            return Error::invalid("body.unreadable");
        std::string words;   // of equal marks, joined before they are cleaned
        Json marks = Json::array();
        for (const Json& child : *content) {
            const std::string type = TANTRAO_TRY(enter(child, depth + 1));
            if (type == "text") {
                Json own = TANTRAO_TRY(marks_of(child));
                const std::string raw = json_text(child, "text");
                if (own != marks) {
                    if (is_blank(raw) && clean_inline(raw).empty())
                        continue;   // would keep equal neighbours apart
                    end_run(out, words, marks);
                    marks = std::move(own);
                }
                words += raw;
            } else if (type == "hardBreak") {
                end_run(out, words, marks);
                out.push_back(made(type));
            } else {
                return bad_node(type);
            }
        }
        end_run(out, words, marks);
        trim_ends(out);
        return out;
    }

    static void end_run(Json& out, std::string& words, const Json& marks)
    {
        const std::string clean = clean_inline(words);
        words.clear();
        if (clean.empty())
            return;
        Json run = Json::object({{"type", "text"}, {"text", clean}});
        if (!marks.empty())
            run["marks"] = marks;
        out.push_back(std::move(run));
    }

    static void trim_ends(Json& runs)
    {
        auto& all = runs.get_ref<Json::array_t&>();
        while (!all.empty() && is_space(all.back()))
            all.pop_back();
        all.erase(all.begin(), std::ranges::find_if_not(all, is_space));
        if (all.empty())
            return;
        if (all.front()["type"] == "text") {
            auto& first = all.front()["text"].get_ref<std::string&>();
            first.erase(0, first.find_first_not_of(' '));
        }
        if (all.back()["type"] == "text") {
            auto& last = all.back()["text"].get_ref<std::string&>();
            last.erase(last.find_last_not_of(' ') + 1);
        }
    }

    static bool is_space(const Json& run) { return run["type"] == "text" && run["text"] == " "; }

    // Each mark once, in order of name.
    static Result<Json> marks_of(const Json& node)
    {
        const auto marks = node.find("marks");
        if (marks == node.end() || !marks->is_array())
            return Json::array();
        std::map<std::string, Json> kept;
        for (const Json& mark : *marks) {
            if (!mark.is_object())
                return Error::invalid("body.unreadable");
            const std::string type = json_text(mark, "type");
            if (std::ranges::find(mark_names, type) == mark_names.end())
                continue;
            if (type != "link") {
                kept[type] = made(type);
                continue;
            }
            const auto attrs = mark.find("attrs");
            const std::string href = attrs == mark.end() ? "" : text::trim(json_text(*attrs, "href"));
            if (!is_allowed_link(href))
                return Error::invalid("body.link.refused", {text::shorten(text::clean_line(href), 80)});
            kept[type] = made(type, {{"href", href}});
        }
        Json out = Json::array();
        for (auto& [type, mark] : kept)
            out.push_back(std::move(mark));
        return out;
    }

  public:
    // A paragraph or heading in which there is nothing to read.
    static bool is_blank_text(const Json& block)
    {
        return std::ranges::all_of(
            block["content"], [](const Json& run) { return run["type"] == "hardBreak" || is_blank(json_text(run, "text")); });
    }

  private:
    const Limits& limits_;
    int nodes_ = 0;
};

void drop_blank_ends(Json& content)
{
    const auto is_gap = [](const Json& block) { return block["type"] == "paragraph" && Checker::is_blank_text(block); };
    auto& all = content.get_ref<Json::array_t&>();
    while (!all.empty() && is_gap(all.back()))
        all.pop_back();
    all.erase(all.begin(), std::ranges::find_if_not(all, is_gap));
}

}   // namespace

bool Tree::empty() const { return json_["content"].empty(); }

Result<Tree> from_json(std::string_view json, const Limits& limits)
{
    // ProseMirror nests a node in "content" arrays: two JSON levels for each level of the tree, and attributes.
    const auto parsed = parse_json(json, limits.json_bytes, limits.depth * 2 + 8);
    if (!parsed) {
        if (parsed.error().code == "json.too_large")
            return Error::invalid("body.too_large");
        return Error::invalid(parsed.error().code == "json.too_deep" ? "body.too_deep" : "body.unreadable");
    }
    Tree tree = TANTRAO_TRY(from_parsed(*parsed, limits));
    // The canonical form is a little longer; it must be readable again.
    if (json.size() > limits.json_bytes / 4 && tree.bytes().size() > limits.json_bytes)
        return Error::invalid("body.too_large");
    return tree;
}

Result<Tree> from_parsed(const Json& parsed, const Limits& limits)
{
    if (!parsed.is_object() || json_text(parsed, "type") != "doc")
        return Error::invalid("body.unreadable");
    Checker checker(limits);
    Json content = TANTRAO_TRY(checker.blocks(parsed, 0));
    drop_blank_ends(content);
    Json document = made("doc");
    document["content"] = std::move(content);
    return Tree(std::move(document));
}

}   // namespace tantrao::body
