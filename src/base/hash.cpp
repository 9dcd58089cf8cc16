// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/hash.hpp"

#include <array>
#include <sodium.h>

namespace tantrao {

namespace {
const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

template <std::size_t N>
std::string hex(const std::array<unsigned char, N>& raw)
{
    std::string text(N * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw.data(), N);
    text.pop_back();
    return text;
}
}   // namespace

std::string sha256_hex(std::string_view bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), bytes_of(bytes), bytes.size());
    return hex(digest);
}

std::string fingerprint(std::string_view bytes)
{
    std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
    crypto_generichash(digest.data(), digest.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
    return hex(digest).substr(0, 20);
}

std::string hmac_hex(std::string_view key, std::string_view bytes)
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(bytes), bytes.size());
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
    crypto_auth_hmacsha256_final(&state, digest.data());
    return hex(digest);
}

bool equal_in_constant_time(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

struct Sha256::State {
    crypto_hash_sha256_state sodium;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->sodium); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) { crypto_hash_sha256_update(&state_->sodium, bytes_of(bytes), bytes.size()); }

std::string Sha256::finish_hex()
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state_->sodium, digest.data());
    return hex(digest);
}

}   // namespace tantrao
