// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/rate_limit.hpp"
#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>

namespace tantrao::web {
namespace {
constexpr std::size_t most_keys = 50'000;
}

bool RateLimit::take(std::string_view key, Instant now)
{
    const std::lock_guard lock(mutex_);
    if (buckets_.size() >= most_keys)
        forget_full(now);
    Bucket& bucket = buckets_.try_emplace(std::string(key), Bucket{burst_, now}).first->second;
    const double seconds = static_cast<double>(std::max<std::int64_t>(0, now - bucket.at)) / 1e6;
    bucket.tokens = std::min(burst_, bucket.tokens + seconds * per_second_);
    bucket.at = now;
    if (bucket.tokens < 1)
        return false;
    bucket.tokens -= 1;
    return true;
}

void RateLimit::forget_full(Instant now)
{
    std::erase_if(buckets_, [&](const auto& entry) {
        return entry.second.tokens + static_cast<double>(now - entry.second.at) / 1e6 * per_second_ >= burst_;
    });
    if (buckets_.size() >= most_keys)
        buckets_.clear();   // an attack from very many addresses: start anew rather than grow
}

std::string network_of(std::string_view address)
{
    const std::string text(address);
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) != 1)
        return text;
    const auto* bytes = reinterpret_cast<const char*>(&six);
    constexpr std::size_t most = 16, network = 8;
    return IN6_IS_ADDR_V4MAPPED(&six) ? std::string(bytes + most - 4, 4) : std::string(bytes, network);
}

} // namespace tantrao::web
