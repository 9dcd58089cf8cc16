// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/validity.hpp"
#include "features/documents/catalogue.hpp"
#include <algorithm>
#include <array>
#include <set>

namespace tantrao::documents {
namespace {

constexpr std::array<std::string_view, 5> names{"not_yet", "in_force", "partly_expired", "expired", "suspended"};
constexpr std::string_view first_day = "0000-01-01", last_day = "9999-12-31";

bool ends_it(const Effect& effect)
{
    return effect.provision.empty() && (effect.kind == RelationKind::replaces || effect.kind == RelationKind::repeals);
}

bool suspends_it(const Effect& effect) { return effect.provision.empty() && effect.kind == RelationKind::suspends; }

// An old text of what was amended, replaced or repealed in part holds no longer.
bool ends_a_part(const Effect& effect)
{
    return effect.kind == RelationKind::amends ||
           (!effect.provision.empty() && (effect.kind == RelationKind::replaces || effect.kind == RelationKind::repeals));
}

// The earliest effect of a sort that holds on the day.
template <class Is>
const Effect* first_of(const Timeline& timeline, std::string_view day, Is is)
{
    const Effect* first = nullptr;
    for (const Effect& effect : timeline.effects)
        if (is(effect) && holds(effect, day) && (first == nullptr || effect.from < first->from))
            first = &effect;
    return first;
}

// Every day on which something may become different, from the first day there is.
std::set<std::string> days_of(const Timeline& timeline)
{
    std::set<std::string> days{std::string(first_day), timeline.start};
    if (!timeline.expires_on.empty())
        days.insert(timeline.expires_on);
    for (const Effect& effect : timeline.effects) {
        days.insert(effect.from);
        if (!effect.until.empty())
            days.insert(effect.until);
    }
    return days;
}

}   // namespace

std::string_view name_of(Validity validity) { return names[static_cast<std::size_t>(validity)]; }

std::optional<Validity> validity_of(std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Validity>(found - names.begin()));
}

bool is_told(Validity validity, std::string_view type)
{
    const DocumentType* known = find_type(type);
    return known == nullptr || known->has_validity || (validity != Validity::in_force && validity != Validity::not_yet);
}

Timeline timeline_of(const Document& document, std::vector<Effect> effects)
{
    return {document.effective_on.empty() ? document.issued_on : document.effective_on, document.expires_on, std::move(effects)};
}

bool holds(const Effect& effect, std::string_view day)
{
    return effect.from <= day && (effect.until.empty() || day < effect.until);
}

Status status_on(const Timeline& timeline, std::string_view day)
{
    const Effect* end = first_of(timeline, day, ends_it);
    const bool by_itself = !timeline.expires_on.empty() && timeline.expires_on <= day;
    if (by_itself && (end == nullptr || timeline.expires_on <= end->from))
        return {Validity::expired, timeline.expires_on, nullptr};
    if (end != nullptr)
        return {Validity::expired, end->from, end};
    if (day < timeline.start)
        return {Validity::not_yet, "", nullptr};
    if (const Effect* stop = first_of(timeline, day, suspends_it))
        return {Validity::suspended, std::max(stop->from, timeline.start), stop};
    if (const Effect* part = first_of(timeline, day, ends_a_part))
        return {Validity::partly_expired, std::max(part->from, timeline.start), part};
    return {Validity::in_force, timeline.start, nullptr};
}

std::optional<Status> end_of_force(const Timeline& timeline)
{
    std::string end = timeline.expires_on;
    for (const Effect& effect : timeline.effects)
        if (ends_it(effect) && (end.empty() || effect.from < end))
            end = effect.from;
    return end.empty() ? std::nullopt : std::optional(status_on(timeline, end));
}

std::vector<Period> periods_of(const Timeline& timeline)
{
    std::vector<Period> periods;
    for (const std::string& day : days_of(timeline)) {
        const Validity validity = status_on(timeline, day).validity;
        if (!periods.empty() && periods.back().validity == validity)
            continue;
        if (!periods.empty())
            periods.back().until = day;
        periods.push_back({day, std::string(last_day), validity});
    }
    return periods;
}

std::string next_change(const Timeline& timeline, std::string_view day)
{
    const auto days = days_of(timeline);
    const auto next = days.upper_bound(std::string(day));
    return next == days.end() ? "" : *next;
}

}   // namespace tantrao::documents
