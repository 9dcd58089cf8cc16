// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <chrono>
#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

TEST_F(SearchIndex, FindsWithAndWithoutMarks)
{
    fill({document(1, "Đăng ký kết hôn"), document(2, "Lễ hội Thành Tuyên")});
    for (const char* typed : {"kết hôn", "ket hon", "KẾT HÔN", "dang ky ket hon"})
        EXPECT_THAT(found(typed), ElementsAre(1)) << typed;
}

TEST_F(SearchIndex, TypedMarksComeFirstAndTheOthersFollow)
{
    fill({document(1, "Bàn", "bàn bàn bàn"), document(2, "Khác", "bán"), document(3, "ban ban")});
    EXPECT_EQ(found("bán").at(0), 2);
    EXPECT_THAT(found("bán"), UnorderedElementsAre(1, 2, 3));
    EXPECT_THAT(found("ban"), UnorderedElementsAre(1, 2, 3));
}

TEST_F(SearchIndex, FindsNumbersInAnySpelling)
{
    fill({document(1, "Quy chế", "Ban hành kèm theo Quyết định số 07/2011/QĐ-UBND ngày 12/4/2011"),
          document(2, "Khác", "Quyết định số 17/2011/QĐ-UBND, ngày 07 tháng 4 năm 2011 của UBND")});
    for (const char* typed : {"07/2011/QĐ-UBND", "QD 07-2011", "07-2011-qd-ubnd", "quyết định 7/2011", "07/QĐ-UBND"})
        EXPECT_THAT(found(typed), ElementsAre(1)) << typed;
}

TEST_F(SearchIndex, PhrasesAndMinus)
{
    fill({document(1, "Lễ hội Thành Tuyên"), document(2, "Thành phố lễ, hội Tuyên Quang"), document(3, "Lễ hội rằm")});
    EXPECT_THAT(found("\"lễ hội thành\""), ElementsAre(1));
    EXPECT_THAT(found("lễ hội -rằm"), UnorderedElementsAre(1, 2));
    EXPECT_THAT(found("lễ hội -\"thành tuyên\""), UnorderedElementsAre(2, 3));
    EXPECT_THAT(found("-rằm"), IsEmpty());
}

TEST_F(SearchIndex, FindsUnderOtherNames)
{
    fill({document(1, "Ủy ban nhân dân xã Yên Phú"), document(2, "UBND xã Yên Phú")});
    EXPECT_THAT(found("UBND xã"), UnorderedElementsAre(1, 2));
    EXPECT_THAT(found("ủy ban nhân dân xã"), UnorderedElementsAre(1, 2));
}

TEST_F(SearchIndex, FewMatchesAreFollowedByNearOnes)
{
    fill({document(1, "Thủ tục đăng ký kết hôn"), document(2, "Thủ tục đăng ký khai sinh"), document(3, "Thời tiết")});
    const auto answer = index()->find(question("thủ tục đăng ký kết hôn"));
    EXPECT_THAT(ids(answer), ElementsAre(1));
    EXPECT_THAT(ids(answer, true), ElementsAre(2));
    EXPECT_EQ(answer.matches, 1);
}

TEST_F(SearchIndex, WordsThatNoDocumentHasFindNothing)
{
    auto law = document(1, "Quyết định về chợ phiên");
    law.is_law = true;
    fill({law, document(2, "Tin về chợ phiên")});
    for (const char* typed : {"xyzzyx", "xyzzyx qwrtzp", "xyzzyx qwrtzp plmkjn xzzyq qqrtz ppkml zzxyq"}) {
        const auto answer = index()->find(question(typed));
        EXPECT_THAT(answer.hits, IsEmpty()) << typed;
        EXPECT_EQ(answer.matches, 0) << typed;
    }
}

TEST_F(SearchIndex, LongQuestionsPreferWhatIsAboutThemToWhatHasAllWords)
{
    const std::string asked = "người dân muốn đăng ký kết hôn ở xã thì cần mang giấy tờ gì";
    std::string filler;
    for (int i = 0; i < 3000; ++i)
        filler += "tiếng" + std::to_string(i % 500) + " ";
    std::string scattered = filler;
    for (const Word& word : splitter_.split(asked))
        scattered += word.exact + " " + filler.substr(0, 400);
    fill({document(1, "Đăng ký kết hôn ở xã", "Người dân mang giấy tờ tùy thân khi đăng ký kết hôn."),
          document(2, "Báo cáo", scattered), document(3, "Chợ phiên", "Họp ở xã."), document(4, "Khác", filler)});
    const Answer answer = index()->find(question(asked));
    EXPECT_TRUE(answer.ranked_together);
    EXPECT_EQ(answer.matches, 1);
    ASSERT_GE(answer.hits.size(), 2u);
    EXPECT_EQ(answer.hits[0].key.id, 1);
    EXPECT_TRUE(answer.hits[0].is_near);
    EXPECT_THAT(ids(answer), ElementsAre(2));
    EXPECT_FALSE(index()->find(question("đăng ký kết hôn")).ranked_together);
}

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

TEST_F(SearchIndex, OwnSiteFirst)
{
    auto other = document(1, "Lễ hội lễ hội lễ hội");
    other.site = SiteId{2};
    fill({other, document(2, "Khác", "Nói về lễ hội")});
    auto asked = question("lễ hội");
    asked.own_site = SiteId{1};
    EXPECT_THAT(ids(index()->find(asked)), ElementsAre(2, 1));
    asked.own_site = SiteId{2};
    EXPECT_THAT(ids(index()->find(asked)), ElementsAre(1, 2));
}

TEST_F(SearchIndex, NewerNewsComesFirstAmongEquals)
{
    auto old_news = document(1, "Lễ hội"), news = document(300, "Lễ hội");
    old_news.ages = news.ages = true;
    fill({old_news, news});
    EXPECT_THAT(found("lễ hội"), ElementsAre(300, 1));
    auto asked = question("lễ hội");
    asked.order = Question::Order::newest;
    EXPECT_THAT(ids(index()->find(asked)), ElementsAre(300, 1));
}

TEST_F(SearchIndex, LawComesFirstOnDaysOnWhichItHasForce)
{
    auto older = document(1, "Quy chế"), newer = document(2, "Quy chế");
    older.is_law = newer.is_law = true;
    newer.without_force = {{"2026-03-01", "2026-04-01"}, {"2027-01-01", "9999-12-31"}};
    fill({older, newer});
    const auto on = [&](std::string_view day) {
        auto asked = question("quy chế");
        asked.now = parse_instant(day).value();
        return ids(index()->find(asked));
    };
    EXPECT_THAT(on("2026-02-28"), ElementsAre(2, 1));
    EXPECT_THAT(on("2026-03-01"), ElementsAre(1, 2));
    EXPECT_THAT(on("2026-03-31"), ElementsAre(1, 2));
    EXPECT_THAT(on("2026-04-01"), ElementsAre(2, 1));
    EXPECT_THAT(on("2030-01-01"), ElementsAre(1, 2));
}

TEST_F(SearchIndex, TellsWhatDependsOnASubject)
{
    auto first = document(1, "Một"), second = document(2, "Hai");
    first.depends_on = {{"article", 9}, {"article", 2}};
    second.depends_on = {{"article", 9}};
    fill({first, second});
    Writer writer(folder_);
    EXPECT_THAT(writer.depending_on({"article", 9}), ElementsAre(Key{"article", 1}, Key{"article", 2}));
    EXPECT_THAT(writer.depending_on({"article", 1}), IsEmpty());
    first.depends_on.clear();
    writer.put(first);
    EXPECT_THAT(writer.depending_on({"article", 9}), ElementsAre(Key{"article", 2})) << "before it is committed";
}

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

TEST_F(SearchIndex, OfManyTitlesThoseSideBySideComeFirstThenTheNewest)
{
    fill({document(1, "Hội làng mùa lễ"), document(2, "Lễ hội làng"), document(3, "Lễ hội xã"), document(4, "Hội thi mùa lễ"),
          document(5, "Tin trong ngày", "lễ hội lễ hội lễ hội")});
    EXPECT_THAT(ids(index_of_titles(1)->find(question("lễ hội"))), ElementsAre(3, 2, 4, 1, 5));
}

TEST_F(SearchIndex, OfManyPartsIsWhole)
{
    std::vector<Document> many;
    for (int i = 1; i <= 5'003; ++i)
        many.push_back(document(i, "Lễ hội số " + std::to_string(i)));
    fill(many);
    EXPECT_EQ(damage_of(folder_), "");
    EXPECT_EQ(index()->mark(), (Mark{7, "m", "live"}));
    EXPECT_EQ(index()->size(), 5'003);
    EXPECT_THAT(ids(index()->find(question("số 1"))), ElementsAre(1));
    EXPECT_THAT(ids(index()->find(question("số 5003"))), ElementsAre(5'003));
    EXPECT_EQ(index()->find(question("lễ hộn")).suggestion, "lễ hội") << "words of all parts";
    EXPECT_FALSE(std::filesystem::exists(folder_ / "part-1")) << "parts do not stay";
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

TEST_F(SearchIndex, SuggestsWhatMayHaveBeenMeantAndForgetsItWithTheLastDocument)
{
    fill({document(1, "Đăng ký kết hôn")});
    EXPECT_EQ(index()->find(question("ket hom")).suggestion, "kết hôn") << "as it is written";
    EXPECT_EQ(index()->find(question("kết hôm")).suggestion, "kết hôn");
    EXPECT_EQ(index()->find(question("kết hôn")).suggestion, "");
    Writer writer(folder_);
    writer.remove({"article", 1});
    writer.commit({8, "n", "live"});
    EXPECT_EQ(index()->find(question("ket hom")).suggestion, "");
}

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
