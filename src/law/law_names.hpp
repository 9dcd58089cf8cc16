// Names of laws, as a tool of the citation grammar: a name in this list ends where it ends, whatever follows.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace tantrao::law {

struct LawName {
    std::string_view name;     // "Luật Đất đai"
    std::size_t letters = 0;   // of its folded form: how far it reaches
};

// The longest name with which the folded text begins; empty if there is none.
LawName law_name_at(std::string_view folded);
// What "blds" and its like stand for; empty if it is none of them.
std::string_view code_named(std::string_view folded_word);

}   // namespace tantrao::law
