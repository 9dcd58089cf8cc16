// Identifiers made in the application: 63-bit, roughly ordered by time, unique across nodes with very high probability.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tantrao {

// A number that only means something for one kind of thing. Tag is never defined.
template <class Tag>
struct Id {
    std::int64_t value = 0;
    constexpr Id() = default;
    constexpr explicit Id(std::int64_t v) : value(v) {}
    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using SiteId = Id<struct SiteTag>;
using AccountId = Id<struct AccountTag>;
using CategoryId = Id<struct CategoryTag>;
// An item's public number: below 2^53, from a counter in core, never reused (docs/adr/0006-two-stores.md).
using ItemId = Id<struct ItemTag>;
using EditionId = Id<struct EditionTag>;

// A new identifier: 41 bits of milliseconds since 2020, 22 random bits. Positive, and above every one this process made before,
// so rows of one process sort in the order they were made.
std::int64_t new_id();

// Random bytes from the system's generator, as lower-case hexadecimal / URL-safe base64 text.
std::string random_hex(std::size_t bytes);
std::string random_token(std::size_t bytes);

}   // namespace tantrao

template <class Tag>
struct std::hash<tantrao::Id<Tag>> {
    std::size_t operator()(tantrao::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
