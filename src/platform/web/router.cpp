// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/router.hpp"
#include <algorithm>
#include <stdexcept>

namespace tantrao::web {
namespace {

std::vector<std::string> split(std::string_view path)
{
    std::vector<std::string> segments;
    for (std::size_t at = 1; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        segments.emplace_back(path.substr(at, end - at));
        at = end + 1;
    }
    return segments;
}

bool is_braced(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path)
{
    return pattern.size() == path.size() &&
           std::ranges::equal(pattern, path, [](const auto& p, const auto& s) { return is_braced(p) || p == s; });
}

// Whether pattern a is more specific than b: at the first place where they differ in kind, a is literal.
bool more_specific(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        if (is_braced(a[i]) != is_braced(b[i]))
            return is_braced(b[i]);
    return false;
}

bool same_shape(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return a.size() == b.size() && std::ranges::equal(a, b, [](const auto& x, const auto& y) {
               return is_braced(x) ? is_braced(y) : x == y;
           });
}

} // namespace

void Router::add(const Route& route)
{
    if (!route.pattern.starts_with('/'))
        throw std::logic_error("route " + route.name + ": the pattern is no path");
    auto segments = split(route.pattern);
    for (std::size_t i = 0; i < routes_.size(); ++i)
        if (routes_[i].method == route.method && same_shape(segments_[i], segments))
            throw std::logic_error("routes " + routes_[i].name + " and " + route.name + " answer the same requests");
    routes_.push_back(route);
    segments_.push_back(std::move(segments));
}

Router::Found Router::find(http::Method method, std::string_view path) const
{
    const http::Method wanted = method == http::Method::head ? http::Method::get : method;
    const auto segments = split(path);
    Found found;
    std::size_t best = routes_.size();
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (!matches(segments_[i], segments))
            continue;
        if (routes_[i].method != wanted)
            found.other_method = true;
        else if (best == routes_.size() || more_specific(segments_[i], segments_[best]))
            best = i;
    }
    if (best == routes_.size())
        return found;
    found.route = &routes_[best];
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (const std::string& p = segments_[best][i]; is_braced(p))
            found.values.add(p.substr(1, p.size() - 2), segments[i]);
    return found;
}

} // namespace tantrao::web
