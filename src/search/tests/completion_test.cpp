// Titles for what is being typed.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST_F(SearchIndex, CompletesTitlesWordsSideBySideFirst)
{
    fill({document(1, "Hồng Thái mùa hoa lê"), document(2, "Lễ hội rước Mẫu ở Hồng Thái"), document(3, "Lễ tân", "Lễ hội."),
          document(4, "Hội làng")});
    const auto complete = [&](std::string_view typed, bool last_is_whole = false) {
        Beginning beginning;
        beginning.query = parse_query(typed, splitter_);
        beginning.last_is_whole = last_is_whole;
        std::vector<std::int64_t> ids;
        for (const Key& key : index()->complete(beginning))
            ids.push_back(key.id);
        return ids;
    };
    EXPECT_THAT(complete("le ho"), ElementsAre(2, 1));
    EXPECT_THAT(complete("le hoi", true), ElementsAre(2));
    EXPECT_THAT(complete("hồng"), UnorderedElementsAre(1, 2));
    EXPECT_THAT(complete("hoi lang xa"), IsEmpty());
}

}   // namespace
}   // namespace tantrao::search
