// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/topic.hpp"
#include "law/citations.hpp"
#include <algorithm>
#include <array>

namespace tantrao::alerts {
namespace {

constexpr std::array<std::string_view, 8> names{"published", "amends",    "replaces", "repeals",
                                                "suspends",  "rectifies", "starts",   "expires"};
constexpr std::size_t longest_words = 200, longest_provision = 60;

// The grammar takes a bare "điều 5" for everyday words. Here somebody was asked for an article.
std::string with_capitals(std::string_view words)
{
    std::string text(words.substr(0, longest_words));
    constexpr std::string_view small = "điều", capital = "Điều";
    for (auto at = text.find(small); at != std::string::npos; at = text.find(small, at))
        text.replace(at, small.size(), capital);
    return text;
}

bool is_article_or_below(std::string_view id)
{
    return id.starts_with("dieu-") && id.find("nay") == std::string_view::npos && id.find("-lan-") == std::string_view::npos &&
           id.size() <= longest_provision;
}

// "12dd" -> "12đ".
std::string number_as_written(std::string_view number)
{
    std::string text(number);
    if (const auto at = text.find("dd"); at != std::string::npos)
        text.replace(at, 2, "đ");
    return text;
}

}   // namespace

std::string_view name_of(What what) { return names[static_cast<std::size_t>(what)]; }

What what_of(std::string_view name) { return static_cast<What>(std::ranges::find(names, name) - names.begin()); }

std::vector<std::string> provisions_in(std::string_view words)
{
    std::vector<std::string> ids;
    for (const law::Citation& citation : law::find_citations(with_capitals(words)))
        for (const std::string& id : citation.provisions)
            if (is_article_or_below(id) && std::ranges::find(ids, id) == ids.end())
                ids.push_back(id);
    return ids;
}

std::string words_of(std::string_view provision)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{
        {{"dieu", "Điều"}, {"khoan", "khoản"}, {"diem", "điểm"}}};
    std::string text;
    while (!provision.empty()) {
        const auto kind_end = std::min(provision.find('-'), provision.size());
        const std::string_view kind = provision.substr(0, kind_end);
        provision.remove_prefix(std::min(kind_end + 1, provision.size()));
        const auto number_end = std::min(provision.find('-'), provision.size());
        const auto found = std::ranges::find(words, kind, &std::pair<std::string_view, std::string_view>::first);
        const std::string_view word = found == words.end() ? kind : found->second;
        std::string part = std::string(word) + " " + number_as_written(provision.substr(0, number_end));
        text = text.empty() ? std::move(part) : part + " " + text;
        provision.remove_prefix(std::min(number_end + 1, provision.size()));
    }
    return text;
}

bool overlap(std::string_view a, std::string_view b)
{
    const std::string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
    return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == '-');
}

bool bears_on(std::string_view words, std::string_view provision)
{
    const auto named = provisions_in(words);
    return named.empty() || std::ranges::any_of(named, [&](const std::string& id) { return overlap(id, provision); });
}

}   // namespace tantrao::alerts
