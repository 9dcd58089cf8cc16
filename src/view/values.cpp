// SPDX-License-Identifier: AGPL-3.0-or-later
#include "view/template.hpp"

#include <algorithm>

namespace tantrao::view {

const Values::Entry* Values::find(std::string_view name) const
{
    const auto found = std::ranges::find_if(entries_, [name](const auto& entry) { return entry.first == name; });
    return found == entries_.end() ? nullptr : &found->second;
}

Values::Entry& Values::entry(std::string_view name, Entry::Kind kind)
{
    const auto found = std::ranges::find_if(entries_, [name](const auto& entry) { return entry.first == name; });
    if (found != entries_.end()) {
        found->second.kind = kind;
        return found->second;
    }
    entries_.emplace_back(std::string(name), Entry{kind, {}, {}});
    return entries_.back().second;
}

Values& Values::set(std::string_view name, std::string_view text)
{
    entry(name, Entry::Kind::text).text = text;
    return *this;
}

Values& Values::set(std::string_view name, std::int64_t number) { return set(name, std::string_view(std::to_string(number))); }

Values& Values::set(std::string_view name, SafeHtml html)
{
    entry(name, Entry::Kind::html).text = std::move(html.html);
    return *this;
}

Values& Values::show(std::string_view section)
{
    entry(section, Entry::Kind::shown);
    return *this;
}

Values& Values::set_if(std::string_view name, std::string_view text)
{
    set(name, text);
    return show_if(!text.empty(), std::string(name) + "_IF");
}

Values& Values::row(std::string_view section)
{
    return *entry(section, Entry::Kind::rows).rows.emplace_back(std::make_unique<Values>());
}

} // namespace tantrao::view
