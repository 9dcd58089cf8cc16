// What stands before what.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::UnorderedElementsAre;

TEST_F(SearchIndex, TypedMarksComeFirstAndTheOthersFollow)
{
    fill({document(1, "Bàn", "bàn bàn bàn"), document(2, "Khác", "bán"), document(3, "ban ban")});
    EXPECT_EQ(found("bán").at(0), 2);
    EXPECT_THAT(found("bán"), UnorderedElementsAre(1, 2, 3));
    EXPECT_THAT(found("ban"), UnorderedElementsAre(1, 2, 3));
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
    EXPECT_FALSE(index()->find(question("đăng ký")).ranked_together);
}

TEST_F(SearchIndex, WordsThatOnlyAskNeedNotBeThere)
{
    fill({document(1, "Cấp giấy chứng nhận quyền sử dụng đất lần đầu", "Làm sổ đỏ: hồ sơ và thời gian."),
          document(2, "Tìm thông tin ở đâu", "Làm việc. Sổ sách. Áo đỏ."), document(3, "Chợ ở đâu")});
    for (const char* typed : {"làm sổ đỏ ở đâu", "làm sổ đỏ hết bao nhiêu", "lam so do nhu the nao"}) {
        const auto answer = index()->find(question(typed));
        ASSERT_FALSE(answer.hits.empty()) << typed;
        EXPECT_EQ(answer.hits[0].key.id, 1) << typed;
        EXPECT_FALSE(answer.hits[0].is_near) << typed;
    }
    for (const char* typed : {"ở đâu", "ở đâu ở đâu"})
        EXPECT_THAT(found(typed), UnorderedElementsAre(2, 3)) << typed << ": nothing else was asked";
    EXPECT_THAT(ids(index()->find(question("làm sổ đỏ ở đâu")), true), Not(Contains(3)));
}

TEST_F(SearchIndex, WhatAnAbbreviationStandsForIsAsGoodInATitle)
{
    fill({document(1, "Giấy phép lái xe", "Giấy phép lái xe được đổi. Giấy phép lái xe mới."),
          document(2, "Công an tỉnh tiếp nhận việc cấp GPLX", "Việc cấp GPLX."), document(3, "Cấp cứu", "GPLX"),
          document(4, "Cấp đổi giấy phép lái xe")});
    EXPECT_EQ(found("gplx").front(), 1);
    EXPECT_EQ(found("gplx").back(), 3);
    EXPECT_EQ(found("cấp đổi gplx").front(), 4);
    EXPECT_EQ(found("giay phep lai xe").back(), 3);
}

TEST_F(SearchIndex, WhatAnAbbreviationStandsForHasItsMarksWhereTheOtherWordsHave)
{
    fill(
        {document(1, "Tin", "đổi đổi đổi rồi"), document(2, "Báo", "thẻ căn cước mới"), document(3, "Khác"), document(4, "Nữa")});
    EXPECT_THAT(ids(index()->find(question("đổi cccd")), true), ElementsAre(2, 1));
}

TEST_F(SearchIndex, OfWhatAnAbbreviationStandsForTheRarestPartsAreLookedThrough)
{
    std::vector<Document> all{document(1, "Hội đồng trường")};
    for (int i = 2; i <= 20; ++i)
        all.push_back(document(i, "Nhân dân thôn " + std::to_string(i)));
    fill(all);
    Ranking ranking = Ranking::built_in();
    ranking.looked_through = 10;
    EXPECT_THAT(ids(index(ranking)->find(question("hđnd")), true), ElementsAre(1));
}

TEST_F(SearchIndex, WhatIsDoneToGetAPaperNeedNotBeThere)
{
    fill({document(1, "Cấp thẻ căn cước", "Thẻ căn cước: hồ sơ, thời hạn."), document(2, "Ngày hội CCCD", "Làm việc tốt."),
          document(3, "Cách làm đường", "Làm xong xin báo lại")});
    for (const char* typed : {"làm cccd", "lam cccd", "muốn làm cccd", "xin cccd ở đâu"}) {
        const auto answer = index()->find(question(typed));
        ASSERT_FALSE(answer.hits.empty()) << typed;
        EXPECT_THAT(ids(answer), UnorderedElementsAre(1, 2)) << typed;
    }
    EXPECT_THAT(found("làm đường"), ElementsAre(3));
    EXPECT_THAT(found("lãm cccd"), ElementsAre(2)) << "another word, which has to be there";
}

TEST_F(SearchIndex, SomeWordsSideBySideAreNotAllOfThem)
{
    fill({document(1, "Thủ tục"), document(2, "Thủ tục khác"), document(3, "Cấp giấy phép lái xe", "Giấy phép lái xe mới.")});
    EXPECT_EQ(index()->find(question("thủ tục làm gplx")).hits.at(0).key.id, 3);
}

TEST_F(SearchIndex, WhereFewHaveAllOfThreeWordsWhatHasThemByChanceComesLater)
{
    std::string scattered = "Báo cáo cách làm. Trồng cây. Rừng núi.";
    for (int i = 0; i < 300; ++i)
        scattered += " tiếng" + std::to_string(i);
    fill({document(1, "Trồng rừng vụ xuân", "Kỹ thuật trồng rừng, chăm sóc rừng trồng."), document(2, "Báo cáo", scattered),
          document(3, "Cách trồng rừng ngập mặn", "Giống và thời vụ."), document(4, "Khác", "Chợ phiên")});
    const Answer answer = index()->find(question("cách trồng rừng"));
    ASSERT_EQ(answer.hits.size(), 3u);
    EXPECT_EQ(answer.hits[0].key.id, 3);
    EXPECT_EQ(answer.hits[1].key.id, 1);
    EXPECT_THAT(ids(answer), ElementsAre(3, 2));
    EXPECT_EQ(answer.matches, 2);
}

TEST_F(SearchIndex, OneWordOfThreeIsTooLittleOnEveryPage)
{
    fill({document(1, "Cách trồng rừng"), document(2, "Tin", "Trồng cây, giữ rừng"), document(3, "Rừng", "Rừng rừng rừng rừng"),
          document(4, "Cách", "Cách cách cách"), document(5, "Báo", "Cách chăm rừng và nuôi ong lấy mật ở vườn nhà")});
    EXPECT_THAT(ids(index()->find(question("cách trồng rừng")), true), UnorderedElementsAre(2, 5));
    auto asked = question("cách trồng rừng");
    asked.limit = 1;
    std::vector<std::int64_t> pages;
    for (asked.first = 0; asked.first < 3; ++asked.first) {
        const Answer answer = index()->find(asked);
        ASSERT_EQ(answer.hits.size(), 1u);
        EXPECT_EQ(answer.has_more, asked.first < 2);
        pages.push_back(answer.hits[0].key.id);
    }
    EXPECT_THAT(pages, UnorderedElementsAre(1, 2, 5));
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

TEST_F(SearchIndex, OfManyTitlesThoseSideBySideComeFirstThenTheNewest)
{
    fill({document(1, "Hội làng mùa lễ"), document(2, "Lễ hội làng"), document(3, "Lễ hội xã"), document(4, "Hội thi mùa lễ"),
          document(5, "Tin trong ngày", "lễ hội lễ hội lễ hội")});
    EXPECT_THAT(ids(index_of_titles(1)->find(question("lễ hội"))), ElementsAre(3, 2, 4, 1, 5));
}

TEST_F(SearchIndex, ManyTitlesAreManyHoweverAWordIsWritten)
{
    fill({document(1, "Hội kỹ năng", "kỹ hội kỹ hội kỹ hội"), document(2, "Hội thi kỹ sư"), document(3, "Kỹ sư và hội")});
    EXPECT_THAT(ids(index_of_titles(1)->find(question("kỹ hội"))), ElementsAre(3, 2, 1)) << "texts are not weighed";
    EXPECT_THAT(found("kỹ hội").front(), 1);
}

TEST_F(SearchIndex, WhatHasAllWordsIsShownHoweverCommonTheyAre)
{
    std::vector<Document> many;
    for (int i = 1; i <= 40; ++i)
        many.push_back(
            document(i, "Tin " + std::to_string(i), i % 2 == 0 ? "ủy quyền, ban hành, dân cư" : "ủy thác, ban bố, dân số"));
    many.push_back(document(41, "Dân làng", "ban ngày, ủy mị"));
    many.back().site = many.front().site = SiteId{2};
    fill(many);
    Ranking ranking = Ranking::built_in();
    ranking.looked_through = 20;
    auto asked = question("ủy ban dân");
    asked.site = SiteId{2};
    const Answer answer = index(ranking)->find(asked);
    EXPECT_TRUE(answer.ranked_together);
    EXPECT_EQ(answer.matches, 2);
    EXPECT_THAT(ids(answer), ElementsAre(41, 1));
}

}   // namespace
}   // namespace tantrao::search
