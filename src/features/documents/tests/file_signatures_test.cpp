// What readers are told of the signatures in attached files.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/hash.hpp"
#include "extraction/signed_pdf.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/api.hpp"
#include "features/media/feature.hpp"
#include "files/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view warning = "<strong>Cảnh báo:</strong>", not_checked = "Cổng chưa kiểm tra chứng thư số của người ký.";

class FileSignatures : public testing::Test {
  protected:
    std::string page_with(std::string_view bytes, const std::string& document_number = "07/2011/QĐ-UBND")
    {
        const auto path = files::write_file(portal.folder() / "upload", bytes);
        const auto file = media::take_in(portal.core(), portal.environment().blobs, path, "quyet-dinh.pdf").value();
        EXPECT_TRUE(portal.core().write([&](db::Transaction& tx) -> Result<void> {
            media::add_to_library(tx, portal.clock().now(), portal.province(), access::system_actor().id, file);
            return {};
        }));
        Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), document_number);
        document.files = {{file.hash, file.name, file.type, file.size}};
        const ItemId number = publish_for_test(portal, portal.province(), document, document_number);
        portal.environment().slow_jobs.run_due();
        portal.settle();
        return portal.get("localhost", path_of(document.number, number)).body;
    }

    const std::string plain = extraction::pdf_of({{"Quyet dinh so 07" + std::string(300, 'x')}});
    web::TestPortal portal{{media::feature(), feature()}};
};

TEST_F(FileSignatures, AnUnsignedFileIsSaidToHaveNone)
{
    EXPECT_THAT(page_with(plain), HasSubstr(">quyet-dinh.pdf</a> <span class=\"file-facts\">(PDF, 1 kB)</span>"
                                            "<p class=\"signature\">Không tìm thấy chữ ký số trong tệp.</p><dl "));
}

TEST_F(FileSignatures, AFileThatCouldNotBeReadIsNotSaidToHaveNone)
{
    portal.text_reader().signatures_of = [](const auto&) -> Result<std::vector<extraction::Signature>> {
        return Error::of(ErrorKind::unavailable, "extraction.stopped");
    };
    EXPECT_THAT(page_with(extraction::signed_pdf(plain)),
                AllOf(HasSubstr("<p class=\"signature\">Chưa đọc được chữ ký số: chưa biết tệp có được ký số hay không.</p>"),
                      Not(HasSubstr("Không tìm thấy"))));
}

TEST_F(FileSignatures, TheSumOfAFileIsToldForWhoChecksItsBytes)
{
    EXPECT_THAT(page_with(plain), HasSubstr("<dl class=\"facts\"><dt>SHA-256</dt><dd>" + sha256_hex(plain) + "</dd></dl></li>"));
    EXPECT_THAT(page_with(files::sample_png(), "07/2012/QĐ-UBND"),
                AllOf(HasSubstr(">quyet-dinh.pdf</a>"), Not(HasSubstr("SHA-256")), Not(HasSubstr("chữ ký số"))))
        << "readers get a picture made from it";
}

TEST_F(FileSignatures, ASignedFileSaysWhoAndWhen)
{
    EXPECT_THAT(
        page_with(extraction::signed_pdf(plain)),
        AllOf(HasSubstr("<p class=\"signature\">Tệp có chữ ký số ghi tên Nguyễn Văn Mẫu (Ủy ban nhân dân tỉnh), ký lúc 04:04 "
                        "ngày 02/01/2026 theo giờ ghi trong tệp. Nội dung không thay đổi sau khi ký.</p>"),
              HasSubstr(not_checked), Not(HasSubstr(warning))));
}

TEST_F(FileSignatures, TheNameIsTextAndNoMarkup)
{
    extraction::Signer signer;
    signer.name = "<b>A</b>{1}";
    signer.organisation = "";
    EXPECT_THAT(page_with(extraction::signed_pdf(plain, signer)), HasSubstr("ghi tên &lt;b&gt;A&lt;/b&gt;{1}, ký lúc"));
}

TEST_F(FileSignatures, AChangedFileIsAWarning)
{
    std::string file = extraction::signed_pdf(plain);
    file.replace(file.find("so 07"), 5, "so 08");
    EXPECT_THAT(page_with(file), AllOf(HasSubstr(warning), HasSubstr("Nội dung không khớp với chữ ký số này"),
                                       Not(HasSubstr("không thay đổi sau khi ký."))));
}

TEST_F(FileSignatures, WhatWasAddedIsAWarningUnlessItWasSignedToo)
{
    const std::string once = extraction::signed_pdf(plain);
    EXPECT_THAT(page_with(once + "% more\n"),
                AllOf(HasSubstr(warning), HasSubstr("được thêm phần không có chữ ký số nào bảo đảm.")));
    EXPECT_THAT(
        page_with(extraction::signed_pdf(once)),
        AllOf(
            HasSubstr("Phần đã ký không thay đổi; sau đó tệp chỉ được ký tiếp, chữ ký sau có thể hiện thêm hình trên trang.</p>"),
            HasSubstr("Nội dung không thay đổi sau khi ký.</p>"), Not(HasSubstr(warning))));
    const std::string another_text = extraction::with_revision(once, {{5, "<</Length 3>>\nstream\nq Q\nendstream"}});
    EXPECT_THAT(page_with(extraction::signed_pdf(another_text)),
                AllOf(HasSubstr("Phần đã ký không thay đổi; sau đó tệp có thể được thêm nội dung khác và được ký tiếp.</p>"),
                      HasSubstr("Nội dung không thay đổi sau khi ký.</p>"), Not(HasSubstr(warning))));
}

TEST_F(FileSignatures, AFieldThatOnlyLooksLikeASignatureIsAWarning)
{
    const std::string file = extraction::revised(
        extraction::signed_pdf(plain),
        {"<</Type/Annot/Subtype/Widget/FT/Sig/T(Dau)/Rect[0 0 595 842]/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>>>"},
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[6 0 R 8 0 R]>>>>");
    EXPECT_TRUE(extraction::signatures_of(file).at(0).only_signed_further);
    EXPECT_THAT(page_with(file), AllOf(HasSubstr(warning), HasSubstr("được thêm phần không có chữ ký số nào bảo đảm."),
                                       Not(HasSubstr("chỉ được ký tiếp"))));
}

TEST_F(FileSignatures, DataToCheckASignatureAreNoWarning)
{
    const std::string file = extraction::revised(extraction::signed_pdf(plain),
                                                 {"<</Type/DSS/Certs[9 0 R]>>", "<</Length 4>>\nstream\nabcd\nendstream"},
                                                 "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[6 0 R]>>/DSS 8 0 R>>");
    EXPECT_THAT(page_with(file), AllOf(HasSubstr("Nội dung không thay đổi sau khi ký; sau đó tệp chỉ được thêm dữ liệu"),
                                       Not(HasSubstr(warning))));
}

TEST_F(FileSignatures, AWeakSignatureIsAWarning)
{
    extraction::Signer signer;
    signer.digest = "SHA1";
    EXPECT_THAT(page_with(extraction::signed_pdf(plain, signer)), AllOf(HasSubstr(warning), HasSubstr("thuật toán cũ")));
}

TEST_F(FileSignatures, WhatIsNotUnderstoodIsSaid)
{
    extraction::Signer signer;
    signer.flags |= CMS_NOCERTS;
    EXPECT_THAT(
        page_with(extraction::signed_pdf(plain, signer)),
        AllOf(HasSubstr("Tệp có chữ ký số không ghi tên người ký. Cổng không đọc được loại chữ ký này"), HasSubstr(not_checked)));
}

}   // namespace
}   // namespace tantrao::documents
