// Titles for what is being typed.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Completion : public SearchIndex {
  protected:
    std::vector<std::int64_t> complete(std::string_view typed, bool last_is_whole = false)
    {
        Beginning beginning;
        beginning.query = parse_query(typed, splitter_);
        beginning.last_is_whole = last_is_whole;
        std::vector<std::int64_t> ids;
        for (const Key& key : index()->complete(beginning))
            ids.push_back(key.id);
        return ids;
    }
};

TEST_F(Completion, CompletesTitlesWordsSideBySideFirst)
{
    fill({document(1, "Hồng Thái mùa hoa lê"), document(2, "Lễ hội rước Mẫu ở Hồng Thái"), document(3, "Lễ tân", "Lễ hội."),
          document(4, "Hội làng")});
    EXPECT_THAT(complete("le ho"), ElementsAre(2, 1));
    EXPECT_THAT(complete("le hoi", true), ElementsAre(2));
    EXPECT_THAT(complete("hồng"), UnorderedElementsAre(1, 2));
    EXPECT_THAT(complete("hoi lang xa"), IsEmpty());
}

TEST_F(Completion, WordsWithIOrYAreTheSame)
{
    fill({document(1, "Trồng chè: kĩ thuật mới"), document(2, "Kiểm tra thuật toán"), document(3, "Thuật lại chuyện kỹ sư"),
          document(4, "Tỷ lệ")});
    EXPECT_THAT(complete("kỹ thu"), ElementsAre(1, 3)) << "side by side first, however they are written";
    EXPECT_THAT(complete("thuật kỹ"), UnorderedElementsAre(1, 3)) << "only what was typed goes on";
    EXPECT_THAT(complete("ti le", true), ElementsAre(4));
    EXPECT_THAT(complete("che ki"), ElementsAre(1));
}

}   // namespace
}   // namespace tantrao::search
