// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace tantrao::app {

namespace {

const Option& declared(const std::vector<Option>& options, const std::string& name)
{
    const auto found = std::ranges::find(options, name, &Option::name);
    if (found == options.end())
        throw UsageError(fmt::format("there is no option --{}", name));
    return *found;
}

void check_words(const std::vector<std::string>& words, const std::vector<std::string>& positional)
{
    if (words.size() > positional.size())
        throw UsageError(fmt::format("“{}” is too much", words[positional.size()]));
    if (words.size() < positional.size() && !positional[words.size()].starts_with('['))
        throw UsageError(fmt::format("{} is missing", positional[words.size()]));
}

} // namespace

Arguments Arguments::parse(const std::vector<std::string>& line, const std::vector<Option>& options, const std::vector<std::string>& positional)
{
    Arguments found;
    bool only_words = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::string& text = line[i];
        if (only_words || !text.starts_with('-') || text == "-") {
            found.words_.push_back(text);
            continue;
        }
        if (text == "--") {
            only_words = true;
            continue;
        }
        if (!text.starts_with("--"))
            throw UsageError(fmt::format("there is no option {}", text));
        const auto equals = text.find('=');
        const Option& option = declared(options, text.substr(2, equals == std::string::npos ? equals : equals - 2));
        if (found.has(option.name))
            throw UsageError(fmt::format("--{} was given twice", option.name));
        std::string value;
        if (equals != std::string::npos) {
            value = text.substr(equals + 1);
            if (option.value.empty())
                throw UsageError(fmt::format("--{} takes no value", option.name));
        } else if (!option.value.empty()) {
            if (i + 1 == line.size())
                throw UsageError(fmt::format("--{} wants a value: {}", option.name, option.value));
            value = line[++i];
        }
        found.values_.emplace(option.name, std::move(value));
    }
    for (const Option& option : options)
        if (option.need == Option::Need::required && (!found.has(option.name) || (!option.value.empty() && found.get(option.name).empty())))
            throw UsageError(fmt::format("--{}{}{} is missing", option.name, option.value.empty() ? "" : " ", option.value));
    check_words(found.words_, positional);
    return found;
}

std::string Arguments::get(std::string_view option, std::string_view otherwise) const
{
    const auto found = values_.find(option);
    return found == values_.end() ? std::string(otherwise) : found->second;
}

std::optional<std::int64_t> Arguments::number(std::string_view option, std::int64_t least, std::int64_t most) const
{
    if (!has(option))
        return std::nullopt;
    const std::string text = get(option);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most)
        throw UsageError(fmt::format("--{} wants a whole number from {} to {}, not “{}”", option, least, most, text));
    return number;
}

} // namespace tantrao::app
