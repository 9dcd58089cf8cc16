// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/audit/audit.hpp"

#include "base/hash.hpp"

#include <fmt/format.h>

namespace tantrao::audit {

namespace {

constexpr std::int64_t settle_us = seconds_us(5);

// What a seal covers, in one unambiguous text.
struct Sealed {
    std::int64_t id, at, actor, acting_for;
    std::string power, action;
    std::int64_t site;
    std::string subject_kind;
    std::int64_t subject;
    std::string request, detail_hash;
};

constexpr std::string_view unsealed_sql =
    "SELECT id, at, actor_id, acting_for_id, power, action, site_id, subject_kind, subject_id, request, detail_hash "
    "FROM audit WHERE seal_number IS NULL AND at < :before ORDER BY at, id LIMIT :limit";
constexpr std::string_view sealed_sql =
    "SELECT a.id, a.at, a.actor_id, a.acting_for_id, a.power, a.action, a.site_id, a.subject_kind, a.subject_id, a.request, "
    "a.detail_hash, a.seal_number, a.seal, d.salt, d.detail, d.erased_at FROM audit a "
    "LEFT JOIN audit_details d ON d.audit_id = a.id WHERE a.seal_number > :after ORDER BY a.seal_number LIMIT 2000";

Sealed read_sealed(const db::Row& row)
{
    return {row.i64(0), row.i64(1), row.i64(2), row.i64(3), row.str(4), row.str(5),
            row.i64(6), row.str(7), row.i64(8), row.str(9), row.str(10)};
}

std::string seal_of(const std::string& previous, std::int64_t number, const Sealed& row)
{
    const Json all = Json::array({previous, number, row.id, row.at, row.actor, row.acting_for, row.power, row.action, row.site,
                                  row.subject_kind, row.subject, row.request, row.detail_hash});
    return sha256_hex(dump_json(all));
}

std::string hash_of_detail(std::string_view salt, std::string_view detail) { return hmac_hex(salt, detail); }

}   // namespace

void record(db::Transaction& tx, Instant now, const access::Actor& actor, const Act& act)
{
    const std::int64_t id = new_id();
    const std::string salt = random_hex(16);
    const std::string detail = dump_json(act.detail);
    tx->exec("INSERT INTO audit (id, at, actor_id, acting_for_id, power, action, site_id, subject_kind, subject_id, request, "
             "detail_hash) VALUES (:id, :at, :actor, :acting_for, :power, :action, :site, :kind, :subject, :request, :hash)",
             {{"id", id},
              {"at", now},
              {"actor", actor.id},
              {"acting_for", act.acting_for},
              {"power", act.power},
              {"action", act.action},
              {"site", act.site},
              {"kind", act.subject_kind},
              {"subject", act.subject_id},
              {"request", act.request},
              {"hash", hash_of_detail(salt, detail)}});
    tx->exec("INSERT INTO audit_details (audit_id, salt, detail) VALUES (:id, :salt, :detail)",
             {{"id", id}, {"salt", salt}, {"detail", detail}});
}

int seal(db::Transaction& tx, Instant now, int limit)
{
    // The first statement locks the head: on PostgreSQL two nodes may be at it.
    tx->exec("UPDATE audit_head SET seal_number = seal_number WHERE id = 1");
    std::int64_t number = 0;
    std::string previous;
    tx->each("SELECT seal_number, seal FROM audit_head WHERE id = 1", {}, [&](const db::Row& row) {
        number = row.i64(0);
        previous = row.str(1);
    });
    const auto rows = tx->all(unsealed_sql, {{"before", now + -settle_us}, {"limit", limit}}, read_sealed);
    for (const Sealed& row : rows) {
        previous = seal_of(previous, ++number, row);
        tx->exec("UPDATE audit SET seal_number = :number, seal = :seal WHERE id = :id",
                 {{"id", row.id}, {"number", number}, {"seal", previous}});
    }
    tx->exec("UPDATE audit_head SET seal_number = :number, seal = :seal WHERE id = 1", {{"number", number}, {"seal", previous}});
    return static_cast<int>(rows.size());
}

namespace {

// Checks one row against the chain so far.
void check_row(Verification& found, std::string& previous, const db::Row& row)
{
    const Sealed sealed = read_sealed(row);
    const std::int64_t number = row.i64(11);
    if (number != found.sealed + 1)
        found.broken.push_back(fmt::format("seal {} is missing before row {}", found.sealed + 1, sealed.id));
    if (seal_of(previous, number, sealed) != row.text(12))
        found.broken.push_back(fmt::format("row {} (seal {}) was changed", sealed.id, number));
    previous = row.str(12);
    found.sealed = number;
    if (row.is_null(13))
        found.broken.push_back(fmt::format("the detail of row {} is missing", sealed.id));
    else if (!row.is_null(15))
        ++found.erased;
    else if (hash_of_detail(row.text(13), row.text(14)) != sealed.detail_hash)
        found.broken.push_back(fmt::format("the detail of row {} was changed", sealed.id));
}

}   // namespace

Verification verify(db::Connection& core)
{
    Verification found;
    found.unsealed = core.number("SELECT count(*) FROM audit WHERE seal_number IS NULL");
    for (std::int64_t before = -1; before != found.sealed;) {   // in parts: the trail may be long
        before = found.sealed;
        core.each(sealed_sql, {{"after", before}}, [&](const db::Row& row) { check_row(found, found.last_seal, row); });
    }
    core.each("SELECT seal_number, seal FROM audit_head WHERE id = 1", {}, [&](const db::Row& row) {
        if (row.i64(0) != found.sealed || row.text(1) != found.last_seal)
            found.broken.push_back(fmt::format("the chain ends at seal {}, but was sealed up to {}", found.sealed, row.i64(0)));
    });
    return found;
}

std::vector<Line> lines_of(db::Connection& core, SiteId site, Instant before, std::int64_t before_id, int limit)
{
    return core.all(
        "SELECT a.id, a.at, coalesce(p.name, 'tantrao'), a.action, a.subject_kind, a.subject_id FROM audit a "
        "LEFT JOIN accounts p ON p.id = a.actor_id WHERE a.site_id = :site AND (:before = 0 OR (a.at, a.id) < (:before, :before_id)) "
        "ORDER BY a.at DESC, a.id DESC LIMIT :limit",
        {{"site", site}, {"before", before}, {"before_id", before_id}, {"limit", limit}},
        [](const db::Row& row) { return Line{row.i64(0), row.instant(1), row.str(2), row.str(3), row.str(4), row.i64(5)}; });
}

bool erase_detail(db::Transaction& tx, Instant now, std::int64_t audit_id, std::string_view ground)
{
    return tx->exec("UPDATE audit_details SET detail = '', salt = '', erased_at = :now, erased_ground = :ground "
                    "WHERE audit_id = :id AND erased_at IS NULL",
                    {{"id", audit_id}, {"now", now}, {"ground", ground}}) == 1;
}

}   // namespace tantrao::audit
