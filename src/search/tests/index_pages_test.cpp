// Page after page of one question.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <algorithm>
#include <random>
#include <set>

namespace tantrao::search {
namespace {

TEST_F(SearchIndex, PagesFollowEachOtherWithoutGapOrTwice)
{
    std::vector<Document> many;
    for (int i = 1; i <= 25; ++i)
        many.push_back(document(i, "Lễ hội"));
    fill(many);
    std::set<std::int64_t> seen;
    auto asked = question("lễ hội");
    for (asked.first = 0;; asked.first += 10) {
        const auto answer = index()->find(asked);
        for (const auto id : ids(answer))
            EXPECT_TRUE(seen.insert(id).second);
        if (!answer.has_more)
            break;
    }
    EXPECT_EQ(seen.size(), 25u);
}

// Those with all words in their titles are a question of their own, which the others follow: they are pages of one and the same order.
TEST_F(SearchIndex, PagesOfTitlesAreTheBeginningOfAllPages)
{
    std::vector<Document> documents;
    for (std::int64_t id = 1; id <= 40; ++id) {
        const std::string about = id % 2 == 0 ? "Đăng ký kết hôn" : id % 3 == 0 ? "Dang ky ket hon" : "Hôn nhân";
        documents.push_back(
            document(id, about + " " + std::to_string(id), id % 5 == 0 ? "đăng ký kết hôn" : "kết hôn đã được đăng ký"));
        documents.back().is_law = id % 4 != 1;
        if (id % 4 == 0)
            documents.back().without_force = {{"2020-01-01", "9999-12-31"}};
    }
    fill(documents);
    for (const char* typed : {"kết hôn", "ket hon", "đăng ký hôn", "\"kết hôn\"", "\"ký kết hôn\" đăng"}) {
        auto whole = question(typed);
        whole.limit = 60;   // more than there are, so titles alone do not fill it
        const auto all = index()->find(whole);
        std::vector<std::int64_t> paged;
        std::vector<double> scores;
        for (auto page = question(typed); page.first < all.hits.size(); page.first += page.limit)
            for (const Hit& hit : index()->find(page).hits) {
                paged.push_back(hit.key.id);
                scores.push_back(hit.score);
            }
        EXPECT_EQ(paged.size(), all.hits.size()) << typed;
        EXPECT_EQ(paged, ids(all)) << typed;
        for (std::size_t i = 0; i < std::min(scores.size(), all.hits.size()); ++i)
            EXPECT_NEAR(scores[i], all.hits[i].score, 1e-6) << typed << ' ' << i;
    }
}

TEST_F(SearchIndex, PagesOfAnySizeHoldEveryMatchOnce)
{
    const std::vector<std::string> words = {"bán", "bàn", "ban", "cây", "cấy", "chè", "che", "đất", "dat", "rừng", "rung", "xã"};
    std::mt19937 random(7);
    const auto some_words = [&](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i)
            text += words[random() % words.size()] + " ";
        return text;
    };
    std::vector<Document> documents;
    for (std::int64_t id = 1; id <= 300; ++id) {
        const std::string number = id % 5 < 2 ? "07/2011/QĐ-UBND " : "";
        documents.push_back(document(id, some_words(1 + random() % 4) + (id % 5 == 0 ? number : ""),
                                     some_words(2 + random() % 12) + (id % 5 == 1 ? number : "")));
        documents.back().site = SiteId{1 + id % 3};
        documents.back().ages = id % 4 != 0;
        documents.back().is_law = !documents.back().ages;
        if (id % 8 == 0)
            documents.back().without_force.push_back({"2026-01-01", id % 16 == 0 ? "9999-12-31" : "2026-02-01"});
    }
    fill(documents);
    const auto weighed = index(), from_titles = index_of_titles(5);
    for (int number = 0; number < 72; ++number) {
        const auto& all = number < 36 ? weighed : from_titles;
        auto asked = question(some_words(1 + static_cast<std::size_t>(number) % 3) + (number % 3 == 0 ? "07/2011/QĐ-UBND" : ""));
        if (number % 2 == 0)
            asked.own_site = SiteId{2};
        asked.limit = documents.size();
        const auto whole = all->find(asked);
        asked.limit = std::vector<std::size_t>{3, 10, 50}[random() % 3];
        std::vector<std::int64_t> paged;
        for (bool has_more = true; has_more; asked.first += asked.limit) {
            const auto page = all->find(asked);
            for (const Hit& hit : page.hits)
                paged.push_back(hit.key.id);
            has_more = page.has_more;
        }
        auto expected = ids(whole), near = ids(whole, true);
        expected.insert(expected.end(), near.begin(), near.end());
        EXPECT_EQ(paged, expected) << asked.query.text << ", " << asked.limit << " a page";
    }
}

}   // namespace
}   // namespace tantrao::search
