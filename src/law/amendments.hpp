// What an amending text does to another one, provision by provision: "Khoản 2 Điều 5 được sửa đổi như sau: “2. …”"; and the other text
// after it was done. Pure functions.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/legal_text.hpp"

namespace tantrao::law {

struct Amendment {
    enum class Does {
        rewrites,   // sửa đổi, thay thế, đính chính
        adds,       // bổ sung
        ends,       // bãi bỏ
        rewords,    // thay thế, bỏ cụm từ
    };

    Does does = Does::rewrites;
    std::string at;                        // the provision of the amending text that says it: "dieu-1-khoan-2"
    std::string document;                  // number or name of the changed one, as find_citations gives it; "" = not said
    std::vector<std::string> provisions;   // ids in the changed text, which may be none of it yet
    std::string after;                     // adds: the provision it is put behind; may be ""
    // rewrites, adds: what is written from then on, a line each, without the quotation marks; empty where it is not known, or where only
    // a sentence or a name in the provision is rewritten or repealed.
    std::vector<std::string> wording = {};
    std::string old_words = {}, new_words = {};   // rewords; both empty where they are not known

    bool operator==(const Amendment&) const = default;
};

// In the order of the text. What the grammar does not understand is left out; so are documents changed as a whole.
std::vector<Amendment> find_amendments(const LegalText& amending);

// What a text is made of, for its limits.
struct TextSize {
    std::size_t bytes = 0, nodes = 0;
};

// A text that is amended, one amendment after the other.
class AmendedText {
  public:
    explicit AmendedText(LegalText text);

    // Returns the provisions whose new text cannot be known; they stay as they were.
    std::vector<std::string> apply(const Amendment& amendment);
    // After all that was applied, with its ids.
    const LegalText& text();

  private:
    friend class Amender;

    LegalText text_;
    TextSize size_;
    bool is_settled_ = true;   // false: only what was changed has new ids, and they are not compared with the others
};

// What stands in place of a provision that was repealed.
constexpr std::string_view repealed_text = "(Đã bãi bỏ)";

}   // namespace tantrao::law
