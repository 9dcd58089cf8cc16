// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/html_guard.hpp"
#include "body/html_tags.hpp"

#include <algorithm>
#include <array>

namespace tantrao::body {

namespace {

enum class Role { mark, block, heading, paragraph, item, list, table, section, row, cell, caption, single, raw, dropped };

struct Rule {
    std::string_view name;      // in the input
    std::string_view written;   // in the output
    Role role;
};

// Elements that are not here vanish; their text stays.
constexpr Rule rules[] = {
    {"b", "b", Role::mark},
    {"strong", "b", Role::mark},
    {"i", "i", Role::mark},
    {"em", "i", Role::mark},
    {"u", "u", Role::mark},
    {"sub", "sub", Role::mark},
    {"sup", "sup", Role::mark},
    {"a", "a", Role::mark},
    {"h1", "h2", Role::heading},
    {"h2", "h2", Role::heading},
    {"h3", "h3", Role::heading},
    {"h4", "h4", Role::heading},
    {"h5", "h4", Role::heading},
    {"h6", "h4", Role::heading},
    {"p", "p", Role::paragraph},
    {"pre", "pre", Role::block},
    {"blockquote", "blockquote", Role::block},
    {"figure", "figure", Role::block},
    {"figcaption", "figcaption", Role::block},
    {"li", "li", Role::item},
    {"dt", "dd", Role::item},
    {"dd", "dd", Role::item},
    {"ul", "ul", Role::list},
    {"ol", "ol", Role::list},
    {"dl", "dl", Role::list},
    {"table", "table", Role::table},
    {"thead", "thead", Role::section},
    {"tbody", "tbody", Role::section},
    {"tfoot", "tfoot", Role::section},
    {"tr", "tr", Role::row},
    {"td", "td", Role::cell},
    {"th", "th", Role::cell},
    {"caption", "caption", Role::caption},
    {"br", "br", Role::single},
    {"hr", "hr", Role::single},
    {"img", "img", Role::single},
    {"div", "div", Role::block},
    {"section", "div", Role::block},
    {"article", "div", Role::block},
    {"aside", "div", Role::block},
    {"header", "div", Role::block},
    {"footer", "div", Role::block},
    {"main", "div", Role::block},
    {"nav", "div", Role::block},
    {"address", "div", Role::block},
    {"center", "div", Role::block},
    {"form", "div", Role::block},
    {"fieldset", "div", Role::block},
    {"legend", "div", Role::block},
    {"details", "div", Role::block},
    {"summary", "div", Role::block},
    {"dialog", "div", Role::block},
    {"hgroup", "div", Role::block},
    {"menu", "div", Role::block},
    {"dir", "div", Role::block},
    // Their content is no HTML: without an end tag the rest of the input is theirs.
    {"script", "", Role::raw},
    {"style", "", Role::raw},
    {"textarea", "", Role::raw},
    {"title", "", Role::raw},
    {"xmp", "", Role::raw},
    {"iframe", "", Role::raw},
    {"noembed", "", Role::raw},
    {"noframes", "", Role::raw},
    {"plaintext", "", Role::raw},
    {"select", "", Role::dropped},
    {"datalist", "", Role::dropped},
    {"button", "", Role::dropped},
    {"svg", "", Role::dropped},
    {"math", "", Role::dropped},
    {"object", "", Role::dropped},
    {"applet", "", Role::dropped},
    {"audio", "", Role::dropped},
    {"video", "", Role::dropped},
    {"canvas", "", Role::dropped},
    {"template", "", Role::dropped},
    {"noscript", "", Role::dropped},
};

bool is_table_part(Role role)
{
    return role == Role::section || role == Role::row || role == Role::cell || role == Role::caption;
}

constexpr std::array<std::string_view, 8> kept_attributes{"href", "src",     "data-src", "data-original",
                                                          "alt",  "colspan", "rowspan",  "scope"};
constexpr std::array<std::string_view, 5> list_attributes{"type", "start", "reversed", "value", "style"};   // of lists and items

class Guard {
  public:
    Guard(std::string_view html, const Limits& limits) : tags_(html), limits_(limits) { out_.reserve(html.size()); }

    Result<std::string> run()
    {
        for (auto kind = tags_.next(); kind != HtmlTags::Kind::end; kind = tags_.next()) {
            if (kind == HtmlTags::Kind::text)
                out_ += tags_.text() == "<" ? std::string_view("&lt;") : tags_.text();
            else
                one_tag(tags_.tag());
            if (open_.size() > static_cast<std::size_t>(limits_.html_depth) || marks_ > limits_.html_unclosed_formatting)
                return Error::invalid("body.html.too_deep");
            if (written_ > 2 * limits_.nodes)
                return Error::invalid("body.html.too_large");
        }
        return std::move(out_);
    }

  private:
    struct Open {
        std::string_view name;
        Role role;
        std::string start_tag;
    };

    void one_tag(const HtmlTag& tag)
    {
        const auto* found = std::ranges::find(rules, tag.name, &Rule::name);
        if (found == std::end(rules))
            return;
        const Rule& rule = *found;
        if (rule.role == Role::raw || rule.role == Role::dropped) {
            if (!tag.closing && !tags_.skip_past_end(tag.name) && rule.role == Role::raw)
                tags_.skip_rest();
            return;
        }
        if (tag.closing && rule.written != "br")
            close(rule);
        else
            start(rule, tag);
    }

    void start(const Rule& rule, const HtmlTag& tag)
    {
        make_room(rule);
        if (is_table_part(rule.role) && !prepare_table(rule.role)) {
            out_ += ' ';   // a cell outside a table still ends a word
            return;
        }
        push({rule.written, rule.role, start_tag(rule, tag)});
        if (rule.role == Role::single)
            open_.pop_back();
    }

    // Closes what cannot hold the new element.
    void make_room(const Rule& rule)
    {
        if (rule.role == Role::mark) {
            if (rule.written == "a")
                close_innermost([](const Open& open) { return open.name == "a"; });
            return;
        }
        if (rule.role == Role::single && rule.written != "hr")
            return;
        close_innermost([](const Open& open) { return open.role == Role::paragraph; });
        if (rule.role == Role::heading)
            close_innermost([](const Open& open) { return open.role == Role::heading; });
        if (rule.role == Role::item) {
            const std::size_t item =
                innermost([](const Open& open) { return open.role == Role::item || open.role == Role::list; });
            if (item < open_.size() && open_[item].role == Role::item)
                close_down_to(item);
        }
    }

    // Goes back to where this part of a table may stand; false if no table is open.
    bool prepare_table(Role role)
    {
        std::size_t at = open_.size();
        while (at > 0 && open_[at - 1].role != Role::table)
            --at;
        if (at == 0)
            return false;
        const auto find = [&](Role wanted) {
            const auto found = std::find_if(open_.begin() + static_cast<std::ptrdiff_t>(at), open_.end(),
                                            [wanted](const Open& open) { return open.role == wanted; });
            return static_cast<std::size_t>(found - open_.begin());
        };
        const std::size_t section = find(Role::section);
        const std::size_t row = find(Role::row);
        if (role == Role::cell && row < open_.size())
            close_down_to(row + 1);
        else if ((role == Role::row || role == Role::cell) && section < open_.size())
            close_down_to(section + 1);
        else
            close_down_to(at);
        if (role == Role::cell && row >= open_.size())
            push({"tr", Role::row, "<tr>"});
        return true;
    }

    void close(const Rule& rule)
    {
        std::size_t at = open_.size();
        while (at > 0 && open_[at - 1].name != rule.written) {
            const Role passed = open_[at - 1].role;
            const bool ends_here = rule.role == Role::table   ? false
                                   : is_table_part(rule.role) ? passed == Role::table
                                                              : passed == Role::table || is_table_part(passed);
            if (ends_here)
                return;
            --at;
        }
        if (at == 0)
            return;
        std::vector<Open> again;
        // Formatting that ends inside what began after it: what began after it goes on.
        if (rule.role == Role::mark)
            again.assign(open_.begin() + static_cast<std::ptrdiff_t>(at), open_.end());
        close_down_to(at - 1);
        for (Open& open : again)
            push(std::move(open));
    }

    // The innermost open element of the same table cell that fits; open_.size() if there is none.
    template <class Fits>
    std::size_t innermost(Fits fits) const
    {
        for (std::size_t at = open_.size(); at > 0; --at) {
            if (fits(open_[at - 1]))
                return at - 1;
            if (open_[at - 1].role == Role::table || is_table_part(open_[at - 1].role))
                break;
        }
        return open_.size();
    }

    template <class Fits>
    void close_innermost(Fits fits)
    {
        close_down_to(innermost(fits));
    }

    void close_down_to(std::size_t size)
    {
        while (open_.size() > size) {
            const Open& last = open_.back();
            out_.append("</").append(last.name) += '>';
            marks_ -= last.role == Role::mark ? 1 : 0;
            open_.pop_back();
        }
    }

    void push(Open open)
    {
        out_ += open.start_tag;
        ++written_;
        marks_ += open.role == Role::mark ? 1 : 0;
        open_.push_back(std::move(open));
    }

    static bool is_kept(Role role, std::string_view attribute)
    {
        const bool is_list = role == Role::list || role == Role::item;
        return std::ranges::find(kept_attributes, attribute) != kept_attributes.end() ||
               (is_list && std::ranges::find(list_attributes, attribute) != list_attributes.end());
    }

    static std::string start_tag(const Rule& rule, const HtmlTag& tag)
    {
        std::string out = "<" + std::string(rule.written);
        std::set<std::string_view> seen;
        for (const auto& [key, value] : tag.attributes) {
            if (!is_kept(rule.role, key) || value.size() > 2000 || !seen.insert(key).second)
                continue;
            out.append(" ").append(key) += "=\"";
            for (const char c : value)
                c == '"' ? out += "&quot;" : out += c;
            out += '"';
        }
        return out + ">";
    }

    HtmlTags tags_;
    const Limits& limits_;
    std::vector<Open> open_;
    int marks_ = 0;
    int written_ = 0;
    std::string out_;
};

}   // namespace

Result<std::string> guard_html(std::string_view html, const Limits& limits)
{
    if (html.size() > limits.html_bytes)
        return Error::invalid("body.html.too_large");
    return Guard(html, limits).run();
}

}   // namespace tantrao::body
