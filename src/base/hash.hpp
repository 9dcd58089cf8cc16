// SHA-256 and keyed hashes (libsodium), as lower-case hexadecimal.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace tantrao {

std::string sha256_hex(std::string_view bytes);

// 20 digits that tell texts apart as surely as a hash of 80 bits can (BLAKE2b); twice as fast, for what is made anew with every page.
// Not for addresses of files or for secrets.
std::string fingerprint(std::string_view bytes);

// HMAC-SHA-256 under a key of any length.
std::string hmac_hex(std::string_view key, std::string_view bytes);

// Compares without telling by time where the texts differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);

// SHA-256 of a stream.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void update(std::string_view bytes);
    std::string finish_hex();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}   // namespace tantrao
