// Plain text to a tree: provisions and their blocks, one line at a time.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/letters.hpp"
#include "law/parsing.hpp"
#include "law/provision_numbers.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace tantrao::law {

namespace {

constexpr std::size_t longest_quotation = 400;     // lines of text that an amendment gives to another document
constexpr std::size_t longest_row = 30;            // points looked at to see whether a row has ended
constexpr std::size_t longest_parenthesis = 400;   // bytes of it before a line that ends it
constexpr std::size_t quote_letters = 60;          // of a line that a doubt shows

bool begins_with_quote(std::string_view line) { return line.starts_with("“") || line.starts_with('"'); }

std::size_t index_of(Kind kind) { return static_cast<std::size_t>(kind) - static_cast<std::size_t>(Kind::part); }

}   // namespace

Node& Parser::add(Node& parent, Kind kind, std::string text, std::string mark)
{
    Node& node = parent.children.emplace_back();
    node.kind = kind;
    node.text = std::move(text);
    node.mark = std::move(mark);
    ++nodes_;
    return node;
}

void Parser::append_text(std::string& to, std::string_view more) { to += (to.empty() ? "" : " ") + std::string(more); }

void Parser::doubt(std::string_view code, std::string_view quote)
{
    const std::size_t number = !done() ? line().number : source_.lines.empty() ? 0 : source_.lines.front().number;
    doubts_.push_back(
        {provision_lines_.size(), number, Doubt{"", std::string(code), text::clean_line(text::shorten(quote, quote_letters))}});
}

bool Parser::before_is_unfinished() const { return at_ > 0 && is_unfinished(source_.lines[at_ - 1].text); }

namespace {

// "… tại Tờ trình ngày", above "02.3.2026."
bool wants_number(std::string_view line)
{
    constexpr std::array<std::string_view, 6> words{" ngày", " số", " tháng", " năm", " khoản", " Điều"};
    return std::ranges::any_of(words, [line](std::string_view word) { return line.ends_with(word); });
}

}   // namespace

// "(nếu", above "có). Các cơ quan …"; but not "b) …" in its row, whose parenthesis is its own.
bool Parser::in_parenthesis() const
{
    if (last_text_ == nullptr || line().after_blank)
        return false;
    const std::string_view before =
        std::string_view(*last_text_).substr(last_text_->size() - std::min(last_text_->size(), longest_parenthesis));
    const std::size_t open = before.rfind('(');
    if (open == std::string_view::npos || before.find(')', open) != std::string_view::npos)
        return false;
    const auto mark = mark_of(line().text);
    const std::string_view here = mark && !stack_.empty() && fits(*mark) ? mark->rest : std::string_view(line().text);
    const std::size_t close = here.find(')');
    return close != std::string_view::npos && close < here.find('(');
}

// Whether the line goes on with the sentence of the line above.
bool Parser::continues() const
{
    const bool unfinished = before_is_unfinished();
    if (in_parenthesis())
        return true;
    if (at_ > 0 && !line().after_blank && is_digit(line().text.front()) && wants_number(source_.lines[at_ - 1].text))
        return true;
    const std::size_t begin = !line().after_blank && line().text.starts_with('(') ? 1 : 0;
    if (begins_lower(std::string_view(line().text).substr(begin)))
        return unfinished || (!line().after_blank && !item_mark(line().text) && source_.is_full(at_ - 1));
    return !line().after_blank && at_ > 0 && source_.is_full(at_ - 1);
}

void Parser::start_part(Kind kind)
{
    close_part();
    Node& part = out_.parts.emplace_back();
    part.kind = kind;
    ++nodes_;
    stack_.push_back({&part, {}});
    last_article_.clear();
    closed_ = false;
}

void Parser::close_part()
{
    stack_.clear();
    last_text_ = nullptr;
}

void Parser::pop_to(Kind kind)
{
    while (stack_.size() > 1 && !may_hold(top().kind, kind))
        stack_.pop_back();
}

Result<LegalText> Parser::parse(SourceLines& lines)
{
    front_matter();
    provisions();
    if (nodes_ > limits_.nodes)
        return Error::of(ErrorKind::too_large, "law.too_large");
    settle_headings(out_);
    assign_ids(out_);
    std::vector<const Node*> opened{nullptr};   // provisions are counted from 1
    visit(out_, [&](const Node& node) {
        if (is_provision(node.kind))
            opened.push_back(&node);
    });
    const auto keep = [&](std::string id, std::size_t line, Doubt doubt) {
        doubt.at = std::move(id);
        out_.doubts.push_back(std::move(doubt));
        lines.doubts.push_back(line);
    };
    for (Raised& each : doubts_)
        keep(each.provision > 0 && each.provision < opened.size() ? opened[each.provision]->id : "", each.line,
             std::move(each.doubt));
    for (std::size_t i = 1; i < opened.size(); ++i)
        if (opened[i]->kind == Kind::article && opened[i]->id.find("-lan-") != std::string::npos)
            keep(opened[i]->id, provision_lines_[i - 1],
                 {"", "law.doubt.number_twice",
                  text::clean_line(text::shorten(opened[i]->mark + " " + opened[i]->heading, quote_letters))});
    lines.provisions = std::move(provision_lines_);
    return std::move(out_);
}

void Parser::provisions()
{
    if (!done())
        start_part(Kind::body);
    while (!done() && nodes_ <= limits_.nodes)
        provision_line();
    // Plans have sections, and directives clauses alone; both have no grounds.
    const bool needs_articles = provision_lines_.empty() || (!sections_seen_ && find_part(out_, Kind::preamble) != nullptr);
    if (!articles_seen_ && needs_articles)
        doubt("law.doubt.no_articles", source_.lines.empty() ? "" : source_.lines.front().text);
}

void Parser::provision_line()
{
    const std::string& text = line().text;
    if (is_rule(text)) {
        ++at_;
        return;
    }
    if (in_parenthesis())
        return block();
    if (begins_with_quote(text) && quotation())
        return;
    if (new_part_here())
        return open_new_part();
    if (closing())
        return;
    const auto mark = mark_of(text);
    if (mark && structure(*mark))
        return;
    block();
}

// Opens what the mark says if it fits; false if the line is text.
bool Parser::structure(Mark mark)
{
    if (mark.kind == Kind::point && mark.number == "d" && last_of(Kind::point) == "d") {   // a scanner loses the bar of đ first
        mark.number = "đ";
        mark.noisy = true;
    }
    const bool cut = at_ > 0 && !line().after_blank && before_is_unfinished() && last_text_ != nullptr;
    const bool in_order = fits(mark);
    if (mark.roman && (!in_order || cut))
        return false;
    if (cut && (!in_order || mark.kind == Kind::point) && source_.is_full(at_ - 1))
        return false;
    const bool needs_row =
        mark.number.find('.') != std::string::npos || (mark.mark.ends_with('.') && last_of(Kind::point).empty());
    if (mark.kind == Kind::point && needs_row && !in_order)
        return false;
    if (!in_order && mark.kind <= Kind::article && cut) {
        doubt("law.doubt.number_gap", line().text);
        return false;
    }
    if (!in_order && mark.kind == Kind::clause) {
        // A number in the middle of a sentence, or a clause after one that is missing.
        const bool is_sentence = (cut && !begins_upper(mark.rest)) || mark.noisy || mark.number.size() > 2;
        if (is_sentence && cut)
            doubt("law.doubt.number_gap", line().text);
        if (is_sentence)
            return false;
    }
    open(mark);
    if (!in_order)
        doubt("law.doubt.number_gap", line().text);
    if (mark.noisy)
        doubt("law.doubt.number_mended", line().text);
    words_behind(mark);
    return true;
}

// What stands behind the mark of the provision just opened, and the lines below that are its name.
void Parser::words_behind(const Mark& mark)
{
    Node& node = top();
    ++at_;
    if (mark.kind > Kind::article) {
        last_text_ = mark.rest.empty() ? nullptr : &add(node, Kind::paragraph, std::string(mark.rest)).text;
        return;
    }
    node.heading = std::string(mark.rest);
    last_text_ = &node.heading;
    if (mark.kind == Kind::article)
        return;
    heading_lines(node, node.heading.empty() || is_capitals(node.heading));
    if (is_capitals(node.heading))
        last_text_ = nullptr;   // all its lines are taken
}

// The number of the provision of that kind before this line, where a next one would stand beside it.
const std::string& Parser::last_of(Kind kind) const
{
    const Open* holder = &stack_.front();
    for (const Open& open : stack_)
        if (may_hold(open.node->kind, kind))
            holder = &open;
    return holder->last[index_of(kind)];
}

bool Parser::fits(const Mark& mark) const
{
    if (mark.kind == Kind::article)
        return follows(mark.kind, last_article_, mark.number) || (closed_ && mark.number == "1");
    const std::string& last = last_of(mark.kind);
    if (mark.kind == Kind::point && mark.number.find('.') != std::string::npos && last.empty())
        return std::ranges::any_of(
            stack_, [&](const Open& open) { return open.node->kind == Kind::clause && mark.number == open.node->number + ".1"; });
    if (mark.kind == Kind::part && starts_with_fold(mark.number, "thu "))
        return true;   // ordinal words are not counted
    if ((mark.kind == Kind::chapter || mark.kind == Kind::section) && !mark.roman && (mark.number == "1" || mark.number == "I"))
        return true;
    return follows(mark.kind, last, mark.number) ||
           (mark.kind == Kind::chapter && stack_.front().last[index_of(Kind::part)] != "");
}

void Parser::open(const Mark& mark)
{
    pop_to(mark.kind);
    stack_.back().last[index_of(mark.kind)] = mark.number;
    Node& node = add(top(), mark.kind, {}, mark.mark);
    node.number = mark.number;
    stack_.push_back({&node, {}});
    provision_lines_.push_back(line().number);
    sections_seen_ = sections_seen_ || mark.roman;
    if (mark.kind == Kind::article) {
        last_article_ = node.number;
        articles_seen_ = true;
    }
}

// The lines under "Chương I" that name it.
void Parser::heading_lines(Node& node, bool in_capitals)
{
    for (std::size_t taken = 0; !done() && taken < 6; ++taken, ++at_) {
        const std::string& text = line().text;
        const bool first = node.heading.empty();
        if ((!first && !in_capitals) || mark_of(text) || begins_with_quote(text) || is_recipients_begin(text) || item_mark(text))
            return;
        if (!first && !is_capitals(text) && !continues())
            return;
        if (is_rule(text))
            continue;
        if (!first && line().after_blank && is_signature_begin(text))
            return;
        if (first)
            in_capitals = is_capitals(text);
        append_text(node.heading, text);
        if (first && !in_capitals && letter_count(text) > 200) {
            doubt("law.doubt.heading_unsure", text);
            ++at_;
            return;
        }
    }
}

// Lines from an opening quotation mark to its end belong to another document.
bool Parser::quotation()
{
    std::size_t end = 0;
    int open = 0;
    bool closed = false;
    for (; has(end) && end < longest_quotation && !closed; ++end) {
        open = line(end).has_straight_quote ? (open + line(end).quotes) % 2 : open + line(end).quotes;
        closed = open <= 0;
    }
    if (!closed) {
        doubt("law.doubt.quote_unclosed", line().text);
        return false;
    }
    if (end == 1 && !mark_of(std::string_view(line().text).substr(line().text.starts_with('"') ? 1 : 3)))
        return false;   // a quoted word at the beginning of a sentence
    for (; end > 0; --end, ++at_)
        add(top(), Kind::quoted, line().text);
    last_text_ = nullptr;
    return true;
}

// After the last of the points, which its full stop marks, the clause itself goes on.
void Parser::leave_points()
{
    const auto ends_with = [](const Node& point, char stop) {
        return !point.children.empty() && point.children.back().text.ends_with(stop);
    };
    if (top().kind != Kind::point || !ends_with(top(), '.'))
        return;
    doubt("law.doubt.text_after_points", line().text);
    const auto& row = stack_[stack_.size() - 2].node->children;
    const std::size_t first = row.size() > longest_row ? row.size() - longest_row : 0;
    int points = 0;
    for (std::size_t i = first; i + 1 < row.size(); ++i) {
        if (row[i].kind == Kind::point && !ends_with(row[i], ';'))
            return;
        points += row[i].kind == Kind::point ? 1 : 0;
    }
    if (points > 0)
        stack_.pop_back();
}

// A paragraph, an item of a list, a table, or more of the sentence above.
void Parser::block()
{
    const Line& here = line();
    if (table_here()) {
        leave_points();
        return table();
    }
    if (last_text_ != nullptr && !item_mark(here.text) && continues()) {
        append_text(*last_text_, here.text);
    } else if (const auto item = item_mark(here.text)) {
        last_text_ = &add(top(), Kind::item, std::string(item->rest), item->mark).text;
    } else {
        leave_points();
        doubt_scattered_table();
        last_text_ = &add(top(), Kind::paragraph, here.text).text;
    }
    ++at_;
}

Result<LegalText> parse_text(std::string_view bytes, const Limits& limits)
{
    SourceLines lines;
    return parse_text(bytes, lines, limits);
}

Result<LegalText> parse_text(std::string_view bytes, SourceLines& lines, const Limits& limits)
{
    if (bytes.size() > limits.text_bytes)
        return Error::of(ErrorKind::too_large, "law.too_large");
    return Parser(bytes, limits).parse(lines);
}

}   // namespace tantrao::law
