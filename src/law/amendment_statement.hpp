// One sentence of an amending text: which provisions it means and what happens to them. Not for other folders.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/amendments.hpp"

namespace tantrao::law {

struct Statement {
    std::vector<Amendment> amendments;   // without place and wording
    std::string document;                // that it names; "" if it names none
    std::string subject;                 // the one provision it is about; "" if there are none or several
    bool announces_text = false;         // "như sau"
    bool is_partial = false;             // only a sentence, a name or a paragraph of the provision is meant
};

// `inside`: the provision of the other text that the sentence above is about, for "khoản 2" alone.
Statement read_statement(std::string_view sentence, std::string_view inside);

}   // namespace tantrao::law
