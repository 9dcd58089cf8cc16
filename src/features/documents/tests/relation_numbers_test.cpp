// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "base/text.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class RelationNumbers : public testing::Test {
  protected:
    void SetUp() override { writer_ = person("w", portal_.province(), access::Level::update); }
    web::TestDesk person(const std::string& letter, SiteId site, access::Level level)
    {
        return portal_.sign_in(portal_.account(letter + "@vidu.example", {{site, level}}));
    }
    ItemId publish(SiteId site, const std::string& number, const std::string& issued_on, const std::string& type = "Quyết định",
                   const std::string& title = "Về quy chế")
    {
        Document document = sample_document(portal_.category(site, "tin-tuc"), number);
        document.issued_on = issued_on;
        document.effective_on = "";
        document.type = type;
        document.title = title;
        return publish_for_test(portal_, site, document, number + issued_on);
    }
    ItemId publish(const std::string& number, const std::string& issued_on)
    {
        return publish(portal_.province(), number, issued_on);
    }
    Json asked(const web::TestDesk& desk, std::string_view site, std::string_view typed)
    {
        const auto answer = portal_.get(desk, fmt::format("/{}/goi-y/van-ban?q={}", site, text::percent_encode(typed)));
        EXPECT_EQ(answer.status, 200);
        return parse_json(answer.body).value().at("items");
    }
    std::vector<std::string> numbers(std::string_view typed, std::string_view site = "tuyen-quang")
    {
        std::vector<std::string> all;
        for (const Json& item : asked(writer_, site, typed))
            all.push_back(json_text(item, "number"));
        return all;
    }

    web::TestPortal portal_{{media::feature(), feature()}};
    web::TestDesk writer_;
};

TEST_F(RelationNumbers, AreFoundInLooseSpellingWithAllThatARowNeeds)
{
    const ItemId item = publish("07/2011/QĐ-UBND", "2011-06-03");
    publish("08/2011/QĐ-UBND", "2011-06-04");
    for (const char* typed : {"07 2011 qd", "7/2011/QĐ", "07/2011/QĐ-UBND", "07/2011/qd-ubnd", "7-2011", "07", "7 201",
                              "QĐ 07/2011", "Quyết định số 07/2011/QĐ-UBND", "  07/2011/QĐ-UBND"})
        EXPECT_THAT(numbers(typed), ElementsAre("07/2011/QĐ-UBND")) << typed;
    const Json row = asked(writer_, "tuyen-quang", "07").at(0);
    EXPECT_EQ(json_text(row, "name"), "Quyết định 07/2011/QĐ-UBND");
    EXPECT_EQ(json_text(row, "issued_on"), "2011-06-03");
    EXPECT_EQ(json_text(row, "day"), "03/06/2011");
    EXPECT_EQ(json_text(row, "title"), "Về quy chế");
    EXPECT_EQ(json_text(row, "url"), "http://localhost:8080" + path_of("07/2011/QĐ-UBND", item));
}

TEST_F(RelationNumbers, TheNumberTypedStandsBeforeLongerOnesAndTheNewestFirst)
{
    for (const auto& [number, day] : {std::pair{"7/2009/QĐ-UBND", "2009-06-03"},
                                      {"70/2012/QĐ-UBND", "2012-06-03"},
                                      {"7/2011/QĐ-UBND", "2011-06-03"},
                                      {"7/2011/QĐ-TTg", "2011-02-03"}})
        publish(number, day);
    EXPECT_THAT(numbers("7"), ElementsAre("7/2011/QĐ-UBND", "7/2011/QĐ-TTg", "7/2009/QĐ-UBND", "70/2012/QĐ-UBND"));
}

TEST_F(RelationNumbers, AreEightAtMost)
{
    for (int number = 10; number < 20; ++number)
        publish(fmt::format("{}/2011/QĐ-UBND", number), "2011-06-03");
    EXPECT_THAT(numbers("1"), SizeIs(8));
}

TEST_F(RelationNumbers, ALawIsFoundByItsName)
{
    publish(portal_.province(), "31/2024/QH15", "2024-01-18", "Luật", "Đất đai");
    EXPECT_THAT(numbers("luat dat"), ElementsAre("31/2024/QH15"));
    EXPECT_THAT(numbers("Luật Đất đai 2024"), ElementsAre("31/2024/QH15"));
    EXPECT_THAT(numbers("Luật số 31"), ElementsAre("31/2024/QH15"));
}

TEST_F(RelationNumbers, AreThoseThatReadersSeeOnTheSiteAndOnThePortal)
{
    publish("07/2011/QĐ-UBND", "2011-06-03");
    const ItemId withdrawn = publish("07/2012/QĐ-UBND", "2012-06-03");
    withdraw_for_test(portal_, portal_.province(), withdrawn, "Ban hành nhầm");
    publish(portal_.commune(), "07/2010/QĐ-UBND", "2010-06-03");
    EXPECT_THAT(numbers("7"), ElementsAre("07/2011/QĐ-UBND")) << "what another site holds is not offered";
    const auto commune = person("c", portal_.commune(), access::Level::update);
    std::vector<std::string> urls;
    for (const Json& item : asked(commune, "yen-phu", "7"))
        urls.push_back(json_text(item, "url").substr(0, json_text(item, "url").find("/van-ban")));
    EXPECT_THAT(urls, ElementsAre("http://yenphu.localhost:8080", "http://localhost:8080")) << "its own stand first";
}

TEST_F(RelationNumbers, ARowSaysWhatThePortalHoldsOfItsNumberAndDay)
{
    publish("07/2011/QĐ-UBND", "2011-06-03");
    const auto row = [&](const char* number, const char* issued_on) {
        const auto answer = portal_.post(writer_, "/tuyen-quang/van-ban/moi",
                                         {{"relation_number", number}, {"relation_issued_on", issued_on}, {"action", "look"}});
        EXPECT_EQ(answer.status, 200);
        return answer.body;
    };
    constexpr const char *held = "Có trên cổng: <a href=\"", *not_held = "Chưa có trên cổng.",
                         *unreadable = "Ngày ban hành chưa đúng, nên chưa biết văn bản này có trên cổng hay không.";
    for (const char* day : {"", " ", "03/06/2011"})
        EXPECT_THAT(row("07/2011/QĐ-UBND", day), AllOf(HasSubstr(held), Not(HasSubstr(unreadable)))) << day;
    for (const char* day : {"2011-06-31", "hôm qua", "3/6"})
        EXPECT_THAT(row("07/2011/QĐ-UBND", day), AllOf(HasSubstr(unreadable), Not(HasSubstr(held)), Not(HasSubstr(not_held))))
            << day;
    EXPECT_THAT(row("07/2011/QĐ-UBND", "2011-06-04"), AllOf(HasSubstr(not_held), Not(HasSubstr(held))));
    EXPECT_THAT(row("", "hôm qua"), Not(HasSubstr(unreadable))) << "there is no number to look for";
}

TEST_F(RelationNumbers, NothingAndNonsenseFindNothing)
{
    publish("07/2011/QĐ-UBND", "2011-06-03");
    for (const std::string& typed : {std::string(), std::string("0"), std::string("%"), std::string("_"), std::string("\xff\xfe"),
                                     std::string("'; --"), std::string("qd"), std::string(3000, '7')})
        EXPECT_THAT(numbers(typed), IsEmpty()) << typed;
}

TEST_F(RelationNumbers, AreForThoseWhoWriteOnTheSite)
{
    const auto stranger = person("s", portal_.commune(), access::Level::administer);
    EXPECT_EQ(portal_.get(stranger, "/tuyen-quang/goi-y/van-ban?q=7").status, 403);
    EXPECT_EQ(portal_.get(web::TestDesk{}, "/tuyen-quang/goi-y/van-ban?q=7").status, 303);
}

}   // namespace
}   // namespace tantrao::documents
