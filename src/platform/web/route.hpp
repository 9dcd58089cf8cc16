// Routes: what a feature answers. The kind of handler decides, by its type, what it can reach (design: four kinds of handler): a
// reader's handler has live and nothing else; a desk handler has core, and runs only with a session and the route's power.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "platform/access/access.hpp"
#include "platform/identity/identity.hpp"
#include "platform/newsstand/page_cache.hpp"
#include "platform/publication/publication_actions.hpp"
#include "platform/site/directory.hpp"
#include "platform/web/environment.hpp"
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tantrao::web {

// What the braces of the pattern matched, decoded.
class PathValues {
  public:
    void add(std::string_view name, std::string_view value) { values_.emplace_back(name, value); }
    std::string_view get(std::string_view name) const;   // "" if the pattern has no such name
    std::int64_t number(std::string_view name) const;    // 0 unless it is all digits, positive

  private:
    std::vector<std::pair<std::string, std::string>> values_;
};

// A reader's request, on one snapshot of live.
struct ReaderRequest {
    const http::Request& http;
    const PathValues& path;
    const http::Fields& query;   // declared parameters only
    newsstand::LiveReader& live;
    const site::Directory& directory;
    const site::PublicSite& site;
    const newsstand::FileShelf& shelf;   // copies of the files that live refers to
    const Ui& ui;
    Instant now;
    std::string_view language = "vi";
    const catalogue::Catalogue* catalogue = nullptr;   // what readers can find; null in a preview
};
// The page with its cache tags; `number` is filled in by the pipeline. Errors become the site's error page.
using ReaderHandler = std::function<Result<newsstand::RenderedPage>(const ReaderRequest&)>;

// A signed-in person's request on the desk. CSRF and the route's power are already checked.
struct DeskRequest {
    const http::Request& http;
    const PathValues& path;
    const http::Fields query;
    const http::Form& form;   // empty for GET
    const identity::Session& session;
    const access::Actor& actor;
    const std::optional<site::Site>& site;   // of the {site} in the pattern
    Environment& environment;
    const Ui& ui;
    Instant now;

    db::Store& core() const { return environment.core; }
    SiteId site_id() const { return site ? site->id : SiteId{}; }
    publication::Acting acting() const { return {actor, now, http.id}; }
    // "/yen-phu/bai-viet": the address of a desk page of this site.
    std::string site_path(std::string_view rest) const;
};
using DeskHandler = std::function<Result<http::Response>(const DeskRequest&)>;

// On the desk's host, without a session: signing in, resetting a password. POSTs from other origins are refused.
struct OpenRequest {
    const http::Request& http;
    const PathValues& path;
    const http::Fields query;
    const http::Form& form;
    Environment& environment;
    const Ui& ui;
    Instant now;
};
using OpenHandler = std::function<Result<http::Response>(const OpenRequest&)>;

// On a site's host, without an account: what a reader sends in, and what a link with a token opens. Never kept by any cache. POSTs from
// other origins are refused, and without a {token} too many of one network. It asks core by what was sent, and shows no more than that.
struct GuestRequest {
    const ReaderRequest& reading;   // the site, its frame, what is public
    const http::Form& form;         // empty for GET
    Environment& environment;
};
using GuestHandler = std::function<Result<http::Response>(const GuestRequest&)>;

struct Route {
    http::Method method = http::Method::get;   // HEAD is answered by GET
    std::string pattern;                       // "/{category}/{article}"; a whole segment each; more specific routes win
    std::string name;                          // stable: "articles.show"
    std::variant<ReaderHandler, DeskHandler, OpenHandler, GuestHandler> handler;
    // Desk: asked on the site of {site} (on any of its categories; the action asks again for the very one), on the portal if the
    // pattern has no {site}; "" = any signed-in account.
    std::string power;
    std::vector<std::string> parameters;   // Reader: query parameters that make another page; all others are ignored
    enum class Caching { page, none } caching = Caching::page;   // Reader: none = answered as it is (files)
    bool is_desk() const { return std::holds_alternative<DeskHandler>(handler); }
    bool is_reader() const { return std::holds_alternative<ReaderHandler>(handler); }
    bool is_guest() const { return std::holds_alternative<GuestHandler>(handler); }
    bool is_of_site() const { return is_reader() || is_guest(); }
};

// Short forms for a feature's list of routes.
Route reader(std::string_view pattern, std::string_view name, ReaderHandler handler, std::vector<std::string> parameters = {});
Route reader_file(std::string_view pattern, std::string_view name, ReaderHandler handler);   // not kept in the page cache
Route desk_page(std::string_view pattern, std::string_view name, std::string_view power, DeskHandler handler);
Route desk_action(std::string_view pattern, std::string_view name, std::string_view power, DeskHandler handler);   // POST
Route open_page(std::string_view pattern, std::string_view name, OpenHandler handler);
Route open_action(std::string_view pattern, std::string_view name, OpenHandler handler);   // POST
Route guest_page(std::string_view pattern, std::string_view name, GuestHandler handler);
Route guest_action(std::string_view pattern, std::string_view name, GuestHandler handler);   // POST

}   // namespace tantrao::web
