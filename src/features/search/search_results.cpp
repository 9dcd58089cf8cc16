// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/search_results.hpp"

#include "base/text.hpp"
#include "features/documents/api.hpp"
#include "platform/web/site_frame.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace tantrao::search_pages {

namespace {

using catalogue::Found;
using catalogue::FoundItem;

constexpr std::size_t most_choices = 8, most_named = 80;
constexpr int most_years = 6;

class Results {
  public:
    Results(const web::ReaderRequest& request, const Asked& asked, const Found& found)
        : request_(request), asked_(asked), found_(found)
    {
    }

    view::SafeHtml part()
    {
        read_law();
        add_heading();
        add_hits();
        add_nothing();
        add_pager();
        add_choices();
        add_list_of_law();
        values_.set("FEED", address_with(asked_, feed_path, "", ""));
        return web::render_part(request_.ui, "features/search/templates/results.tpl", values_);
    }

  private:
    std::string said(std::string_view code, const std::vector<std::string>& args = {}) const
    {
        return request_.ui.messages.get(request_.language, code, args);
    }
    std::string href(std::string_view name, std::string_view value) const { return address_with(asked_, page_path, name, value); }
    static std::string grouped(std::int64_t number)
    {
        std::string text = std::to_string(number);
        for (std::size_t at = text.size(); at > 3; at -= 3)
            text.insert(at - 3, ".");
        return text;
    }
    void add_heading()
    {
        values_.set("COUNT", said(counted(), {grouped(found_.matches), named(found_)}));
        const std::size_t start = asked_.wish.start;
        values_.set_if("PLACE", start == 0 ? "" : grouped(static_cast<std::int64_t>(start) + 1));
    }
    const char* counted() const
    {
        if (found_.ranked_together && !found_.items.empty()) {
            if (found_.matches == 0 || !found_.is_exact)
                return "search.counted.nearest";
            return found_.query.has_marks ? "search.counted.nearest_and_whole_with_marks" : "search.counted.nearest_and_whole";
        }
        if (found_.matches == 0)
            return "search.counted.none";
        if (found_.has_other_marks)
            return "search.counted.other_marks";
        return found_.is_exact ? "search.count" : "search.counted.about";
    }
    void add_hits()
    {
        std::string whole, near;
        for (const FoundItem& item : found_.items)
            (item.is_near && !found_.ranked_together ? near : whole) += hit(item);
        std::string chosen;
        for (const FoundItem& item : found_.chosen)
            chosen += hit(item);
        add_list("CHOSEN_ITEMS", std::move(chosen));
        add_list("HITS", std::move(whole));
        add_list("NEAR", std::move(near));
    }
    void add_list(const std::string& name, std::string html)
    {
        values_.show_if(!html.empty(), name + "_IF");
        values_.set(name, view::SafeHtml{std::move(html)});
    }
    std::string hit(const FoundItem& item) const
    {
        const Place place = place_of(request_, *item.site, item.card);
        view::Values values;
        values.set("HREF", place.href).set("TITLE", view::SafeHtml{search::html_of(item.title)});
        values.set("DATE", format_date(item.card.published_at)).set("DATE_TIME", format_local_rfc3339(item.card.published_at));
        values.set("KIND", kind_name(request_, item.key.kind)).set_if("SITE", place.site);
        if (!item.snippet.empty()) {
            values.show("SNIPPET_IF");
            values.set("SNIPPET", view::SafeHtml{search::html_of(item.snippet)});
        }
        if (const auto law = law_.find(ItemId{item.key.id}); item.key.kind == documents::kind && law != law_.end()) {
            const std::string validity(documents::name_of(law->second.validity));
            values.show("DOCUMENT_IF");
            values.set("ISSUER", law->second.issuer);
            if (documents::is_told(law->second.validity, law->second.type)) {
                values.show("VALIDITY_IF");
                values.set("VALIDITY", validity).set("VALIDITY_NAME", said("documents.validity." + validity));
            }
        }
        return web::render_part(request_.ui, "features/search/templates/hit.tpl", values).html;
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
    // Which knows every field of law beside the words, on this site.
    void add_list_of_law()
    {
        if (asked_.kind != documents::kind || asked_.wish.site.value_or(request_.site.site.id) != request_.site.site.id)
            return;
        documents::Filter filter;
        filter.field = asked_.wish.field;
        filter.issuer = asked_.wish.agency;
        filter.issued_from = asked_.from;
        filter.issued_to = asked_.to;
        values_.set_if("LAW", std::string(documents::shelves.front().path) + documents::query_of_list(found_.query.text, filter));
    }
    void add_nothing()
    {
        const bool is_nothing = found_.items.empty() && found_.chosen.empty(), is_first = asked_.wish.start == 0;
        values_.show_if(is_nothing && is_first, "NOTHING").show_if(is_nothing && !is_first, "PAST_END");
        values_.show_if(asked_.is_limited(), "LIMITED");
        if (is_nothing && is_first && !asked_.is_limited())
            add_titles();
    }
    // Titles that begin with what was typed: who could not see them while typing finds them here.
    void add_titles()
    {
        catalogue::Beginning typed;
        typed.text = found_.query.text;
        typed.here = &request_.site;
        const auto titles = request_.catalogue->complete(request_.live, request_.directory, typed, request_.now);
        values_.show_if(!titles.empty(), "TITLES_IF");
        for (const catalogue::Completion& one : titles) {
            const Place place = place_of(request_, *one.site, one.card);
            values_.row("TITLES")
                .set("HREF", place.href)
                .set("TITLE", one.card.title)
                .set("KIND", kind_name(request_, one.kind))
                .set_if("SITE", place.site);
        }
    }
    void add_pager()
    {
        const std::size_t start = asked_.wish.start, size = asked_.wish.limit;
        values_.show_if(start > 0 || found_.next, "PAGER_IF").set_if("FIRST", start == 0 ? "" : href("", ""));
        values_.set_if("BEFORE", start <= size ? "" : href(page_names.cursor, std::to_string(start - size)));
        values_.set_if("NEXT", found_.next ? href(page_names.cursor, std::to_string(*found_.next)) : "");
    }

    struct Choice {
        std::string text, href;
        std::int64_t count = 0;
    };
    void add_choices()
    {
        std::vector<Choice> kinds, sites, categories;
        if (asked_.kind.empty())
            for (const auto& [kind, count] : found_.by_kind)
                kinds.push_back({kind_name(request_, kind), href(page_names.kind, kind), count});
        if (asked_.site == nullptr)
            for (const auto& [id, count] : found_.by_site)
                if (const auto* site = request_.directory.by_id(SiteId{id}))
                    sites.push_back({site->site.details.name, href(page_names.site, site->site.slug), count});
        const site::PublicSite& owner = asked_.site != nullptr ? *asked_.site : request_.site;
        if (asked_.category == nullptr)
            for (const site::Category& category : owner.categories)
                categories.push_back({category.name, href(page_names.category, category.slug), count_in(owner, category.id)});
        std::erase_if(categories, [&](const Choice& one) { return one.count == 0 || one.count == found_.matches; });
        add_group("search.by_kind", kinds, kinds.size() > 1);
        add_group("search.by_site", sites, sites.size() > 1);
        add_group("search.by_category", categories, !categories.empty());
        add_fields();
        add_agencies();
        add_years();
    }
    // As the filter finds them: with the categories below it.
    std::int64_t count_in(const site::PublicSite& owner, CategoryId category) const
    {
        std::int64_t count = 0;
        for (const CategoryId id : owner.with_descendants(category))
            if (const auto found = found_.by_category.find(id.value); found != found_.by_category.end())
                count += found->second;
        return count;
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
        for (auto at = found_.by_year.rbegin(); at != found_.by_year.rend() && shown < most_years; ++at, ++shown) {
            Asked year = asked_;
            year.from = fmt::format("{}-01-01", at->first);
            year.to = fmt::format("{}-12-31", at->first);
            add_choice(group, {std::to_string(at->first), address_with(year, page_path, "", ""), at->second});
        }
    }
    view::Values& new_group(std::string_view title)
    {
        if (groups_++ == 0)
            values_.show("CHOICES_IF");
        return values_.row("GROUPS").set("NAME", said(title));
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
    view::Values values_;
    std::map<ItemId, documents::Standing> law_;   // of what was found
    int groups_ = 0;
};

}   // namespace

view::SafeHtml results_part(const web::ReaderRequest& request, const Asked& asked, const Found& found)
{
    return Results(request, asked, found).part();
}

std::string named(const Found& found) { return text::shorten(found.query.text, most_named); }

std::string kind_name(const web::ReaderRequest& request, std::string_view kind)
{
    const catalogue::Source* source = request.catalogue->source(kind);
    return source == nullptr ? std::string(kind) : request.ui.messages.get(request.language, source->name);
}

Place place_of(const web::ReaderRequest& request, const site::PublicSite& site, const catalogue::Card& card)
{
    if (site.site.id == request.site.site.id)
        return {card.path, ""};
    return {site.base_url + card.path, site.site.details.name};
}

}   // namespace tantrao::search_pages
