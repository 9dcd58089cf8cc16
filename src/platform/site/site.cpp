// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/site/site.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace tantrao::site {

namespace {
constexpr std::array<std::string_view, 3> kind_names{"province", "department", "commune"};
constexpr std::array<std::string_view, 5> state_names{"proposed", "established", "suspended", "merged", "archived"};

struct Move {
    State from, to;
};
constexpr std::array moves{
    Move{State::proposed, State::established},  Move{State::established, State::suspended},
    Move{State::suspended, State::established}, Move{State::established, State::merged},
    Move{State::suspended, State::merged},      Move{State::established, State::archived},
    Move{State::suspended, State::archived},    Move{State::merged, State::archived},
};

// Kept in order of letters.
constexpr std::array<std::string_view, 28> reserved{"api",
                                                    "assets",
                                                    "ban-lam-viec",
                                                    "cong-bao",
                                                    "dang-nhap",
                                                    "en",
                                                    "feed.atom",
                                                    "feed.rss",
                                                    "files",
                                                    "gioi-thieu-cong",
                                                    "healthz",
                                                    "hoi-dap",
                                                    "in",
                                                    "media",
                                                    "metrics",
                                                    "readyz",
                                                    "rss",
                                                    "sitemap",
                                                    "so-do-cong",
                                                    "tag",
                                                    "thu-muc",
                                                    "the",
                                                    "tim-kiem",
                                                    "trang-thanh-phan",
                                                    "vi",
                                                    "van-ban",
                                                    "xem-truoc",
                                                    "favicon.ico"};
// First words of the desk's own addresses, where a site's slug would stand. A test of the program finds one that is missing.
constexpr std::array<std::string_view, 12> desk_words{"assets",           "cac-trang",    "cong-viec", "dang-nhap",
                                                      "dat-lai-mat-khau", "doi-mat-khau", "files",     "ra",
                                                      "tai-khoan",        "healthz",      "readyz",    "tu-dong-nghia"};
// Hosts of the installation itself, which no component site may answer under.
constexpr std::array<std::string_view, 4> own_hosts{"bientap", "desk", "mail", "www"};
}   // namespace

std::string_view name_of(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name_of(State state) { return state_names[static_cast<std::size_t>(state)]; }

Result<Kind> kind_of(std::string_view name)
{
    const auto found = std::ranges::find(kind_names, name);
    if (found == kind_names.end())
        return Error::invalid("site.kind.unknown", {std::string(name)});
    return static_cast<Kind>(found - kind_names.begin());
}

Result<State> state_of(std::string_view name)
{
    const auto found = std::ranges::find(state_names, name);
    if (found == state_names.end())
        return Error::invalid("site.state.unknown", {std::string(name)});
    return static_cast<State>(found - state_names.begin());
}

bool may_become(State from, State to)
{
    return std::ranges::any_of(moves, [=](const Move& move) { return move.from == from && move.to == to; });
}

Result<void> check_host_label(Kind kind, std::string_view label)
{
    if (label.empty() && kind == Kind::province)
        return {};
    const bool fits = label.size() >= 2 && label.size() <= 40 &&
                      std::ranges::all_of(label, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    if (!fits || is_reserved_segment(label) || std::ranges::find(own_hosts, label) != own_hosts.end())
        return Error::invalid("site.host.pattern", {std::string(label)});
    return {};
}

std::vector<CategoryId> path_in(const std::vector<Category>& all, CategoryId id)
{
    std::vector<CategoryId> path;
    for (auto at = std::ranges::find(all, id, &Category::id); at != all.end() && path.size() < all.size();
         at = std::ranges::find(all, at->parent, &Category::id))
        path.push_back(at->id);
    return path;
}

bool is_desk_word(std::string_view slug) { return std::ranges::find(desk_words, slug) != desk_words.end(); }

bool is_reserved_segment(std::string_view segment) { return std::ranges::find(reserved, segment) != reserved.end(); }

Result<void> check_category(std::string_view slug, std::string_view name)
{
    if (!text::is_slug(slug))
        return Error::invalid("category.slug.pattern", {std::string(slug)});
    if (is_reserved_segment(slug))
        return Error::invalid("category.slug.reserved", {std::string(slug)});
    if (text::clean_line(name).empty())
        return Error::invalid("category.name.missing");
    return {};
}

}   // namespace tantrao::site
