// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/effects.hpp"
#include "base/json.hpp"
#include "law/legal_text.hpp"
#include "law/provision_words.hpp"
#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace tantrao::documents {
namespace {

using Does = law::Amendment::Does;

constexpr std::array<std::string_view, 4> names{"rewrites", "adds", "ends", "rewords"};

bool gives_text(RelationKind relation) { return relation == RelationKind::amends || relation == RelationKind::rectifies; }

bool changes_text(RelationKind relation)
{
    return gives_text(relation) || relation == RelationKind::replaces || relation == RelationKind::repeals;
}

bool changes_texts(const Document& document)
{
    return std::ranges::any_of(document.relations, [](const Relation& one) { return changes_text(one.kind); });
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at)
            lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

class Reader {
  public:
    Reader(const Document& document, const law::LegalText* text) : document_(document)
    {
        if (text != nullptr && changes_texts(document))
            amendments_ = law::find_amendments(*text);
        for (const Relation& relation : document.relations)
            if (changes_text(relation.kind) && !relation.provision.empty())
                for (const std::string& id : law::ids_in(relation.provision))
                    said_.emplace(number_key(relation.number), id);
    }

    std::vector<StatedEffect> read()
    {
        for (const Relation& relation : document_.relations) {
            StatedEffect stated = plain(relation);
            if (changes_text(relation.kind))
                stated.effect.change = change_of(relation);
            else
                stated.effect.change.provisions = law::ids_in(relation.provision);
            const auto source = law::ids_in(relation.source);
            stated.effect.source = source.empty() ? stated.effect.change.at : source.front();
            out_.push_back(std::move(stated));
            if (gives_text(relation.kind) && relation.provision.empty())
                from_text(relation);
        }
        return std::move(out_);
    }

  private:
    // An effect without a day of its own comes with the document that has it.
    StatedEffect plain(const Relation& relation) const
    {
        const std::string& own_day = document_.effective_on.empty() ? document_.issued_on : document_.effective_on;
        return {relation.number,
                relation.issued_on,
                {{}, relation.kind, relation.provision, relation.from.empty() ? own_day : relation.from, relation.until}};
    }

    // A change that does not say its document is of the only one that is amended.
    bool is_of(const law::Amendment& amendment, const Relation& relation) const
    {
        if (!amendment.document.empty())
            return number_key(amendment.document) == number_key(relation.number);
        return std::ranges::none_of(document_.relations, [&](const Relation& other) {
            return changes_text(other.kind) && number_key(other.number) != number_key(relation.number);
        });
    }

    law::Amendment change_of(const Relation& relation) const
    {
        law::Amendment change;
        change.provisions = law::ids_in(relation.provision);
        change.does = relation.kind == RelationKind::repeals ? Does::ends : Does::rewrites;
        change.wording = lines_of(relation.wording);
        if (change.provisions.empty() || !change.wording.empty() || relation.kind == RelationKind::repeals)
            return change;
        for (const law::Amendment& amendment : amendments_) {
            const bool has_all = std::ranges::all_of(change.provisions, [&](const std::string& id) {
                return std::ranges::find(amendment.provisions, id) != amendment.provisions.end();
            });
            if (!has_all || !is_of(amendment, relation))
                continue;
            law::Amendment found = amendment;
            found.provisions = change.provisions;
            return found;
        }
        return change;
    }

    // Whether relations of their own name all that the amendment changes.
    bool is_said(const law::Amendment& amendment, const std::string& key) const
    {
        return std::ranges::all_of(amendment.provisions, [&](const std::string& id) { return said_.contains({key, id}); });
    }

    void from_text(const Relation& relation)
    {
        const std::string key = number_key(relation.number);
        for (const law::Amendment& amendment : amendments_) {
            if (!is_of(amendment, relation) || is_said(amendment, key))
                continue;
            StatedEffect stated = plain(relation);
            stated.effect.kind = amendment.does == Does::ends ? RelationKind::repeals : relation.kind;
            stated.effect.provision = law::words_of(amendment.provisions);
            stated.effect.source = amendment.at;
            stated.effect.change = amendment;
            out_.push_back(std::move(stated));
        }
    }

    const Document& document_;
    std::vector<law::Amendment> amendments_;
    std::set<std::pair<std::string, std::string>> said_;   // key of a number and provision that relations name
    std::vector<StatedEffect> out_;
};

std::vector<std::string> strings_in(const Json& json, const char* key)
{
    std::vector<std::string> out;
    for (const Json& one : json.at(key))
        out.push_back(one.get<std::string>());
    return out;
}

}   // namespace

std::vector<StatedEffect> effects_of(const Document& document)
{
    if (!changes_texts(document))
        return Reader(document, nullptr).read();
    const auto text = law::parse_text(document.text);
    return Reader(document, text ? &*text : nullptr).read();
}

std::vector<StatedEffect> effects_of(const Document& document, const std::optional<law::LegalText>& text)
{
    return Reader(document, text ? &*text : nullptr).read();
}

std::string to_json(const law::Amendment& change)
{
    if (change.provisions.empty())
        return "";
    return dump_json(Json{{"does", names[static_cast<std::size_t>(change.does)]},
                          {"provisions", change.provisions},
                          {"after", change.after},
                          {"wording", change.wording},
                          {"old", change.old_words},
                          {"new", change.new_words}});
}

law::Amendment change_from_json(std::string_view json)
{
    law::Amendment change;
    if (json.empty())
        return change;
    const Json stored = parse_json(json, 16 << 20).value();   // written by to_json
    const std::string word = json_text(stored, "does");
    const auto does = std::ranges::find(names, std::string_view(word));
    change.does = static_cast<Does>(does - names.begin());
    change.provisions = strings_in(stored, "provisions");
    change.after = json_text(stored, "after");
    change.wording = strings_in(stored, "wording");
    change.old_words = json_text(stored, "old");
    change.new_words = json_text(stored, "new");
    return change;
}

}   // namespace tantrao::documents
