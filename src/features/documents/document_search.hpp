// Documents as they are found by search.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"
#include "platform/catalogue/source.hpp"
#include <map>
#include <string>
#include <vector>

namespace tantrao::documents {

catalogue::Source document_source();
// What is searched in the text and the files of these documents, as the index has it.
std::map<ItemId, std::string> searched_texts(newsstand::LiveReader& live, const std::vector<ItemId>& numbers);

}   // namespace tantrao::documents
