// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/resources.hpp"
#include "extraction/extraction.hpp"
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

TEST_F(DocumentFormats, SayWhatTheyAreAndWhoseTheyAre)
{
    const std::string path = publish(regulation());
    const auto says = [&](const std::string& extension, const std::string& type, const std::string& disposition) {
        const auto answer = get(path + "/toan-van." + extension);
        EXPECT_EQ(answer.status, 200) << extension;
        EXPECT_THAT(answer.head, AllOf(HasSubstr("Content-Type: " + type + "\r\n"),
                                       HasSubstr("Content-Disposition: " + disposition +
                                                 "; filename=\"quyet-dinh-07-2011-qd-ubnd." + extension + "\"\r\n"),
                                       HasSubstr("Link: <http://localhost:8080" + path + ">; rel=\"canonical\"\r\n"),
                                       HasSubstr("X-Robots-Tag: noindex\r\n")));
    };
    says("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment");
    says("html", "text/html; charset=utf-8", "attachment");
    says("xml", "application/akn+xml; charset=utf-8", "inline");
    says("json", "application/json; charset=utf-8", "inline");
    says("txt", "text/plain; charset=utf-8", "inline");
}

TEST_F(DocumentFormats, AkomaNtosoComesBackIdentical)
{
    const Document document = regulation();
    const std::string path = publish(document);
    const auto answer = get(path + "/toan-van.xml");
    EXPECT_THAT(answer.body, AllOf(HasSubstr("<FRBRnumber value=\"07/2011/QĐ-UBND\""), HasSubstr("eId=\"dieu-9-khoan-1")));
    const auto back = law::read_akoma_ntoso(answer.body);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->text.parts, law::parse_text(document.text)->parts);
}

TEST_F(DocumentFormats, PlainTextAndJsonAreTheSameTree)
{
    const Document document = regulation();
    const std::string path = publish(document);
    const auto tree = law::parse_text(document.text);
    EXPECT_EQ(get(path + "/toan-van.txt").body, law::to_text(*tree));
    const auto json = parse_json(get(path + "/toan-van.json").body);
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
    const auto file = portal.folder() / "made.docx";
    std::ofstream(file, std::ios::binary) << get(path + "/toan-van.docx").body;
    const auto type = files::recognise(file);
    ASSERT_TRUE(type);
    EXPECT_EQ(type->extension, "docx");
}

TEST_F(DocumentFormats, HtmlIsAFileOfItsOwn)
{
    const std::string path = publish(regulation());
    EXPECT_THAT(get(path + "/toan-van.html").body,
                AllOf(HasSubstr("<h1>Quyết định 07/2011/QĐ-UBND</h1>"), HasSubstr("id=\"dieu-9-khoan-1\""),
                      HasSubstr("<a href=\"http://localhost:8080" + path + "\">"), Not(HasSubstr("class=\"note\""))));
}

class FilesOfADay : public DocumentFormats {
  protected:
    void SetUp() override
    {
        go_to("2026-03-01");
        Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), "07/2011/QĐ-UBND");
        document.text = "Điều 5. Báo cáo\n1. Báo cáo hằng năm.\n2. Báo cáo gồm số liệu.\nĐiều 6. Kinh phí\nDo ngân sách bảo đảm.";
        path = publish(document);
    }
    void amend()
    {
        Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), "10/2026/QĐ-UBND");
        document.issued_on = "2026-03-01";
        document.effective_on = "2026-03-11";
        document.text =
            "Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 07/2011/QĐ-UBND\n1. Sửa đổi khoản 1 Điều 5 như sau:\n"
            "“1. Báo cáo hằng quý.”.\n2. Sửa đổi khoản 2 Điều 5 như sau:\nKhông có dấu trích.\n"
            "3. Bổ sung Điều 5a vào sau Điều 5 như sau:\n“Điều 5a. Kiểm tra\n1. Sở kiểm tra.”.";
        document.relations = {{RelationKind::amends, "07/2011/QĐ-UBND", "", "", "", "", ""}};
        publish(document);
    }
    void go_to(std::string_view day) { portal.clock().set(parse_instant(day).value()); }
    web::TestAnswer file(const std::string& extension, const std::string& day)
    {
        return get(path + "/toan-van." + extension + "?ngay=" + day);
    }

    static constexpr const char* reads =
        "Điều 5. Báo cáo\n1. Báo cáo hằng quý.\n2. Báo cáo gồm số liệu.\nĐiều 5a. Kiểm tra\n1. Sở kiểm tra.\nĐiều 6. Kinh phí\n"
        "Do ngân sách bảo đảm.\n";
    static constexpr const char* notice =
        "Văn bản tại ngày 11/03/2026, với nội dung đã sửa đổi đến ngày đó. Bản này do cổng thông tin điện "
        "tử lập để tham khảo, không phải văn bản chính thức.";
    static constexpr const char* unknown =
        "Nội dung mới chưa ghi nhận được trên cổng, nên trong bản này vẫn là nội dung trước đó: khoản 2 Điều 5.";
    std::string path;
};

TEST_F(FilesOfADay, SayInTheirNameAndFirstLinesWhatTheyAre)
{
    amend();
    for (const char* extension : {"docx", "html", "xml", "json", "txt"}) {
        const auto answer = file(extension, "2026-03-11");
        EXPECT_EQ(answer.status, 200) << extension;
        EXPECT_THAT(answer.head, HasSubstr("filename=\"quyet-dinh-07-2011-qd-ubnd-tai-ngay-11-03-2026-tham-khao." +
                                           std::string(extension) + "\"\r\n"));
        EXPECT_THAT(answer.head, HasSubstr("Link: <http://localhost:8080" + path + ">; rel=\"canonical\"\r\n"));
    }
    EXPECT_THAT(file("txt", "2026-03-11").body, testing::StartsWith(notice));
    EXPECT_THAT(file("json", "2026-03-11").body, testing::StartsWith("{\"notes\":[\"" + std::string(notice)));
    for (const char* extension : {"html", "xml", "json"}) {
        const std::string body = file(extension, "2026-03-11").body;
        const auto at = body.find(notice), text = body.find("Báo cáo hằng quý");
        EXPECT_LT(at, text) << extension;
        EXPECT_NE(text, std::string::npos) << extension;
        EXPECT_THAT(body, AllOf(HasSubstr(unknown), HasSubstr("http://localhost:8080" + path + "?ngay=2026-03-11"))) << extension;
    }
}

TEST_F(FilesOfADay, HaveTheTextOfThatDay)
{
    amend();
    EXPECT_THAT(file("txt", "2026-03-11").body,
                testing::EndsWith("\nNguồn: http://localhost:8080" + path + "?ngay=2026-03-11\n\n" + reads));
    EXPECT_EQ(get(path + "/toan-van.txt").body.find("hằng quý"), std::string::npos) << "as it was issued";
    const auto json = parse_json(file("json", "11/03/2026").body);
    ASSERT_TRUE(json);
    EXPECT_EQ(json_text(*json, "as_of"), "2026-03-11");
    EXPECT_EQ(law::to_text(law::from_json(dump_json(json->at("text"))).value()), reads);
    const std::string before = file("txt", "2026-03-10").body;
    EXPECT_THAT(before, AllOf(testing::StartsWith("Văn bản tại ngày 10/03/2026, với nội dung như khi ban hành. "),
                              HasSubstr("hằng năm"), Not(HasSubstr("chưa ghi nhận được"))));
    EXPECT_THAT(file("txt", "2010-01-01").body,
                testing::StartsWith("Văn bản tại ngày 01/01/2010, khi văn bản chưa được ban hành. "));
}

TEST_F(FilesOfADay, SayWhetherTheDocumentWasInForceThen)
{
    amend();
    Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), "11/2026/QĐ-UBND");
    document.issued_on = document.effective_on = "2026-03-01";
    document.relations = {{RelationKind::suspends, "07/2011/QĐ-UBND", "", "", "", "2026-04-01", "2026-05-01"}};
    publish(document);
    document.number = "12/2026/QĐ-UBND";
    document.relations = {{RelationKind::replaces, "07/2011/QĐ-UBND", "", "", "", "2026-06-01", ""}};
    publish(document);
    const std::pair<const char*, const char*> days[] = {
        {"2011-06-12", "Hiệu lực tại ngày 12/06/2011: Chưa có hiệu lực, sẽ có hiệu lực từ 13/06/2011."},
        {"2026-03-10", "Hiệu lực tại ngày 10/03/2026: Còn hiệu lực, từ 13/06/2011."},
        {"2026-03-11", "Hiệu lực tại ngày 11/03/2026: Hết hiệu lực một phần, từ 11/03/2026. Được sửa đổi, bổ sung bởi Quyết định "
                       "10/2026/QĐ-UBND"},
        {"2026-04-30",
         "Hiệu lực tại ngày 30/04/2026: Ngưng hiệu lực, từ 01/04/2026 đến hết ngày 30/04/2026. Bị ngưng hiệu lực bởi "
         "Quyết định 11/2026/QĐ-UBND."},
        {"2026-06-01", "Hiệu lực tại ngày 01/06/2026: Hết hiệu lực toàn bộ, từ 01/06/2026. Được thay thế bởi Quyết định "
                       "12/2026/QĐ-UBND."}};
    for (const auto& [day, sentence] : days) {
        for (const char* extension : {"html", "xml", "json", "txt"})
            EXPECT_THAT(file(extension, day).body, HasSubstr(sentence)) << extension;
        const auto word = extraction::text_of(file("docx", day).body, extraction::Format::docx);
        ASSERT_TRUE(word);
        EXPECT_THAT(word->text, HasSubstr(sentence));
    }
    EXPECT_THAT(
        get("/in/van-ban/" + path.substr(path.rfind('-') + 1) + "?ngay=2026-06-01").body,
        AllOf(HasSubstr("<strong>Hết hiệu lực toàn bộ</strong></span> <span>từ 01/06/2026</span> <span>Được thay thế bởi"),
              HasSubstr("Văn bản tại ngày 01/06/2026")));
    EXPECT_THAT(get(path + "?ngay=2011-06-12").body, HasSubstr("<span>sẽ có hiệu lực từ 13/06/2011</span>"));
}

TEST_F(FilesOfADay, NameTheAmendingDocumentThatNobodyCouldRead)
{
    Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), "10/2026/QĐ-UBND");
    document.issued_on = "2026-03-01";
    document.effective_on = "2026-03-11";
    document.text = "";
    document.relations = {{RelationKind::amends, "07/2011/QĐ-UBND", "", "", "", "", ""}};
    publish(document);
    constexpr const char* says =
        "với nội dung như khi ban hành. Những thay đổi theo Quyết định 10/2026/QĐ-UBND chưa ghi nhận được "
        "trên cổng, nên chưa có trong nội dung này. Bản này do cổng";
    EXPECT_THAT(file("txt", "2026-03-11").body, HasSubstr(says));
    EXPECT_THAT(get(path + "?ngay=2026-03-11").body, HasSubstr(says));
    EXPECT_THAT(file("txt", "2026-03-10").body, Not(HasSubstr("10/2026")));
}

TEST_F(FilesOfADay, ComeBackFromAkomaNtosoWithTheIdsOfThePage)
{
    amend();
    const std::string xml = file("xml", "2026-03-11").body;
    EXPECT_THAT(xml, AllOf(HasSubstr("<act name=\"act\" contains=\"singleVersion\">"), HasSubstr("/vie@2026-03-11\"")));
    const auto back = law::read_akoma_ntoso(xml);
    ASSERT_TRUE(back);
    EXPECT_EQ(law::to_text(back->text), reads);
    ASSERT_NE(law::find(back->text, "dieu-5a-khoan-1"), nullptr);
    EXPECT_THAT(get(path + "?ngay=2026-03-11").body, HasSubstr("id=\"dieu-5a-khoan-1\""));
}

TEST_F(FilesOfADay, FollowTheClockAndWhatIsPublished)
{
    EXPECT_THAT(file("txt", "2026-03-11").body, HasSubstr("hằng năm"));
    amend();
    EXPECT_THAT(file("txt", "2026-03-11").body, HasSubstr("hằng quý")) << "kept, and taken out by what was published";
    EXPECT_THAT(file("txt", "hom-nay").body, HasSubstr("hằng năm"));
    go_to("2026-03-11");
    EXPECT_THAT(file("txt", "hom-nay").body, AllOf(HasSubstr("tại ngày 11/03/2026"), HasSubstr("hằng quý")));
}

TEST_F(FilesOfADay, OfADayThatIsNoneTellThat)
{
    for (const char* extension : {"docx", "html", "xml", "json", "txt"}) {
        const auto answer = file(extension, "2026-02-30");
        EXPECT_EQ(answer.status, 422) << extension;
        EXPECT_THAT(answer.body, HasSubstr("Ngày “2026-02-30” chưa đúng. Hãy chọn ngày có thật.")) << extension;
    }
    EXPECT_THAT(file("txt", "%3Cb%3E").body, HasSubstr("“&lt;b&gt;”"));
}

TEST_F(DocumentFormats, ThePageOffersThem)
{
    const std::string path = publish(regulation());
    const std::string page = get(path).body;
    for (const char* extension : {"docx", "html", "xml", "json", "txt"})
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
