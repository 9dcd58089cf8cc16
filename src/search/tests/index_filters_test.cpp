// What narrows a question, and how many matches there are of each.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

// Ranking stops where nothing better can come; counting does not.
TEST_F(SearchIndex, CountsWhatThePageDoesNotShow)
{
    std::vector<Document> many;
    for (int i = 1; i <= 1000; ++i) {
        many.push_back(document(i, "Lễ hội số " + std::to_string(i)));
        many.back().site = SiteId{1 + i % 2};
    }
    many[3].category = CategoryId{};
    fill(many);
    auto asked = question("lễ hội");
    asked.with_facets = true;
    asked.limit = 5;
    const auto answer = index()->find(asked);
    EXPECT_EQ(answer.hits.size(), 5u);
    EXPECT_TRUE(answer.has_more);
    EXPECT_TRUE(answer.is_exact);
    EXPECT_EQ(answer.matches, 1000);
    EXPECT_THAT(answer.by_site, ElementsAre(Pair(1, 500), Pair(2, 500)));
    EXPECT_THAT(answer.by_category, ElementsAre(Pair(10, 999)));
    EXPECT_THAT(answer.by_kind, ElementsAre(Pair("article", 1000)));
}

TEST_F(SearchIndex, FiltersAndCounts)
{
    auto other = document(2, "Lễ hội");
    other.site = SiteId{2};
    other.category = CategoryId{20};
    other.also_in = {CategoryId{10}};
    auto law = document(3, "Lễ hội");
    law.key.kind = "document";
    fill({document(1, "Lễ hội"), other, law});
    auto asked = question("lễ hội");
    asked.with_facets = true;
    const auto all = index()->find(asked);
    EXPECT_EQ(all.by_kind.at("article"), 2);
    EXPECT_EQ(all.by_kind.at("document"), 1);
    EXPECT_EQ(all.by_site.at(2), 1);
    EXPECT_EQ(all.by_category.at(10), 2);
    EXPECT_EQ(all.by_year.at(2025), 3);
    asked.site = SiteId{2};
    EXPECT_THAT(ids(index()->find(asked)), ElementsAre(2));
    asked.site.reset();
    asked.kinds = {"document"};
    EXPECT_THAT(ids(index()->find(asked)), ElementsAre(3));
    asked.kinds.clear();
    asked.categories = {CategoryId{10}};
    EXPECT_THAT(ids(index()->find(asked)), UnorderedElementsAre(1, 2, 3));
    asked.categories.clear();
    asked.without = {{"article", 1}, {"article", 99}};
    asked.with_facets = true;
    const auto rest = index()->find(asked);
    EXPECT_THAT(ids(rest), UnorderedElementsAre(2, 3));
    EXPECT_EQ(rest.matches, 2);
    EXPECT_EQ(rest.by_kind.at("article"), 1);
    asked.without.clear();
    asked.without_sites = {SiteId{1}};
    EXPECT_THAT(ids(index()->find(asked)), ElementsAre(2));
    asked.without_sites.clear();
    asked.from = document(2, "").published_at;
    asked.to = document(3, "").published_at;
    EXPECT_THAT(ids(index()->find(asked)), ElementsAre(2));
}

TEST_F(SearchIndex, FiltersAndCountsLawByFieldAndAgency)
{
    auto first = document(1, "Quy chế"), second = document(2, "Quy chế"), third = document(3, "Quy chế");
    first.fields = {"dat-dai", "moi-truong"};
    first.agency = "ubnd-tinh";
    second.fields = {"dat-dai"};
    second.agency = third.agency = std::string(300, 'x');   // longer than a term may be
    fill({first, second, third, document(4, "Quy chế")});
    auto asked = question("quy chế");
    asked.with_facets = true;
    const auto all = index()->find(asked);
    EXPECT_THAT(all.by_field, ElementsAre(Pair("dat-dai", 2), Pair("moi-truong", 1)));
    EXPECT_THAT(all.by_agency, ElementsAre(Pair("ubnd-tinh", 1), Pair(third.agency, 2)));
    EXPECT_THAT(all.by_kind, ElementsAre(Pair("article", 4)));
    asked.field = "dat-dai";
    EXPECT_THAT(ids(index()->find(asked)), UnorderedElementsAre(1, 2));
    asked.agency = third.agency;
    EXPECT_THAT(ids(index()->find(asked)), ElementsAre(2));
    asked.field.clear();
    EXPECT_THAT(ids(index()->find(asked)), UnorderedElementsAre(2, 3));
    asked.agency = "dat-dai";
    EXPECT_EQ(index()->find(asked).matches, 0) << "a field is no agency";
}

}   // namespace
}   // namespace tantrao::search
