// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/html_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tantrao::catalogue {

namespace {

constexpr std::array<std::pair<std::string_view, char>, 6> entities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&apos;", '\''}}};
constexpr std::array<std::string_view, 10> inline_tags{"a", "b", "i", "em", "strong", "sup", "sub", "span", "u", "s"};

bool is_inline(std::string_view tag)   // "<em>", "</a>"
{
    tag.remove_prefix(std::min<std::size_t>(tag.size(), tag.starts_with("</") ? 2 : 1));
    const std::string_view name = tag.substr(0, tag.find_first_of(" >/"));
    return std::ranges::find(inline_tags, name) != inline_tags.end();
}

void add_break(std::string& text)
{
    while (text.ends_with(' '))
        text.pop_back();
    if (!text.empty() && !text.ends_with('\n'))
        text += '\n';
}

}   // namespace

std::string text_of_html(std::string_view html)
{
    std::string text;
    text.reserve(html.size());
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] == '<') {
            const std::size_t end = std::min(html.find('>', at), html.size() - 1);
            if (!is_inline(html.substr(at, end + 1 - at)))
                add_break(text);
            at = end + 1;
            continue;
        }
        const auto entity = html[at] != '&' ? entities.end() : std::ranges::find_if(entities, [&](const auto& one) {
            return html.substr(at).starts_with(one.first);
        });
        text += entity == entities.end() ? html[at] : entity->second;
        at += entity == entities.end() ? 1 : entity->first.size();
    }
    add_break(text);
    if (text.ends_with('\n'))
        text.pop_back();
    return text;
}

}   // namespace tantrao::catalogue
