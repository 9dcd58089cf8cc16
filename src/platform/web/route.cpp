// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/route.hpp"
#include "base/whole_number.hpp"
#include <algorithm>

namespace tantrao::web {
namespace {

Route made(http::Method method, std::string_view pattern, std::string_view name)
{
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.name = name;
    return route;
}

} // namespace

std::string_view PathValues::get(std::string_view name) const
{
    const auto found = std::ranges::find(values_, name, &std::pair<std::string, std::string>::first);
    return found == values_.end() ? std::string_view() : std::string_view(found->second);
}

std::int64_t PathValues::number(std::string_view name) const
{
    constexpr std::size_t most_digits = 19;
    return get(name).size() <= most_digits ? whole_number(get(name)) : 0;
}

std::string DeskRequest::site_path(std::string_view rest) const
{
    return "/" + site.value().slug + (rest.empty() ? "" : "/") + std::string(rest);
}

Route reader(std::string_view pattern, std::string_view name, ReaderHandler handler, std::vector<std::string> parameters)
{
    Route route = made(http::Method::get, pattern, name);
    route.handler = std::move(handler);
    route.parameters = std::move(parameters);
    return route;
}

Route reader_file(std::string_view pattern, std::string_view name, ReaderHandler handler)
{
    Route route = reader(pattern, name, std::move(handler));
    route.caching = Route::Caching::none;
    return route;
}

Route desk_page(std::string_view pattern, std::string_view name, std::string_view power, DeskHandler handler)
{
    Route route = made(http::Method::get, pattern, name);
    route.handler = std::move(handler);
    route.power = power;
    return route;
}

Route desk_action(std::string_view pattern, std::string_view name, std::string_view power, DeskHandler handler)
{
    Route route = desk_page(pattern, name, power, std::move(handler));
    route.method = http::Method::post;
    return route;
}

Route open_page(std::string_view pattern, std::string_view name, OpenHandler handler)
{
    Route route = made(http::Method::get, pattern, name);
    route.handler = std::move(handler);
    return route;
}

Route open_action(std::string_view pattern, std::string_view name, OpenHandler handler)
{
    Route route = open_page(pattern, name, std::move(handler));
    route.method = http::Method::post;
    return route;
}

Route guest_page(std::string_view pattern, std::string_view name, GuestHandler handler)
{
    Route route = made(http::Method::get, pattern, name);
    route.handler = std::move(handler);
    return route;
}

Route guest_action(std::string_view pattern, std::string_view name, GuestHandler handler)
{
    Route route = guest_page(pattern, name, std::move(handler));
    route.method = http::Method::post;
    return route;
}

} // namespace tantrao::web
