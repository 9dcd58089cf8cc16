// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/testing.hpp"
#include "extraction/testing.hpp"
#include "features/import/document_folder.hpp"
#include "features/import/name_hints.hpp"
#include "files/testing.hpp"
#include "law/akoma_ntoso.hpp"

#include <gmock/gmock.h>

namespace tantrao::importing {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> decision{"ỦY BAN NHÂN DÂN",
                                        "TỈNH TUYÊN QUANG",
                                        "Số: 07/2011/QĐ-UBND",
                                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                        "Độc lập - Tự do - Hạnh phúc",
                                        "Tuyên Quang, ngày 03 tháng 6 năm 2011",
                                        "QUYẾT ĐỊNH",
                                        "Về việc ban hành Quy chế hoạt động",
                                        "ỦY BAN NHÂN DÂN TỈNH",
                                        "Căn cứ Luật Báo chí ngày 28 tháng 12 năm 1989;",
                                        "QUYẾT ĐỊNH:",
                                        "Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động.",
                                        "Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.",
                                        "Nơi nhận:",
                                        "- Như Điều 2;",
                                        "- Lưu VT.",
                                        "TM. ỦY BAN NHÂN DÂN",
                                        "CHỦ TỊCH",
                                        "Đỗ Văn Chiến"};

class DocumentFolder : public testing::Test {
  protected:
    void add(const std::string& name, std::string_view bytes)
    {
        std::filesystem::create_directories((folder.path() / name).parent_path());
        files::write_file(folder.path() / name, bytes);
    }
    Result<IncomingDocument> read(const std::vector<std::string>& issuers = {})
    {
        const auto found = documents_in(folder.path());
        EXPECT_EQ(found.size(), 1u);
        return read_folder_document(found.at(0), {folder.path(), issuers, 3, ""}, extraction::reader_in_this_process());
    }
    static std::vector<std::string> notes_of(const IncomingDocument& incoming)
    {
        std::vector<std::string> notes;
        for (const Error& note : incoming.notes)
            notes.push_back(note.code.substr(note.code.rfind('.') + 1) + " " + note.args.at(0));
        return notes;
    }
    db::TemporaryFolder folder;
};

TEST_F(DocumentFolder, FilesOfOneNameAreOneDocument)
{
    for (const char* name : {"b.pdf", "b.docx", "2011/a.TXT", "ảnh.png", ".giau.pdf", ".giau/c.pdf"})
        add(name, "x");
    std::filesystem::create_symlink("/etc/passwd", folder.path() / "lien-ket.txt");
    std::vector<std::string> others;
    const auto found = documents_in(folder.path(), &others);
    EXPECT_THAT(others, testing::UnorderedElementsAre("ảnh.png", "lien-ket.txt"));
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].external_id, "2011/a");
    EXPECT_THAT(found[0].files, ElementsAre("2011/a.TXT"));
    EXPECT_EQ(found[1].external_id, "b");
    EXPECT_THAT(found[1].files, ElementsAre("b.docx", "b.pdf")) << "the one that reads best first";
}

TEST_F(DocumentFolder, WhatTheTextSaysOfItselfCounts)
{
    add("ten-bat-ky.docx", extraction::docx_of(decision));
    add("ten-bat-ky.pdf", extraction::pdf_of({{"khac"}}));
    const IncomingDocument incoming = read({"Ủy ban nhân dân tỉnh Tuyên Quang"}).value();
    EXPECT_EQ(incoming.external_id, "ten-bat-ky");
    EXPECT_EQ(incoming.document.number, "07/2011/QĐ-UBND");
    EXPECT_EQ(incoming.document.type, "QUYẾT ĐỊNH");
    EXPECT_EQ(incoming.document.issuer, "Ủy ban nhân dân tỉnh Tuyên Quang");
    EXPECT_EQ(incoming.document.title, "Về việc ban hành Quy chế hoạt động");
    EXPECT_EQ(incoming.document.issued_on, "2011-06-03");
    EXPECT_EQ(incoming.document.effective_on, "2011-06-13");
    EXPECT_EQ(incoming.document.signer, "Đỗ Văn Chiến");
    EXPECT_EQ(incoming.document.position, "Chủ tịch");
    EXPECT_THAT(incoming.document.text, testing::HasSubstr("\nĐiều 1. Ban hành"));
    ASSERT_EQ(incoming.files.size(), 2u);
    EXPECT_EQ(incoming.files[1].path, "ten-bat-ky.pdf");
    EXPECT_THAT(notes_of(incoming), IsEmpty()) << "all of it is sure";
}

TEST_F(DocumentFolder, AkomaNtosoComesBackAsItWentOut)
{
    std::string lines;
    for (const std::string& line : decision)
        lines += line + '\n';
    const law::LegalText text = law::parse_text(lines + "\nPHỤ LỤC I\nBẢNG GIÁ\nSTT\tGiá\tGhi chú\n1\t5\t\n").value();
    add("a.xml", law::to_akoma_ntoso(text));
    add("a.docx", "hỏng");
    const IncomingDocument incoming = read({"Ủy ban nhân dân tỉnh Tuyên Quang"}).value();
    EXPECT_EQ(incoming.document.number, "07/2011/QĐ-UBND");
    EXPECT_EQ(law::parse_text(incoming.document.text).value(), text);
    ASSERT_EQ(incoming.files.size(), 1u) << "the text is no file of its own";
    EXPECT_THAT(notes_of(incoming), IsEmpty());
    add("a.xml", "<rss/>");
    EXPECT_EQ(read().error().code, "extraction.broken");
}

TEST_F(DocumentFolder, HtmlIsReadWithTheNumbersOfItsLists)
{
    std::string html = "<html><head><title>Tên tệp</title></head><body>";
    for (const std::string& line : decision)
        if (line.starts_with("Điều 1"))
            html += "<ol style='list-style-type:decimal'><li>Phạm vi.</li><li>Đối tượng.</li></ol><p>" + line + "</p>";
        else
            html += "<p>" + line + "</p>";
    add("07.html", html);
    const auto incoming = read();
    ASSERT_TRUE(incoming) << incoming.error().code;
    EXPECT_EQ(incoming->document.number, "07/2011/QĐ-UBND");
    EXPECT_EQ(incoming->document.issued_on, "2011-06-03");
    EXPECT_THAT(incoming->document.text, testing::HasSubstr("\n1. Phạm vi.\n2. Đối tượng.\nĐiều 1. "));
    EXPECT_THAT(incoming->document.text, testing::Not(testing::HasSubstr("Tên tệp")));
    EXPECT_THAT(incoming->files, IsEmpty()) << "it is but its text";
}

TEST_F(DocumentFolder, HtmlOfOldOfficeProgramsIsConverted)
{
    add("a.htm", "<p>Tuy\xaan Quang, t\xd8nh mi\xd2n n\xf3i</p>");
    EXPECT_EQ(read()->document.text, "Tuyên Quang, tỉnh miền núi");
    add("a.htm", std::string("\xff\xfe<\0p\0>\0\xd3\x1e", 10));
    EXPECT_EQ(read()->document.text, "ồ");
}

TEST_F(DocumentFolder, NamesAreHintsAndWhatIsUnsureIsNoted)
{
    add("07-2011-qd-ubnd.txt", "Điều 1. Chỉ có nội dung.\nĐiều 2. Không có gì khác.");
    const IncomingDocument incoming = read().value();
    EXPECT_EQ(incoming.document.number, "07/2011/QĐ-UBND");
    EXPECT_EQ(incoming.document.title, "07-2011-qd-ubnd");
    EXPECT_THAT(incoming.files, IsEmpty()) << "a text file is the text";
    std::filesystem::rename(folder.path() / "07-2011-qd-ubnd.txt", folder.path() / "07-2011-qd-ubnd.TXT");
    EXPECT_THAT(read().value().files, IsEmpty()) << "however its ending is written";
    EXPECT_THAT(notes_of(incoming), ElementsAre("from_name number", "unsure type", "from_name title", "not_found issuer",
                                                "not_found issued_on", "not_found signer"));
}

TEST_F(DocumentFolder, ALetterIsOneByItsNumber)
{
    add("cv.txt",
        "UBND TỈNH TUYÊN QUANG\nSỞ TÀI CHÍNH\nSố: 812/STC-QLNS\nV/v đôn đốc quyết toán\nngân sách năm 2025\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA "
        "VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTuyên Quang, ngày 05 tháng 3 năm 2026\n\nKính gửi: Các sở, ban, ngành.\nSở Tài chính đề nghị "
        "báo cáo.\nNơi nhận:\n- Như trên;\n- Lưu VT.\nGIÁM ĐỐC\nNguyễn Văn A");
    const IncomingDocument incoming = read({"Ủy ban nhân dân tỉnh Tuyên Quang"}).value();
    EXPECT_EQ(incoming.document.type, "Công văn");
    EXPECT_EQ(incoming.document.number, "812/STC-QLNS");
    EXPECT_EQ(incoming.document.title, "Về việc đôn đốc quyết toán ngân sách năm 2025");
    EXPECT_EQ(incoming.document.issuer, "Sở Tài chính") << "not the committee above it";
    EXPECT_EQ(incoming.document.issued_on, "2026-03-05");
    EXPECT_THAT(notes_of(incoming), testing::IsSupersetOf({"unsure type", "unsure issuer"}));
}

TEST_F(DocumentFolder, AgenciesAreComparedWithThoseThatAreKnown)
{
    const std::string rest =
        "\nSố: 15/2003/QĐ-UB\nCộng hòa xã hội chủ nghĩa Việt Nam\nTuyên Quang, ngày 05 tháng 3 năm 2003\nVề việc thử\nCăn cứ Luật Đất "
        "đai;\nQuyết định:\nĐiều 1. Một.\nĐiều 2. Hai.";
    for (const char* written :
         {"Uỷ ban nhân dân\ntỉnh Tuyên Quang", "uỷ ban nhân dân\ntỉnh tuyên quang", "UBND tỉnh Tuyên Quang"}) {
        add("a.txt", written + rest);
        const IncomingDocument incoming = read({"Ủy ban nhân dân tỉnh Tuyên Quang"}).value();
        EXPECT_EQ(incoming.document.issuer, "Ủy ban nhân dân tỉnh Tuyên Quang") << written;
        EXPECT_THAT(notes_of(incoming), testing::Not(Contains("unsure issuer"))) << written;
        EXPECT_EQ(incoming.document.title, "Về việc thử") << written;
    }
    add("a.txt", "Điều 1. Một.\nĐiều 2. Hai.");
    const IncomingDocument incoming =
        read_folder_document(documents_in(folder.path()).at(0), {folder.path(), {}, 0, "Ủy ban nhân dân xã Yên Phú"},
                             extraction::reader_in_this_process())
            .value();
    EXPECT_EQ(incoming.document.issuer, "Ủy ban nhân dân xã Yên Phú");
    EXPECT_THAT(notes_of(incoming), Contains("agency_of_site Ủy ban nhân dân xã Yên Phú"));
    std::filesystem::rename(folder.path() / "a.txt", folder.path() / "5-2026-NQ-HDND.txt");
    const FolderPlan plan{folder.path(), {"Hội đồng nhân dân xã Yên Phú"}, 0, "Ủy ban nhân dân xã Yên Phú"};
    EXPECT_EQ(read_folder_document(documents_in(folder.path()).at(0), plan, extraction::reader_in_this_process())
                  .value()
                  .document.issuer,
              "Hội đồng nhân dân xã Yên Phú");
}

TEST(NameHints, AreReadAsPeopleNameTheirFiles)
{
    const auto hints = [](const char* name) {
        const NameHints found = hints_in(name);
        return found.number + " " + found.issued_on;
    };
    EXPECT_EQ(hints("07-2011-qd-ubnd"), "07/2011/QĐ-UBND ");
    EXPECT_EQ(hints("signed_45-QD-UBND-03.02.2026"), "45/QĐ-UBND 2026-02-03");
    EXPECT_EQ(hints("77-UBND-KT"), "77/UBND-KT ");
    EXPECT_EQ(hints("QĐ 42.2026.QĐ-UBND"), "42/2026/QĐ-UBND ");
    EXPECT_EQ(hints("2026-02-03 15_NQ-HDND"), "15/NQ-HĐND 2026-02-03");
    EXPECT_EQ(hints("CV 78-UBND-KT ngay 03-04-2026"), "78/UBND-KT 2026-04-03");
    EXPECT_EQ(hints("36-2026-CT-UBND"), "36/2026/CT-UBND ");
    EXPECT_EQ(hints("15-ttr-ubnd"), "15/TTr-UBND ");
    for (const char* nothing : {"", "scan 0012", "bao-cao-thang-3", "van ban moi"})
        EXPECT_EQ(hints(nothing), " ") << nothing;
}

TEST_F(DocumentFolder, PositionsAreWrittenAsTheyAreRead)
{
    const auto position_of = [&](const std::string& written) {
        std::vector<std::string> lines = decision;
        *(lines.end() - 2) = written;
        add("a.txt", fmt::format("{}", fmt::join(lines, "\n")));
        return read()->document.position;
    };
    EXPECT_EQ(position_of("PHÓ CHỦ TỊCH"), "Phó Chủ tịch");
    EXPECT_EQ(position_of("CHÁNH VĂN PHÒNG"), "Chánh Văn phòng");
    EXPECT_EQ(position_of("CHỦ TỊCH"), "Chủ tịch");
}

TEST_F(DocumentFolder, AnAgencyThatNobodyKnowsIsUnsure)
{
    std::vector<std::string> other = decision;
    other[0] = "HỘI ĐỒNG NHÂN DÂN";
    other[1] = "XÃ YÊN PHÚ TỈNH TUYÊN QUANG";
    add("a.docx", extraction::docx_of(other));
    const IncomingDocument incoming = read({"Ủy ban nhân dân tỉnh Tuyên Quang"}).value();
    EXPECT_EQ(incoming.document.issuer, "Hội đồng nhân dân xã Yên Phú tỉnh Tuyên Quang");
    EXPECT_THAT(notes_of(incoming), ElementsAre("unsure issuer"));
}

TEST_F(DocumentFolder, TheNextFileIsReadWhereOneIsBroken)
{
    add("a.docx", "hỏng");
    add("a.odt", extraction::packed({{"content.xml", "<d><body><p>Điều 1. Từ tệp ODT.</p></body></d>"}}));
    EXPECT_EQ(read().value().document.text, "Điều 1. Từ tệp ODT.");
}

TEST_F(DocumentFolder, WhatCannotBeReadIsRefusedWithTheReason)
{
    add("a.docx", extraction::packed(extraction::docx_parts("<w:p/>"), "mat khau"));
    EXPECT_EQ(read().error().code, "extraction.encrypted");
    add("a.docx", "hỏng");
    EXPECT_EQ(read().error().code, "extraction.broken");
}

TEST_F(DocumentFolder, ScansAreSaidToBe)
{
    add("a.pdf", extraction::pdf_of({{}, {}, {}, {}}));
    EXPECT_THAT(notes_of(read().value()), testing::AllOf(Contains("recognised a.pdf"), Contains("cut a.pdf")));
}

TEST_F(DocumentFolder, PagesThatCannotBeRecognisedAreLeftOutAndNoted)
{
    add("a.pdf", "x");
    const FolderPlan plan{folder.path(), {}, 9};
    const FolderDocument found = documents_in(folder.path()).at(0);
    extraction::Reader reader = extraction::reader_in_this_process();
    std::string stamped;
    reader.text_of = [&](const std::filesystem::path&, extraction::Format) {
        return Result<extraction::Text>(extraction::Text{stamped, false, true, 9});
    };
    reader.text_of_scan = [](const std::filesystem::path&, int first, int) {
        return first == 3 ? Result<extraction::Text>(Error::of(ErrorKind::unavailable, "extraction.too_slow"))
                          : Result<extraction::Text>(extraction::Text{"Trang " + std::to_string(first), false, true, 9});
    };
    const IncomingDocument partly = read_folder_document(found, plan, reader).value();
    EXPECT_EQ(partly.document.text, "Trang 0\nTrang 6");
    EXPECT_THAT(notes_of(partly), testing::AllOf(Contains("recognised a.pdf"), Contains("not_recognised a.pdf")));

    int asked = 0;
    reader.text_of_scan = [&](const std::filesystem::path&, int, int) {
        ++asked;
        return Result<extraction::Text>(Error::of(ErrorKind::unavailable, "extraction.no_ocr"));
    };
    EXPECT_EQ(read_folder_document(found, plan, reader).error().code, "extraction.no_ocr") << "there is no text at all";
    EXPECT_EQ(asked, 1);
    stamped = "Số: 07/2011/QĐ-UBND";
    const IncomingDocument unrecognised = read_folder_document(found, plan, reader).value();
    EXPECT_EQ(unrecognised.document.text, stamped);
    EXPECT_THAT(notes_of(unrecognised),
                testing::AllOf(testing::Not(Contains("recognised a.pdf")), Contains("not_recognised a.pdf")));
}

TEST_F(DocumentFolder, AFileThatCannotBeOpenedIsOneThatCannotBeRead)
{
    add("a.docx", "x");
    add("a.txt", "Điều 1.");
    add("b.docx", "x");
    extraction::Reader reader = extraction::reader_in_this_process();
    const auto of_text = reader.text_of;
    reader.text_of = [&](const std::filesystem::path& file, extraction::Format format) {
        return of_text(file.extension() == ".docx" ? std::filesystem::path(file).replace_extension(".lost") : file, format);
    };
    const auto found = documents_in(folder.path());
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(read_folder_document(found[0], {folder.path(), {}, 3}, reader).value().document.text, "Điều 1.");
    EXPECT_EQ(read_folder_document(found[1], {folder.path(), {}, 3}, reader).error().code, "import.file_unreadable");
}

TEST_F(DocumentFolder, LongNamesAreRefused)
{
    add(std::string(150, 'a') + "/" + std::string(100, 'b') + ".txt", "Điều 1.");
    EXPECT_EQ(read().error().code, "import.external_id.too_long");
}

}   // namespace
}   // namespace tantrao::importing
