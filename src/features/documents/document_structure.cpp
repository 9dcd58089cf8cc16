// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_structure.hpp"
#include "base/text.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace tantrao::documents {
namespace {

constexpr std::size_t most_doubts_shown = 50;
constexpr std::size_t letters_of_text = 90;   // that stand behind a label

// Lists within lists; ids are those of the provisions with "ct-" before them, for the page has others of its own.
class Outline {
  public:
    Outline(const web::Ui& ui, const law::LegalText& text, const law::SourceLines& lines) : ui_(ui), lines_(lines)
    {
        for (const law::Doubt& doubt : text.doubts)
            doubted_.insert(doubt.at);
        for (const law::Node& part : text.parts)
            part_of(part);
    }
    std::string take() { return std::move(html_); }

  private:
    void part_of(const law::Node& part)
    {
        if (part.kind == law::Kind::body)
            return provisions_of(part);
        const std::string label = part.kind == law::Kind::appendix
                                      ? law::label_of(part)
                                      : ui_.messages.get("vi", "documents.structure." + std::string(law::name_of(part.kind)));
        html_ += fmt::format("<li><strong>{}</strong> {}", text::escape_html(label), shortened(words_of(part)));
        nested(part);
        html_ += "</li>";
    }

    void provisions_of(const law::Node& node)
    {
        for (const law::Node& child : node.children)
            if (law::is_provision(child.kind))
                provision(child);
    }

    void provision(const law::Node& node)
    {
        const std::size_t line = next_ < lines_.provisions.size() ? lines_.provisions[next_] : 0;
        ++next_;
        html_ += fmt::format("<li id=\"ct-{}\"><a href=\"#text\" data-line=\"{}\">{}</a> {}{}", text::escape_html(node.id), line,
                             text::escape_html(law::label_of(node)), shortened(words_of(node)),
                             doubted_.contains(node.id) ? unsure() : "");
        nested(node);
        html_ += "</li>";
    }

    void nested(const law::Node& node)
    {
        const std::size_t before = html_.size();
        provisions_of(node);
        if (html_.size() > before) {
            html_.insert(before, "<ul>");
            html_ += "</ul>";
        }
    }

    std::string unsure() const
    {
        return fmt::format(" <span class=\"state\" data-state=\"returned\">{}</span>",
                           text::escape_html(ui_.messages.get("vi", "documents.structure.unsure")));
    }

    static std::string words_of(const law::Node& node)
    {
        if (node.kind == law::Kind::recipients)
            return "";   // they begin with the same words
        if (!node.heading.empty())
            return node.heading + (node.text.empty() ? "" : " – " + node.text);
        for (const law::Node& child : node.children)
            if (!law::is_provision(child.kind) && !child.text.empty())
                return child.text;
        return node.text;
    }

    static std::string shortened(const std::string& words) { return text::escape_html(text::shorten(words, letters_of_text)); }

    const web::Ui& ui_;
    const law::SourceLines& lines_;
    std::set<std::string, std::less<>> doubted_;
    std::size_t next_ = 0;   // provision, in the order of the text
    std::string html_;
};

void add_doubts(view::Values& values, const web::Ui& ui, const law::LegalText& text, const law::SourceLines& lines)
{
    const auto count = static_cast<std::int64_t>(text.doubts.size());
    values.show_if(count > 0, "DOUBTS_IF").show_if(count == 0, "SURE");
    values.set("COUNT", count);
    for (std::size_t i = 0; i < std::min(text.doubts.size(), most_doubts_shown); ++i) {
        const law::Doubt& doubt = text.doubts[i];
        values.row("DOUBTS")
            .set("HREF", doubt.at.empty() ? "#text" : "#ct-" + doubt.at)
            .set("LINE", static_cast<std::int64_t>(lines.doubts[i]))
            .set("WHAT", ui.messages.get("vi", doubt.code))
            .set("QUOTE", doubt.quote);
    }
    values.set_if("MORE", text.doubts.size() > most_doubts_shown ? std::to_string(text.doubts.size() - most_doubts_shown) : "");
}

}   // namespace

view::SafeHtml structure_part(const web::Ui& ui, const ReadText& read)
{
    view::Values values;
    if (read.tree && !read.tree->empty()) {
        values.show("TEXT_IF");
        add_doubts(values, ui, *read.tree, read.lines);
        values.set("OUTLINE", view::SafeHtml{Outline(ui, *read.tree, read.lines).take()});
    } else {
        values.show("NOTHING");
    }
    return web::render_part(ui, "features/documents/templates/desk/structure.tpl", values);
}

}   // namespace tantrao::documents
