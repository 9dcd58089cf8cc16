// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/abbreviations.hpp"

#include "base/csv.hpp"
#include "base/resources.hpp"
#include "base/syllable.hpp"

#include <set>
#include <stdexcept>

namespace tantrao::search {

namespace {

std::string key_at(const std::vector<Word>& words, std::size_t at, std::size_t count)
{
    std::string key;
    for (std::size_t i = at; i < at + count; ++i)
        key += (i == at ? "" : " ") + words[i].folded;
    return key;
}

std::vector<std::string_view> expansions_of(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

}   // namespace

void Abbreviations::add(const std::vector<Word>& name, const std::vector<Word>& other)
{
    if (name.empty() || other.empty() || name.size() > longest_name || other.size() > longest_name)
        return;
    Names& names = by_folded_[key_at(name, 0, name.size())];
    names.others.push_back(other);
    names.needs_capitals |= name.size() == 1 && (name[0].folded.size() <= 2 || text::is_syllable(name[0].folded));
}

std::vector<Abbreviations::Line> Abbreviations::lines_of(std::string_view csv)
{
    std::vector<Line> lines;
    for (const auto& row : csv_rows(csv)) {
        if (row.size() < 2)
            throw std::runtime_error("abbreviations: a row has no expansion: " + row[0]);
        lines.push_back({row[0], row[1]});
    }
    return lines;
}

std::vector<Abbreviations::Line> Abbreviations::built_in_lines()
{
    const auto csv = find_resource("data/search/abbreviations.csv");
    if (!csv)
        throw std::runtime_error("data/search/abbreviations.csv is not in the program");
    return lines_of(*csv);
}

Abbreviations::Abbreviations(const std::vector<Line>& lines)
{
    Splitter splitter;
    for (const Line& line : lines) {
        const auto term = splitter.split(line.term);
        for (const std::string_view expansion : expansions_of(line.others)) {
            const auto other = splitter.split(expansion);
            add(term, other);
            add(other, term);
        }
    }
}

Abbreviations Abbreviations::built_in(const std::vector<Line>& instead)
{
    std::set<std::string> replaced;
    for (const Line& line : instead)
        replaced.insert(key_of(line.term));
    std::vector<Line> lines = built_in_lines();
    std::erase_if(lines, [&](const Line& line) { return replaced.contains(key_of(line.term)); });
    lines.insert(lines.end(), instead.begin(), instead.end());
    return Abbreviations(lines);
}

std::string Abbreviations::key_of(std::string_view term)
{
    Splitter splitter;
    const auto words = splitter.split(term);
    return key_at(words, 0, words.size());
}

Abbreviations::Match Abbreviations::find(const std::vector<Word>& words, std::size_t at) const
{
    for (std::size_t count = std::min(longest_name, words.size() - at); count > 0; --count)
        if (const auto found = by_folded_.find(key_at(words, at, count)); found != by_folded_.end())
            return {count, found->second.others, found->second.needs_capitals};
    return {};
}

}   // namespace tantrao::search
