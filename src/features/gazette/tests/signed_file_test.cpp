// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/hash.hpp"
#include "extraction/signed_pdf.hpp"
#include "features/gazette/tests/issue_test.hpp"
#include "features/media/api.hpp"
#include "files/testing.hpp"

#include <fstream>
#include <iterator>

namespace tantrao::gazette {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SignedIssue : public IssueTest {
  protected:
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

    int uploads = 0;
    const std::string pdf = files::sample_pdf(), other_pdf = pdf + "% khác\n";
};

TEST_F(SignedIssue, TheSignedFileIsPublicWithItsIssueByteForByte)
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

TEST_F(SignedIssue, SignaturesInTheFileAreExplainedOnceItWasRead)
{
    publish("07/2011/QĐ-UBND");
    const auto answer = portal.post(writer, "/tuyen-quang/cong-bao/moi", issue("12", "07/2011/QĐ-UBND"),
                                    signed_file(extraction::signed_pdf(extraction::pdf_of({{"Cong bao so 12"}}))));
    decide(answer.location().substr(0, answer.location().find('?')), "duyet");
    EXPECT_THAT(page("/cong-bao/2026/12").body, AllOf(HasSubstr("SHA-256"), HasSubstr("chưa biết tệp có được ký số hay không")));
    portal.environment().slow_jobs.run_due();
    portal.settle();
    EXPECT_THAT(
        page("/cong-bao/2026/12").body,
        HasSubstr("<p class=\"signature\">Tệp có chữ ký số ghi tên Nguyễn Văn Mẫu (Ủy ban nhân dân tỉnh), ký lúc 04:04 ngày"));
}

TEST_F(SignedIssue, SignaturesAreExplainedToWhoDecides)
{
    publish("07/2011/QĐ-UBND");
    std::string changed = extraction::signed_pdf(extraction::pdf_of({{"Cong bao so 12"}}));
    changed.replace(changed.find("so 12"), 5, "so 13");
    const auto made = portal.post(writer, "/tuyen-quang/cong-bao/moi", issue("12", "07/2011/QĐ-UBND"), signed_file(changed));
    const std::string here = made.location().substr(0, made.location().find('?'));
    portal.environment().slow_jobs.run_due();
    const auto warned = HasSubstr("<p class=\"signature\"><strong>Cảnh báo:</strong> Tệp có chữ ký số ghi tên Nguyễn Văn Mẫu");
    EXPECT_THAT(portal.get(writer, here).body, AllOf(warned, Not(HasSubstr("name=\"number\"")))) << "who only reads it";
    EXPECT_THAT(portal.get(head, here).body, AllOf(warned, HasSubstr("name=\"number\""))) << "who may change it";
}

TEST_F(SignedIssue, AnotherFileIsSaidAmongTheCorrections)
{
    const std::string first = published_with_file(), hash = sha256_hex(pdf), other = sha256_hex(other_pdf);
    const std::string second = corrected(first, with_file(issue("12", "07/2011/QĐ-UBND"), hash), signed_file(other_pdf));
    const std::string replaced = "<p>Bản Công báo đã ký được thay bằng tệp khác.";
    EXPECT_THAT(page("/cong-bao/2026/12").body, AllOf(HasSubstr("<h2>Đính chính ngày 02/01/2026</h2>" + replaced),
                                                      HasSubstr("<dd>" + other + "</dd>"), Not(HasSubstr(hash))));
    EXPECT_EQ(page("/files/" + hash).status, 410);
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

TEST_F(SignedIssue, FilesThatTakeTurnsAreACorrectionEachTime)
{
    const auto fields = issue("12", "07/2011/QĐ-UBND");
    const std::string first = published_with_file(), hash = sha256_hex(pdf), other = sha256_hex(other_pdf);
    const std::string second = corrected(first, with_file(fields, hash), signed_file(other_pdf));
    const std::string third = corrected(second, with_file(fields, other), signed_file(pdf));
    corrected(third, with_file(fields, hash), signed_file(other_pdf));
    const std::string shown = page("/cong-bao/2026/12").body, replaced = "<p>Bản Công báo đã ký được thay bằng tệp khác.";
    for (const char* day : {"02", "03", "04"})
        EXPECT_THAT(shown, HasSubstr("<h2>Đính chính ngày " + std::string(day) + "/01/2026</h2>" + replaced));
}

TEST_F(SignedIssue, AFileThatIsNoneIsSaidAndWhatWasTypedIsKept)
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

TEST_F(SignedIssue, AFileOfAnotherSiteIsNotTheIssues)
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

}   // namespace
}   // namespace tantrao::gazette
