// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/documents/relation_pages.hpp"
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

// Units of the picture are pixels; it is as wide as the smallest screens.
constexpr int width = 328, trunk = 10, left = 28, box_height = 34, gap = 8, heading_height = 26, group_gap = 12;
constexpr std::size_t longest_name = 36;   // characters in a box

class Drawing {
  public:
    explicit Drawing(const std::function<std::string(std::int64_t)>& more) : more_(more) {}

    void group(const RelationGroup& group)
    {
        line("relation-title", left, y_ + 18, group.title);
        y_ += heading_height;
        std::size_t shown = 0;
        for (const RelatedDocument& document : group.documents) {
            if (shown++ == most_boxes)
                break;
            box("relation-box", left, document.name);
            branch(group.is_incoming);
            y_ += box_height + gap;
        }
        const auto left_out = static_cast<std::int64_t>(group.documents.size() - std::min(group.documents.size(), most_boxes));
        if (group.more + left_out > 0) {
            line("relation-more", left, y_ + 14, more_(group.more + left_out));
            y_ += heading_height;
        }
        y_ += group_gap;
    }

    void middle(const std::string& name)
    {
        const int begin = y_;
        box("relation-middle", 0, name);
        y_ += box_height + gap;
        above_end_ = begin;
        below_begin_ = begin + box_height;
    }

    std::string take(const std::string& label)
    {
        std::string lines;
        if (first_incoming_ > 0)
            lines += trunk_line(first_incoming_, above_end_ - 2, true);
        if (last_outgoing_ > 0)
            lines += trunk_line(below_begin_, last_outgoing_, false);
        return fmt::format(
            "<svg class=\"relation-diagram\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\">{}{}</svg>",
            text::escape_html(label), width, y_, width, y_, lines, out_);
    }

  private:
    void line(std::string_view style, int x, int y, const std::string& words)
    {
        out_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", style, x, y, text::escape_html(words));
    }

    void box(std::string_view style, int x, const std::string& name)
    {
        out_ += fmt::format("<rect class=\"{}\" x=\"{}.5\" y=\"{}.5\" width=\"{}\" height=\"{}\" rx=\"4\"/>", style, x, y_,
                            width - x - 1, box_height - 1);
        line("relation-name", x + 10, y_ + 22, text::shorten(name, longest_name));
    }

    // From the trunk to the box: an arrow where the relation comes from the middle.
    void branch(bool is_incoming)
    {
        const int y = y_ + box_height / 2;
        out_ += fmt::format("<path class=\"relation-line\" d=\"M{} {}H{}\"/>", trunk, y, left);
        if (is_incoming && first_incoming_ == 0)
            first_incoming_ = y;
        if (!is_incoming) {
            out_ += fmt::format("<path class=\"relation-arrow\" d=\"M{} {}l-7 -4v8z\"/>", left, y);
            last_outgoing_ = y;
        }
    }

    static std::string trunk_line(int from, int to, bool arrow)
    {
        std::string out = fmt::format("<path class=\"relation-line\" d=\"M{} {}V{}\"/>", trunk, from, to);
        if (arrow)
            out += fmt::format("<path class=\"relation-arrow\" d=\"M{} {}l-4 -7h8z\"/>", trunk, to + 2);
        return out;
    }

    const std::function<std::string(std::int64_t)>& more_;
    std::string out_;
    int y_ = 0, first_incoming_ = 0, last_outgoing_ = 0, above_end_ = 0, below_begin_ = 0;
};

}   // namespace

std::string svg_of(const Diagram& diagram, const std::function<std::string(std::int64_t)>& more)
{
    Drawing drawing(more);
    for (const RelationGroup& group : diagram.incoming)
        drawing.group(group);
    drawing.middle(diagram.name);
    for (const RelationGroup& group : diagram.outgoing)
        drawing.group(group);
    return drawing.take(diagram.label);
}

}   // namespace tantrao::documents
