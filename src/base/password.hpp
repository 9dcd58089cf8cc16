// Passwords: Argon2id (libsodium), 64 MiB and two passes. Slow on purpose, about 60 ms: never inside a transaction; at most two
// are computed at once (memory), further callers wait.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao {

// A self-describing hash with its salt. Throws std::runtime_error when there is no memory for it.
std::string hash_password(std::string_view password);
bool verify_password(const std::string& hash, std::string_view password);
// Costs what verify_password costs, for accounts that do not exist.
void verify_dummy_password(std::string_view password);

}   // namespace tantrao
