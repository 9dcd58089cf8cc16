// Ids as SQL takes a list of them: IN (SELECT value FROM json_each(:ids)).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "base/json.hpp"
#include <set>
#include <string>

namespace tantrao::documents {

template <class Tag>
std::string json_of(const std::set<Id<Tag>>& ids)
{
    Json list = Json::array();
    for (const Id<Tag> id : ids)
        list.push_back(id.value);
    return dump_json(list);
}

}   // namespace tantrao::documents
