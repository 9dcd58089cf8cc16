// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/search/search_wish.hpp"

#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "base/written_day.hpp"
#include "features/documents/api.hpp"

#include <array>
#include <set>

namespace tantrao::search_pages {

namespace {

class Reading {
  public:
    Reading(const web::ReaderRequest& request, const Names& names) : request_(request), names_(names) {}

    Asked read()
    {
        asked_.wish.text = request_.query.get(names_.q);
        asked_.wish.here = &request_.site;
        read_site();
        read_category();
        read_kind();
        read_field();
        read_agency();
        read_period();
        read_order();
        read_cursor();
        return std::move(asked_);
    }

  private:
    void wrong(std::string_view name, const char* code, std::string_view value)
    {
        asked_.wrong.push_back({std::string(name), code, {text::shorten(text::clean_line(value.substr(0, 400)), 60)}});
    }
    void read_site()
    {
        const std::string_view slug = request_.query.get(names_.site);
        if (slug.empty())
            return;
        asked_.site = request_.directory.by_slug(slug);
        if (asked_.site == nullptr)
            wrong(names_.site, "search.wrong.site", slug);
        else
            asked_.wish.site = asked_.site->site.id;
    }
    // Of the chosen site, or of the one where the question is asked.
    void read_category()
    {
        const std::string_view slug = request_.query.get(names_.category);
        if (slug.empty())
            return;
        const site::PublicSite& owner = asked_.site != nullptr ? *asked_.site : request_.site;
        asked_.category = owner.category(slug);
        if (asked_.category == nullptr)
            wrong(names_.category, "search.wrong.category", slug);
        else
            asked_.wish.categories = owner.with_descendants(asked_.category->id);
    }
    void read_kind()
    {
        const std::string_view kind = request_.query.get(names_.kind);
        if (kind.empty())
            return;
        if (request_.catalogue == nullptr || request_.catalogue->source(kind) == nullptr) {
            wrong(names_.kind, "search.wrong.kind", kind);
            return;
        }
        asked_.kind = kind;
        asked_.wish.kinds = {asked_.kind};
    }
    void read_field()
    {
        const std::string_view slug = request_.query.get(names_.field);
        if (slug.empty())
            return;
        asked_.field = documents::name_of_field(slug);
        if (asked_.field.empty())
            wrong(names_.field, "search.wrong.field", slug);
        else
            asked_.wish.field = slug;
    }
    // One that has issued something public.
    void read_agency()
    {
        const std::string slug(request_.query.get(names_.agency));
        if (slug.empty())
            return;
        std::set<SiteId> sites;
        for (const auto& site : request_.directory.all())
            sites.insert(site->site.id);
        if (text::is_slug(slug))
            for (const auto& [known, name] : documents::labels_of(request_.live, sites, "issuer", {slug}))
                asked_.agency = name;
        if (asked_.agency.empty())
            wrong(names_.agency, "search.wrong.agency", slug);
        else
            asked_.wish.agency = slug;
    }
    void read_period()
    {
        asked_.from = read_day(names_.from, 0, asked_.wish.from);
        asked_.to = read_day(names_.to, days_us(1), asked_.wish.to);   // the day itself belongs to it
        if (asked_.wish.from && asked_.wish.to && *asked_.wish.to <= *asked_.wish.from) {
            wrong(names_.to, "search.wrong.period", format_civil_date(asked_.to));
            asked_.to.clear();
            asked_.wish.to.reset();
        }
    }
    std::string read_day(std::string_view name, std::int64_t more_us, std::optional<Instant>& bound)
    {
        const std::string typed = text::clean_line(request_.query.get(name));
        if (typed.empty())
            return {};
        const bool is_iso = names_.days == Names::Days::iso;
        std::string day = day_in(typed);
        if (day.empty() || (is_iso && day != typed)) {
            wrong(name, is_iso ? "search.wrong.day" : "search.wrong.written_day", typed);
            return {};
        }
        bound = parse_instant(day).value() + more_us;
        return day;
    }
    void read_order()
    {
        const std::string_view order = request_.query.get(names_.order);
        asked_.is_newest = order == names_.newest;
        if (asked_.is_newest)
            asked_.wish.order = search::Question::Order::newest;
        else if (!order.empty())
            wrong(names_.order, "search.wrong.order", order);
    }
    void read_cursor()
    {
        const std::string_view cursor = request_.query.get(names_.cursor);
        if (cursor.empty())
            return;
        const auto start = static_cast<std::size_t>(whole_number(cursor));
        if (start == 0 || start > catalogue::last_start)
            wrong(names_.cursor, "search.wrong.cursor", cursor);
        else
            asked_.wish.start = start;
    }

    const web::ReaderRequest& request_;
    const Names& names_;
    Asked asked_;
};

}   // namespace

std::vector<std::string> parameters_of(const Names& names)
{
    std::vector<std::string> all;
    for (const std::string_view name : {names.q, names.kind, names.site, names.category, names.field, names.agency, names.from,
                                        names.to, names.order, names.cursor})
        all.emplace_back(name);
    return all;
}

bool Asked::is_limited() const
{
    return !kind.empty() || site != nullptr || category != nullptr || !field.empty() || !agency.empty() || wish.from || wish.to;
}

Asked asked_for(const web::ReaderRequest& request, const Names& names) { return Reading(request, names).read(); }

std::string address_with(const Asked& asked, std::string_view path, std::string_view name, std::string_view value)
{
    const Names& names = page_names;
    const std::array<std::pair<std::string_view, std::string>, 9> all{
        {{names.q, asked.text},
         {names.kind, asked.kind},
         {names.site, asked.site != nullptr ? asked.site->site.slug : ""},
         {names.category, asked.category != nullptr ? asked.category->slug : ""},
         {names.field, asked.wish.field},
         {names.agency, asked.wish.agency},
         {names.from, asked.from},
         {names.to, asked.to},
         {names.order, asked.is_newest ? std::string(names.newest) : ""}}};
    std::string address(path);
    char separator = '?';
    const auto add = [&](std::string_view key, std::string_view text) {
        if (text.empty())
            return;
        address += separator + std::string(key) + "=" + text::percent_encode(text);
        separator = '&';
    };
    bool has_name = false;
    for (const auto& [key, text] : all) {
        add(key, key == name ? value : std::string_view(text));
        has_name |= key == name;
    }
    if (!has_name)
        add(name, value);
    return address;
}

}   // namespace tantrao::search_pages
