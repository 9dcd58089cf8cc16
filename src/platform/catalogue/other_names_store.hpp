// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/catalogue/other_names.hpp"

namespace tantrao::catalogue {

std::int64_t count_other_names(db::Connection& core);
std::vector<std::int64_t> other_names_after(db::Connection& core, std::int64_t after, int limit);
// False where another row has the term.
bool insert_other_names(db::Connection& core, const OtherNames& names);
bool update_other_names(db::Connection& core, const OtherNames& names);
// False where the row is not there in this version.
bool touch_other_names(db::Connection& core, std::int64_t id, std::int64_t version);
bool delete_other_names(db::Connection& core, std::int64_t id, std::int64_t version);

}   // namespace tantrao::catalogue
