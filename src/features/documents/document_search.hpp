// Documents as they are found by search.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/catalogue/source.hpp"

namespace tantrao::documents {

catalogue::Source document_source();

}   // namespace tantrao::documents
