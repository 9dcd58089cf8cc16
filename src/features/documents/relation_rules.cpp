// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/relation_rules.hpp"
#include "features/documents/api.hpp"
#include "features/documents/document_store.hpp"
#include "features/documents/namesakes.hpp"
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace tantrao::documents {
namespace {

constexpr std::size_t most_followed = 200;   // documents of one chain

bool means(const Relation& relation, const Document& document)
{
    return number_key(relation.number) == number_key(document.number) &&
           (relation.issued_on.empty() || relation.issued_on == document.issued_on);
}

Namesake as_namesake(const Document& document) { return {document.issued_on, issuer_key(document.issuer)}; }

// Public documents of a site without their texts, each looked up and loaded once.
class Records {
  public:
    Records(db::Connection& core, SiteId site) : core_(core), site_(site) {}

    // Those that a relation means.
    const std::vector<ItemId>& named_by(const Relation& relation)
    {
        const auto [known, is_new] = numbers_.try_emplace({number_key(relation.number), relation.issued_on});
        if (is_new)
            known->second = items_of_number(core_, site_, relation.number, relation.issued_on);
        return known->second;
    }
    // Null where it is not public.
    const Document* find(ItemId number)
    {
        const auto [known, is_new] = records_.try_emplace(number);
        if (is_new) {
            known->second = find_public(core_, number);
            if (known->second)
                known->second->text = {};
        }
        return known->second ? &*known->second : nullptr;
    }

  private:
    db::Connection& core_;
    SiteId site_;
    std::map<std::pair<std::string, std::string>, std::vector<ItemId>> numbers_;   // by key and day
    std::map<ItemId, std::optional<Document>> records_;
};

// Follows what is ended or changed, each document once.
class Chain {
  public:
    Chain(Records& records, const Document& first) : records_(records), first_(first) {}

    bool comes_back_from(const Relation& relation)
    {
        for (const ItemId number : records_.named_by(relation)) {
            if (seen_.size() == most_followed || !seen_.insert(number).second)
                continue;
            const Document* document = records_.find(number);
            if (document == nullptr)
                continue;
            for (const Relation& next : document->relations)
                if (ends_or_changes(next.kind) && (means(next, first_) || comes_back_from(next)))
                    return true;
        }
        return false;
    }

  private:
    Records& records_;
    const Document& first_;
    std::set<ItemId> seen_;
};

Result<void> means_one(Records& records, const Document& document, const Relation& relation)
{
    std::vector<Namesake> namesakes;
    for (const ItemId number : records.named_by(relation))
        if (const Document* other = records.find(number))
            namesakes.push_back(as_namesake(*other));
    const Naming naming{as_namesake(document), relation.issued_on};
    const auto meant = meant_among(namesakes, naming).size();
    if (meant == 0 && !namesakes.empty())
        return Error::conflict("documents.relation.later", {relation.number});
    if (meant > 1 && relation.issued_on.empty())
        return Error::conflict("documents.relation.ambiguous", {relation.number});
    return {};
}

}   // namespace

bool needs_its_target(RelationKind relation)
{
    using enum RelationKind;
    return relation == amends || relation == replaces || relation == repeals || relation == suspends || relation == rectifies ||
           relation == consolidates;
}

bool bears_on_provisions(RelationKind relation) { return ends_or_changes(relation) || relation == RelationKind::rectifies; }

Result<void> relations_fit(db::Connection& core, SiteId site, const Document& document, Unheld unheld)
{
    Records records(core, site);
    Chain chain(records, document);
    for (const Relation& relation : document.relations) {
        if (unheld == Unheld::is_refused && needs_its_target(relation.kind) && records.named_by(relation).empty())
            return Error::conflict("documents.relation.unknown", {relation.number});
        if (!needs_its_target(relation.kind))
            continue;
        TANTRAO_TRY(means_one(records, document, relation));
        if (ends_or_changes(relation.kind) && chain.comes_back_from(relation))
            return Error::conflict("documents.relation.circular", {relation.number});
    }
    return {};
}

std::vector<std::string> leave_circles(db::Connection& core, SiteId site, Document& document)
{
    std::vector<std::string> numbers;
    Records records(core, site);
    const auto is_of_the_day = [&](ItemId number) {
        const Document* other = records.find(number);
        return other != nullptr && other->issued_on == document.issued_on;
    };
    for (Relation& relation : document.relations)
        if (ends_or_changes(relation.kind) && std::ranges::any_of(records.named_by(relation), is_of_the_day) &&
            Chain(records, document).comes_back_from(relation)) {
            relation.kind = RelationKind::refers_to;
            numbers.push_back(relation.number);
        }
    return numbers;
}

}   // namespace tantrao::documents
