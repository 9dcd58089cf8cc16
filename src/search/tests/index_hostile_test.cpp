// Questions that somebody asks to do harm.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <chrono>

namespace tantrao::search {
namespace {

TEST_F(SearchIndex, HostileQueriesAreAnswered)
{
    fill({document(1, "Lễ hội")});
    std::string many;
    for (int i = 0; i < 10'000; ++i)
        many += "lễ" + std::to_string(i) + " hội ";
    for (const std::string& typed :
         {std::string(1 << 20, '*'), std::string(1 << 20, 'a'), many, std::string(5000, '"'), std::string(5000, '-'),
          std::string("a*b*c* OR AND NOT ( ) [ ] { } ^~"), std::string("\0\1\2 lễ", 7)})
        EXPECT_LE(index()->find(question(typed)).hits.size(), 10u);
}

// Every word of theirs is in every document, so nothing is spared by there being little to find.
TEST_F(SearchIndex, HostileQueriesTakeBoundedTime)
{
    std::string words;
    for (int i = 0; i < 200; ++i)
        words += "lễ" + std::to_string(i) + " ";
    std::vector<Document> many;
    for (int i = 1; i <= 1500; ++i)
        many.push_back(document(i, "Lễ" + std::to_string(i % 200) + " hội", words));
    fill(many);
    std::string all, unwanted, single;
    for (int i = 0; i < 10'000; ++i) {
        all += "lễ" + std::to_string(i % 200) + " ";
        unwanted += "-lễ" + std::to_string(i) + " ";
        single += static_cast<char>('a' + i % 26) + std::string(" ");
    }
    const auto reader = index();
    for (const std::string& typed :
         {all, "\"" + all, "lễ1 " + unwanted, single, std::string(1 << 20, 'l'), std::string("\u202e") + all}) {
        const auto begun = std::chrono::steady_clock::now();
        Question asked = question(typed);
        asked.with_facets = true;
        EXPECT_LE(reader->find(asked).hits.size(), 10u);
        Beginning beginning;
        beginning.query = parse_query(typed, splitter_);
        EXPECT_LE(reader->complete(beginning).size(), 10u);
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10)) << typed.substr(0, 40);
    }
}

}   // namespace
}   // namespace tantrao::search
