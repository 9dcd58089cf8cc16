// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/api.hpp"
#include "features/documents/document_store.hpp"
#include "features/documents/effects.hpp"
#include "features/documents/namesakes.hpp"
#include "features/documents/relation_rules.hpp"
#include "law/legal_text.hpp"
#include "law/provision_words.hpp"
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace tantrao::documents {
namespace {

using Text = std::optional<law::LegalText>;   // nothing where there is none with articles to tell by

Text read(const Document& document)
{
    auto text = law::parse_text(document.text);
    bool has_articles = false;
    if (text)
        law::visit(*text, [&](const law::Node& node) { has_articles = has_articles || node.id.starts_with("dieu-"); });
    return has_articles ? Text(std::move(*text)) : std::nullopt;
}

// The text of the only document that the relation may mean.
Text text_meant(db::Connection& core, SiteId site, const Document& document, const Relation& relation)
{
    std::vector<Document> all;
    std::vector<Namesake> namesakes;
    for (const ItemId item : items_of_number(core, site, relation.number, relation.issued_on))
        if (auto other = find_public(core, item)) {
            namesakes.push_back({other->issued_on, issuer_key(other->issuer)});
            all.push_back(std::move(*other));
        }
    const auto meant = meant_among(namesakes, {{document.issued_on, issuer_key(document.issuer)}, relation.issued_on});
    return meant.size() == 1 ? read(all[meant.front()]) : std::nullopt;
}

// Leaves out what the document itself puts into the other one.
void leave_added(std::vector<std::string>& ids, const std::vector<StatedEffect>& effects, const Relation& relation)
{
    std::erase_if(ids, [&](const std::string& id) {
        return std::ranges::any_of(effects, [&](const StatedEffect& stated) {
            const law::Amendment& change = stated.effect.change;
            return change.does == law::Amendment::Does::adds && number_key(stated.number) == number_key(relation.number) &&
                   std::ranges::any_of(change.provisions, [&](const std::string& added) { return law::is_within(id, added); });
        });
    });
}

}   // namespace

std::vector<MissingProvisions> missing_provisions(db::Connection& core, SiteId site, ItemId item, const Document& document)
{
    std::map<std::pair<std::string, std::string>, Text> texts;   // by key and day
    std::optional<std::vector<StatedEffect>> effects;
    std::vector<MissingProvisions> missing;
    for (const Relation& relation : document.relations) {
        auto ids = bears_on_provisions(relation.kind) ? law::ids_in(relation.provision) : std::vector<std::string>();
        if (ids.empty())
            continue;
        const auto [known, is_new] = texts.try_emplace({number_key(relation.number), relation.issued_on});
        if (is_new)
            known->second = text_meant(core, site, document, relation);
        const Text& text = known->second;
        std::erase_if(ids, [&](const std::string& id) { return !text || law::find(*text, id) != nullptr; });
        if (ids.empty())
            continue;
        if (!effects)
            effects = effects_of(find_public(core, item).value_or(Document{}));
        leave_added(ids, *effects, relation);
        if (!ids.empty())
            missing.push_back({relation.number, law::words_of(ids)});
    }
    return missing;
}

}   // namespace tantrao::documents
