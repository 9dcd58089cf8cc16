// A token bucket per key (an address, an account). Thread-safe; forgets keys that are full again.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tantrao::web {

class RateLimit {
  public:
    RateLimit(double per_second, double burst) : per_second_(per_second), burst_(burst) {}
    // Takes one token; false if there is none.
    bool take(std::string_view key, Instant now);

  private:
    struct Bucket {
        double tokens = 0;
        Instant at;
    };
    void forget_full(Instant now);

    const double per_second_, burst_;
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

// The network an address belongs to, as a key: an IPv4 address itself, the first 64 bits of an IPv6 one, which one household holds.
std::string network_of(std::string_view address);

} // namespace tantrao::web
