// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/other_names.hpp"

#include "base/text.hpp"
#include "platform/catalogue/other_names_store.hpp"
#include "platform/newsstand/log.hpp"

#include <algorithm>

namespace tantrao::catalogue {

namespace {

bool is_name(std::string_view text)
{
    search::Splitter splitter;
    const auto words = splitter.split(text, search::Abbreviations::longest_name + 1);
    return text.size() <= longest_term && !words.empty() && words.size() <= search::Abbreviations::longest_name;
}

bool is_built_in(std::string_view term)
{
    const std::string key = search::Abbreviations::key_of(term);
    return std::ranges::any_of(search::Abbreviations::built_in_lines(),
                               [&](const auto& line) { return search::Abbreviations::key_of(line.term) == key; });
}

Result<OtherNames> checked(const OtherNames& typed)
{
    OtherNames clean = typed;
    clean.term = text::clean_line(typed.term);
    clean.others.clear();
    std::vector<FieldError> wrong;
    if (!is_name(clean.term))
        wrong.push_back({"term", clean.term.empty() ? "search.term.missing" : "search.term.long", {}});
    for (const std::string& other : typed.others) {
        const std::string name = text::clean_line(other);
        if (name.empty())
            continue;
        if (!is_name(name) || name.find(';') != std::string::npos)
            wrong.push_back({"others", "search.other.bad", {text::shorten(name, 60)}});
        clean.others.push_back(name);
    }
    if (clean.others.size() > most_other_names)
        wrong.push_back({"others", "search.other.many", {std::to_string(most_other_names)}});
    if (clean.others.empty() && wrong.empty() && !is_built_in(clean.term))
        wrong.push_back({"others", "search.other.missing", {}});
    if (!wrong.empty())
        return Error::fields_invalid(std::move(wrong));
    return clean;
}

Error taken() { return Error::fields_invalid({{"term", "search.term.taken", {}}}); }

}   // namespace

Result<std::int64_t> add_other_names(db::Transaction& tx, Instant now, const OtherNames& typed)
{
    OtherNames clean = TANTRAO_TRY(checked(typed));
    if (count_other_names(tx.db()) >= static_cast<std::int64_t>(most_terms))
        return Error::conflict("search.terms.full", {std::to_string(most_terms)});
    clean.id = new_id();
    clean.changed_at = now;
    if (!insert_other_names(tx.db(), clean))
        return taken();
    newsstand::append(tx, now, "search_names", clean.id);
    return clean.id;
}

Result<void> edit_other_names(db::Transaction& tx, Instant now, const OtherNames& typed)
{
    OtherNames clean = TANTRAO_TRY(checked(typed));
    clean.changed_at = now;
    if (!touch_other_names(tx.db(), clean.id, clean.version))
        return Error::conflict("form.stale");
    if (!update_other_names(tx.db(), clean))
        return taken();
    newsstand::append(tx, now, "search_names", clean.id);
    return {};
}

Result<void> remove_other_names(db::Transaction& tx, Instant now, std::int64_t id, std::int64_t version)
{
    if (!delete_other_names(tx.db(), id, version))
        return Error::conflict("form.stale");
    newsstand::append(tx, now, "search_names", id);
    return {};
}

}   // namespace tantrao::catalogue
