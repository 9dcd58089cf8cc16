// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/abbreviations.hpp"

#include "base/resources.hpp"
#include "base/syllable.hpp"

#include <stdexcept>

namespace tantrao::search {

namespace {

constexpr std::size_t longest_name = 8;   // words

std::string key_of(const std::vector<Word>& words, std::size_t at, std::size_t count)
{
    std::string key;
    for (std::size_t i = at; i < at + count; ++i)
        key += (i == at ? "" : " ") + words[i].folded;
    return key;
}

// One row of comma-separated values; "" inside a quoted one is a quotation mark.
std::vector<std::string> fields_of(std::string_view row)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == '"' && quoted && row.substr(i + 1).starts_with('"'))
            fields.back() += row[++i];
        else if (row[i] == '"')
            quoted = !quoted;
        else if (row[i] == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += row[i];
    }
    if (quoted)
        throw std::runtime_error("abbreviations: a quotation mark is not closed: " + std::string(row));
    return fields;
}

std::vector<std::string> parts_of(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

}   // namespace

void Abbreviations::add(const std::vector<Word>& name, const std::vector<Word>& other)
{
    if (name.empty() || other.empty() || name.size() > longest_name || other.size() > longest_name)
        return;
    Names& names = by_folded_[key_of(name, 0, name.size())];
    names.others.push_back(other);
    names.needs_capitals |= name.size() == 1 && (name[0].folded.size() <= 2 || text::is_syllable(name[0].folded));
}

Abbreviations Abbreviations::from_csv(std::string_view csv)
{
    Abbreviations all;
    Splitter splitter;
    const auto rows = parts_of(csv, '\n');
    for (std::size_t i = 1; i < rows.size(); ++i) {
        std::string_view row = rows[i];
        if (row.ends_with('\r'))
            row.remove_suffix(1);
        if (row.empty())
            continue;
        const auto fields = fields_of(row);
        if (fields.size() < 2)
            throw std::runtime_error("abbreviations: a row has no expansion: " + std::string(row));
        const auto term = splitter.split(fields[0]);
        for (const std::string& expansion : parts_of(fields[1], ';')) {
            const auto other = splitter.split(expansion);
            all.add(term, other);
            all.add(other, term);
        }
    }
    return all;
}

Abbreviations Abbreviations::built_in()
{
    const auto csv = find_resource("data/search/abbreviations.csv");
    if (!csv)
        throw std::runtime_error("data/search/abbreviations.csv is not in the program");
    return from_csv(*csv);
}

Abbreviations::Match Abbreviations::find(const std::vector<Word>& words, std::size_t at) const
{
    for (std::size_t count = std::min(longest_name, words.size() - at); count > 0; --count)
        if (const auto found = by_folded_.find(key_of(words, at, count)); found != by_folded_.end())
            return {count, found->second.others, found->second.needs_capitals};
    return {};
}

}   // namespace tantrao::search
