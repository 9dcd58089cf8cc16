// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/misses.hpp"

#include <gmock/gmock.h>

namespace tantrao::catalogue {
namespace {

class SearchMisses : public testing::Test {
  protected:
    void ask(std::string_view typed, SiteId site = SiteId{1}) { misses_.note(site, search::parse_query(typed, splitter_), now_); }
    void ask_in_hours(std::string_view typed, int hours)
    {
        for (int i = 0; i < hours; ++i) {
            ask(typed);
            now_ = now_ + hours_us(1);
        }
    }
    std::vector<std::string> taken()
    {
        std::vector<std::string> all;
        for (const Miss& miss : misses_.take(now_))
            all.push_back(miss.query + " " + std::to_string(miss.count));
        return all;
    }
    search::Splitter splitter_;
    Misses misses_;
    Instant now_{1'790'000'000'000'000};
};

TEST_F(SearchMisses, AreToldOnceTheyCameInThreeHours)
{
    for (int i = 0; i < 20; ++i)
        ask("cấp lại sổ đỏ");
    EXPECT_TRUE(taken().empty()) << "one person may ask twenty times";
    ask_in_hours("cap lai so do", 2);
    EXPECT_TRUE(taken().empty());
    ask("Cấp lại sổ đỏ");
    EXPECT_THAT(taken(), testing::ElementsAre("cap lai so do 23"));
    EXPECT_TRUE(taken().empty()) << "only what is new";
    ask("cấp lại sổ đỏ");
    EXPECT_THAT(taken(), testing::ElementsAre("cap lai so do 1"));
}

TEST_F(SearchMisses, OfTwoSitesAreTwo)
{
    ask_in_hours("lich cat dien", 2);
    ask("lich cat dien", SiteId{2});
    EXPECT_TRUE(taken().empty());
}

TEST_F(SearchMisses, ThatMayBePersonalAreNeverKept)
{
    for (const char* typed : {"008190123456", "Nguyễn Thị Thử 0912 345 678", "thu@vidu.example", "ngày 12/03/1985 sinh tại",
                              "tôi tên là Nguyễn Thị Thử ở thôn Tân Thành bị mất sổ", "***"})
        ask_in_hours(typed, 5);
    EXPECT_TRUE(taken().empty());
    ask_in_hours("quyet dinh 07/2011", 3);
    EXPECT_EQ(taken().size(), 1u);
}

TEST_F(SearchMisses, AreForgottenWhenNobodyAsksAgain)
{
    ask_in_hours("tuyển dụng viên chức", 2);
    now_ = now_ + days_us(8);
    EXPECT_TRUE(taken().empty());
    ask("tuyển dụng viên chức");
    EXPECT_TRUE(taken().empty());
}

TEST_F(SearchMisses, FillNoMoreThanTheirRoom)
{
    for (int i = 0; i < 30'000; ++i)
        ask("khong co " + std::to_string(i));
    ask_in_hours("đến sau khi đầy", 3);
    EXPECT_TRUE(taken().empty());
    now_ = now_ + days_us(8);
    (void)taken();
    ask_in_hours("đến sau khi đầy", 3);
    EXPECT_EQ(taken().size(), 1u);
}

}   // namespace
}   // namespace tantrao::catalogue
