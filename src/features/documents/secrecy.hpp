// Whether a reason given for withdrawing a document speaks of a state secret. No I/O.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string_view>

namespace tantrao::documents {

// It says "mật" (also in "bí mật", "tối mật", "độ mật", or "BMNN") and does not mean something else by it, such as private data kept safe
// ("bảo mật"), a private secret ("bí mật đời tư"), "mật độ" or "mật khẩu". With or without tone marks; in doubt it does.
bool tells_of_secrecy(std::string_view reason);

}   // namespace tantrao::documents
