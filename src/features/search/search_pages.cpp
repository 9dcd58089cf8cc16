// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/search_pages.hpp"

#include "base/text.hpp"
#include "base/written_day.hpp"
#include "features/documents/api.hpp"
#include "features/search/search_wish.hpp"
#include "platform/catalogue/best_bets.hpp"
#include "platform/web/site_frame.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace tantrao::search_pages {

namespace {

using catalogue::Found;
using catalogue::FoundItem;

constexpr std::size_t page_size = 10, most_choices = 8, most_named = 80;
constexpr int most_offered = 20;   // queries, while nothing is asked yet
constexpr std::string_view path = "/tim-kiem";

// What was asked, as headings repeat it.
std::string named(const Found& found) { return text::shorten(found.query.text, most_named); }

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
        if (!found_.is_ready || found_.query.empty())
            return std::move(values_);
        add_chosen();
        add_hits();
        add_choices();
        results_.set("FEED", address_with(asked_, "/tim-kiem/feed.rss", "", ""));
        values_.set("RESULTS", web::render_part(request_.ui, "features/search/templates/results.tpl", results_));
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
    std::string href(std::string_view name, std::string_view value) const { return address_with(asked_, path, name, value); }
    std::string kind_name(std::string_view kind) const
    {
        const catalogue::Source* source = request_.catalogue->source(kind);
        return source == nullptr ? std::string(kind) : said(source->name);
    }
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
    // Titles that begin with what was typed: who could not see them while typing finds them here.
    void add_titles()
    {
        catalogue::Beginning typed;
        typed.text = found_.query.text;
        typed.here = &request_.site;
        const auto titles = request_.catalogue->complete(request_.live, request_.directory, typed, request_.now);
        results_.show_if(!titles.empty(), "TITLES_IF");
        for (const catalogue::Completion& one : titles) {
            const bool is_here = one.site->site.id == request_.site.site.id;
            results_.row("TITLES")
                .set("HREF", (is_here ? "" : one.site->base_url) + one.card.path)
                .set("TITLE", one.card.title)
                .set("KIND", kind_name(one.kind))
                .set_if("SITE", is_here ? "" : one.site->site.details.name);
        }
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
    void add_chosen()
    {
        const auto add = [&](std::string_view name, const std::string& text) {
            if (chosen_++ == 0)
                values_.show("CHOSEN_IF");
            values_.row("CHOSEN").set("TEXT", text).set("HREF", href(name, ""));
        };
        if (!asked_.kind.empty())
            add(page_names.kind, kind_name(asked_.kind));
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
    void add_hits()
    {
        read_law();
        results_.show_if(!found_.chosen.empty(), "CHOSEN_ITEMS_IF");
        for (const FoundItem& item : found_.chosen)
            add_hit(results_.row("CHOSEN_ITEMS"), item);
        const auto is_near = [&](const FoundItem& item) { return item.is_near && !found_.ranked_together; };
        const bool is_nothing = found_.items.empty() && found_.chosen.empty();
        const std::size_t start = asked_.wish.start;
        const auto near = std::ranges::count_if(found_.items, is_near);
        const auto whole = static_cast<std::ptrdiff_t>(found_.items.size()) - near;
        const std::string count = grouped(found_.matches);
        const char* counted = found_.ranked_together && !found_.items.empty() ? "search.counted.nearest"
                              : found_.matches == 0                           ? "search.counted.none"
                              : found_.is_exact                               ? "search.count"
                                                                              : "search.counted.about";
        results_.set("COUNT", said(counted, {count, named(found_)}));
        results_.show_if(whole > 0, "HITS_IF")
            .show_if(near > 0, "NEAR_IF")
            .show_if(is_nothing && start == 0, "NOTHING")
            .show_if(is_nothing && start > 0, "PAST_END");
        results_.show_if(found_.items.empty() && chosen_ > 0, "CHOSEN_TOO_MUCH");
        if (is_nothing && start == 0 && chosen_ == 0)
            add_titles();
        for (const FoundItem& item : found_.items)
            add_hit(results_.row(is_near(item) ? "NEAR" : "HITS"), item);
        if (!found_.suggestion.empty())
            values_.set("SUGGESTION_HREF", href(page_names.q, found_.suggestion)).set_if("SUGGESTION", found_.suggestion);
        results_.show_if(start > 0 || found_.next, "PAGER_IF").set_if("FIRST", start == 0 ? "" : href("", ""));
        results_.set_if("PLACE", start == 0 ? "" : grouped(static_cast<std::int64_t>(start) + 1));
        results_.set_if("BEFORE", start <= page_size ? "" : href(page_names.cursor, std::to_string(start - page_size)));
        results_.set_if("NEXT", found_.next ? href(page_names.cursor, std::to_string(*found_.next)) : "");
    }
    void add_hit(view::Values& row, const FoundItem& item) const
    {
        const bool is_here = item.site->site.id == request_.site.site.id;
        row.set("HREF", (is_here ? "" : item.site->base_url) + item.card.path)
            .set("TITLE", view::SafeHtml{search::html_of(item.title)});
        row.set("DATE", format_date(item.card.published_at)).set("DATE_TIME", format_local_rfc3339(item.card.published_at));
        row.set("KIND", kind_name(item.key.kind)).set_if("SITE", is_here ? "" : item.site->site.details.name);
        if (!item.snippet.empty()) {
            row.show("SNIPPET_IF");
            row.set("SNIPPET", view::SafeHtml{search::html_of(item.snippet)});
        }
        if (const auto law = law_.find(ItemId{item.key.id}); item.key.kind == documents::kind && law != law_.end()) {
            const std::string validity(documents::name_of(law->second.validity));
            row.show("DOCUMENT_IF");
            row.set("ISSUER", law->second.issuer).set("VALIDITY", validity);
            row.set("VALIDITY_NAME", said("documents.validity." + validity));
        }
    }
    // Who issued what is law and whether it is in force today: what its readers look for first.
    void read_law()
    {
        std::set<ItemId> numbers;
        for (const auto* items : {&found_.chosen, &found_.items})
            for (const FoundItem& item : *items)
                if (item.key.kind == documents::kind)
                    numbers.insert(ItemId{item.key.id});
        if (!numbers.empty())
            law_ = documents::standings_of(request_.live, numbers, civil_date(request_.now));
    }
    static std::string grouped(std::int64_t number)
    {
        std::string text = std::to_string(number);
        for (std::size_t at = text.size(); at > 3; at -= 3)
            text.insert(at - 3, ".");
        return text;
    }

    struct Choice {
        std::string text, href;
        std::int64_t count = 0;
    };
    void add_choices()
    {
        std::vector<Choice> kinds, sites, categories, years;
        if (asked_.kind.empty())
            for (const auto& [kind, count] : found_.by_kind)
                kinds.push_back({kind_name(kind), href(page_names.kind, kind), count});
        if (asked_.site == nullptr)
            for (const auto& [id, count] : found_.by_site)
                if (const auto* site = request_.directory.by_id(SiteId{id}))
                    sites.push_back({site->site.details.name, href(page_names.site, site->site.slug), count});
        const site::PublicSite& owner = asked_.site != nullptr ? *asked_.site : request_.site;
        if (asked_.category == nullptr)
            for (const auto& [id, count] : found_.by_category)
                if (const auto* category = owner.category(CategoryId{id}))
                    categories.push_back({category->name, href(page_names.category, category->slug), count});
        add_group("search.by_kind", kinds, kinds.size() > 1);
        add_group("search.by_site", sites, sites.size() > 1);
        add_group("search.by_category", categories, categories.size() > 1);
        add_fields();
        add_agencies();
        add_years();
    }
    // Of law. One is a choice too where something else was found.
    void add_fields()
    {
        std::vector<Choice> fields;
        if (asked_.field.empty())
            for (const auto& [slug, count] : found_.by_field)
                if (const std::string name = documents::name_of_field(slug); !name.empty())
                    fields.push_back({name, href(page_names.field, slug), count});
        add_group("search.by_field", fields, narrows(fields));
    }
    void add_agencies()
    {
        std::vector<Choice> agencies;
        if (asked_.agency.empty() && !found_.by_agency.empty()) {
            std::set<SiteId> sites;
            for (const auto& [id, count] : found_.by_site)
                sites.insert(SiteId{id});
            std::set<std::string> slugs;
            for (const auto& [slug, count] : found_.by_agency)
                slugs.insert(slug);
            for (const auto& [slug, name] : documents::labels_of(request_.live, sites, "issuer", slugs))
                agencies.push_back({name, href(page_names.agency, slug), found_.by_agency.at(slug)});
        }
        add_group("search.by_agency", agencies, narrows(agencies));
    }
    bool narrows(const std::vector<Choice>& choices) const
    {
        return choices.size() > 1 || (!choices.empty() && choices.front().count < found_.matches);
    }
    void add_years()
    {
        if (found_.by_year.size() < 2 || !asked_.from.empty() || !asked_.to.empty())
            return;
        view::Values& group = new_group("search.by_year");
        int shown = 0;
        for (auto at = found_.by_year.rbegin(); at != found_.by_year.rend() && shown < 6; ++at, ++shown) {
            Asked year = asked_;
            year.from = fmt::format("{}-01-01", at->first);
            year.to = fmt::format("{}-12-31", at->first);
            add_choice(group, {std::to_string(at->first), address_with(year, path, "", ""), at->second});
        }
    }
    view::Values& new_group(std::string_view title)
    {
        if (groups_++ == 0)
            results_.show("CHOICES_IF");
        return results_.row("GROUPS").set("NAME", said(title));
    }
    // Of more matches than are counted, the counts are those of a part.
    void add_choice(view::Values& group, const Choice& choice) const
    {
        const std::string count = grouped(choice.count);
        group.row("CHOICES")
            .set("TEXT", choice.text)
            .set("HREF", choice.href)
            .set("COUNT", found_.is_exact ? count : said("search.at_least", {count}));
    }
    void add_group(std::string_view title, std::vector<Choice>& choices, bool is_useful)
    {
        if (!is_useful)
            return;
        std::ranges::stable_sort(choices, std::greater(), &Choice::count);
        view::Values& group = new_group(title);
        for (std::size_t i = 0; i < std::min(choices.size(), most_choices); ++i)
            add_choice(group, choices[i]);
    }

    const web::ReaderRequest& request_;
    const Asked& asked_;
    const Found& found_;
    view::Values values_, results_;
    std::map<ItemId, documents::Standing> law_;   // of what was found
    int chosen_ = 0, groups_ = 0;
    bool is_opened_ = false;   // one of the fields below the query says something
};

// Only what the whole of what is public does not answer.
void note_miss(const web::ReaderRequest& request, const Asked& asked, const Found& found)
{
    const bool is_limited = !asked.kind.empty() || asked.site != nullptr || asked.category != nullptr || !asked.field.empty() ||
                            !asked.agency.empty() || asked.wish.from || asked.wish.to;
    if (found.is_ready && found.matches == 0 && found.chosen.empty() && !is_limited)
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
    head.canonical = path;
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
