// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/text_versions.hpp"
#include "law/provision_words.hpp"
#include <algorithm>

namespace tantrao::documents {
namespace {

constexpr std::size_t most_changes = 1000;   // applied to one text

// The effects that change the provision's text. A chapter does not show in the ids of its articles, so the text is asked.
std::vector<const Effect*> changes_of(const law::LegalText& original, const Timeline& timeline, std::span<const std::string> path)
{
    const bool is_in_text = law::find(original, path.back()) != nullptr;
    const auto lies_in_it = [&](const std::string& id) {
        if (!is_in_text)
            return false;
        const auto way = path_of_provision(original, id);
        return std::ranges::find(way, path.back()) != way.end();
    };
    std::vector<const Effect*> changes;
    for (const Effect& effect : timeline.effects)
        if (changes_text(effect) && (touches(effect, path) || std::ranges::any_of(effect.change.provisions, lies_in_it)))
            changes.push_back(&effect);
    return changes;
}

bool is_gap(const std::vector<Gap>& gaps, std::span<const std::string> path, const std::vector<const Effect*>& changes)
{
    return std::ranges::any_of(gaps, [&](const Gap& gap) {
        const bool is_chapter = path.back().find("dieu-") == std::string::npos;
        if (is_chapter && std::ranges::find(changes, gap.by) != changes.end())
            return true;
        return law::is_within(gap.provision, path.back()) ||
               std::ranges::any_of(path, [&](const std::string& step) { return law::is_within(step, gap.provision); });
    });
}

// A change of provisions that are not understood, or of a document as a whole by one that tells of no provision what becomes of it.
bool is_unread(const Effect& effect, const Timeline& timeline)
{
    using enum RelationKind;
    const bool gives_text = effect.kind == amends || effect.kind == rectifies;
    const bool ends_text = effect.kind == replaces || effect.kind == repeals;
    if (!effect.change.provisions.empty() || !(gives_text || ends_text))
        return false;
    if (!effect.provision.empty())
        return true;
    return gives_text && std::ranges::none_of(timeline.effects,
                                              [&](const Effect& other) { return other.by == effect.by && changes_text(other); });
}

std::vector<const Effect*> unread_effects(const Timeline& timeline)
{
    std::vector<const Effect*> unread;
    for (const Effect& effect : timeline.effects)
        if (is_unread(effect, timeline))
            unread.push_back(&effect);
    return unread;
}

std::set<ItemId> holding_on(const std::vector<const Effect*>& effects, std::string_view day)
{
    std::set<ItemId> by;
    for (const Effect* effect : effects)
        if (holds(*effect, day))
            by.insert(effect->by);
    return by;
}

// The days on which the provision's text may become another.
std::set<std::string> days_of(const Timeline& timeline, const std::vector<const Effect*>& changes,
                              const std::vector<const Effect*>& unread)
{
    std::set<std::string> days{timeline.start};
    for (const auto* effects : {&changes, &unread})
        for (const Effect* effect : *effects) {
            days.insert(effect->from);
            if (!effect->until.empty())
                days.insert(effect->until);
        }
    return days;
}

}   // namespace

TextWalk::TextWalk(const law::LegalText& original, const Timeline& timeline) : original_(original), text_(original)
{
    for (const Effect& effect : timeline.effects)
        if (changes_text(effect) && changes_.size() < most_changes)
            changes_.push_back(&effect);
    std::ranges::stable_sort(changes_, {}, [](const Effect* effect) { return std::string_view(effect->from); });
}

void TextWalk::begin_again()
{
    text_ = law::AmendedText(original_);
    gaps_.clear();
    day_.clear();
    next_ = 0;
}

void TextWalk::apply(const Effect& effect)
{
    const auto unknown = text_.apply(effect.change);
    for (const std::string& id : effect.change.provisions) {
        const bool known = std::ranges::find(unknown, id) == unknown.end();
        const bool whole = effect.change.does != law::Amendment::Does::rewords;
        if (known && whole)   // a new text ends what was not known of the old one
            std::erase_if(gaps_, [&](const Gap& gap) { return law::is_within(gap.provision, id); });
        else if (!known)
            gaps_.push_back({id, &effect});
    }
}

void TextWalk::go_to(std::string_view day)
{
    const bool back = day < day_ || std::ranges::any_of(changes_, [&](const Effect* effect) {
                          return !effect->until.empty() && effect->until > day_ && effect->until <= day;
                      });
    if (back)
        begin_again();
    for (; next_ < changes_.size() && changes_[next_]->from <= day; ++next_)
        if (holds(*changes_[next_], day))
            apply(*changes_[next_]);
    day_ = day;
}

bool reads_otherwise(const Timeline& timeline, std::string_view day)
{
    return std::ranges::any_of(timeline.effects,
                               [&](const Effect& effect) { return changes_text(effect) && holds(effect, day); });
}

std::set<ItemId> unread_changes(const Timeline& timeline, std::string_view day)
{
    return holding_on(unread_effects(timeline), day);
}

std::vector<std::string> path_of_provision(const law::LegalText& text, std::string_view provision)
{
    std::vector<std::string> path;
    for (const law::Node* node : law::path_to(text, provision))
        if (law::is_provision(node->kind))
            path.push_back(node->id);
    if (path.empty())
        path.emplace_back(provision);
    return path;
}

std::vector<Version> versions_of(const law::LegalText& original, const Timeline& timeline, std::string_view provision)
{
    const auto path = path_of_provision(original, provision);
    const auto changes = changes_of(original, timeline, path);
    if (changes.empty() && law::find(original, provision) == nullptr)
        return {};   // before every day is worked out
    const auto unread = unread_effects(timeline);
    TextWalk walk(original, timeline);
    std::vector<Version> versions;
    bool any = false;
    for (const std::string& day : days_of(timeline, changes, unread)) {
        if (versions.size() == most_versions)
            break;
        walk.go_to(day);
        Version version;
        version.from = day;
        if (const law::Node* node = law::find(walk.text(), provision); node != nullptr && law::is_provision(node->kind))
            version.text = law::to_text({{*node}, {}});
        version.is_known = !is_gap(walk.gaps(), path, changes);
        version.unread = holding_on(unread, day);
        for (const Effect* effect : changes)
            if (effect->from == day)
                version.by.push_back(effect);
        if (!versions.empty())
            versions.back().until = day;
        any = any || !version.text.empty() || !version.by.empty();
        versions.push_back(std::move(version));
    }
    if (!any)
        versions.clear();
    return versions;
}

const Version* version_on(const std::vector<Version>& versions, std::string_view day)
{
    const Version* found = versions.empty() ? nullptr : &versions.front();
    for (const Version& version : versions)
        if (version.from <= day)
            found = &version;
    return found;
}

}   // namespace tantrao::documents
