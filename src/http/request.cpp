// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"

#include "base/text.hpp"
#include "http/target.hpp"

#include <algorithm>

namespace tantrao::http {

namespace {
constexpr std::size_t most_fields = 3000;
}

std::string_view name_of(Method method)
{
    switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::delete_: return "DELETE";
    case Method::options: return "OPTIONS";
    case Method::other: return "OTHER";
    }
    return "OTHER";
}

std::string_view Fields::get(std::string_view name) const
{
    const auto found = std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first);
    return found == pairs_.end() ? std::string_view{} : std::string_view(found->second);
}

bool Fields::has(std::string_view name) const
{
    return std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first) != pairs_.end();
}

std::vector<std::string_view> Fields::all(std::string_view name) const
{
    std::vector<std::string_view> values;
    for (const auto& [key, value] : pairs_)
        if (key == name)
            values.push_back(value);
    return values;
}

Result<Fields> parse_urlencoded(std::string_view input)
{
    Fields fields;
    while (!input.empty()) {
        const std::size_t end = std::min(input.find('&'), input.size());
        const std::string_view pair = input.substr(0, end);
        input.remove_prefix(std::min(end + 1, input.size()));
        if (pair.empty())
            continue;
        if (fields.pairs().size() == most_fields)
            return Error::of(ErrorKind::too_large, "http.too_many_fields");
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const auto name = percent_decode(pair.substr(0, equals), Plus::is_space);
        const auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
        if (!name || !value || !text::is_valid_utf8(*name) || !text::is_valid_utf8(*value))
            return Error::invalid("http.bad_encoding");
        fields.add(text::nfc(*name), text::nfc(*value));
    }
    return fields;
}

std::string_view Request::header(std::string_view lower_case_name) const
{
    const auto found = std::ranges::find(headers, lower_case_name, &std::pair<std::string, std::string>::first);
    return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view Request::cookie(std::string_view name) const
{
    std::string_view rest = header("cookie");
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        std::string_view pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
    }
    return {};
}

Fields Request::query_fields() const
{
    auto fields = parse_urlencoded(query);
    return fields ? std::move(*fields) : Fields{};
}

} // namespace tantrao::http
