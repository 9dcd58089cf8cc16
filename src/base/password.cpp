// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/password.hpp"

#include <array>
#include <semaphore>
#include <sodium.h>
#include <stdexcept>

namespace tantrao {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 64UL << 20;

// Bounds the memory of simultaneous sign-ins.
class Turn {
  public:
    Turn() { places().acquire(); }
    ~Turn() { places().release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    static std::counting_semaphore<2>& places()
    {
        static std::counting_semaphore<2> semaphore(2);
        return semaphore;
    }
};

void start_sodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start");
}

}   // namespace

std::string hash_password(std::string_view password)
{
    start_sodium();
    const Turn turn;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_argon2id_str(hash.data(), password.data(), password.size(), passes, memory_bytes) != 0)
        throw std::runtime_error("not enough memory to hash a password");
    return hash.data();
}

bool verify_password(const std::string& hash, std::string_view password)
{
    start_sodium();
    const Turn turn;
    return crypto_pwhash_argon2id_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void verify_dummy_password(std::string_view password)
{
    static const std::string dummy = hash_password("no account has this password");
    static_cast<void>(verify_password(dummy, password));   // only its cost is wanted
}

}   // namespace tantrao
