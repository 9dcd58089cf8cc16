// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/search_pages.hpp"

#include "base/text.hpp"
#include "base/written_day.hpp"
#include "features/search/search_results.hpp"
#include "platform/catalogue/best_bets.hpp"
#include "platform/web/site_frame.hpp"

#include <algorithm>

namespace tantrao::search_pages {

namespace {

using catalogue::Found;

constexpr std::size_t page_size = 10;
constexpr int most_offered = 20;   // queries, while nothing is asked yet

class Page {
  public:
    Page(const web::ReaderRequest& request, const Asked& asked, const Found& found)
        : request_(request), asked_(asked), found_(found)
    {
    }

    view::Values values()
    {
        values_.set("RESULTS", view::SafeHtml{});
        values_.set("Q", found_.query.text);
        values_.set("ICONS", request_.ui.assets.url("icons.svg"));
        add_kept();
        add_day(page_names.from);
        add_day(page_names.to);
        for (const FieldError& one : asked_.wrong)
            if (one.field != page_names.from && one.field != page_names.to)
                values_.row("WRONG").set("SENTENCE", sentence(one));
        values_.show_if(is_opened_ || asked_.is_newest, "OPEN").show_if(asked_.is_newest, "IS_NEWEST");
        values_.show_if(found_.query.was_cut, "CUT").show_if(!found_.is_ready, "NOT_READY");
        values_.show_if(found_.is_ready && found_.query.empty(), "NO_QUERY");
        add_offered();
        add_limits();
        if (!found_.suggestion.empty())
            values_.set("SUGGESTION_HREF", href(page_names.q, found_.suggestion)).set_if("SUGGESTION", found_.suggestion);
        if (found_.is_ready && !found_.query.empty())
            values_.set("RESULTS", results_part(request_, asked_, found_));
        return std::move(values_);
    }

  private:
    std::string said(std::string_view code, const std::vector<std::string>& args = {}) const
    {
        return request_.ui.messages.get(request_.language, code, args);
    }
    // What is wrong, and what was done without the parameter.
    std::string sentence(const FieldError& wrong) const
    {
        return said(wrong.code, wrong.args) + " " + said("search.instead." + wrong.code.substr(wrong.code.rfind('.') + 1));
    }
    std::string href(std::string_view name, std::string_view value) const { return address_with(asked_, page_path, name, value); }
    // What was typed stays, with what is wrong below it: what is no day in a field of text, for one of a day would not show it.
    void add_day(std::string_view name)
    {
        const std::string typed = text::clean_line(request_.query.get(name)), day = day_in(typed);
        is_opened_ |= !typed.empty();
        const auto wrong = std::ranges::find(asked_.wrong, name, &FieldError::field);
        view::Values& field = values_.row("DAYS");
        field.set("NAME", name)
            .set("LABEL", said("search.day." + std::string(name)))
            .set("TYPE", day.empty() && !typed.empty() ? "text" : "date")
            .set("VALUE", day.empty() ? typed : day)
            .set_if("ERROR", wrong == asked_.wrong.end() ? "" : sentence(*wrong))
            .show_if(wrong != asked_.wrong.end(), "INVALID");
    }
    // What the board has results for: offered below the field as letters are typed, and by links while nothing is asked.
    void add_offered()
    {
        const auto queries = catalogue::chosen_queries(request_.live, request_.site.site.id, most_offered);
        values_.show_if(!queries.empty(), "OFFERED_IF");
        for (const std::string& query : queries)
            values_.row("OFFERED").set("QUERY", query);
        values_.show_if(found_.query.empty() && !queries.empty(), "OFFERED_LINKS_IF");
        if (found_.query.empty())
            for (const std::string& query : queries)
                values_.row("OFFERED_LINKS").set("QUERY", query).set("HREF", href(page_names.q, query));
    }
    // Choices made by links stay when the form is sent again.
    void add_kept()
    {
        const auto keep = [&](std::string_view name, std::string_view value) {
            if (!value.empty())
                values_.row("KEPT").set("NAME", name).set("VALUE", value);
        };
        keep(page_names.kind, asked_.kind);
        keep(page_names.site, asked_.site != nullptr ? asked_.site->site.slug : "");
        keep(page_names.category, asked_.category != nullptr ? asked_.category->slug : "");
        keep(page_names.field, asked_.wish.field);
        keep(page_names.agency, asked_.wish.agency);
    }
    // What narrows the search, each a link that takes it away.
    void add_limits()
    {
        values_.show_if(asked_.is_limited(), "LIMITS_IF");
        const auto add = [&](std::string_view name, const std::string& text) {
            values_.row("LIMITS").set("TEXT", text).set("HREF", href(name, ""));
        };
        if (!asked_.kind.empty())
            add(page_names.kind, kind_name(request_, asked_.kind));
        if (asked_.category != nullptr)
            add(page_names.category, asked_.category->name);
        if (!asked_.field.empty())
            add(page_names.field, asked_.field);
        if (!asked_.agency.empty())
            add(page_names.agency, asked_.agency);
        if (asked_.site != nullptr)
            add(page_names.site, asked_.site->site.details.name);
        if (!asked_.from.empty())
            add(page_names.from, said("search.from", {format_civil_date(asked_.from)}));
        if (!asked_.to.empty())
            add(page_names.to, said("search.to", {format_civil_date(asked_.to)}));
    }

    const web::ReaderRequest& request_;
    const Asked& asked_;
    const Found& found_;
    view::Values values_;
    bool is_opened_ = false;   // one of the fields below the query says something
};

// Only what the whole of what is public does not answer.
void note_miss(const web::ReaderRequest& request, const Asked& asked, const Found& found)
{
    if (found.is_ready && found.matches == 0 && found.chosen.empty() && !asked.is_limited())
        request.catalogue->misses().note(request.site.site.id, found.query, request.now);
}

}   // namespace

Result<newsstand::RenderedPage> search_page(const web::ReaderRequest& request)
{
    Asked asked = asked_for(request, page_names);
    asked.wish.limit = page_size;
    asked.wish.with_facets = asked.wish.with_suggestion = true;
    const Found found = request.catalogue->find(request.live, request.directory, asked.wish, request.now);
    asked.text = found.query.text;
    note_miss(request, asked, found);
    web::PageHead head;
    const auto& messages = request.ui.messages;
    head.title = found.query.empty() ? messages.get(request.language, "search.title")
                                     : messages.get(request.language, "search.title_of", {named(found)});
    if (asked.wish.start > 0)
        head.title = messages.get(request.language, "search.title_from", {head.title, std::to_string(asked.wish.start + 1)});
    head.canonical = page_path;
    head.crumbs = {{messages.get(request.language, "search.title"), ""}};
    head.indexable = false;
    const view::Values values = Page(request, asked, found).values();
    auto page = web::site_page(request, head, web::render_part(request.ui, "features/search/templates/search.tpl", values), {},
                               found.is_ready ? 200 : 503);
    page.response.set("Cache-Control", "no-store");
    if (!found.is_ready)
        page.response.set("Retry-After", "5");
    page.cacheable = false;
    return page;
}

}   // namespace tantrao::search_pages
