// A text after an amendment: nodes are replaced, put in, emptied or reworded. The cost of an amendment follows what it changes and how
// many articles there are, not how long the text is.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/amendments.hpp"

#include "law/line_marks.hpp"
#include "law/provision_numbers.hpp"
#include "law/provision_words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace tantrao::law {

namespace {

using Does = Amendment::Does;

// A node and the list it stands in.
struct Place {
    std::vector<Node>* list = nullptr;
    std::size_t at = 0;
    Node& node() const { return (*list)[at]; }
};

// What an article, clause or point holds has its id in front.
std::optional<Place> find_in(std::vector<Node>& list, std::string_view id)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].id == id)
            return Place{&list, i};
        if (list[i].kind >= Kind::article ? !is_within(id, list[i].id) : is_leaf(list[i].kind))
            continue;
        if (const auto found = find_in(list[i].children, id))
            return found;
    }
    return std::nullopt;
}

std::optional<Place> place_of(LegalText& text, std::string_view id)
{
    return id.empty() ? std::nullopt : find_in(text.parts, id);
}

// "khoan" of "dieu-5-khoan-2", and where its word begins.
std::size_t last_word(std::string_view id)
{
    const std::size_t number = id.rfind('-');
    const std::size_t before = number == std::string_view::npos || number == 0 ? number : id.rfind('-', number - 1);
    return before == std::string_view::npos ? 0 : before + 1;
}

// "dieu-5" of "dieu-5a", "dieu-5dd" of "dieu-5e", "dieu-5-khoan-3" of "dieu-5-khoan-4": what may stand right before.
std::vector<std::string> before(std::string_view id)
{
    std::vector<std::string> out;
    const std::size_t number = id.rfind('-') + 1;
    std::size_t digits = number;
    while (digits < id.size() && id[digits] >= '0' && id[digits] <= '9')
        ++digits;
    if (digits - number > 4)
        return out;
    const std::string_view written = id.substr(digits), letter = written == "dd" ? "đ" : written;   // as ids write it
    for (const std::string_view other : point_row)
        if (!letter.empty() && follows(Kind::point, other, letter))
            out.push_back(std::string(id.substr(0, digits)) + std::string(other == "đ" ? "dd" : other));
    if (digits == number)
        return out;
    if (!letter.empty())
        out.emplace_back(id.substr(0, digits));
    else if (const int value = std::stoi(std::string(id.substr(number, digits - number))); value > 1)
        out.push_back(std::string(id.substr(0, number)) + std::to_string(value - 1));
    return out;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string out;
    for (const std::string& line : lines)
        out += line + "\n";
    return out;
}

Node paragraph(std::string text)
{
    Node node;
    node.text = std::move(text);
    return node;
}

TextSize size_of(const std::vector<Node>& nodes);

TextSize size_of(const Node& node)
{
    const TextSize inside = size_of(node.children);
    return {node.heading.size() + node.text.size() + inside.bytes, 1 + inside.nodes};
}

TextSize size_of(const std::vector<Node>& nodes)
{
    TextSize sum;
    for (const Node& node : nodes) {
        const TextSize one = size_of(node);
        sum.bytes += one.bytes;
        sum.nodes += one.nodes;
    }
    return sum;
}

std::size_t times_in(std::string_view text, std::string_view words)
{
    std::size_t times = 0;
    for (std::size_t at = 0; (at = text.find(words, at)) != std::string_view::npos; at += words.size())
        ++times;
    return times;
}

std::size_t times_in(const Node& node, std::string_view words)
{
    std::size_t times = times_in(node.heading, words) + times_in(node.text, words);
    for (const Node& child : node.children)
        times += times_in(child, words);
    return times;
}

void replace_words(std::string& line, std::string_view from, std::string_view to)
{
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = line.find(from, done)) != std::string::npos; done = at + from.size())
        out.append(line, done, at - done).append(to);
    if (done > 0)
        line = text::clean_line(out.append(line, done));   // where words went, two blanks meet
}

void replace_words(Node& node, std::string_view from, std::string_view to)
{
    replace_words(node.heading, from, to);
    replace_words(node.text, from, to);
    for (Node& child : node.children)
        replace_words(child, from, to);
}

}   // namespace

// One amendment at work.
class Amender {
  public:
    Amender(AmendedText& text, const Amendment& amendment) : text_(text.text_), size_(text.size_), amendment_(amendment)
    {
        if (!amendment.wording.empty())
            if (auto parsed = parse_text(joined(amendment.wording)))
                wording_ = std::move(*parsed);
    }

    // False where the new text cannot be known.
    bool change(const std::string& id)
    {
        const auto place = place_of(text_, id);
        if (!place)
            return amendment_.does != Does::ends && amendment_.does != Does::rewords && put_in(id);
        Node& node = place->node();
        switch (amendment_.does) {
        case Does::ends: return end(node);
        case Does::rewords: return reword(node);
        case Does::adds:
        case Does::rewrites: break;
        }
        return rewrite(node, id);
    }

  private:
    // Counts `added` in place of `dropped`; false, and nothing is counted, where the text would be none that may be stored.
    bool takes(const TextSize& added, const TextSize& dropped)
    {
        const TextSize whole{size_.bytes - dropped.bytes + added.bytes, size_.nodes - dropped.nodes + added.nodes};
        if (whole.bytes > Limits{}.text_bytes || whole.nodes > static_cast<std::size_t>(Limits{}.nodes))
            return false;
        size_ = whole;
        return true;
    }

    bool reword(Node& node)
    {
        const std::string &from = amendment_.old_words, &to = amendment_.new_words;
        const std::size_t times = from.empty() ? 0 : times_in(node, from);
        if (times == 0 || !takes({times * to.size(), 0}, {times * from.size(), 0}))
            return false;
        replace_words(node, from, to);
        return true;
    }

    // Puts paragraphs in place of all that the provision says.
    bool fill(Node& node, std::vector<Node> paragraphs)
    {
        TextSize dropped = size_of(node.children);
        dropped.bytes += node.heading.size();
        if (!takes(size_of(paragraphs), dropped))
            return false;
        node.heading.clear();
        node.children = std::move(paragraphs);
        return true;
    }

    bool end(Node& node) { return fill(node, {paragraph(std::string(repealed_text))}); }

    // The provision as the wording has it: "2." of “2. …” for dieu-5-khoan-2.
    const Node* worded(std::string_view id) const
    {
        for (std::size_t at = 0; at < id.size(); ++at) {
            if (at > 0 && id[at - 1] != '-')
                continue;
            const std::string_view rest = id.substr(at);
            if (rest.starts_with("dieu-") || rest.starts_with("khoan-") || rest.starts_with("diem-"))
                if (const Node* node = find(wording_, rest))
                    return node;
        }
        return nullptr;
    }

    bool rewrite(Node& node, const std::string& id)
    {
        if (const Node* found = worded(id); found != nullptr && found->kind == node.kind) {
            if (!takes(size_of(*found), size_of(node)))
                return false;
            Node fresh = *found;
            fresh.id = std::move(node.id);
            assign_ids_below(fresh);
            node = std::move(fresh);
            return true;
        }
        const auto& lines = amendment_.wording;
        const bool is_small = node.kind == Kind::clause || node.kind == Kind::point;
        if (!is_small || lines.empty() || amendment_.provisions.size() > 1 || mark_of(lines[0]))
            return false;
        std::vector<Node> paragraphs;
        for (const std::string& line : lines)
            paragraphs.push_back(paragraph(line));
        return fill(node, std::move(paragraphs));
    }

    bool put_in(const std::string& id)
    {
        const Node* found = worded(id);
        if (found == nullptr)
            return false;
        std::vector<std::string> neighbours = before(id);
        if (!amendment_.after.empty())   // each one behind the one put in before it
            neighbours.insert(neighbours.begin(), {last_put_in_, amendment_.after});
        for (const std::string& neighbour : neighbours)
            if (const auto place = place_of(text_, neighbour); place && place->node().kind == found->kind) {
                const std::string beside = place->node().id;
                const bool is_twice = beside.find("-lan-") != std::string::npos;
                return put({place->list, place->at + 1}, *found,
                           is_twice ? "" : beside.substr(0, last_word(beside)) + id.substr(last_word(id)));
            }
        const bool is_small = found->kind == Kind::clause || found->kind == Kind::point;
        const auto holder = is_small ? place_of(text_, holder_of(id)) : std::nullopt;
        if (!holder || !may_hold(holder->node().kind, found->kind))
            return false;
        auto& list = holder->node().children;
        return put({&list, list.size()}, *found, id);
    }

    // `id`: what it is called here; "" where only the whole text tells.
    bool put(const Place& place, Node fresh, std::string id)
    {
        if (!takes(size_of(fresh), {}))
            return false;
        const bool is_known = !id.empty() && !place_of(text_, id);
        fresh.id = std::move(id);
        assign_ids_below(fresh);
        place.list->insert(place.list->begin() + static_cast<std::ptrdiff_t>(place.at), std::move(fresh));
        if (!is_known)
            assign_ids(text_);
        last_put_in_ = place.node().id;
        return true;
    }

    LegalText& text_;
    TextSize& size_;
    const Amendment& amendment_;
    LegalText wording_;
    std::string last_put_in_;
};

AmendedText::AmendedText(LegalText text) : text_(std::move(text)), size_(size_of(text_.parts)) {}

std::vector<std::string> AmendedText::apply(const Amendment& amendment)
{
    std::vector<std::string> unknown;
    Amender amender(*this, amendment);
    for (const std::string& id : amendment.provisions)
        if (!amender.change(id))
            unknown.push_back(id);
    is_settled_ = false;
    return unknown;
}

const LegalText& AmendedText::text()
{
    if (!std::exchange(is_settled_, true))
        assign_ids(text_);
    return text_;
}

}   // namespace tantrao::law
