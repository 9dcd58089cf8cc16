// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/identity/identity.hpp"

#include "base/hash.hpp"
#include "base/password.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace tantrao::identity {

namespace {

constexpr int failures_before_lock = 5;
constexpr std::int64_t first_lock_us = seconds_us(30);
constexpr std::int64_t longest_lock_us = hours_us(1);
constexpr std::int64_t reset_us = hours_us(8);   // L-507
constexpr std::int64_t seen_step_us = minutes_us(1);
constexpr std::size_t longest_typed_bytes = 2'000;
constexpr std::int64_t failures_kept_us = days_us(1);

Account read_account(const db::Row& row)
{
    return {row.id<AccountId>(0), row.str(1), row.str(2), row.flag(3), row.text(4) == "active", row.instant(5), row.i64(6)};
}

bool looks_like_email(std::string_view email)
{
    const auto at = email.find('@');
    return at != std::string_view::npos && at > 0 && at + 3 < email.size() && email.find('@', at + 1) == std::string_view::npos &&
           email.find('.', at) != std::string_view::npos && email.size() <= 200 &&
           std::ranges::all_of(email, [](unsigned char c) { return c > ' ' && c < 0x7f && c != '<' && c != '>' && c != ','; });
}

// Lower case, and nothing else: marks are not taken off, or mail for "dũng@" would open the account of "dung@".
std::string folded(std::string_view email)
{
    std::string text = text::trim(email);
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// Vietnamese letters are typed composed or decomposed, as the machine likes.
std::string typed(std::string_view password) { return text::nfc(password); }

// Five failures lock for half a minute, each further one twice as long, up to an hour.
std::int64_t lock_us(std::int64_t failures)
{
    if (failures < failures_before_lock)
        return 0;
    const auto doublings = std::min<std::int64_t>(failures - failures_before_lock, 10);
    return std::min(first_lock_us << doublings, longest_lock_us);
}

struct Credentials {
    Account account;
    std::string password_hash;
};

std::optional<Credentials> find_credentials(db::Connection& core, std::string_view email_folded)
{
    return core.first("SELECT id, email, name, must_change, state, last_signed_in_at, version, password_hash FROM accounts "
                      "WHERE email_folded = :email",
                      {{"email", email_folded}}, [](const db::Row& row) {
                          return Credentials{read_account(row), row.str(7)};
                      });
}

Instant locked_until(db::Connection& core, std::string_view email_hash)
{
    return Instant{core.number("SELECT locked_until FROM sign_in_failures WHERE email_hash = :email", {{"email", email_hash}})};
}

Error locked(Instant now, Instant until)
{
    return Error{
        ErrorKind::too_many, "sign_in.locked", {std::to_string((until - now + seconds_us(1) - 1) / seconds_us(1))}, {}, {}};
}

void note_failure(db::Store& store, Instant now, std::string_view email_hash)
{
    const auto noted = store.write([&](db::Transaction& tx) -> Result<void> {
        const std::int64_t count = tx->number(
            "INSERT INTO sign_in_failures (email_hash, count, locked_until, last_at) VALUES (:email, 1, 0, :now) "
            "ON CONFLICT (email_hash) DO UPDATE SET count = sign_in_failures.count + 1, last_at = excluded.last_at RETURNING count",
            {{"email", email_hash}, {"now", now}});
        if (const std::int64_t lock = lock_us(count); lock > 0)
            tx->exec("UPDATE sign_in_failures SET locked_until = :until WHERE email_hash = :email",
                     {{"email", email_hash}, {"until", now + lock}});
        return {};
    });
    static_cast<void>(noted);   // the body cannot fail
}

void forget_failures(db::Transaction& tx, std::string_view email_folded)
{
    tx->exec("DELETE FROM sign_in_failures WHERE email_hash = :email", {{"email", sha256_hex(email_folded)}});
}

void insert_session(db::Transaction& tx, Instant now, const SessionLimits& limits, AccountId id, std::string_view token)
{
    tx->exec("INSERT INTO sessions (token_hash, account_id, created_at, last_seen_at, ends_at) "
             "VALUES (:token, :account, :now, :now, :ends)",
             {{"token", sha256_hex(token)}, {"account", id}, {"now", now}, {"ends", now + limits.absolute_us}});
}

// Also ends the lock, and every reset link that is still on its way.
void set_password(db::Transaction& tx, AccountId id, std::string_view email, std::string_view hash)
{
    tx->exec("UPDATE accounts SET password_hash = :hash, must_change = 0, version = version + 1 WHERE id = :id",
             {{"id", id}, {"hash", hash}});
    tx->exec("DELETE FROM password_resets WHERE account_id = :id", {{"id", id}});
    forget_failures(tx, folded(email));
}

}   // namespace

Result<void> check_password(std::string_view password, std::string_view email)
{
    const std::size_t length = text::length(password);
    if (length < shortest_password)
        return Error::invalid("password.too_short", {std::to_string(shortest_password)});
    if (length > 200)
        return Error::invalid("password.too_long");
    const std::string plain = text::fold(password);
    const std::string local = folded(email.substr(0, email.find('@')));
    const bool repeated = plain.find_first_not_of(plain.substr(0, 1)) == std::string::npos;
    if (repeated || (local.size() >= 4 && plain.find(local) != std::string::npos))
        return Error::invalid("password.too_plain");
    return {};
}

Result<AccountId> create_account(db::Store& store, Instant now, const NewAccount& plan)
{
    const std::string email = text::trim(plan.email);
    const std::string name = text::clean_line(plan.name);
    if (!looks_like_email(email))
        return Error::invalid("account.email.bad");
    if (name.empty())
        return Error::invalid("account.name.missing");
    TANTRAO_TRY(check_password(plan.password, email));
    const std::string hash = hash_password(typed(plan.password));
    return store.write([&](db::Transaction& tx) -> Result<AccountId> {
        const AccountId id{new_id()};
        const auto inserted = tx->exec(
            "INSERT INTO accounts (id, email, email_folded, name, name_sort, password_hash, must_change, state, failed_count, "
            "locked_until, created_at, last_signed_in_at, version) VALUES (:id, :email, :folded, :name, :sort, :hash, :must, "
            "'active', 0, 0, :now, 0, 1) ON CONFLICT DO NOTHING",
            {{"id", id},
             {"email", email},
             {"folded", folded(email)},
             {"name", name},
             {"sort", text::fold(text::name_sort_key(name))},
             {"hash", hash},
             {"must", plan.must_change},
             {"now", now}});
        if (inserted == 0)
            return Error::conflict("account.email.taken");
        return id;
    });
}

std::optional<Account> find_account(db::Connection& core, AccountId id)
{
    return core.first("SELECT id, email, name, must_change, state, last_signed_in_at, version FROM accounts WHERE id = :id",
                      {{"id", id}}, read_account);
}

std::optional<Account> find_account_by_email(db::Connection& core, std::string_view email)
{
    return core.first("SELECT id, email, name, must_change, state, last_signed_in_at, version FROM accounts "
                      "WHERE email_folded = :email",
                      {{"email", folded(email)}}, read_account);
}

std::vector<Account> all_accounts(db::Connection& core)
{
    return core.all("SELECT id, email, name, must_change, state, last_signed_in_at, version FROM accounts "
                    "ORDER BY name_sort, email_folded",
                    {}, read_account);
}

Result<void> set_active(db::Transaction& tx, AccountId id, bool active)
{
    if (tx->exec("UPDATE accounts SET state = :state, version = version + 1 WHERE id = :id",
                 {{"id", id}, {"state", active ? "active" : "disabled"}}) == 0)
        return Error::not_found("account.unknown");
    if (!active)
        tx->exec("DELETE FROM sessions WHERE account_id = :id", {{"id", id}});
    return {};
}

Result<SignedIn> sign_in(db::Store& store, Instant now, const SessionLimits& limits, std::string_view email,
                         std::string_view typed_password)
{
    const std::string key = folded(email);
    const std::string email_hash = sha256_hex(key);
    std::optional<Credentials> who;
    const Instant until = store.read([&](db::Connection& core) {
        who = find_credentials(core, key);
        return locked_until(core, email_hash);
    });
    if (until > now)
        return locked(now, until);
    // The same work for an unknown e-mail, so its absence cannot be timed.
    const std::string password = typed(typed_password.substr(0, longest_typed_bytes));
    const bool right = who ? verify_password(who->password_hash, password) : (verify_dummy_password(password), false);
    if (!right || typed_password.size() > longest_typed_bytes) {
        note_failure(store, now, email_hash);
        return Error::of(ErrorKind::unauthenticated, "sign_in.refused");
    }
    if (!who->account.active)
        return Error::of(ErrorKind::unauthenticated, "sign_in.refused");
    const std::string token = random_token(32);
    return store.write([&](db::Transaction& tx) -> Result<SignedIn> {
        // What was true before the slow hashing may not be any more: many guesses at once, a changed password, a disabled account.
        if (tx->exec("UPDATE accounts SET last_signed_in_at = :now WHERE id = :id AND password_hash = :hash AND state = 'active'",
                     {{"id", who->account.id}, {"now", now}, {"hash", who->password_hash}}) == 0)
            return Error::of(ErrorKind::unauthenticated, "sign_in.refused");
        if (const Instant meanwhile = locked_until(tx.db(), email_hash); meanwhile > now)
            return locked(now, meanwhile);
        forget_failures(tx, key);
        insert_session(tx, now, limits, who->account.id, token);
        return SignedIn{who->account, token};
    });
}

std::optional<Session> find_session(db::Store& store, Instant now, const SessionLimits& limits, std::string_view token)
{
    if (token.empty() || token.size() > 100)
        return std::nullopt;
    const std::string hash = sha256_hex(token);
    Instant last_seen;
    const auto session = store.read([&](db::Connection& core) {
        return core.first("SELECT a.id, a.email, a.name, a.must_change, a.state, a.last_signed_in_at, a.version, s.last_seen_at "
                          "FROM sessions s JOIN accounts a ON a.id = s.account_id "
                          "WHERE s.token_hash = :token AND s.ends_at > :now AND s.last_seen_at > :idle AND a.state = 'active'",
                          {{"token", hash}, {"now", now}, {"idle", now + -limits.idle_us}}, [&](const db::Row& row) {
                              last_seen = row.instant(7);
                              return Session{read_account(row), hash, hmac_hex(token, "csrf")};
                          });
    });
    if (session && now - last_seen > seen_step_us) {
        const auto moved = store.write([&](db::Transaction& tx) -> Result<void> {
            tx->exec("UPDATE sessions SET last_seen_at = :now WHERE token_hash = :token", {{"token", hash}, {"now", now}});
            return {};
        });
        static_cast<void>(moved);   // the body cannot fail
    }
    return session;
}

void sign_out(db::Store& store, std::string_view token)
{
    const auto done = store.write([&](db::Transaction& tx) -> Result<void> {
        tx->exec("DELETE FROM sessions WHERE token_hash = :token", {{"token", sha256_hex(token)}});
        return {};
    });
    static_cast<void>(done);   // the body cannot fail
}

Result<void> change_password(db::Store& store, AccountId id, std::string_view present, std::string_view fresh,
                             std::string_view keep_token)
{
    std::string email;
    const auto stored = store.read([&](db::Connection& core) {
        return core.first("SELECT password_hash, email FROM accounts WHERE id = :id", {{"id", id}}, [&](const db::Row& row) {
            email = row.str(1);
            return row.str(0);
        });
    });
    if (!stored || !verify_password(*stored, typed(present.substr(0, longest_typed_bytes))))
        return Error::fields_invalid({{"present", "password.present.wrong", {}}});
    if (const auto good = check_password(fresh, email); !good)
        return Error::fields_invalid({{"password", good.error().code, good.error().args}});
    if (typed(fresh) == typed(present))
        return Error::fields_invalid({{"password", "password.same", {}}});
    const std::string hash = hash_password(typed(fresh));
    return store.write([&](db::Transaction& tx) -> Result<void> {
        set_password(tx, id, email, hash);
        tx->exec("DELETE FROM sessions WHERE account_id = :id AND token_hash <> :keep",
                 {{"id", id}, {"keep", sha256_hex(keep_token)}});
        return {};
    });
}

Result<void> replace_password(db::Store& store, AccountId id, std::string_view fresh)
{
    const auto account = store.read([&](db::Connection& core) { return find_account(core, id); });
    if (!account)
        return Error::not_found("account.unknown");
    TANTRAO_TRY(check_password(fresh, account->email));
    const std::string hash = hash_password(typed(fresh));
    return store.write([&](db::Transaction& tx) -> Result<void> {
        set_password(tx, id, account->email, hash);
        tx->exec("UPDATE accounts SET must_change = 1 WHERE id = :id", {{"id", id}});
        tx->exec("DELETE FROM sessions WHERE account_id = :id", {{"id", id}});
        return {};
    });
}

std::optional<std::string> start_reset(db::Store& store, Instant now, std::string_view email)
{
    const auto account = store.read([&](db::Connection& core) { return find_account_by_email(core, email); });
    if (!account || !account->active)
        return std::nullopt;
    const std::string token = random_token(32);
    const auto kept = store.write([&](db::Transaction& tx) -> Result<void> {
        tx->exec("INSERT INTO password_resets (token_hash, account_id, ends_at) VALUES (:token, :account, :ends)",
                 {{"token", sha256_hex(token)}, {"account", account->id}, {"ends", now + reset_us}});
        return {};
    });
    static_cast<void>(kept);   // the body cannot fail
    return token;
}

Result<AccountId> finish_reset(db::Store& store, Instant now, std::string_view token, std::string_view fresh)
{
    const std::string token_hash = sha256_hex(token);
    std::string email;
    const auto account = store.read([&](db::Connection& core) {
        return core.first("SELECT r.account_id, a.email FROM password_resets r JOIN accounts a ON a.id = r.account_id "
                          "WHERE r.token_hash = :token AND r.used_at IS NULL AND r.ends_at > :now AND a.state = 'active'",
                          {{"token", token_hash}, {"now", now}}, [&](const db::Row& row) {
                              email = row.str(1);
                              return row.id<AccountId>(0);
                          });
    });
    if (!account)
        return Error::of(ErrorKind::gone, "reset.over");
    if (const auto good = check_password(fresh, email); !good)
        return Error::fields_invalid({{"password", good.error().code, good.error().args}});
    const std::string hash = hash_password(typed(fresh));
    return store.write([&](db::Transaction& tx) -> Result<AccountId> {
        if (tx->exec("UPDATE password_resets SET used_at = :now WHERE token_hash = :token AND used_at IS NULL",
                     {{"token", token_hash}, {"now", now}}) == 0)
            return Error::of(ErrorKind::gone, "reset.over");
        set_password(tx, *account, email, hash);
        tx->exec("DELETE FROM sessions WHERE account_id = :id", {{"id", *account}});
        return *account;
    });
}

void remove_ended(db::Transaction& tx, Instant now)
{
    tx->exec("DELETE FROM sessions WHERE ends_at <= :now", {{"now", now}});
    tx->exec("DELETE FROM password_resets WHERE ends_at <= :now", {{"now", now}});
    tx->exec("DELETE FROM sign_in_failures WHERE last_at <= :before", {{"before", now + -failures_kept_us}});
}

}   // namespace tantrao::identity
