// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"
#include "body/link.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace tantrao::body {

namespace {

using text::escape_html;

constexpr std::string_view picture_sizes = "(min-width: 50rem) 44rem, 100vw";

std::string attr(const Json& node, std::string_view name) { return json_text(node["attrs"], name); }

// What a kind of file is called, where its media type does not end in it.
std::string_view kind_of_file(std::string_view type)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> names{{
        {"text/plain", "TXT"},
        {"audio/mpeg", "MP3"},
        {"image/jpeg", "JPG"},
        {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"},
        {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"},
        {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"},
        {"application/vnd.oasis.opendocument.text", "ODT"},
        {"application/vnd.oasis.opendocument.spreadsheet", "ODS"},
        {"application/vnd.oasis.opendocument.presentation", "ODP"},
    }};
    for (const auto& [known, name] : names)
        if (known == type)
            return name;
    return type.substr(type.find('/') == std::string_view::npos ? 0 : type.find('/') + 1);
}

bool is_bare(const Json& block) { return block["type"] == "paragraph" && block["content"].empty(); }

class Renderer {
  public:
    explicit Renderer(const FileLinks& files) : files_(files) {}

    std::string document(const Json& tree)
    {
        blocks(tree);
        return std::move(out_);
    }

  private:
    void blocks(const Json& parent)
    {
        for (const Json& child : parent["content"])
            block(child);
    }

    void block(const Json& node)
    {
        const std::string type = json_text(node, "type");
        if (is_bare(node))
            return;
        if (type == "paragraph")
            wrapped("p", node);
        else if (type == "heading")
            heading(node);
        else if (type == "bulletList")
            list("ul", node);
        else if (type == "orderedList")
            list("ol", node);
        else if (type == "blockquote")
            quote(node);
        else if (type == "note")
            note(node);
        else if (type == "table")
            table(node);
        else if (type == "figure")
            figure(node);
        else if (type == "attachment")
            attachment(node);
        else if (type == "horizontalRule")
            out_ += "<hr>\n";
    }

    void wrapped(std::string_view element, const Json& node)
    {
        out_ += fmt::format("<{}>", element);
        inlines(node);
        out_ += fmt::format("</{}>\n", element);
    }

    void heading(const Json& node)
    {
        const auto level = node["attrs"]["level"].get<int>();
        std::string words;
        for (const Json& child : node["content"])
            words += json_text(child, "text");
        out_ += fmt::format("<h{} id=\"muc-{}-{}\">", level, ++headings_, text::slug(words, 40));
        inlines(node);
        out_ += fmt::format("</h{}>\n", level);
    }

    void list(std::string_view element, const Json& node)
    {
        out_ += fmt::format("<{}>\n", element);
        for (const Json& item : node["content"]) {
            out_ += "<li>";
            // A single paragraph needs no element of its own.
            if (item["content"].size() == 1 && item["content"][0]["type"] == "paragraph")
                inlines(item["content"][0]);
            else
                blocks(item);
            out_ += "</li>\n";
        }
        out_ += fmt::format("</{}>\n", element);
    }

    void quote(const Json& node)
    {
        out_ += "<blockquote>\n";
        blocks(node);
        if (const std::string source = attr(node, "source"); !source.empty())
            out_ += fmt::format("<footer><cite>{}</cite></footer>\n", escape_html(source));
        out_ += "</blockquote>\n";
    }

    void note(const Json& node)
    {
        const bool important = attr(node, "kind") == "important";
        out_ += important ? "<div class=\"note note-important\" role=\"note\">\n<p class=\"note-title\">Lưu ý</p>\n"
                          : "<div class=\"note\" role=\"note\">\n<p class=\"note-title\">Ghi chú</p>\n";
        blocks(node);
        out_ += "</div>\n";
    }

    void table(const Json& node)
    {
        const std::string caption = attr(node, "caption");
        out_ += fmt::format("<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"{}\"><table>\n",
                            escape_html(caption.empty() ? fmt::format("Bảng {}", ++tables_) : caption));
        if (!caption.empty())
            out_ += fmt::format("<caption>{}</caption>\n", escape_html(caption));
        for (const Json& row : node["content"]) {
            out_ += "<tr>";
            for (const Json& cell : row["content"])
                table_cell(cell);
            out_ += "</tr>\n";
        }
        out_ += "</table></section>\n";
    }

    void table_cell(const Json& cell)
    {
        const Json& attrs = cell["attrs"];
        const bool is_empty = cell["content"].size() == 1 && is_bare(cell["content"][0]);
        const bool header = cell["type"] == "tableHeader" && !is_empty;   // an empty cell heads nothing
        out_ += header ? fmt::format("<th scope=\"{}\"", attrs["scope"] == "row" ? "row" : "col") : "<td";
        if (attrs["colspan"] != 1)
            out_ += fmt::format(" colspan=\"{}\"", attrs["colspan"].get<int>());
        if (attrs["rowspan"] != 1)
            out_ += fmt::format(" rowspan=\"{}\"", attrs["rowspan"].get<int>());
        out_ += '>';
        if (cell["content"].size() == 1 && cell["content"][0]["type"] == "paragraph")
            inlines(cell["content"][0]);
        else
            blocks(cell);
        out_ += header ? "</th>" : "</td>";
    }

    void figure(const Json& node)
    {
        const auto variants = files_.picture ? files_.picture(attr(node, "file")) : std::vector<FileLinks::Variant>{};
        const std::string image = picture_html(variants, attr(node, "alt"));
        if (image.empty())
            return;
        out_ += "<figure class=\"figure\">" + image;
        const std::string caption = attr(node, "caption");
        const std::string credit = attr(node, "credit");
        if (!caption.empty() || !credit.empty()) {
            out_ += "<figcaption>" + escape_html(caption);
            if (!credit.empty())
                out_ += fmt::format("{}<span class=\"credit\">Ảnh: {}</span>", caption.empty() ? "" : " ", escape_html(credit));
            out_ += "</figcaption>";
        }
        out_ += "</figure>\n";
    }

    void attachment(const Json& node)
    {
        const std::string address = files_.attachment ? files_.attachment(attr(node, "file"), attr(node, "name")) : "";
        if (address.empty())
            return;
        out_ += fmt::format("<p class=\"attachment\"><a href=\"{}\">{}</a> <span class=\"file-facts\">({})</span></p>\n",
                            escape_html(address), escape_html(attr(node, "name")),
                            escape_html(file_facts(attr(node, "type"), node["attrs"]["size"].get<std::int64_t>())));
    }

    // One link around neighbours that lead to the same place, whatever their other marks.
    void inlines(const Json& node)
    {
        std::string open_link;
        for (const Json& child : node["content"]) {
            const std::string href = link_of(child);
            if (href != open_link) {
                out_ += open_link.empty() ? "" : "</a>";
                open_link = href;
                if (!href.empty())
                    out_ += fmt::format("<a href=\"{}\"{}>", escape_html(href),
                                        is_external_link(href) ? " rel=\"noopener external\"" : "");
            }
            run(child);
        }
        out_ += open_link.empty() ? "" : "</a>";
    }

    static std::string link_of(const Json& run)
    {
        if (const auto marks = run.find("marks"); marks != run.end())
            for (const Json& mark : *marks)
                if (mark["type"] == "link")
                    return attr(mark, "href");
        return {};
    }

    void run(const Json& node)
    {
        if (node["type"] == "hardBreak") {
            out_ += "<br>";
            return;
        }
        std::string closing;
        if (const auto marks = node.find("marks"); marks != node.end())
            for (const Json& mark : *marks)
                if (const std::string_view element = element_of(json_text(mark, "type")); !element.empty()) {
                    out_ += fmt::format("<{}>", element);
                    closing = fmt::format("</{}>", element) + closing;
                }
        out_ += escape_html(json_text(node, "text")) + closing;
    }

    static std::string_view element_of(std::string_view mark)
    {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 5> elements{
            {{"bold", "strong"}, {"italic", "em"}, {"underline", "u"}, {"subscript", "sub"}, {"superscript", "sup"}}};
        for (const auto& [name, element] : elements)
            if (name == mark)
                return element;
        return {};
    }

    const FileLinks& files_;
    std::string out_;
    int headings_ = 0;
    int tables_ = 0;
};

std::string srcset_of(const std::vector<FileLinks::Variant>& variants, std::string_view type)
{
    std::string out;
    for (const auto& variant : variants)
        if (variant.type == type)
            out += fmt::format("{}{} {}w", out.empty() ? "" : ", ", escape_html(variant.url), variant.width);
    return out;
}

}   // namespace

std::string picture_html(const std::vector<FileLinks::Variant>& variants, std::string_view alt, bool at_once)
{
    const FileLinks::Variant* largest = nullptr;
    for (const auto& variant : variants)
        if (variant.type == "image/jpeg" && (largest == nullptr || variant.width > largest->width))
            largest = &variant;
    if (largest == nullptr)
        return {};
    std::string out = "<picture>";
    if (const std::string webp = srcset_of(variants, "image/webp"); !webp.empty())
        out += fmt::format("<source type=\"image/webp\" srcset=\"{}\" sizes=\"{}\">", webp, picture_sizes);
    out += fmt::format("<img src=\"{}\" srcset=\"{}\" sizes=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\"{}></picture>",
                       escape_html(largest->url), srcset_of(variants, "image/jpeg"), picture_sizes, largest->width,
                       largest->height, escape_html(alt), at_once ? " fetchpriority=\"high\"" : " loading=\"lazy\"");
    return out;
}

std::string to_html(const Tree& tree, const FileLinks& files) { return Renderer(files).document(tree.json()); }

std::string file_facts(std::string_view type, std::int64_t size)
{
    std::string kind(kind_of_file(type));
    for (char& c : kind)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    std::string amount = size >= 999'500 ? fmt::format("{:.1f} MB", static_cast<double>(size) / 1e6)
                                         : fmt::format("{} kB", std::max<std::int64_t>(1, (size + 500) / 1000));
    std::ranges::replace(amount, '.', ',');
    return kind.empty() ? amount : kind + ", " + amount;
}

}   // namespace tantrao::body
