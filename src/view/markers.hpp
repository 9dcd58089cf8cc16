// The markers of a template's text, for checks that ctemplate does not make.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "view/template.hpp"

#include <set>

namespace tantrao::view {

struct Section {
    std::string name;
    std::set<std::string> variables;       // markers of this level
    std::set<std::string> raw;             // those with :none
    std::vector<Section> sections;
};

// Throws std::runtime_error for unbalanced sections and markers this project does not use ({{>…}}, {{=…}}).
Section parse_markers(std::string_view text);

// Throws std::logic_error if plain text is put where only SafeHtml may stand, or, when `complete` is asked for, if a marker of a
// shown section has no value.
void check_values(const Section& section, const Values& values, bool complete);

} // namespace tantrao::view
