// What goes out of a portal as Akoma Ntoso is taken in by another one, and goes out of that as the same file.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/resources.hpp"
#include "base/text.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/import/document_folder.hpp"
#include "features/import/document_importer.hpp"
#include "features/media/feature.hpp"
#include "files/testing.hpp"

#include <gmock/gmock.h>
#include <sstream>

namespace tantrao::importing {
namespace {

class AkomaAgain : public testing::Test {
  protected:
    struct Portal {
        web::TestPortal web{{media::feature(), documents::feature()}};

        DocumentImporter importer(const std::filesystem::path& folder)
        {
            return {web.core(), web.environment().blobs, web.clock(), {"tuyen-quang", false, "thử", folder}};
        }
        // The file of each document that has a text.
        std::map<std::string, std::string> files()
        {
            web.settle();
            std::map<std::string, std::string> all;
            auto live = web.environment().live.reader();
            for (const documents::Address& one : documents::addresses_between(live, web.province(), {}, ItemId{1 << 20})) {
                const auto answer = web.get("localhost", documents::path_of(one.document_number, one.number) + "/toan-van.xml");
                if (answer.status == 200)
                    all[tantrao::text::slug(one.document_number)] = answer.body;
            }
            return all;
        }
    };
    void add(const documents::Document& document)
    {
        documents::publish_for_test(one.web, one.web.province(), document, document.number);
    }
    documents::Document sample(const std::string& number, const std::string& text)
    {
        documents::Document document = documents::sample_document(one.web.category(one.web.province(), "gioi-thieu"), number);
        document.text = text;
        return document;
    }
    // Into the other portal, which knows none of its agencies.
    Report carry_over()
    {
        for (const auto& [name, xml] : one.files())
            files::write_file(folder.path() / (name + ".xml"), xml);
        DocumentImporter importer = other.importer(folder.path());
        std::int64_t line = 0;
        for (const FolderDocument& found : documents_in(folder.path()))
            importer.add(++line, found.external_id,
                         read_folder_document(found, {folder.path(), {}, 0}, extraction::reader_in_this_process()));
        importer.finish();
        return importer.report();
    }
    static std::vector<std::string> codes_of(const std::vector<Remark>& remarks)
    {
        std::vector<std::string> codes;
        for (const Remark& remark : remarks)
            codes.push_back(remark.external_id + " " + remark.what.code);
        return codes;
    }

    Portal one, other;
    db::TemporaryFolder folder;
};

TEST_F(AkomaAgain, EveryDocumentOfTheDemoProfile)
{
    DocumentImporter importer = one.importer(folder.path());
    std::istringstream lines{std::string(find_resource("data/profiles/tuyen-quang/documents.jsonl").value())};
    std::string line;
    for (std::int64_t number = 1; std::getline(lines, line); ++number)
        importer.add_line(number, line);
    importer.finish();
    const Report report = carry_over();
    EXPECT_EQ(report.created, std::ssize(one.files()));
    EXPECT_GT(report.created, 0);
    EXPECT_THAT(codes_of(report.bad_lines), testing::IsEmpty());
    EXPECT_EQ(other.files(), one.files());
}

TEST_F(AkomaAgain, TablesAppendicesTextsOfOthersAndRelations)
{
    documents::Document unsigned_one = sample("1/2020/QĐ-UBND", "Điều 1. Phạm vi\n1. Một.\n2. Hai.\nĐiều 2. Hiệu lực\nTừ nay.");
    unsigned_one.signer = unsigned_one.position = "";
    add(unsigned_one);
    documents::Document amending = sample(
        "2/2021/QĐ-UBND", "QUYẾT ĐỊNH\nSửa đổi, bổ sung Quyết định số 1/2020/QĐ-UBND\nĐiều 1. Sửa đổi\n"
                          "1. Sửa đổi khoản 1 Điều 1 như sau:\n“1. Một và nửa.”\n2. Bãi bỏ khoản 2 Điều 1.\nĐiều 2. Thi hành\n"
                          "a) Một;\nb) Hai;\nđ) Ba <&>.");
    amending.issued_on = "2021-02-03";
    amending.effective_on = "2021-02-20";
    amending.expires_on = "2030-01-01";
    amending.gazette_number = "7 + 8";
    amending.gazette_on = "2021-03-01";
    amending.relations = {{documents::RelationKind::amends, "1/2020/QĐ-UBND", "Về <thử>", "2011-06-03", "khoản 1 Điều 1",
                           "2021-03-01", "2029-01-01", "khoản 1 Điều 1", "1. Một và nửa.\nDòng hai."}};
    add(amending);
    add(sample("3/2021/QĐ-UBND",
               "ỦY BAN NHÂN DÂN\nSố: 3/2021/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề bảng giá\n\nỦY BAN NHÂN DÂN\nCăn cứ Luật Giá;\n"
               "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này bảng giá.\nNơi nhận:\n- Như trên;\nTM. ỦY BAN "
               "NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\n\nPHỤ LỤC I\nBẢNG GIÁ\nSTT\tLoại\tGiá\n1\tĐất\t\n2\t\t5"));
    const Report report = carry_over();
    EXPECT_EQ(report.created, 3);
    EXPECT_THAT(codes_of(report.notes), testing::Each(testing::HasSubstr("import.note.doubt"))) << "only those of the text";
    EXPECT_EQ(other.files(), one.files());
}

TEST_F(AkomaAgain, ATextOfADayIsNoOriginal)
{
    documents::Document document = sample("1/2020/QĐ-UBND", "Điều 1. Phạm vi\n1. Một.");
    const ItemId number = documents::publish_for_test(one.web, one.web.province(), document, "1");
    files::write_file(
        folder.path() / "a.xml",
        one.web.get("localhost", documents::path_of(document.number, number) + "/toan-van.xml?ngay=2020-01-01").body);
    const auto read =
        read_folder_document(documents_in(folder.path()).at(0), {folder.path(), {}, 0}, extraction::reader_in_this_process());
    EXPECT_EQ(read.error().code, "import.text_of_a_day");
    EXPECT_EQ(read.error().args.at(0), "01/01/2020");
}

TEST_F(AkomaAgain, WhatTheTextCannotSayIsNoted)
{
    files::write_file(
        folder.path() / "a.xml",
        "<akomaNtoso><act><body><article><num title=\"1\">Điều 1.</num><heading>Một</heading><content><p>Đúng.</p></content></article>"
        "<article><num title=\"2\">Điều 2.</num><content><p>Hai.</p><p>Điều 3. Chỉ là chữ.</p></content></article></body></act></akomaNtoso>");
    const auto read =
        read_folder_document(documents_in(folder.path()).at(0), {folder.path(), {}, 0}, extraction::reader_in_this_process());
    const auto note = std::ranges::find(read.value().notes, "import.note.other_structure", &Error::code);
    ASSERT_NE(note, read.value().notes.end());
    EXPECT_EQ(note->args.at(1), "Điều 2");
}

}   // namespace
}   // namespace tantrao::importing
