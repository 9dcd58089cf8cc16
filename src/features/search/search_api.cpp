// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/search_api.hpp"

#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/search/search_results.hpp"
#include "platform/web/feed.hpp"

#include <algorithm>
#include <set>

namespace tantrao::search_pages {

namespace {

constexpr std::size_t usual_limit = 10, most_limit = 100, most_told = 10;

newsstand::RenderedPage answer(http::Response response)
{
    newsstand::RenderedPage page;
    page.response = std::move(response);
    page.response.set("Cache-Control", "no-store");
    page.cacheable = false;
    return page;
}

// The first sentence stands for all of them: programs often show only one.
newsstand::RenderedPage refused(const web::ReaderRequest& request, const std::vector<FieldError>& wrong)
{
    Json fields = Json::array();
    for (const FieldError& one : wrong)
        fields.push_back(
            {{"field", one.field}, {"code", one.code}, {"error", request.ui.messages.get(request.language, one.code, one.args)}});
    const Json body{
        {"error", fields.at(0).at("error")}, {"code", "form.invalid"}, {"request", request.http.id}, {"fields", fields}};
    return answer(http::json(dump_json(body), 400));
}

// Names that mean nothing, and those that stand there twice: one of the two would be left out without a word.
std::vector<FieldError> unknown_parameters(const http::Fields& typed)
{
    const std::vector<std::string> known = api_parameters();
    std::vector<FieldError> wrong;
    std::set<std::string> seen;
    for (const auto& [name, value] : typed.pairs()) {
        const bool is_known = std::ranges::find(known, name) != known.end();
        if (seen.insert(name).second ? is_known : !is_known)
            continue;
        const std::string shown = text::shorten(text::clean_line(name.substr(0, 400)), 60);
        wrong.push_back({shown, is_known ? "search.wrong.twice" : "search.wrong.parameter", {shown}});
        if (wrong.size() == most_told)
            break;
    }
    return wrong;
}

// 0 for a number that cannot be one.
std::size_t limit_of(std::string_view typed)
{
    const auto limit = static_cast<std::size_t>(whole_number(typed));
    return limit <= most_limit ? limit : 0;
}

Json item_of(const catalogue::FoundItem& item)
{
    Json json{{"id", item.key.id},
              {"kind", item.key.kind},
              {"site", item.site->site.slug},
              {"url", item.site->base_url + item.card.path},
              {"title", item.card.title},
              {"snippet", search::html_of(item.snippet)},
              {"published_at", format_rfc3339(item.card.published_at)},
              {"score", item.score},
              {"all_words", !item.is_near}};
    json["external_id"] = item.card.external_id.empty() ? Json() : Json(item.card.external_id);
    return json;
}

newsstand::RenderedPage answer(const Json& json) { return answer(http::json(dump_json(json))); }

}   // namespace

std::vector<std::string> api_parameters()
{
    std::vector<std::string> all = parameters_of(api_names);
    all.emplace_back("limit");
    return all;
}

Result<newsstand::RenderedPage> search_api(const web::ReaderRequest& request)
{
    Asked asked = asked_for(request, api_names);
    for (FieldError& one : unknown_parameters(request.http.query_fields()))
        asked.wrong.push_back(std::move(one));
    const std::string_view typed_limit = request.query.get("limit");
    asked.wish.limit = typed_limit.empty() ? usual_limit : limit_of(typed_limit);
    if (asked.wish.limit == 0)
        asked.wrong.push_back({"limit", "search.wrong.limit", {std::to_string(most_limit)}});
    if (!asked.wrong.empty())
        return refused(request, asked.wrong);
    asked.wish.with_suggestion = true;
    const auto found = request.catalogue->find(request.live, request.directory, asked.wish, request.now);
    if (!found.is_ready)
        return Error::of(ErrorKind::unavailable, "search.not_ready");
    Json items = Json::array();
    for (const catalogue::FoundItem& item : found.items)
        items.push_back(item_of(item));
    Json chosen = Json::array();
    for (const catalogue::FoundItem& item : found.chosen)
        chosen.push_back(item_of(item));
    Json body{{"query", found.query.text},        {"cut", found.query.was_cut},  {"total", found.matches},
              {"total_is_exact", found.is_exact}, {"chosen", std::move(chosen)}, {"items", std::move(items)}};
    body["has_other_marks"] = found.has_other_marks;
    body["next_cursor"] = found.next ? Json(std::to_string(*found.next)) : Json();
    body["suggestion"] = found.suggestion.empty() ? Json() : Json(found.suggestion);
    return answer(body);
}

Result<newsstand::RenderedPage> complete_page(const web::ReaderRequest& request)
{
    catalogue::Beginning typed;
    typed.text = request.query.get("q");
    typed.here = &request.site;
    Json items = Json::array();
    for (const auto& one : request.catalogue->complete(request.live, request.directory, typed, request.now)) {
        const Place place = place_of(request, *one.site, one.card);
        items.push_back(
            {{"title", one.card.title}, {"kind", kind_name(request, one.kind)}, {"site", place.site}, {"url", place.href}});
    }
    Json body = Json::object();
    body["items"] = std::move(items);
    return answer(body);
}

Result<newsstand::RenderedPage> search_feed(const web::ReaderRequest& request)
{
    Asked asked = asked_for(request, page_names);
    asked.wish.order = search::Question::Order::newest;
    asked.wish.limit = web::feed_size;
    asked.wish.start = 0;
    if (!asked.wrong.empty())   // a feed of everything would not be what was asked
        asked.wish.text = {};
    const auto found = request.catalogue->find(request.live, request.directory, asked.wish, request.now);
    if (!found.is_ready)
        return Error::of(ErrorKind::unavailable, "search.not_ready");
    asked.text = found.query.text;
    web::Feed feed;
    feed.title = feed.description =
        request.ui.messages.get(request.language, found.query.empty() ? "search.feed_of_nothing" : "search.feed",
                                {request.site.site.details.name, named(found)});
    feed.page = address_with(asked, page_path, "", "");
    feed.self = address_with(asked, feed_path, "", "");
    for (const catalogue::FoundItem& item : found.items)
        feed.entries.push_back({item.site->base_url, item.card.path, item.key.id, item.card.title, search::text_of(item.snippet),
                                item.card.published_at, item.card.published_at});
    return answer(web::rss(request.site, feed));
}

}   // namespace tantrao::search_pages
