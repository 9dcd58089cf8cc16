// Whether one provision of a document is in force on a day, and why. Pure; as validity.hpp.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/validity.hpp"
#include <span>

namespace tantrao::documents {

// Whether the effect names the provision, or what holds it, or what lies in it. `path`: ids from the outermost that has one down to the
// provision itself, which stands last.
bool touches(const Effect& effect, std::span<const std::string> path);
bool touches_whole(const Effect& effect, std::span<const std::string> path);   // the provision or what holds it

struct ProvisionStatus {
    Validity validity = Validity::in_force;
    std::string since;                // the day it became so; "" where it never changed
    const Effect* reason = nullptr;   // null: as the document. Valid as long as the timeline
    const Effect* change = nullptr;   // the last one that holds and gave it, or a part of it, another text
};
ProvisionStatus status_on(const Timeline& timeline, std::span<const std::string> path, std::string_view day);

// Amendments, rectifications, replacements and repeals of provisions: what gives another text.
bool changes_text(const Effect& effect);

}   // namespace tantrao::documents
