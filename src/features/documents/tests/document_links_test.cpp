// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class DocumentLinks : public testing::Test {
  protected:
    Document sample(SiteId site, std::string number)
    {
        return sample_document(portal.category(site, "gioi-thieu"), std::move(number));
    }
    ItemId publish(SiteId site, const Document& document) { return publish_for_test(portal, site, document, document.number); }
    std::string citing(SiteId site)
    {
        Document document = sample(site, "11/2011/QĐ-UBND");
        document.text = "Điều 1. Theo điểm a khoản 2 Điều 5 Nghị định số 64/2007/NĐ-CP.\n\nĐiều 2. Như khoản 1 Điều 1.";
        return path_of(document.number, publish(site, document));
    }
    Document decree(SiteId site)
    {
        Document document = sample(site, "64/2007/NĐ-CP");
        document.type = "Nghị định";
        document.issuer = "Chính phủ";
        document.text = "Điều 5. Quản lý\n1. Một.\n2. Hai:\na) Ba.";
        return document;
    }

    web::TestPortal portal{{media::feature(), feature()}};
};

TEST_F(DocumentLinks, ComeAndGoWithTheDocumentCited)
{
    const std::string path = citing(portal.province());
    const auto page = [&] { return portal.get("localhost", path).body; };
    EXPECT_THAT(page(), AllOf(HasSubstr("Theo điểm a khoản 2 Điều 5 Nghị định số 64/2007/NĐ-CP."),
                              HasSubstr("Như <a href=\"#dieu-1\">khoản 1 Điều 1</a>.")));
    const ItemId number = publish(portal.province(), decree(portal.province()));
    const std::string address = "/van-ban/64-2007-nd-cp-" + std::to_string(number.value) + "#dieu-5-khoan-2-diem-a";
    EXPECT_THAT(page(), HasSubstr("<a href=\"" + address + "\">điểm a khoản 2 Điều 5 Nghị định số 64/2007/NĐ-CP</a>"));
    EXPECT_THAT(portal.get("localhost", "/in/van-ban/" + path.substr(path.rfind('-') + 1)).body, HasSubstr(address));
    withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    EXPECT_THAT(page(), Not(HasSubstr(address))) << "at once";
    portal.settle();
    EXPECT_THAT(page(), Not(HasSubstr(address)));
}

TEST_F(DocumentLinks, LeadToProvisionsThatTheDocumentHasNow)
{
    const std::string path = citing(portal.province());
    Document cited = decree(portal.province());
    cited.text = "Điều 5. Quản lý\n1. Một.";
    const ItemId number = publish(portal.province(), cited);
    const std::string link = "<a href=\"/van-ban/64-2007-nd-cp-" + std::to_string(number.value);
    EXPECT_THAT(portal.get("localhost", path).body, HasSubstr(link + "#dieu-5\">điểm a khoản 2 Điều 5")) << "no clause 2";
    cited.text = "Điều 1. Quản lý";
    publish(portal.province(), cited);
    EXPECT_THAT(portal.get("localhost", path).body, HasSubstr(link + "\">điểm a khoản 2 Điều 5"));
    publish(portal.province(), decree(portal.province()));
    EXPECT_THAT(portal.get("localhost", path).body, HasSubstr(link + "#dieu-5-khoan-2-diem-a\">điểm a khoản 2 Điều 5"));
}

TEST_F(DocumentLinks, ASiteLinksItsOwnDocumentsFirstThenThePortals)
{
    const std::string path = citing(portal.commune());
    const auto page = [&] { return portal.get("yenphu.localhost", path).body; };
    EXPECT_THAT(page(), Not(HasSubstr("/van-ban/64-2007")));
    const ItemId of_portal = publish(portal.province(), decree(portal.province()));
    EXPECT_THAT(page(), HasSubstr("<a href=\"http://localhost:8080/van-ban/64-2007-nd-cp-" + std::to_string(of_portal.value) +
                                  "#dieu-5"));
    const ItemId own = publish(portal.commune(), decree(portal.commune()));
    EXPECT_THAT(page(), HasSubstr("<a href=\"/van-ban/64-2007-nd-cp-" + std::to_string(own.value) + "#dieu-5"));
}

TEST_F(DocumentLinks, ALawIsFoundByItsNameAndYear)
{
    Document citing = sample(portal.province(), "12/2025/QĐ-UBND");
    citing.text = "Điều 1. Theo khoản 1 Điều 5 Luật Đất đai năm 2024, Luật Đất đai năm 2013 và Điều 7 Luật Đất đai.";
    const std::string path = path_of(citing.number, publish(portal.province(), citing));
    EXPECT_THAT(portal.get("localhost", path).body, Not(HasSubstr("31-2024-qh15")));
    Document law = sample(portal.province(), "31/2024/QH15");
    law.type = "Luật";
    law.title = "Đất đai";
    law.issued_on = "2024-01-18";
    law.effective_on = "2024-08-01";
    law.text = "Điều 5. Áp dụng\n1. Một.";
    const std::string address = path_of(law.number, publish(portal.province(), law));
    const std::string page = portal.get("localhost", path).body;
    EXPECT_THAT(page, HasSubstr("Theo <a href=\"" + address + "#dieu-5-khoan-1\">khoản 1 Điều 5 Luật Đất đai năm 2024</a>"));
    EXPECT_THAT(page, HasSubstr("Luật Đất đai năm 2013 và Điều 7 Luật Đất đai."));
    EXPECT_THAT(portal.get("localhost", "/van-ban").body, Not(HasSubstr("luat-dat-dai-2024"))) << "no choice of a filter";
}

TEST_F(DocumentLinks, ADraftIsNotLinked)
{
    const std::string path = citing(portal.province());
    const auto content = to_content(checked(decree(portal.province())).value());
    const auto system = access::system_actor();
    ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
        return publication::create(tx, {system, portal.clock().now(), "test"}, portal.province(), kind, "vi", content);
    }));
    portal.settle();
    EXPECT_THAT(portal.get("localhost", path).body, Not(HasSubstr("/van-ban/64-2007")));
}

}   // namespace
}   // namespace tantrao::documents
