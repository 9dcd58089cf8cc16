// The text of a document as it reads on a day, with the amendments that hold then. Pure.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/provision_validity.hpp"
#include "law/amendments.hpp"
#include <set>

namespace tantrao::documents {

// A provision whose text a change gave, but nobody knows: it stands as it was before.
struct Gap {
    std::string provision;
    const Effect* by = nullptr;
};

// Goes through days in any order; later days after earlier ones are cheap. Original and timeline outlive it.
class TextWalk {
  public:
    TextWalk(const law::LegalText& original, const Timeline& timeline);
    void go_to(std::string_view day);
    const law::LegalText& text() { return text_.text(); }
    const std::vector<Gap>& gaps() const { return gaps_; }

  private:
    void begin_again();
    void apply(const Effect& effect);

    const law::LegalText& original_;
    std::vector<const Effect*> changes_;   // by day
    law::AmendedText text_;
    std::vector<Gap> gaps_;
    std::string day_;
    std::size_t next_ = 0;
};

// Whether the text on that day is another than that which was issued.
bool reads_otherwise(const Timeline& timeline, std::string_view day);
// Documents that change the text on that day and do not tell how in a way that is understood: their changes are not in it.
std::set<ItemId> unread_changes(const Timeline& timeline, std::string_view day);

// A provision's text from one day to the next change of it, or of the document by what is not understood.
struct Version {
    std::string from, until;         // until "" = still
    std::string text;                // a line each block; "" where there is none then
    std::vector<const Effect*> by;   // what began with this day
    bool is_known = true;            // false: the text was changed by one of `by` or before, and is not known
    std::set<ItemId> unread;         // as unread_changes
};
// From the document's first day. Empty if the provision is in no version; at most `most_versions`, the first ones.
constexpr std::size_t most_versions = 60;
std::vector<Version> versions_of(const law::LegalText& original, const Timeline& timeline, std::string_view provision);
// The one of a day; before the first day the first. Null if there are none.
const Version* version_on(const std::vector<Version>& versions, std::string_view day);

// The ids of the provision and what holds it, as the text on that day has them, for status_on; the id alone where it is not in the text.
std::vector<std::string> path_of_provision(const law::LegalText& text, std::string_view provision);

}   // namespace tantrao::documents
