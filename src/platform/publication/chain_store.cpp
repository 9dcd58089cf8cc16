// Chains of gates.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/publication_store.hpp"

namespace tantrao::publication {

namespace {

Chain own_chain(db::Connection& core, SiteId site, std::string_view kind)
{
    return core.all("SELECT code, name, power, editing FROM site_gates WHERE site_id = :site AND kind = :kind "
                    "ORDER BY position",
                    {{"site", site}, {"kind", kind}}, [](const db::Row& row) {
                        return Gate{row.str(0), row.str(1), row.str(2), row.flag(3)};
                    });
}

}   // namespace

Chain chain_of(db::Connection& core, SiteId site, std::string_view kind)
{
    constexpr std::string_view first_kind = "article";
    Chain chain = own_chain(core, site, kind);
    if (chain.empty() && kind != first_kind)
        chain = own_chain(core, site, first_kind);
    return chain.empty() ? default_chain() : chain;
}

void lock_chains(db::Transaction& tx, SiteId site)
{
    tx->exec("UPDATE sites SET version = version WHERE id = :site", {{"site", site}});
}

void set_chain(db::Transaction& tx, SiteId site, std::string_view kind, const Chain& chain)
{
    tx->exec("DELETE FROM site_gates WHERE site_id = :site AND kind = :kind", {{"site", site}, {"kind", kind}});
    int position = 0;
    for (const Gate& gate : chain)
        tx->exec("INSERT INTO site_gates (site_id, kind, position, code, name, power, editing) "
                 "VALUES (:site, :kind, :position, :code, :name, :power, :editing)",
                 {{"site", site},
                  {"kind", kind},
                  {"position", position++},
                  {"code", gate.code},
                  {"name", gate.name},
                  {"power", gate.power},
                  {"editing", gate.editing}});
}

}   // namespace tantrao::publication
