// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/said_relations.hpp"
#include "law/provision_words.hpp"
#include "law/stated_relations.hpp"
#include <map>

namespace tantrao::documents {
namespace {

RelationKind kind_of(law::StatedRelation::Does does)
{
    using Does = law::StatedRelation::Does;
    switch (does) {
    case Does::amends: return RelationKind::amends;
    case Does::replaces: return RelationKind::replaces;
    case Does::repeals: return RelationKind::repeals;
    case Does::is_based_on: break;
    }
    return RelationKind::based_on;
}

}   // namespace

std::vector<Relation> said_without_relation(const Document& document, const law::LegalText& text)
{
    std::vector<Relation> missing;
    std::map<std::string, bool> related;   // by key: whether a relation ends or changes it
    for (const Relation& one : document.relations)
        related[number_key(one.number)] |= ends_or_changes(one.kind);
    for (const law::StatedRelation& said : law::stated_relations(text)) {
        const RelationKind does = kind_of(said.does);
        const std::string key = number_key(said.number);
        const auto known = related.find(key);
        const bool is_there = known != related.end() && (known->second || !ends_or_changes(does));
        if (!is_there && key != number_key(document.number))
            missing.push_back(
                {does, said.number, "", said.issued_on, "", "", "", said.at.empty() ? "" : law::words_of(said.at), ""});
    }
    return missing;
}

}   // namespace tantrao::documents
