// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signed_pdf.hpp"
#include "features/documents/tests/desk_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

TEST_F(DocumentDesk, TakesTextAndFactsFromAnAttachedFile)
{
    const std::string_view paper =
        "ỦY BAN NHÂN DÂN TỈNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/CT-UBND\tTuyên Quang, ngày 02 tháng 3 năm 2026\n\n"
        "CHỈ THỊ\nVề việc tiếp công dân\n\nĐiều 1. Lịch tiếp\n1. Sáng thứ Hai.\nĐiều 2. Chỉ thị này có hiệu lực từ ngày 05/3/2026.\n";
    http::Upload upload;
    upload.field = "file_upload";
    upload.file_name = "chi-thi.txt";
    upload.path = files::write_file(portal_.folder() / "chi-thi.txt", paper);
    upload.size = static_cast<std::int64_t>(paper.size());
    const web::TypedFields typed{{"action", "take"}, {"issuer", "Ủy ban nhân dân tỉnh"}, {"title", ""}, {"text", ""}};
    const auto taken = portal_.post(writer_, "/tuyen-quang/van-ban/moi", typed, {upload});
    EXPECT_EQ(taken.status, 200) << taken.body;
    EXPECT_THAT(taken.body,
                AllOf(HasSubstr("value=\"15/CT-UBND\""), HasSubstr("value=\"2026-03-02\""), HasSubstr("value=\"2026-03-05\""),
                      HasSubstr("value=\"Ủy ban nhân dân tỉnh\""), HasSubstr("Điều 1. Lịch tiếp"), HasSubstr("chi-thi.txt"),
                      HasSubstr("Đã lấy nội dung từ tệp"), HasSubstr(" data-unsaved=\"data-unsaved\"")))
        << "the browser is told that nothing is saved";
    EXPECT_THAT(portal_.get(writer_, "/tuyen-quang/van-ban").body, HasSubstr("Không có văn bản nào")) << "nothing is saved";

    const auto none = portal_.post(writer_, "/tuyen-quang/van-ban/moi", typed);
    EXPECT_EQ(none.status, 422);
    EXPECT_THAT(none.body, HasSubstr("Chưa có tệp nào lấy được nội dung"));
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/van-ban/moi", {{"action", "take"}, {"text", "Điều 1. Có rồi"}}).status, 422);
}

TEST_F(DocumentDesk, TakesNothingFromAFileOfAnotherSite)
{
    const std::string file = in_library(portal_.commune(), "noi-bo.txt", "Điều 1. Chuyện riêng của xã");
    const web::TypedFields typed{{"action", "take"}, {"text", ""}, {"file", file}, {"file_name", "noi-bo.txt"}};
    const auto refused = portal_.post(writer_, "/tuyen-quang/van-ban/moi", typed);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, AllOf(Not(HasSubstr("Chuyện riêng")), HasSubstr("không nằm trong thư viện của trang")));
}

TEST_F(DocumentDesk, AsksOnlyTheFirstFileForItsText)
{
    web::TypedFields typed{{"action", "take"}, {"text", ""}};
    for (const auto& [name, text] : {std::pair{"trong.txt", " \n "}, {"co-chu.txt", "Điều 1. Có chữ"}}) {
        typed.emplace_back("file", in_library(portal_.province(), name, text));
        typed.emplace_back("file_name", name);
    }
    const auto refused = portal_.post(writer_, "/tuyen-quang/van-ban/moi", typed);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, AllOf(HasSubstr("Tệp trong.txt không có chữ nào."), Not(HasSubstr("Điều 1. Có chữ"))));
}

TEST_F(DocumentDesk, AShortFileIsTakenAndAScanIsCalledOne)
{
    const auto taken = [&](const std::string& name, const std::string& pdf) {
        const std::string file = in_library(portal_.province(), name, pdf);
        return portal_
            .post(writer_, "/tuyen-quang/van-ban/moi", {{"action", "take"}, {"text", ""}, {"file", file}, {"file_name", name}})
            .body;
    };
    EXPECT_THAT(taken("giay-moi.pdf", extraction::pdf_of({{"Dieu 1. Moi hop"}})), HasSubstr("Dieu 1. Moi hop"));
    EXPECT_THAT(taken("quet.pdf", extraction::pdf_of({{}})), HasSubstr("Tệp quet.pdf là bản chụp hoặc bản quét trang giấy"));
}

TEST_F(DocumentDesk, WritersAndThoseWhoDecideSeeWhatReadersWillBeToldOfSignatures)
{
    const std::string signed_file = extraction::signed_pdf(extraction::pdf_of({{"Quyet dinh so 07" + std::string(300, 'x')}}));
    std::string changed = signed_file;
    changed.replace(changed.find("so 07"), 5, "so 08");
    const auto with_file = [](const std::string& name, const std::string& file) {
        return web::TypedFields{{"number", name + "/QĐ-UBND"}, {"file", file}, {"file_name", name + ".pdf"}};
    };
    const std::string good = in_library(portal_.province(), "da-ky.pdf", signed_file),
                      bad = in_library(portal_.province(), "sua.pdf", changed), kept = create(with_file("07", good)),
                      broken = create(with_file("08", bad)), handed_in = create_submitted(with_file("09", bad));
    EXPECT_THAT(portal_.get(writer_, broken).body, HasSubstr("chưa biết tệp có được ký số hay không")) << "it was not read yet";
    portal_.environment().slow_jobs.run_due();
    EXPECT_THAT(portal_.get(writer_, kept).body,
                AllOf(HasSubstr("name=\"file_name\""),
                      HasSubstr("theo giờ ghi trong tệp. Nội dung không thay đổi sau khi ký.</p>"), Not(HasSubstr("Cảnh báo"))));
    const auto warned = ContainsRegex("<strong>Cảnh báo:</strong> [^<]* Nội dung không khớp với chữ ký số này");
    EXPECT_THAT(portal_.get(writer_, broken).body, AllOf(HasSubstr("name=\"file_name\""), warned));
    EXPECT_THAT(portal_.get(writer_, handed_in).body, AllOf(Not(HasSubstr("name=\"file_name\"")), warned));
    EXPECT_THAT(portal_.get(head_, handed_in).body, warned);
}

}   // namespace
}   // namespace tantrao::documents
