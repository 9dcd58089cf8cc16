// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/hash.hpp"
#include "extraction/signed_pdf.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/gazette/feature.hpp"
#include "features/gazette/issue_form.hpp"
#include "features/media/api.hpp"
#include "features/media/feature.hpp"
#include "files/testing.hpp"
#include "platform/publication/publication_store.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <iterator>

namespace tantrao::gazette {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Gazette : public testing::Test {
  protected:
    ItemId publish(const std::string& number, const std::string& issued_on = "2011-06-03")
    {
        auto document = documents::sample_document(portal.category(portal.province(), "gioi-thieu"), number);
        document.issued_on = issued_on;
        document.effective_on = issued_on;
        document.title = "Trích yếu của " + number;
        return documents::publish_for_test(portal, portal.province(), document, number + issued_on);
    }
    // Passed, and public tomorrow only.
    void schedule(const std::string& number, const std::string& issued_on)
    {
        auto document = documents::sample_document(portal.category(portal.province(), "gioi-thieu"), number);
        document.issued_on = issued_on;
        const auto system = access::system_actor();
        const Instant now = portal.clock().now();
        ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
            return documents::import(tx, {system, now, "test"}, portal.province(), "test", "hen " + number + issued_on,
                                     documents::checked(document).value(), now + days_us(1));
        }));
    }
    static web::TypedFields issue(const std::string& number, const std::string& documents)
    {
        return {{"number", number}, {"issued_on", "2026-01-15"}, {"documents", documents}, {"action", "submit"}};
    }
    // The desk's page of the edition that the form made.
    std::string create(const web::TypedFields& fields)
    {
        const auto answer = portal.post(writer, "/tuyen-quang/cong-bao/moi", fields);
        EXPECT_EQ(answer.status, 303) << answer.body;
        return answer.location().substr(0, answer.location().find('?'));
    }
    web::TestAnswer decide(const std::string& here, const std::string& act, web::TypedFields fields = {})
    {
        const EditionId id{std::stoll(here.substr(here.rfind('/') + 1))};
        const auto edition =
            portal.core().read([&](db::Connection& core) { return publication::find_edition(core, id).value(); });
        fields.emplace_back("version", std::to_string(edition.version));
        fields.emplace_back("read_version", std::to_string(edition.version));
        fields.emplace_back("hash", edition.content_hash);
        auto answer = portal.post(head, here + "/" + act, fields);
        portal.settle();
        return answer;
    }
    std::string published(const std::string& number, const std::string& documents)
    {
        const std::string here = create(issue(number, documents));
        EXPECT_THAT(decide(here, "duyet").location(), HasSubstr("xong=gazette_issues.published"));
        return here;
    }
    web::TestAnswer page(const std::string& path) { return portal.get("localhost", path); }
    // What the field for the signed file sends.
    std::vector<http::Upload> signed_file(std::string_view bytes, std::string name = "so-12-ky-so.pdf")
    {
        const auto path = files::write_file(portal.folder() / ("upload-" + std::to_string(++uploads)), bytes);
        return {{"file_upload", std::move(name), "application/pdf", path, static_cast<std::int64_t>(bytes.size())}};
    }
    std::string published_with_file()
    {
        publish("07/2011/QĐ-UBND");
        const auto answer = portal.post(writer, "/tuyen-quang/cong-bao/moi", issue("12", "07/2011/QĐ-UBND"), signed_file(pdf));
        EXPECT_EQ(answer.status, 303) << answer.body;
        const std::string here = answer.location().substr(0, answer.location().find('?'));
        decide(here, "duyet");
        return here;
    }
    // The next edition of what is public, let through by the head a day later.
    std::string corrected(const std::string& before, web::TypedFields fields, std::vector<http::Upload> file = {})
    {
        portal.clock().advance(days_us(1));   // longer than a session
        writer = portal.sign_in(writer.account);
        head = portal.sign_in(head.account);
        const std::string next = portal.post(writer, before + "/ban-moi", {}).location();
        const std::string here = next.substr(0, next.find('?'));
        fields.emplace_back("version", "1");
        EXPECT_EQ(portal.post(writer, here, fields, std::move(file)).status, 303);
        EXPECT_EQ(decide(here, "duyet").status, 303);
        return here;
    }
    static web::TypedFields with_file(web::TypedFields fields, const std::string& hash)
    {
        fields.emplace_back("file", hash);
        return fields;
    }
    std::int64_t issues_in_core()
    {
        return portal.core().read(
            [](db::Connection& core) { return core.number("SELECT count(*) FROM items WHERE kind = 'gazette_issue'"); });
    }

    web::TestPortal portal{{media::feature(), documents::feature(), feature()}};
    web::TestDesk writer = portal.sign_in(portal.account("w@vidu.example", {{portal.province(), access::Level::update}}));
    int uploads = 0;
    const std::string pdf = files::sample_pdf(), other_pdf = pdf + "% khác\n";
    web::TestDesk head = portal.sign_in(portal.account("h@vidu.example", {{portal.province(), access::Level::moderate}}));
};

TEST_F(Gazette, AnIssueShowsItsDocumentsInItsOrder)
{
    publish("07/2011/QĐ-UBND");
    const ItemId second = publish("05/2010/QĐ-UBND", "2010-05-01");
    EXPECT_THAT(page("/cong-bao").body, HasSubstr("Chưa có số Công báo nào"));
    const std::string here = create(issue("12 + 13", " 07-2011 QD-UBND\r\n\r\n05/2010/QĐ-UBND ngày 01/05/2010\r\n"));
    EXPECT_EQ(page("/cong-bao/2026/12-13").status, 404) << "nothing before the gate";
    EXPECT_EQ(portal.get(head, here + "/xem").status, 200);
    EXPECT_THAT(portal.get(writer, here).body,
                AllOf(HasSubstr("<li>07/2011/QĐ-UBND ngày 03/06/2011</li><li>05/2010/QĐ-UBND ngày 01/05/2010</li>"),
                      HasSubstr("Ngày Công báo: 15/01/2026")));
    decide(here, "duyet");
    const auto shown = page("/cong-bao/2026/12-13");
    EXPECT_EQ(shown.status, 200);
    EXPECT_THAT(shown.body,
                AllOf(HasSubstr("<h1>Công báo số 12 + 13</h1>"), HasSubstr("Ngày 15/01/2026"), HasSubstr("2 văn bản"),
                      HasSubstr("Trích yếu của 07/2011/QĐ-UBND"), HasSubstr(documents::path_of("05/2010/QĐ-UBND", second))));
    EXPECT_LT(shown.body.find("Trích yếu của 07/2011"), shown.body.find("Trích yếu của 05/2010"));
    EXPECT_THAT(page("/cong-bao").body,
                AllOf(HasSubstr("<a href=\"/cong-bao/2026/12-13\">Công báo số 12 + 13</a>"), HasSubstr("15/01/2026")));
    EXPECT_EQ(portal.get("yenphu.localhost", "/cong-bao/2026/12-13").status, 404) << "of another site";
}

TEST_F(Gazette, WrongInputIsSaidLineByLineAndKept)
{
    publish("07/2011/QĐ-UBND");
    publish("05/2010/QĐ-UBND", "2010-05-01");
    publish("05/2010/QĐ-UBND", "2010-05-02");
    const auto answer =
        portal.post(writer, "/tuyen-quang/cong-bao/moi",
                    issue("", "99/2020/QĐ-UBND\n05/2010/QĐ-UBND\n07/2011/QĐ-UBND\n07/2011/QĐ-UBND\nX ngày 31/02/2020"));
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body,
                AllOf(HasSubstr("Hãy ghi số Công báo."), HasSubstr("Trang chưa đăng văn bản “99/2020/QĐ-UBND”"),
                      HasSubstr("Có nhiều văn bản mang số “05/2010/QĐ-UBND”"),
                      HasSubstr("Văn bản “07/2011/QĐ-UBND” được ghi hai lần"),
                      HasSubstr("Không đọc được dòng “X ngày 31/02/2020”"), HasSubstr("99/2020/QĐ-UBND\n05/2010/QĐ-UBND\n")));
    EXPECT_THAT(portal.post(writer, "/tuyen-quang/cong-bao/moi", {}).body,
                AllOf(HasSubstr("Hãy chọn ngày Công báo."), HasSubstr("Hãy ghi ít nhất một văn bản.")));
    std::string many;
    for (int i = 0; i < 301; ++i)
        many += "07/2011/QĐ-UBND\n";
    EXPECT_THAT(portal.post(writer, "/tuyen-quang/cong-bao/moi", issue("1", many)).body, HasSubstr("nhiều nhất 300 văn bản"));
    EXPECT_EQ(issues_in_core(), 0);
}

TEST_F(Gazette, ANumberIsOneIssuesInAYear)
{
    publish("07/2011/QĐ-UBND");
    const std::string first = published("12", "07/2011/QĐ-UBND");
    const std::string second = create(issue("012", "07/2011/QĐ-UBND"));
    EXPECT_EQ(decide(second, "duyet").status, 303) << "012 is another address";
    const std::string third = create(issue("12", "07/2011/QĐ-UBND"));
    const auto refused = decide(third, "duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Trang đã có Công báo số 12 năm 2026."));
    EXPECT_EQ(decide(first, "go", {{"reason", "In sai"}}).status, 303);
    EXPECT_EQ(page("/cong-bao/2026/12").status, 410);
    EXPECT_EQ(decide(third, "duyet").status, 303) << "free again";
    EXPECT_EQ(page("/cong-bao/2026/12").status, 200) << "the notice does not stay in the cache";
    EXPECT_EQ(decide(third, "go", {{"reason", "Thiếu trang"}}).status, 303);
    EXPECT_THAT(page("/cong-bao/2026/12").body, HasSubstr("Lý do: Thiếu trang")) << "the last one";
}

TEST_F(Gazette, ANumberIsFreeAgainWhenTheIssueIsSentBackBeforeItsHour)
{
    publish("07/2011/QĐ-UBND");
    auto fields = issue("12", "07/2011/QĐ-UBND");
    fields.emplace_back("publish_at", format_datetime_local(portal.clock().now() + days_us(1)));
    const std::string scheduled = create(fields);
    EXPECT_THAT(decide(scheduled, "duyet").location(), HasSubstr("xong=gazette_issues.scheduled"));
    const std::string other = create(issue("12", "07/2011/QĐ-UBND"));
    EXPECT_EQ(decide(other, "duyet").status, 409);
    EXPECT_EQ(decide(scheduled, "tra-lai", {{"reason", "In sai"}}).status, 303);
    EXPECT_EQ(decide(other, "duyet").status, 303);
    EXPECT_EQ(page("/cong-bao/2026/12").status, 200);
}

// What the gates do alike for every kind, seen on the other one that has numbers.
TEST_F(Gazette, ADocumentsNumberIsFreeAgainToo)
{
    schedule("09/2011/QĐ-UBND", "2011-06-03");
    const auto number_of = [&](const std::string& sql) {
        return portal.core().read([&](db::Connection& core) { return core.number(sql); });
    };
    EXPECT_EQ(number_of("SELECT count(*) FROM document_numbers"), 1);
    const std::string edition = std::to_string(number_of("SELECT id FROM editions WHERE state = 'scheduled'"));
    EXPECT_EQ(decide("/tuyen-quang/van-ban/" + edition, "tra-lai", {{"reason", "Sai số"}}).status, 303);
    EXPECT_EQ(number_of("SELECT count(*) FROM document_numbers"), 0);
}

TEST_F(Gazette, ThePublicIssueHasItsNumberAgainWhenItsNextEditionIsSentBack)
{
    const ItemId document = publish("05/2010/QĐ-UBND");
    publish("07/2011/QĐ-UBND");
    const std::string first = published("12", "05/2010/QĐ-UBND");
    documents::withdraw_for_test(portal, portal.province(), document, "Đăng nhầm");   // does not take the number from the issue
    const std::string next = portal.post(writer, first + "/ban-moi", {}).location();
    const std::string here = next.substr(0, next.find('?'));
    auto fields = issue("13", "07/2011/QĐ-UBND");
    fields.emplace_back("publish_at", format_datetime_local(portal.clock().now() + days_us(1)));
    fields.emplace_back("version", "1");
    EXPECT_EQ(portal.post(writer, here, fields).status, 303);
    EXPECT_THAT(decide(here, "duyet").location(), HasSubstr("xong=gazette_issues.scheduled"));
    EXPECT_EQ(decide(here, "tra-lai", {{"reason", "In sai"}}).status, 303);
    EXPECT_EQ(decide(create(issue("12", "07/2011/QĐ-UBND")), "duyet").status, 409) << "readers have a number 12";
    EXPECT_EQ(decide(create(issue("13", "07/2011/QĐ-UBND")), "duyet").status, 303) << "nobody has a number 13";
}

TEST_F(Gazette, ADocumentThatWaitsForItsHourIsNotPublicYet)
{
    schedule("09/2011/QĐ-UBND", "2011-06-03");
    const auto refused = portal.post(writer, "/tuyen-quang/cong-bao/moi", issue("12", "09/2011/QĐ-UBND"));
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body,
                AllOf(HasSubstr("Trang chưa đăng văn bản “09/2011/QĐ-UBND”"), HasSubstr("09/2011/QĐ-UBND</textarea>")));
    publish("09/2011/QĐ-UBND", "2010-05-01");
    EXPECT_THAT(portal.get(writer, create(issue("12", "09/2011/QĐ-UBND"))).body, HasSubstr("09/2011/QĐ-UBND ngày 01/05/2010"))
        << "the public one is meant";
}

TEST_F(Gazette, ADocumentThatWentMeanwhileStopsTheLastGate)
{
    const ItemId number = publish("07/2011/QĐ-UBND");
    const std::string here = create(issue("12", "07/2011/QĐ-UBND"));
    documents::withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    const auto refused = decide(here, "duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Văn bản 07/2011/QĐ-UBND không còn trên trang."));
}

TEST_F(Gazette, ADocumentThatIsWithdrawnLaterKeepsItsPlaceByName)
{
    const ItemId number = publish("07/2011/QĐ-UBND");
    publish("05/2010/QĐ-UBND");
    published("12", "07/2011/QĐ-UBND\n05/2010/QĐ-UBND");
    EXPECT_THAT(page("/cong-bao/2026/12").body, Not(HasSubstr("không còn trên trang")));
    documents::withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    portal.settle();
    EXPECT_THAT(page("/cong-bao/2026/12").body,
                AllOf(HasSubstr("<h3>Quyết định 07/2011/QĐ-UBND</h3><p class=\"meta\">Văn bản này không còn trên trang.</p>"),
                      Not(HasSubstr("Trích yếu của 07/2011")), HasSubstr("Trích yếu của 05/2010")));
}

TEST_F(Gazette, AWithdrawnIssueLeavesADatedNoticeAndACorrectionIsShown)
{
    publish("07/2011/QĐ-UBND");
    const std::string first = published("12", "07/2011/QĐ-UBND");
    const std::string next = portal.post(writer, first + "/ban-moi", {}).location();
    const std::string here = next.substr(0, next.find('?'));
    EXPECT_THAT(portal.get(writer, here).body, HasSubstr("07/2011/QĐ-UBND ngày 03/06/2011\n"));
    auto fields = issue("12", "07/2011/QĐ-UBND");
    fields.emplace_back("change_note", "Sửa ngày in.");
    fields.emplace_back("version", "1");
    EXPECT_EQ(portal.post(writer, here, fields).status, 303);
    EXPECT_EQ(decide(here, "duyet").status, 303);
    EXPECT_THAT(page("/cong-bao/2026/12").body, HasSubstr("<p>Sửa ngày in.</p>"));
    EXPECT_EQ(decide(here, "go", {{"reason", "In sai"}}).status, 303);
    const auto gone = page("/cong-bao/2026/12");
    EXPECT_EQ(gone.status, 410);
    EXPECT_THAT(gone.body, HasSubstr("Lý do: In sai"));
    EXPECT_THAT(page("/cong-bao").body, HasSubstr("Chưa có số Công báo nào"));
}

TEST_F(Gazette, TheSignedFileIsPublicWithItsIssueByteForByte)
{
    publish("07/2011/QĐ-UBND");
    const std::string hash = sha256_hex(pdf), address = "/files/" + hash + "/so-12-ky-so.pdf";
    const auto made = portal.post(writer, "/tuyen-quang/cong-bao/moi", issue("12", "07/2011/QĐ-UBND"), signed_file(pdf));
    const std::string here = made.location().substr(0, made.location().find('?'));
    EXPECT_EQ(page(address).status, 404) << "nobody has approved it";
    EXPECT_THAT(portal.get(writer, here).body,
                AllOf(HasSubstr("/tuyen-quang/thu-vien/xem/" + hash), HasSubstr("so-12-ky-so.pdf"), HasSubstr(hash)));
    EXPECT_THAT(portal.get(head, here + "/xem").body, HasSubstr(hash));
    EXPECT_EQ(decide(here, "duyet").status, 303);
    EXPECT_THAT(page("/cong-bao/2026/12").body,
                AllOf(HasSubstr("<a href=\"" + address + "\" type=\"application/pdf\">Công báo số 12</a>"),
                      HasSubstr("(PDF, 1 kB)"), HasSubstr("<dt>SHA-256</dt><dd>" + hash + "</dd>"),
                      Not(HasSubstr("class=\"correction\""))));
    const auto file = page(address);
    EXPECT_EQ(file.status, 200);
    std::ifstream bytes(file.response.file, std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(bytes), {}), pdf);
    EXPECT_EQ(decide(here, "go", {{"reason", "In sai"}}).status, 303);
    EXPECT_EQ(page(address).status, 410);
}

TEST_F(Gazette, SignaturesInTheFileAreExplainedOnceItWasRead)
{
    publish("07/2011/QĐ-UBND");
    const auto answer = portal.post(writer, "/tuyen-quang/cong-bao/moi", issue("12", "07/2011/QĐ-UBND"),
                                    signed_file(extraction::signed_pdf(extraction::pdf_of({{"Cong bao so 12"}}))));
    decide(answer.location().substr(0, answer.location().find('?')), "duyet");
    EXPECT_THAT(page("/cong-bao/2026/12").body, AllOf(HasSubstr("SHA-256"), Not(HasSubstr("class=\"signature\""))));
    portal.environment().slow_jobs.run_due();
    portal.settle();
    EXPECT_THAT(
        page("/cong-bao/2026/12").body,
        HasSubstr("<p class=\"signature\">Tệp có chữ ký số ghi tên Nguyễn Văn Mẫu (Ủy ban nhân dân tỉnh), ký lúc 04:04 ngày"));
}

TEST_F(Gazette, AnotherFileIsSaidAmongTheCorrections)
{
    const std::string first = published_with_file(), hash = sha256_hex(pdf), other = sha256_hex(other_pdf);
    const std::string second = corrected(first, with_file(issue("12", "07/2011/QĐ-UBND"), hash), signed_file(other_pdf));
    const std::string replaced = "<p>Bản Công báo đã ký được thay bằng tệp khác.";
    EXPECT_THAT(page("/cong-bao/2026/12").body, AllOf(HasSubstr("<h2>Đính chính ngày 02/01/2026</h2>" + replaced),
                                                      HasSubstr("<dd>" + other + "</dd>"), Not(HasSubstr(hash))));
    EXPECT_EQ(page("/files/" + hash).status, 404);
    EXPECT_EQ(page("/files/" + other).status, 200);

    auto same_file = with_file(issue("12", "07/2011/QĐ-UBND"), other);
    same_file.emplace_back("change_note", "Sửa ngày in.");
    const std::string third = corrected(second, same_file);
    EXPECT_THAT(page("/cong-bao/2026/12").body, AllOf(HasSubstr("<h2>Đính chính ngày 03/01/2026</h2><p>Sửa ngày in.</p></aside>"),
                                                      HasSubstr("<h2>Đính chính ngày 02/01/2026</h2>" + replaced)));

    auto without_file = with_file(issue("12", "07/2011/QĐ-UBND"), other);
    without_file.emplace_back("file_remove", "1");
    without_file.emplace_back("change_note", "Tệp ký nhầm.");
    const std::string fourth = corrected(third, without_file);
    EXPECT_THAT(page("/cong-bao/2026/12").body,
                AllOf(HasSubstr("<h2>Đính chính ngày 04/01/2026</h2><p>Tệp ký nhầm.</p><p>Bản Công báo đã ký không còn"),
                      Not(HasSubstr("SHA-256"))));
    corrected(fourth, issue("12", "07/2011/QĐ-UBND"), signed_file(pdf));
    EXPECT_THAT(page("/cong-bao/2026/12").body,
                AllOf(HasSubstr("<h2>Đính chính ngày 05/01/2026</h2><p>Đã bổ sung bản Công báo đã ký.</p>"),
                      HasSubstr("<dd>" + hash + "</dd>")));
}

TEST_F(Gazette, AFileThatIsNoneIsSaidAndWhatWasTypedIsKept)
{
    publish("07/2011/QĐ-UBND");
    const std::string target = "/tuyen-quang/cong-bao/moi";
    const auto no_pdf = portal.post(writer, target, issue("12", "07/2011/QĐ-UBND"), signed_file("Chữ thường.\n", "so-12.txt"));
    EXPECT_EQ(no_pdf.status, 422);
    EXPECT_THAT(no_pdf.body, AllOf(HasSubstr("Tệp so-12.txt không phải là tệp PDF."), HasSubstr("07/2011/QĐ-UBND</textarea>"),
                                   Not(HasSubstr("name=\"file\""))));
    const auto program = portal.post(writer, target, issue("12", "07/2011/QĐ-UBND"),
                                     signed_file("\x7f"
                                                 "ELF\x02",
                                                 "so-12.pdf"));
    EXPECT_EQ(program.status, 422);
    EXPECT_THAT(program.body, HasSubstr("Không nhận được tệp so-12.pdf: "));
    // A number that is missing does not cost the upload.
    const auto kept = portal.post(writer, target, issue("", "07/2011/QĐ-UBND"), signed_file(pdf));
    EXPECT_EQ(kept.status, 422);
    EXPECT_THAT(kept.body, AllOf(HasSubstr("name=\"file\" value=\"" + sha256_hex(pdf) + "\""), HasSubstr(" data-unsaved=")));
    for (const std::string& hash : {std::string(64, 'a'), std::string("khong-phai-ma"), sha256_hex("Chữ thường.\n")})
        EXPECT_EQ(portal.post(writer, target, with_file(issue("12", "07/2011/QĐ-UBND"), hash)).status, 422) << hash;
    EXPECT_EQ(issues_in_core(), 0);
}

TEST_F(Gazette, AFileOfAnotherSiteIsNotTheIssues)
{
    publish("07/2011/QĐ-UBND");
    const auto path = files::write_file(portal.folder() / "cua-xa.pdf", pdf);
    const auto file = media::take_in(portal.core(), portal.environment().blobs, path, "cua-xa.pdf").value();
    ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) -> Result<bool> {
        return media::add_to_library(tx, portal.clock().now(), portal.commune(), writer.account, file);
    }));
    const auto refused = portal.post(writer, "/tuyen-quang/cong-bao/moi", with_file(issue("12", "07/2011/QĐ-UBND"), file.hash));
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("Tệp đã chọn không nằm trong thư viện của trang."));
}

TEST_F(Gazette, IssuesAreFollowedByAFeed)
{
    EXPECT_THAT(page("/cong-bao/feed.rss").body, Not(HasSubstr("<item>")));
    EXPECT_THAT(page("/cong-bao").body,
                AllOf(HasSubstr("<link rel=\"alternate\" type=\"application/rss+xml\""), HasSubstr("href=\"/cong-bao/feed.rss\""),
                      HasSubstr("href=\"/cong-bao/feed.atom\"")));
    publish("07/2011/QĐ-UBND");
    auto newer = issue("13", "07/2011/QĐ-UBND");
    newer[1].second = "2026-02-15";
    const std::string there = create(newer);
    decide(there, "duyet");
    published("12", "07/2011/QĐ-UBND");
    const std::string rss = page("/cong-bao/feed.rss").body, atom = page("/cong-bao/feed.atom").body;
    EXPECT_THAT(rss, AllOf(HasSubstr("<title>Công báo số 12 năm 2026</title>"), HasSubstr("/cong-bao/2026/12</link>"),
                           HasSubstr("<description>Ngày 15/01/2026, 1 văn bản.</description>")));
    EXPECT_LT(rss.find("Công báo số 13 năm 2026"), rss.find("Công báo số 12 năm 2026")) << "the newest first";
    EXPECT_THAT(atom, AllOf(HasSubstr("<feed xmlns=\"http://www.w3.org/2005/Atom\""), HasSubstr("Công báo số 13 năm 2026")));
    EXPECT_THAT(portal.get("yenphu.localhost", "/cong-bao/feed.rss").body, Not(HasSubstr("<item>")));
    EXPECT_EQ(decide(there, "go", {{"reason", "In sai"}}).status, 303);
    EXPECT_THAT(page("/cong-bao/feed.rss").body, Not(HasSubstr("Công báo số 13"))) << "it does not stay in the cache";
}

TEST_F(Gazette, YearsAreListedApart)
{
    publish("07/2011/QĐ-UBND");
    published("12", "07/2011/QĐ-UBND");
    auto fields = issue("1", "07/2011/QĐ-UBND");
    fields[1].second = "2025-12-31";
    decide(create(fields), "duyet");
    EXPECT_THAT(page("/cong-bao").body,
                AllOf(HasSubstr("Công báo số 12"), Not(HasSubstr("Công báo số 1<")), HasSubstr("?nam=2025")));
    EXPECT_THAT(page("/cong-bao?nam=2025").body, AllOf(HasSubstr("Công báo số 1<"), Not(HasSubstr("Công báo số 12"))));
    EXPECT_THAT(page("/cong-bao?nam=abc").body, HasSubstr("Công báo số 12"));
}

TEST_F(Gazette, IsNobodysWhoHasNoPartInTheSite)
{
    const auto stranger = portal.sign_in(portal.account("s@vidu.example", {{portal.commune(), access::Level::administer}}));
    EXPECT_EQ(portal.get(stranger, "/tuyen-quang/cong-bao").status, 403);
    EXPECT_EQ(portal.post(stranger, "/tuyen-quang/cong-bao/moi", issue("1", "x")).status, 403);
    EXPECT_EQ(portal.get(writer, "/tuyen-quang/cong-bao").status, 200);
}

TEST(GazetteLines, AreNumbersWithOrWithoutADay)
{
    EXPECT_EQ(read_line("07/2011/QĐ-UBND")->number, "07/2011/QĐ-UBND");
    EXPECT_EQ(read_line("07/2011/QĐ-UBND ngày 03/06/2011")->issued_on, "2011-06-03");
    EXPECT_EQ(read_line("07/2011/QĐ-UBND ngày 2011-06-03")->issued_on, "2011-06-03");
    for (const char* bad : {"1 ngày 3/6/2011", "1 ngày 31/02/2011", "1 ngày hôm nay"})
        EXPECT_FALSE(read_line(bad)) << bad;
}

}   // namespace
}   // namespace tantrao::gazette
