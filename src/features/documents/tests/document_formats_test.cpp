// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/resources.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"
#include "files/file_type.hpp"
#include "law/akoma_ntoso.hpp"

#include <fstream>
#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class DocumentFormats : public testing::Test {
  protected:
    Document regulation()
    {
        Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), "07/2011/QĐ-UBND");
        document.text = find_resource("data/documents/quyet-dinh-07-2011-qd-ubnd.txt").value();
        return document;
    }
    std::string publish(const Document& document)
    {
        number = publish_for_test(portal, portal.province(), document, document.number);
        return path_of(document.number, number);
    }
    web::TestAnswer get(const std::string& path) { return portal.get("localhost", path); }

    web::TestPortal portal{{media::feature(), feature()}};
    ItemId number;
};

TEST_F(DocumentFormats, AkomaNtosoComesBackIdentical)
{
    const Document document = regulation();
    const std::string path = publish(document);
    const auto answer = get(path + "/toan-van.xml");
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.head, AllOf(HasSubstr("Content-Type: application/akn+xml; charset=utf-8\r\n"),
                                   HasSubstr("Content-Disposition: inline; filename=\"quyet-dinh-07-2011-qd-ubnd.xml\"\r\n"),
                                   HasSubstr("Link: <http://localhost:8080" + path + ">; rel=\"canonical\"\r\n"),
                                   HasSubstr("X-Robots-Tag: noindex\r\n")));
    EXPECT_THAT(answer.body, AllOf(HasSubstr("<FRBRnumber value=\"07/2011/QĐ-UBND\""), HasSubstr("eId=\"dieu-9-khoan-1")));
    const auto back = law::from_akoma_ntoso(answer.body);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->parts, law::parse_text(document.text)->parts);
}

TEST_F(DocumentFormats, PlainTextAndJsonAreTheSameTree)
{
    const Document document = regulation();
    const std::string path = publish(document);
    const auto tree = law::parse_text(document.text);
    const auto plain = get(path + "/toan-van.txt");
    EXPECT_THAT(plain.head, HasSubstr("Content-Type: text/plain; charset=utf-8\r\n"));
    EXPECT_EQ(plain.body, law::to_text(*tree));
    const auto answer = get(path + "/toan-van.json");
    EXPECT_THAT(answer.head, HasSubstr("Content-Type: application/json; charset=utf-8\r\n"));
    const auto json = parse_json(answer.body);
    ASSERT_TRUE(json);
    EXPECT_EQ(json_text(*json, "number"), "07/2011/QĐ-UBND");
    EXPECT_EQ(json_text(*json, "issued_on"), "2011-06-03");
    EXPECT_EQ(json_text(*json, "url"), "http://localhost:8080" + path);
    const auto back = law::from_json(dump_json(json->at("text")));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->parts, tree->parts);
}

TEST_F(DocumentFormats, WordIsAWordFile)
{
    const std::string path = publish(regulation());
    const auto answer = get(path + "/toan-van.docx");
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.head,
                AllOf(HasSubstr("Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document\r\n"),
                      HasSubstr("Content-Disposition: attachment; filename=\"quyet-dinh-07-2011-qd-ubnd.docx\"\r\n")));
    const auto file = portal.folder() / "made.docx";
    std::ofstream(file, std::ios::binary) << answer.body;
    const auto type = files::recognise(file);
    ASSERT_TRUE(type);
    EXPECT_EQ(type->extension, "docx");
}

TEST_F(DocumentFormats, ThePageOffersThem)
{
    const std::string path = publish(regulation());
    const std::string page = get(path).body;
    for (const char* extension : {"docx", "xml", "json", "txt"})
        EXPECT_THAT(page, HasSubstr("<a href=\"" + path + "/toan-van." + extension + "\" type=\""));
    EXPECT_THAT(get("/in/van-ban/" + std::to_string(number.value)).body, Not(HasSubstr("toan-van.")));
}

TEST_F(DocumentFormats, OfATextTooLargeToParseAreNotOffered)
{
    Document document = regulation();
    document.text.clear();
    for (int i = 0; i <= law::Limits{}.nodes; ++i)
        document.text += "Hết.\n\n";
    const std::string path = publish(document);
    EXPECT_THAT(get(path).body, AllOf(HasSubstr("Hết."), Not(HasSubstr("toan-van."))));
    EXPECT_EQ(get(path + "/toan-van.txt").status, 404);
}

TEST_F(DocumentFormats, AreThereOnlyWhereATextIsPublic)
{
    Document document = regulation();
    const std::string path = publish(document);
    EXPECT_EQ(get("/van-ban/khac-" + std::to_string(number.value) + "/toan-van.txt").status, 301);
    EXPECT_THAT(get("/van-ban/khac-" + std::to_string(number.value) + "/toan-van.txt").head,
                HasSubstr("Location: " + path + "/toan-van.txt\r\n"));
    EXPECT_EQ(portal.get("yenphu.localhost", path + "/toan-van.txt").status, 404);
    EXPECT_EQ(get(path + "/toan-van.pdf").status, 404);
    EXPECT_EQ(get(path + "/toan-van.txt").status, 200);
    withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    EXPECT_EQ(get(path + "/toan-van.txt").status, 410) << "at once";
    portal.settle();
    EXPECT_EQ(get(path + "/toan-van.txt").status, 410);

    document.number = "08/2011/QĐ-UBND";
    document.text.clear();
    document.files = {};
    const std::string bare = publish(document);
    EXPECT_THAT(get(bare).body, Not(HasSubstr("toan-van.")));
    EXPECT_EQ(get(bare + "/toan-van.json").status, 404);
}

}   // namespace
}   // namespace tantrao::documents
