// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/amendments.hpp"

#include "law/amendment_statement.hpp"
#include "law/line_marks.hpp"

#include <algorithm>

namespace tantrao::law {

namespace {

using Does = Amendment::Does;

constexpr std::size_t most_amendments = 2000;   // of one text

constexpr std::string_view opening = "“", closing = "”", straight_quote = "\"";

std::size_t count_of(std::string_view line, std::string_view mark)
{
    std::size_t count = 0;
    for (std::size_t at = 0; (at = line.find(mark, at)) != std::string_view::npos; at += mark.size())
        ++count;
    return count;
}

// Without the mark that opens the quotation, or that closes it with a stop behind it.
void drop_opening(std::string& line)
{
    for (const std::string_view mark : {opening, straight_quote})
        if (line.starts_with(mark)) {
            line.erase(0, mark.size());
            return;
        }
}

void drop_closing(std::string& line)
{
    for (const std::string_view mark : {closing, straight_quote}) {
        const std::size_t at = line.rfind(mark);
        if (at != std::string::npos && line.find_first_not_of(".;,", at + mark.size()) == std::string::npos) {
            line.erase(at);
            return;
        }
    }
}

// “Điều 5b. …”: a quotation of one line.
bool begins_quoted_provision(std::string_view line)
{
    for (const std::string_view mark : {opening, straight_quote})
        if (line.starts_with(mark))
            return mark_of(line.substr(mark.size())).has_value();
    return false;
}

// Lines between quotation marks without those; several quotations may follow each other.
void drop_quotes(std::vector<std::string>& lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string& line = lines[i];
        const std::size_t opened = count_of(line, opening), closed = count_of(line, closing);
        const bool odd = count_of(line, straight_quote) % 2 == 1;
        const bool whole = opened == closed && !odd && (lines.size() == 1 || begins_quoted_provision(line));
        if (opened > closed || whole || (odd && i == 0))
            drop_opening(line);
        if (closed > opened || whole || (odd && i > 0))
            drop_closing(line);
    }
}

// A sentence between quotation marks, which is a paragraph for the parser where it begins no provision.
bool is_quotation(const Node& node)
{
    const std::string_view text = node.text;
    return node.kind == Kind::paragraph && text.starts_with(opening) && text.rfind(closing) != std::string_view::npos &&
           text.find_first_not_of(".;,", text.rfind(closing) + closing.size()) == std::string_view::npos;
}

struct Context {
    std::string document, inside;
};

class Finder {
  public:
    void part(const Node& node, const Context& context) { read(node, "", context); }
    std::vector<Amendment> take() { return std::move(out_); }

  private:
    // A sentence and the quotation behind it.
    struct Open {
        Statement statement;
        std::vector<std::string> wording;
        std::string at;
        std::size_t found_before = 0;
    };

    // What stands in the other text's own words is for `open`; everything else is read as sentences.
    void read(const Node& node, std::string at, Context context)
    {
        at = is_provision(node.kind) && !node.id.empty() ? node.id : at;
        Open open;
        sentence(node.heading, at, open, context);
        for (const Node& child : node.children) {
            if (out_.size() >= most_amendments)
                return;
            if (child.kind == Kind::quoted || (open.statement.announces_text && is_quotation(child))) {
                open.wording.push_back(child.text);
            } else if (child.kind == Kind::paragraph || child.kind == Kind::item) {
                sentence(child.text, at, open, context);
            } else if (is_provision(child.kind)) {
                read(child, at, context);
            }
        }
        settle(open);
    }

    void sentence(std::string_view text, const std::string& at, Open& open, Context& context)
    {
        if (text.empty())
            return;
        settle(open);
        open = {read_statement(text, context.inside), {}, at, out_.size()};
        if (!open.statement.document.empty())
            context.document = open.statement.document;
        if (!open.statement.subject.empty())
            context.inside = open.statement.subject;
        for (Amendment& amendment : open.statement.amendments)
            if (amendment.document.empty())
                amendment.document = context.document;
    }

    // A sentence that announces a text but has none is about those below it, or nobody knows.
    void settle(Open& open)
    {
        drop_quotes(open.wording);
        for (Amendment& amendment : open.statement.amendments) {
            const bool writes = amendment.does == Does::rewrites || amendment.does == Does::adds;
            const bool is_heading =
                writes && open.wording.empty() && (!open.statement.announces_text || out_.size() > open.found_before);
            if (is_heading || out_.size() >= most_amendments)
                continue;
            amendment.at = open.at;
            if (writes && !open.statement.is_partial)
                amendment.wording = open.wording;
            if (amendment.does == Does::ends && open.statement.is_partial)
                amendment.does = Does::rewrites;   // what is left of the provision is not known
            kept_.push_back(std::move(amendment));
        }
        out_.insert(out_.end(), std::make_move_iterator(kept_.begin()), std::make_move_iterator(kept_.end()));
        kept_.clear();
        open = {};
    }

    std::vector<Amendment> out_, kept_;
};

}   // namespace

std::vector<Amendment> find_amendments(const LegalText& amending)
{
    Context context;
    if (const Node* title = find_part(amending, Kind::title))
        context.document = read_statement(title->text, "").document;
    Finder finder;
    for (const Node& part : amending.parts)
        if (part.kind == Kind::body || part.kind == Kind::attachment)
            finder.part(part, context);
    return finder.take();
}

}   // namespace tantrao::law
