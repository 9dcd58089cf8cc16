// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/provision_validity.hpp"
#include "law/provision_words.hpp"
#include <algorithm>

namespace tantrao::documents {
namespace {

using Does = law::Amendment::Does;
using Path = std::span<const std::string>;

bool ends(const Effect& effect) { return changes_text(effect) && effect.change.does == Does::ends; }

// The first and the last of the effects that hold and are asked for.
template <class Is>
const Effect* first_of(const Timeline& timeline, std::string_view day, Is is)
{
    const Effect* first = nullptr;
    for (const Effect& effect : timeline.effects)
        if (holds(effect, day) && is(effect) && (first == nullptr || effect.from < first->from))
            first = &effect;
    return first;
}

template <class Is>
const Effect* last_of(const Timeline& timeline, std::string_view day, Is is)
{
    const Effect* last = nullptr;
    for (const Effect& effect : timeline.effects)
        if (holds(effect, day) && is(effect) && (last == nullptr || effect.from >= last->from))
            last = &effect;
    return last;
}

// What put the provision into the document, if it was not there from the beginning.
const Effect* addition_of(const Timeline& timeline, Path path)
{
    for (const Effect& effect : timeline.effects)
        if (changes_text(effect) && effect.change.does == Does::adds && touches_whole(effect, path))
            return &effect;
    return nullptr;
}

}   // namespace

bool changes_text(const Effect& effect)
{
    using enum RelationKind;
    return !effect.change.provisions.empty() &&
           (effect.kind == amends || effect.kind == rectifies || effect.kind == replaces || effect.kind == repeals);
}

bool touches_whole(const Effect& effect, Path path)
{
    return std::ranges::any_of(effect.change.provisions, [&](const std::string& id) {
        return std::ranges::any_of(path, [&](const std::string& step) { return law::is_within(step, id); });
    });
}

bool touches(const Effect& effect, Path path)
{
    return touches_whole(effect, path) ||
           (!path.empty() && std::ranges::any_of(effect.change.provisions,
                                                 [&](const std::string& id) { return law::is_within(id, path.back()); }));
}

ProvisionStatus status_on(const Timeline& timeline, Path path, std::string_view day)
{
    ProvisionStatus out;
    out.change = last_of(timeline, day, [&](const Effect& effect) { return changes_text(effect) && touches(effect, path); });
    const Status document = status_on(timeline, day);
    if (document.validity != Validity::in_force && document.validity != Validity::partly_expired) {
        out.validity = document.validity;
        out.since = document.since;
        out.reason = document.reason;
        return out;
    }
    const auto become = [&](Validity validity, const Effect& reason) {
        out.validity = validity;
        out.since = std::max(reason.from, timeline.start);
        out.reason = &reason;
        return out;
    };
    if (const Effect* end =
            first_of(timeline, day, [&](const Effect& effect) { return ends(effect) && touches_whole(effect, path); }))
        return become(Validity::expired, *end);
    const Effect* added = addition_of(timeline, path);
    if (added != nullptr && !holds(*added, day))
        return become(Validity::not_yet, *added);
    if (const Effect* stop = first_of(timeline, day, [&](const Effect& effect) {
            return effect.kind == RelationKind::suspends && touches_whole(effect, path);
        }))
        return become(Validity::suspended, *stop);
    if (const Effect* part = first_of(timeline, day, [&](const Effect& effect) { return ends(effect) && touches(effect, path); }))
        return become(Validity::partly_expired, *part);
    out.since = added == nullptr ? timeline.start : added->from;
    out.reason = added;
    return out;
}

}   // namespace tantrao::documents
