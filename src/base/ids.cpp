// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/ids.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <sodium.h>
#include <stdexcept>
#include <vector>

namespace tantrao {

namespace {
constexpr std::int64_t epoch_2020_ms = 1'577'836'800'000;

void start_sodium()
{
    static const int started = sodium_init();
    if (started < 0)
        throw std::runtime_error("libsodium cannot start");
}

std::vector<unsigned char> random_bytes(std::size_t count)
{
    start_sodium();
    std::vector<unsigned char> bytes(count);
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}
}   // namespace

std::int64_t new_id()
{
    static std::atomic<std::int64_t> last{0};
    start_sodium();
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count() - epoch_2020_ms;
    const std::int64_t by_time = (ms << 22) | static_cast<std::int64_t>(randombytes_uniform(1U << 22));
    const std::int64_t step = 1 + static_cast<std::int64_t>(randombytes_uniform(256));
    std::int64_t before = last.load();
    std::int64_t id = 0;
    do
        id = std::max(by_time, before + step);
    while (!last.compare_exchange_weak(before, id));
    return id;
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

}   // namespace tantrao
