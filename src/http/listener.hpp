// Listening sockets.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/loop.hpp"

namespace tantrao::http {

// Binds every address in every loop (SO_REUSEPORT), to `port`, or for 0 to one port the system picks. An address that cannot be bound
// is logged. Returns the port. Throws std::runtime_error if none could be bound, or for what is no address.
std::uint16_t listen_on(const std::vector<std::string>& addresses, std::uint16_t port, std::vector<std::unique_ptr<Loop>>& loops);

} // namespace tantrao::http
