// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/relation_rules.hpp"
#include "features/documents/api.hpp"
#include "platform/publication/publication_store.hpp"

namespace tantrao::documents {
namespace {

constexpr std::size_t most_followed = 200;   // documents of one chain

bool means(const Relation& relation, const Document& document)
{
    return number_key(relation.number) == number_key(document.number) &&
           (relation.issued_on.empty() || relation.issued_on == document.issued_on);
}

std::optional<Document> public_document(db::Connection& core, ItemId number)
{
    const auto item = publication::find_item(core, number);
    const auto edition = item && item->live_edition ? publication::find_edition(core, item->live_edition) : std::nullopt;
    auto document = edition ? from_content(edition->content) : Result<Document>(Error::not_found("error.404.text"));
    return document ? std::optional(std::move(*document)) : std::nullopt;
}

// Follows what is ended or changed, each document once.
class Chain {
  public:
    Chain(db::Connection& core, SiteId site, const Document& first) : core_(core), site_(site), first_(first) {}

    bool comes_back_from(const Relation& relation)
    {
        for (const ItemId number : items_of_number(core_, site_, relation.number, relation.issued_on)) {
            if (seen_.size() == most_followed || !seen_.insert(number).second)
                continue;
            const auto document = public_document(core_, number);
            if (!document)
                continue;
            for (const Relation& next : document->relations)
                if (ends_or_changes(next.kind) && (means(next, first_) || comes_back_from(next)))
                    return true;
        }
        return false;
    }

  private:
    db::Connection& core_;
    SiteId site_;
    const Document& first_;
    std::set<ItemId> seen_;
};

}   // namespace

Result<void> relations_fit(db::Connection& core, SiteId site, const Document& document)
{
    Chain chain(core, site, document);
    for (const Relation& relation : document.relations) {
        if (!ends_or_changes(relation.kind))
            continue;
        for (const ItemId number : items_of_number(core, site, relation.number, relation.issued_on))
            if (const auto other = public_document(core, number); other && other->issued_on > document.issued_on)
                return Error::conflict("documents.relation.later", {relation.number});
        if (chain.comes_back_from(relation))
            return Error::conflict("documents.relation.circular", {relation.number});
    }
    return {};
}

}   // namespace tantrao::documents
