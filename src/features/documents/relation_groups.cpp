// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/relation_groups.hpp"
#include <algorithm>
#include <map>

namespace tantrao::documents {
namespace {

constexpr std::size_t most_provisions = 12;   // named in one line

RelatedDocument target_of(const web::ReaderRequest& request, const Document& document, const Relation& relation,
                          const Surroundings& around)
{
    const Named* own = meant_by(around.own_site, document, relation);
    const Named* other = own == nullptr ? meant_by(around.portal, document, relation) : nullptr;
    const Named* target = own != nullptr ? own : other;
    const std::string base = other != nullptr ? request.directory.portal()->base_url : "";
    if (target == nullptr)
        return {relation.number, relation.title, "", relation.provision, relation.from, relation.until};
    return {name_of(*target),   target->title, base + path_of(target->document_number, target->number),
            relation.provision, relation.from, relation.until};
}

RelationGroup& group_of(std::vector<RelationGroup>& groups, const web::ReaderRequest& request, RelationKind relation,
                        bool is_incoming)
{
    const auto found = std::ranges::find(groups, relation, &RelationGroup::kind);
    if (found != groups.end())
        return *found;
    const std::string code = (is_incoming ? "documents.effect." : "documents.relation.") + std::string(name_of(relation));
    return groups.emplace_back(RelationGroup{relation, is_incoming, request.ui.messages.get(request.language, code), {}, 0});
}

void sort_by_kind(std::vector<RelationGroup>& groups) { std::ranges::stable_sort(groups, {}, &RelationGroup::kind); }

}   // namespace

std::vector<const Named*> all_meant(const std::vector<Named>& all, std::string_view key, const Naming& naming)
{
    std::vector<const Named*> with_key, meant;
    std::vector<Namesake> namesakes;
    for (const Named& one : all)
        if (one.key == key) {
            with_key.push_back(&one);
            namesakes.push_back({one.issued_on, issuer_key(one.issuer)});
        }
    for (const std::size_t place : meant_among(namesakes, naming))
        meant.push_back(with_key[place]);
    return meant;
}

const Named* meant_by(const std::vector<Named>& all, const Document& document, const Relation& relation)
{
    const Naming naming{{document.issued_on, issuer_key(document.issuer)}, relation.issued_on};
    const auto meant = all_meant(all, number_key(relation.number), naming);
    return meant.size() == 1 ? meant.front() : nullptr;
}

std::vector<RelationGroup> outgoing_groups(const web::ReaderRequest& request, const Document& document,
                                           const Surroundings& around)
{
    std::vector<RelationGroup> groups;
    for (const Relation& relation : document.relations)
        group_of(groups, request, relation.kind, false).documents.push_back(target_of(request, document, relation, around));
    sort_by_kind(groups);
    return groups;
}

std::vector<RelationGroup> incoming_groups(const web::ReaderRequest& request, const Surroundings& around)
{
    std::vector<RelationGroup> groups;
    std::map<std::string, std::size_t> named;   // provisions of a line so far
    for (const Effect& effect : around.timeline.effects) {
        const Named* by = find_named(around.effecting, effect.by);
        if (by == nullptr)
            continue;
        RelationGroup& group = group_of(groups, request, effect.kind, true);
        const RelatedDocument line{name_of(*by),     by->title,   path_of(by->document_number, by->number),
                                   effect.provision, effect.from, effect.until};
        const auto same = std::ranges::find_if(group.documents, [&](const RelatedDocument& one) {
            return one.href == line.href && one.from == line.from && one.until == line.until;
        });
        if (same == group.documents.end()) {
            group.documents.push_back(line);
            continue;
        }
        const std::size_t count = ++named[group.title + line.href + line.from + line.until];
        if (count == most_provisions)
            same->provisions += ", …";
        else if (count < most_provisions && !line.provisions.empty())
            same->provisions += (same->provisions.empty() ? "" : "; ") + line.provisions;
    }
    sort_by_kind(groups);
    return groups;
}

}   // namespace tantrao::documents
