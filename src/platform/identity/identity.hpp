// Accounts, sign-in and sessions of staff. L-505, L-507.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "base/time.hpp"
#include "db/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tantrao::identity {

struct Account {
    AccountId id;
    std::string email;
    std::string name;
    bool must_change = false;
    bool active = true;
    Instant last_signed_in_at;
    std::int64_t version = 0;
};

struct SessionLimits {
    std::int64_t idle_us = minutes_us(15);
    std::int64_t absolute_us = hours_us(12);
};

constexpr std::size_t shortest_password = 14;

// Errors: "password.too_short" (args: 14), "password.too_long" (more than 200 characters), "password.too_plain" (one repeated
// character, or contains the e-mail's local part).
Result<void> check_password(std::string_view password, std::string_view email);

struct NewAccount {
    std::string email, name, password;
    bool must_change = true;
};
// Hashes the password (slow) and then inserts. Errors: "account.email.bad", "account.name.missing", those of check_password,
// conflict "account.email.taken".
Result<AccountId> create_account(db::Store& store, Instant now, const NewAccount& account);

std::optional<Account> find_account(db::Connection& core, AccountId id);
std::optional<Account> find_account_by_email(db::Connection& core, std::string_view email);
// By given name, the Vietnamese way.
std::vector<Account> all_accounts(db::Connection& core);
Result<void> set_active(db::Transaction& tx, AccountId id, bool active);   // disabling ends all sessions

struct SignedIn {
    Account account;
    std::string token;   // for the cookie; only its hash is kept
};
// The same answers in the same time whether or not the account exists; an unknown e-mail is locked like a known one. Errors:
// unauthenticated "sign_in.refused" (wrong e-mail, wrong password or disabled: one sentence for all), too_many "sign_in.locked" (args:
// seconds).
Result<SignedIn> sign_in(db::Store& store, Instant now, const SessionLimits& limits, std::string_view email,
                         std::string_view password);

struct Session {
    Account account;
    std::string token_hash;
    std::string csrf;   // token for this session's forms
};
// The session of a cookie, or nothing when it ended. Moves last_seen on, at most once a minute.
std::optional<Session> find_session(db::Store& store, Instant now, const SessionLimits& limits, std::string_view token);
void sign_out(db::Store& store, std::string_view token);

// Checks the present password, sets the new one, ends all other sessions and every reset link. Errors: fields "present":
// "password.present.wrong"; "password": "password.same", check_password's.
Result<void> change_password(db::Store& store, AccountId id, std::string_view present, std::string_view fresh,
                             std::string_view keep_token);

// An administrator's act: the new password must be changed at the next sign-in; all sessions end. Slow. Errors: not_found
// "account.unknown", check_password's.
Result<void> replace_password(db::Store& store, AccountId id, std::string_view fresh);

// A reset token for the e-mail, or nothing if there is no such active account (the caller answers the same either way). A password that
// is set by any way voids all tokens of the account.
std::optional<std::string> start_reset(db::Store& store, Instant now, std::string_view email);
// Errors: gone "reset.over", check_password's.
Result<AccountId> finish_reset(db::Store& store, Instant now, std::string_view token, std::string_view fresh);

// Ended sessions and reset tokens; for a daily job.
void remove_ended(db::Transaction& tx, Instant now);

}   // namespace tantrao::identity
