// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/ids.hpp"

#include <chrono>
#include <sodium.h>
#include <vector>

namespace tantrao {

namespace {
constexpr std::int64_t epoch_2020_ms = 1'577'836'800'000;

std::vector<unsigned char> random_bytes(std::size_t count)
{
    std::vector<unsigned char> bytes(count);
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}
} // namespace

std::int64_t new_id()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count() - epoch_2020_ms;
    return (ms << 22) | static_cast<std::int64_t>(randombytes_uniform(1U << 22));
}

std::string random_hex(std::size_t bytes)
{
    const auto raw = random_bytes(bytes);
    std::string text(bytes * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw.data(), raw.size());
    text.pop_back();
    return text;
}

std::string random_token(std::size_t bytes)
{
    const auto raw = random_bytes(bytes);
    std::string text(sodium_base64_encoded_len(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), raw.data(), raw.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();
    return text;
}

} // namespace tantrao
