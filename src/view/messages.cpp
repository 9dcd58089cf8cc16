// SPDX-License-Identifier: AGPL-3.0-or-later
#include "view/messages.hpp"

#include "base/resources.hpp"
#include "base/toml.hpp"

#include <algorithm>
#include <stdexcept>

namespace tantrao::view {

namespace {

using Texts = std::unordered_map<std::string, std::string>;

void collect(Texts& texts, const Json& table, const std::string& prefix, std::string_view file)
{
    for (const auto& [key, value] : table.items()) {
        const std::string code = prefix.empty() ? key : prefix + "." + key;
        if (value.is_object())
            collect(texts, value, code, file);
        else if (!value.is_string() || !texts.emplace(code, value.get<std::string>()).second)
            throw std::runtime_error(std::string(file) + ": " + code + " is no text or is defined twice");
    }
}

std::string filled(const std::string& sentence, const std::vector<std::string>& args)
{
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool marker = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}' && sentence[i + 1] >= '0' &&
                            sentence[i + 1] <= '9';
        if (!marker) {
            out += sentence[i];
            continue;
        }
        const auto n = static_cast<std::size_t>(sentence[i + 1] - '0');
        if (n < args.size())
            out += args[n];
        i += 2;
    }
    return out;
}

} // namespace

std::shared_ptr<const Messages> Messages::load()
{
    auto messages = std::make_shared<Messages>();
    for (const Resource& resource : embedded_resources())
        for (const char* language : {"vi", "en"}) {
            if (!resource.path.ends_with("/messages/" + std::string(language) + ".toml"))
                continue;
            const auto table = parse_toml(resource.bytes);
            if (!table)
                throw std::runtime_error(std::string(resource.path) + ": line " + table.error().args.at(0) + ": " + table.error().args.at(1));
            collect(messages->texts_[language], *table, "", resource.path);
        }
    return messages;
}

std::string Messages::get(std::string_view language, std::string_view code, const std::vector<std::string>& args) const
{
    for (const std::string& wanted : {std::string(language), std::string("vi")}) {
        const auto texts = texts_.find(wanted);
        if (texts == texts_.end())
            continue;
        const auto found = texts->second.find(std::string(code));
        if (found != texts->second.end())
            return filled(found->second, args);
    }
    return std::string(code);
}

bool Messages::has(std::string_view language, std::string_view code) const
{
    const auto texts = texts_.find(std::string(language));
    return texts != texts_.end() && texts->second.contains(std::string(code));
}

std::vector<std::string> Messages::codes(std::string_view language) const
{
    std::vector<std::string> all;
    if (const auto texts = texts_.find(std::string(language)); texts != texts_.end())
        for (const auto& [code, sentence] : texts->second)
            all.push_back(code);
    std::ranges::sort(all);
    return all;
}

} // namespace tantrao::view
