// SPDX-License-Identifier: AGPL-3.0-or-later
#include "view/markers.hpp"

#include <algorithm>
#include <stdexcept>

namespace tantrao::view {

namespace {

using Levels = std::vector<const Values*>;

const Values::Entry* find_up(const Levels& levels, const std::string& name)
{
    for (auto level = levels.rbegin(); level != levels.rend(); ++level)
        if (const auto* entry = (*level)->find(name))
            return entry;
    return nullptr;
}

void check(const Section& section, Levels& levels, bool complete)
{
    for (const std::string& name : section.variables) {
        const auto* entry = find_up(levels, name);
        if (entry == nullptr) {
            if (complete)
                throw std::logic_error("template marker without a value: " + name);
            continue;
        }
        if (section.raw.contains(name) && entry->kind != Values::Entry::Kind::html)
            throw std::logic_error("plain text where only checked HTML may stand: " + name);
    }
    for (const Section& inner : section.sections) {
        const auto* entry = levels.back()->find(inner.name);
        if (entry == nullptr)
            continue;
        if (entry->kind == Values::Entry::Kind::shown) {
            check(inner, levels, complete);
            continue;
        }
        for (const auto& row : entry->rows) {
            levels.push_back(row.get());
            check(inner, levels, complete);
            levels.pop_back();
        }
    }
}

} // namespace

Section parse_markers(std::string_view text)
{
    std::vector<Section> open(1);
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
        const std::size_t end = text.find("}}", at);
        if (end == std::string_view::npos)
            throw std::runtime_error("unclosed marker");
        std::string_view inside = text.substr(at + 2, end - at - 2);
        at = end + 2;
        if (inside.empty() || inside.front() == '%' || inside.front() == '!')
            continue;
        if (inside.front() == '#') {
            open.push_back({std::string(inside.substr(1)), {}, {}, {}});
        } else if (inside.front() == '/') {
            if (open.size() < 2 || open.back().name != inside.substr(1))
                throw std::runtime_error("section closed that is not open: " + std::string(inside));
            Section done = std::move(open.back());
            open.pop_back();
            open.back().sections.push_back(std::move(done));
        } else if (inside.front() == '>' || inside.front() == '=') {
            throw std::runtime_error("marker not used here: " + std::string(inside));
        } else {
            const auto colon = inside.find(':');
            const std::string name(inside.substr(0, colon));
            open.back().variables.insert(name);
            if (colon != std::string_view::npos && inside.substr(colon) == ":none")
                open.back().raw.insert(name);
        }
    }
    if (open.size() != 1)
        throw std::runtime_error("section never closed: " + open.back().name);
    return std::move(open.front());
}

void check_values(const Section& section, const Values& values, bool complete)
{
    Levels levels{&values};
    check(section, levels, complete);
}

} // namespace tantrao::view
