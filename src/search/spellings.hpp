// How a word may be written with marks. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::search {

// All of a word without marks, in the exact form of words.hpp: "du" -> "du", "dù", "đu", "dư" …; nothing for what is no syllable.
std::vector<std::string> spellings_of(std::string_view folded);

// Of a word that was typed with Telex or VNI keys while the keyboard was off: "dduwowngf", "d9u7o7ng2" -> "đường", and the same with
// the tone on other vowels. Nothing for a word without such keys.
std::vector<std::string> spellings_of_keys(std::string_view word);

}   // namespace tantrao::search
