// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/feature.hpp"

#include "features/search/bets_desk.hpp"
#include "features/search/names_desk.hpp"
#include "features/search/search_api.hpp"
#include "features/search/search_pages.hpp"
#include "features/search/search_wish.hpp"

namespace tantrao::search_pages {

namespace {

// What was asked is nobody's business and rarely asked twice: answers are not kept.
web::Route asked(std::string_view pattern, std::string_view name, web::ReaderHandler handler, std::vector<std::string> parameters)
{
    web::Route route = web::reader(pattern, name, std::move(handler), std::move(parameters));
    route.caching = web::Route::Caching::none;
    return route;
}

// Each node counts by itself; the one whose turn it is writes down what it has.
void register_jobs(web::Environment& environment)
{
    environment.jobs.every("search.misses", hours_us(1), [&environment](const jobs::Job&) -> Result<void> {
        const Instant now = environment.clock.now();
        const auto misses = environment.catalogue.misses().take(now);
        return environment.core.write([&](db::Transaction& tx) -> Result<void> {
            catalogue::add_misses(tx, civil_date(now), misses);
            catalogue::drop_misses_before(tx, civil_date(now + -days_us(catalogue::days_kept)));
            return {};
        });
    });
}

}   // namespace

web::Feature feature()
{
    const std::vector<std::string> of_page = parameters_of(page_names);
    web::Feature feature;
    feature.name = "search";
    feature.routes = {
        asked(page_path, "search.page", search_page, of_page),
        asked("/tim-kiem/goi-y", "search.complete", complete_page, {"q"}),
        asked(feed_path, "search.feed", search_feed, of_page),
        asked("/api/v1/search", "search.api", search_api, api_parameters()),
        web::desk_page("/{site}/tim-kiem", "search.bets", "search.bets", bets_page),
        web::desk_action("/{site}/tim-kiem", "search.bets.add", "search.bets", add_bet),
        web::desk_page("/{site}/tim-kiem/{bet}", "search.bet", "search.bets", bet_form),
        web::desk_action("/{site}/tim-kiem/{bet}", "search.bet.save", "search.bets", save_bet),
        web::desk_action("/{site}/tim-kiem/{bet}/bo", "search.bet.remove", "search.bets", remove_bet),
        web::desk_page("/tu-dong-nghia", "search.names", "search.names", names_page),
        web::desk_action("/tu-dong-nghia", "search.names.add", "search.names", add_names),
        web::desk_page("/tu-dong-nghia/{names}", "search.name", "search.names", name_form),
        web::desk_action("/tu-dong-nghia/{names}", "search.name.save", "search.names", save_name),
        web::desk_action("/tu-dong-nghia/{names}/bo", "search.name.remove", "search.names", remove_name),
    };
    feature.menu = {
        {55, "search.bets.menu", "search", "tim-kiem", "search.bets", "k"},
        {87, "search.names.menu", "link", "/tu-dong-nghia", "search.names", "d"},
    };
    feature.register_jobs = register_jobs;
    return feature;
}

}   // namespace tantrao::search_pages
