// Names that the writer and the reader of Akoma Ntoso share. Not for other folders.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

#include <array>

namespace tantrao::law {

struct ProvisionElement {
    Kind kind;
    const char* element;
};
constexpr std::array<ProvisionElement, 7> provision_elements{{{Kind::part, "part"},
                                                              {Kind::chapter, "chapter"},
                                                              {Kind::section, "section"},
                                                              {Kind::subsection, "subsection"},
                                                              {Kind::article, "article"},
                                                              {Kind::clause, "paragraph"},
                                                              {Kind::point, "point"}}};

}   // namespace tantrao::law
