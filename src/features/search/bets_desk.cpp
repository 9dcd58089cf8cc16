// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/bets_desk.hpp"

#include "base/lines.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "platform/catalogue/best_bets.hpp"
#include "platform/web/desk_record.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include "platform/web/site_frame.hpp"

#include <algorithm>

namespace tantrao::search_pages {

namespace {

using catalogue::BestBet;

constexpr std::size_t most_lines = 20;
constexpr int most_misses = 50, days_shown = 30;

std::string place(const web::DeskRequest& request) { return request.site_path("tim-kiem"); }

// Public items as live has them now.
class Items {
  public:
    explicit Items(const web::DeskRequest& request)
        : request_(request), live_(request.environment.live.reader()), directory_(request.environment.directories.of(live_))
    {
    }
    struct Found {
        search::Key key;
        std::string title, address;
    };
    std::optional<Found> by_key(const search::Key& key)
    {
        const catalogue::Source* source = request_.environment.catalogue.source(key.kind);
        if (source == nullptr || live_.is_gone(key.kind, key.id))
            return std::nullopt;
        const auto card = source->card(live_, *directory_, request_.now, key.id);
        const site::PublicSite* site = card ? directory_->by_id(card->site) : nullptr;
        if (site == nullptr)
            return std::nullopt;
        return Found{key, card->title, site->base_url + card->path};
    }
    // "https://…/tin-tuc/hop-bao-123", or from "/" on: the number at its end says which item it is.
    std::optional<Found> by_address(std::string_view address)
    {
        address = address.substr(0, address.find_first_of("?#"));
        const std::size_t begin = address.find_last_not_of("0123456789");
        const std::string_view digits = begin == std::string_view::npos ? address : address.substr(begin + 1);
        const std::int64_t number = whole_number(digits);
        for (const catalogue::Source& source : request_.environment.catalogue.sources())
            if (auto found = by_key({source.kind, number}))
                return found;
        return std::nullopt;
    }

  private:
    const web::DeskRequest& request_;
    newsstand::LiveReader live_;
    std::shared_ptr<const site::Directory> directory_;
};

struct Typed {
    std::string query, items;   // items: addresses, one a line
};

Typed read(const http::Fields& fields) { return {text::clean_line(fields.get("query")), text::clean_lines(fields.get("items"))}; }

Result<BestBet> bet_of(const web::DeskRequest& request, const Typed& typed)
{
    BestBet bet;
    bet.site = request.site_id();
    bet.query = typed.query;
    Items items(request);
    std::vector<FieldError> wrong;
    for (const std::string& line : lines_of(typed.items, most_lines)) {
        const auto found = items.by_address(line);
        if (!found)
            wrong.push_back({"items", "search.bet.unknown", {text::shorten(line, 80)}});
        else if (std::ranges::find(bet.items, found->key) == bet.items.end())
            bet.items.push_back(found->key);
    }
    if (!wrong.empty())
        return Error::fields_invalid(std::move(wrong));
    return bet;
}

void add_bets(view::Values& values, const web::DeskRequest& request)
{
    const auto bets = request.core().read([&](db::Connection& core) { return catalogue::best_bets_of(core, request.site_id()); });
    Items items(request);
    values.show_if(bets.empty(), "NO_BETS").show_if(!bets.empty(), "BETS_IF");
    for (const BestBet& bet : bets) {
        view::Values& row = values.row("BETS");
        row.set("QUERY", bet.query).set("HREF", place(request) + "/" + std::to_string(bet.id));
        for (const search::Key& key : bet.items) {
            view::Values& one = row.row("ITEMS");
            const auto found = items.by_key(key);
            one.set("TITLE", found ? found->title : request.ui.messages.get("vi", "search.bet.not_public"));
            one.set_if("HREF", found ? found->address : "");
            one.show_if(!found, "GONE");
        }
    }
}

void add_misses(view::Values& values, const web::DeskRequest& request)
{
    const auto misses = request.core().read([&](db::Connection& core) {
        return catalogue::misses_of(core, request.site_id(), civil_date(request.now + -days_us(days_shown)), most_misses);
    });
    values.show_if(misses.empty(), "NO_MISSES").show_if(!misses.empty(), "MISSES_IF").set("DAYS", days_shown);
    for (const catalogue::Miss& miss : misses)
        values.row("MISSES")
            .set("QUERY", miss.query)
            .set("COUNT", miss.count)
            .set("DAY", format_civil_date(miss.last_day))
            .set("CHOOSE", place(request) + "?tu=" + text::percent_encode(miss.query) + "#query");
}

void set_form(view::Values& values, const web::DeskRequest& request, const Typed& typed, const Error* error)
{
    web::set_csrf(values, request);
    web::set_problems(values, request.ui, error);
    web::set_field(values, request.ui, "query", typed.query, error);
    web::set_field(values, request.ui, "items", typed.items, error);
}

http::Response list(const web::DeskRequest& request, const Typed& typed, const Error* error)
{
    view::Values values;
    set_form(values, request, typed, error);
    values.set("ACTION", place(request));
    add_bets(values, request);
    add_misses(values, request);
    return web::desk_response(request, {request.ui.messages.get("vi", "search.bets.menu"), "tim-kiem"},
                              web::render_part(request.ui, "features/search/templates/bets.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

http::Response form(const web::DeskRequest& request, const BestBet& bet, const Typed& typed, const Error* error)
{
    view::Values values;
    set_form(values, request, typed, error);
    const std::string here = place(request) + "/" + std::to_string(bet.id);
    values.set("ACTION", here).set("REMOVE", here + "/bo").set("BACK", place(request)).set("VERSION", bet.version);
    return web::desk_response(request, {bet.query, "tim-kiem"},
                              web::render_part(request.ui, "features/search/templates/bet.tpl", values),
                              error == nullptr ? 200 : web::status_of(error->kind));
}

Result<BestBet> asked_bet(const web::DeskRequest& request)
{
    auto found = request.core().read(
        [&](db::Connection& core) { return catalogue::find_best_bet(core, request.site_id(), request.path.number("bet")); });
    if (!found)
        return Error::not_found("search.bet.gone");
    return std::move(*found);
}

Typed typed_of(const web::DeskRequest& request, const BestBet& bet)
{
    Typed typed{bet.query, ""};
    Items items(request);
    for (const search::Key& key : bet.items)
        if (const auto found = items.by_key(key))
            typed.items += found->address + "\n";
    return typed;
}

web::DeskAct act(std::string_view action, std::int64_t id, const std::string& query)
{
    return {action, "search.bets", "search_bet", id, {{"query", query}}};
}

}   // namespace

Result<http::Response> bets_page(const web::DeskRequest& request)
{
    return list(request, {text::clean_line(request.query.get("tu")), ""}, nullptr);
}

Result<http::Response> add_bet(const web::DeskRequest& request)
{
    const Typed typed = read(request.form.fields);
    const auto bet = bet_of(request, typed);
    const auto added =
        !bet ? Result<std::int64_t>(bet.error()) : request.core().write([&](db::Transaction& tx) -> Result<std::int64_t> {
            const std::int64_t id = TANTRAO_TRY(catalogue::add_best_bet(tx, request.now, *bet));
            web::record(tx, request, act("search.bets.add", id, bet->query));
            return id;
        });
    if (!added)
        return list(request, typed, &added.error());
    web::wait_until_shown(request.environment);
    return web::done(place(request), "bet_saved", typed.query);
}

Result<http::Response> bet_form(const web::DeskRequest& request)
{
    const BestBet bet = TANTRAO_TRY(asked_bet(request));
    return form(request, bet, typed_of(request, bet), nullptr);
}

Result<http::Response> save_bet(const web::DeskRequest& request)
{
    BestBet seen = TANTRAO_TRY(asked_bet(request));
    const Typed typed = read(request.form.fields);
    auto bet = bet_of(request, typed);
    seen.version = whole_number(request.form.fields.get("version"));
    const auto saved = !bet ? Result<void>(bet.error()) : request.core().write([&](db::Transaction& tx) -> Result<void> {
        BestBet changed = *bet;
        changed.id = seen.id;
        changed.version = seen.version;
        TANTRAO_TRY(catalogue::edit_best_bet(tx, request.now, changed));
        web::record(tx, request, act("search.bets.edit", seen.id, changed.query));
        return {};
    });
    if (!saved)
        return form(request, seen, typed, &saved.error());
    web::wait_until_shown(request.environment);
    return web::done(place(request), "bet_saved", typed.query);
}

Result<http::Response> remove_bet(const web::DeskRequest& request)
{
    BestBet bet = TANTRAO_TRY(asked_bet(request));
    bet.version = whole_number(request.form.fields.get("version"));
    const auto removed = request.core().write([&](db::Transaction& tx) -> Result<void> {
        TANTRAO_TRY(catalogue::remove_best_bet(tx, request.now, bet.site, bet.id, bet.version));
        web::record(tx, request, act("search.bets.remove", bet.id, bet.query));
        return {};
    });
    if (!removed)
        return form(request, bet, typed_of(request, bet), &removed.error());
    web::wait_until_shown(request.environment);
    return web::done(place(request), "bet_removed", bet.query);
}

}   // namespace tantrao::search_pages
