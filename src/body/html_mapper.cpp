// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/html_mapper.hpp"
#include "body/html_nodes.hpp"
#include "body/html_pictures.hpp"
#include "body/inline_text.hpp"
#include "body/list_marks.hpp"

#include <algorithm>
#include <utility>

namespace tantrao::body {

namespace {

struct Marks {
    bool bold = false, italic = false, underline = false, sub = false, sup = false, preformatted = false;
    std::string href;
};

Json mark_list(const Marks& marks)
{
    Json list = Json::array();
    const auto add = [&list](bool wanted, const char* type) {
        if (wanted)
            list.push_back(Json::object({{"type", type}}));
    };
    add(marks.bold, "bold");
    add(marks.italic, "italic");
    if (!marks.href.empty())
        list.push_back(Json::object({{"type", "link"}, {"attrs", {{"href", marks.href}}}}));
    add(marks.sub, "subscript");
    add(marks.sup, "superscript");
    add(marks.underline, "underline");
    return list;
}

bool is_gap(const Json& run) { return run["type"] == "hardBreak" || is_blank(json_text(run, "text")); }

class Mapper {
  public:
    Mapper(const Limits& limits, const PictureFinder& find, Lists lists) : limits_(limits), find_(find), lists_(lists) {}

    Json run(const GumboNode* root)
    {
        blocks_.push_back(Json::array());
        children(root, {});
        flush();
        return std::move(blocks_.front());
    }

  private:
    void children(const GumboNode* node, const Marks& marks)
    {
        each_child(node, [&](const GumboNode* child) {
            if (is_text(child))
                words(child->v.text.text, marks);
            else if (child->type == GUMBO_NODE_ELEMENT)
                element(child, marks);
        });
    }

    void element(const GumboNode* node, Marks marks)
    {
        if (node == used_caption_ || node == used_image_)
            return;
        switch (node->v.element.tag) {
        case GUMBO_TAG_B: marks.bold = true; break;
        case GUMBO_TAG_I: marks.italic = true; break;
        case GUMBO_TAG_U: marks.underline = true; break;
        case GUMBO_TAG_SUB: marks.sub = true; break;
        case GUMBO_TAG_SUP: marks.sup = true; break;
        case GUMBO_TAG_A: marks.href = link_target(node); break;
        case GUMBO_TAG_BR: line_break(); return;
        case GUMBO_TAG_IMG: image(node, marks); return;
        default:
            if (!in_heading_) {
                block(node, marks);
                return;
            }
            words(" ", marks);   // blocks in a heading are but its words
        }
        children(node, marks);
    }

    void block(const GumboNode* node, Marks marks)
    {
        switch (node->v.element.tag) {
        case GUMBO_TAG_H2: heading(node, 2); return;
        case GUMBO_TAG_H3: heading(node, 3); return;
        case GUMBO_TAG_H4: heading(node, 4); return;
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL: lists_ == Lists::words ? worded_list(node, marks) : list(node, marks); return;
        case GUMBO_TAG_LI: item(node, marks); return;
        case GUMBO_TAG_TABLE: table(node, marks); return;
        case GUMBO_TAG_BLOCKQUOTE: quote(node, marks); return;
        case GUMBO_TAG_FIGURE: figure(node, marks); return;
        case GUMBO_TAG_HR:
            flush();
            emit(Json::object({{"type", "horizontalRule"}}));
            return;
        case GUMBO_TAG_PRE: marks.preformatted = true; break;
        default: break;
        }
        plain_block(node, marks);
    }

    void plain_block(const GumboNode* node, const Marks& marks)
    {
        flush();
        children(node, marks);
        flush();
    }

    void heading(const GumboNode* node, int level)
    {
        flush();
        in_heading_ = true;
        children(node, {});
        in_heading_ = false;
        finish_inline(Json::object({{"type", "heading"}, {"attrs", {{"level", level}}}}));
        for (Json& picture : after_heading_)
            emit(std::move(picture));
        after_heading_.clear();
    }

    // Whether a container of so many levels, a block and its text still fit.
    bool fits(int levels) const { return depth_ + levels + 2 <= limits_.depth; }

    // The blocks that `fill` makes `levels` below the present ones.
    template <class Fill>
    Json nested(int levels, Fill fill)
    {
        flush();
        blocks_.push_back(Json::array());
        depth_ += levels;
        fill();
        flush();
        depth_ -= levels;
        Json made = std::move(blocks_.back());
        blocks_.pop_back();
        return made;
    }

    void quote(const GumboNode* node, const Marks& marks)
    {
        if (!fits(1))
            return plain_block(node, marks);
        Json content = nested(1, [&] { children(node, marks); });
        if (content.empty())
            return;
        Json made = Json::object({{"type", "blockquote"}, {"attrs", {{"source", ""}}}});
        made["content"] = std::move(content);
        emit(std::move(made));
    }

    void worded_list(const GumboNode* node, const Marks& marks)
    {
        marks_of_lists_.emplace_back(node);
        plain_block(node, marks);
        marks_of_lists_.pop_back();
    }

    // Its first words have its mark before them, in whatever block they stand.
    void item(const GumboNode* node, const Marks& marks)
    {
        flush();
        put_mark();
        mark_ = marks_of_lists_.empty() ? std::string() : marks_of_lists_.back().next(node);
        children(node, marks);
        flush();
        put_mark();
    }

    // A mark without words, or before a table or a list, is a line of its own.
    void put_mark()
    {
        words(std::exchange(mark_, {}), {});
        flush();
    }

    void list(const GumboNode* node, const Marks& marks)
    {
        if (!fits(2))
            return plain_block(node, marks);
        Json items = Json::array();
        flush();
        each_child(node, [&](const GumboNode* child) {
            Json content = nested(2, [&] {
                if (is_text(child))
                    words(child->v.text.text, marks);
                else if (is_element(child, GUMBO_TAG_LI))
                    children(child, marks);
                else if (child->type == GUMBO_NODE_ELEMENT)
                    element(child, marks);
            });
            if (content.empty())
                return;
            Json item = Json::object({{"type", "listItem"}});
            item["content"] = std::move(content);
            items.push_back(std::move(item));
        });
        if (items.empty())
            return;
        Json made = Json::object({{"type", is_element(node, GUMBO_TAG_OL) ? "orderedList" : "bulletList"}});
        made["content"] = std::move(items);
        emit(std::move(made));
    }

    void table(const GumboNode* node, const Marks& marks)
    {
        if (!fits(3))
            return plain_block(node, marks);
        flush();
        put_mark();
        Json all = Json::array();
        std::string caption;
        rows(node, all, caption);
        if (all.empty())
            return;
        ensure_header(all);
        Json made = Json::object({{"type", "table"}, {"attrs", {{"caption", caption}}}});
        made["content"] = std::move(all);
        emit(std::move(made));
    }

    // A table needs header cells (L-150); where the source has none, its first row becomes them.
    static void ensure_header(Json& all)
    {
        for (const Json& row : all)
            for (const Json& cell : row["content"])
                if (cell["type"] == "tableHeader")
                    return;
        for (Json& cell : all[0]["content"]) {
            cell["type"] = "tableHeader";
            cell["attrs"]["scope"] = "col";
        }
    }

    void rows(const GumboNode* node, Json& all, std::string& caption)
    {
        each_child(node, [&](const GumboNode* child) {
            if (is_element(child, GUMBO_TAG_THEAD) || is_element(child, GUMBO_TAG_TBODY) || is_element(child, GUMBO_TAG_TFOOT))
                rows(child, all, caption);
            else if (is_element(child, GUMBO_TAG_CAPTION))
                caption = plain_text(child);
            else if (is_element(child, GUMBO_TAG_TR))
                row(child, all);
        });
    }

    void row(const GumboNode* node, Json& all)
    {
        Json cells = Json::array();
        each_child(node, [&](const GumboNode* child) {
            const bool header = is_element(child, GUMBO_TAG_TH);
            if (!header && !is_element(child, GUMBO_TAG_TD))
                return;
            Json cell = Json::object({{"type", header ? "tableHeader" : "tableCell"},
                                      {"attrs", {{"colspan", span(child, "colspan")}, {"rowspan", span(child, "rowspan")}}}});
            if (header)
                cell["attrs"]["scope"] = attribute(child, "scope") == "row" ? "row" : "col";
            cell["content"] = nested(3, [&] { children(child, {}); });
            cells.push_back(std::move(cell));
        });
        if (cells.empty())
            return;
        Json made = Json::object({{"type", "tableRow"}});
        made["content"] = std::move(cells);
        all.push_back(std::move(made));
    }

    // The caption belongs to the first picture in the figure that we hold; without one it is text.
    void figure(const GumboNode* node, const Marks& marks)
    {
        flush();
        const GumboNode* caption = find_element(node, GUMBO_TAG_FIGCAPTION);
        const GumboNode* image = find_element(node, GUMBO_TAG_IMG);
        const auto known = image == nullptr ? std::nullopt : known_picture(image, find_);
        if (!known)
            return plain_block(node, marks);
        emit(figure_of(*known, image, caption == nullptr ? "" : plain_text(caption)));
        const GumboNode* caption_before = used_caption_;
        const GumboNode* image_before = used_image_;
        used_caption_ = caption;
        used_image_ = image;
        plain_block(node, marks);
        used_caption_ = caption_before;
        used_image_ = image_before;
    }

    void image(const GumboNode* node, const Marks& marks)
    {
        if (const auto known = known_picture(node, find_)) {
            Json made = figure_of(*known, node, "");
            if (in_heading_) {
                after_heading_.push_back(std::move(made));
                return;
            }
            flush();
            emit(std::move(made));
        } else if (const std::string alt = attribute(node, "alt"); !alt.empty()) {
            words("[" + alt + "]", marks);
        }
    }

    void words(std::string_view raw, const Marks& marks)
    {
        while (marks.preformatted && raw.find('\n') != std::string_view::npos) {
            words_of_line(raw.substr(0, raw.find('\n')), marks);
            line_break();
            raw.remove_prefix(raw.find('\n') + 1);
        }
        words_of_line(raw, marks);
    }

    void words_of_line(std::string_view raw, const Marks& marks)
    {
        if (raw.empty() || ((inline_.empty() || !mark_.empty()) && is_blank(raw)))
            return;
        Json node = Json::object({{"type", "text"}, {"text", std::exchange(mark_, {}) + std::string(raw)}});
        if (Json list = mark_list(marks); !list.empty())
            node["marks"] = std::move(list);
        inline_.push_back(std::move(node));
    }

    // Two line breaks in a row are how many editors end a paragraph.
    void line_break()
    {
        if (in_heading_)
            return words(" ", {});
        while (!inline_.empty() && inline_.back()["type"] == "text" && is_blank(json_text(inline_.back(), "text")))
            inline_.pop_back();
        if (!inline_.empty() && inline_.back()["type"] == "hardBreak")
            return flush();
        inline_.push_back(Json::object({{"type", "hardBreak"}}));
    }

    // Ends the paragraph under way.
    void flush()
    {
        if (!in_heading_)
            finish_inline(Json::object({{"type", "paragraph"}}));
    }

    void finish_inline(Json made)
    {
        while (!inline_.empty() && is_gap(inline_.back()))
            inline_.pop_back();
        inline_.erase(inline_.begin(), std::ranges::find_if_not(inline_, is_gap));
        if (inline_.empty())
            return;
        made["content"] = Json(std::move(inline_));
        inline_.clear();
        emit(std::move(made));
    }

    void emit(Json made) { blocks_.back().push_back(std::move(made)); }

    const Limits& limits_;
    const PictureFinder& find_;
    const Lists lists_;
    std::vector<ListMarks> marks_of_lists_;   // under way, outermost first; none where lists are nodes
    std::string mark_;                        // of the item under way, before its first words
    std::vector<Json> blocks_;                // of the containers under way, outermost first
    Json::array_t inline_;                    // of the paragraph or heading under way
    int depth_ = 1;
    bool in_heading_ = false;
    Json::array_t after_heading_;               // pictures that stood in the heading
    const GumboNode* used_caption_ = nullptr;   // already in the figure under way
    const GumboNode* used_image_ = nullptr;
};

}   // namespace

Json map_html(const GumboNode* root, const Limits& limits, const PictureFinder& find, Lists lists)
{
    return Mapper(limits, find, lists).run(root);
}

}   // namespace tantrao::body
