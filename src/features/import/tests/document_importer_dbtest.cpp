// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/tests/document_import.hpp"
#include "files/testing.hpp"
#include "platform/audit/audit.hpp"

#include <gmock/gmock.h>

namespace tantrao::importing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DocumentImporterTest : public DocumentImport {};

TEST_P(DocumentImporterTest, IsTheSameTheSecondTime)
{
    EXPECT_EQ(import({line(1), line(2)}).created, 2);
    Json renamed = line(2);
    renamed["title"] = "Về việc khác";
    clock_.advance(days_us(1));
    const Report second = import({line(1), renamed, line(3)});
    EXPECT_EQ(second.unchanged, 1);
    EXPECT_EQ(second.changed, 1);
    EXPECT_EQ(second.created, 1);
    EXPECT_EQ(edition_of("2").number, 2);
    EXPECT_EQ(document_of("2").title, "Về việc khác");
    EXPECT_EQ(document_of("1").type, "Quyết định") << "known by its abbreviation";
    const auto acts = store().read([&](db::Connection& core) { return audit::lines_of(core, site_, Instant{}, 0, 10); });
    EXPECT_EQ(acts.front().action, "import.documents");
}

TEST_P(DocumentImporterTest, DaysMayComeAsMoments)
{
    int number = 0;
    for (const char* written : {"2024-01-02T00:00:00", "2024-01-02 08:30", "2024-01-01T17:00:00Z", "2024-01-02T00:00:00+07:00",
                                "02/01/2024", "2024/01/02"}) {
        Json one = line(++number);
        one["issued_on"] = written;
        one["relations"] = Json::array({{{"kind", "căn cứ"}, {"number", "64/2007/NĐ-CP"}, {"issued_on", "2007-04-10T00:00:00"}}});
        EXPECT_EQ(import({one}).created, 1) << written;
        const documents::Document document = document_of(std::to_string(number));
        EXPECT_EQ(document.issued_on, "2024-01-02") << written;
        EXPECT_EQ(document.relations.at(0).issued_on, "2007-04-10");
    }
}

TEST_P(DocumentImporterTest, ReportsBadLinesAndGoesOn)
{
    Json no_number = line(2), wrong_day = line(3), order = line(4), type = line(5), empty = line(6), relation = line(7);
    no_number.erase("number");
    wrong_day["issued_on"] = "2024-02-30";
    order["effective_on"] = "2023-01-01";
    type["type"] = "Bảng giá";
    empty.erase("text");
    relation["relations"] = Json::array({{{"kind", "khác"}, {"number", "1"}}});
    const Report report = import_lines({line(1).dump(), "{broken", no_number.dump(), wrong_day.dump(), order.dump(), type.dump(),
                                        empty.dump(), relation.dump(), "[]", line(9).dump()});
    EXPECT_EQ(report.created, 2);
    EXPECT_EQ(report.bad, 8);
    EXPECT_THAT(codes_of(report.bad_lines),
                ElementsAre("json.unreadable", "documents.number.missing", "documents.date.unreadable",
                            "documents.dates.before_issue", "documents.type.unknown", "import.field.missing",
                            "import.relation.unknown", "import.line.no_object"));
    EXPECT_EQ(report.bad_lines[1].external_id, "2");
}

TEST_P(DocumentImporterTest, TellsAllThatIsMissingAtOnceAndWhichFilesAreNotThere)
{
    Json nothing = line(1), no_file = line(2);
    for (const char* field : {"number", "issuer", "issued_on"})
        nothing.erase(field);
    no_file.erase("text");
    no_file["files"] = Json::array({"s.xlsx", "t.pdf"});
    const Report report = import({nothing, no_file});
    ASSERT_EQ(report.bad, 2);
    std::vector<std::string> fields;
    for (const FieldError& one : report.bad_lines[0].what.fields)
        fields.push_back(one.field);
    EXPECT_THAT(fields, testing::UnorderedElementsAre("number", "issuer", "issued_on"));
    EXPECT_EQ(report.bad_lines[1].what.code, "import.files_missing");
    EXPECT_EQ(report.bad_lines[1].what.args.at(0), "s.xlsx, t.pdf");
}

TEST_P(DocumentImporterTest, ANumberHasTheEncodingOfItsLine)
{
    Json old = line(1);
    old["number"] = "01/2000/Q§-UB";
    old["title"] = "VÒ viÖc ban hµnh quy chÕ qu¶n lý, khai th¸c c«ng tr×nh thuû lîi";
    old["relations"] = Json::array({{{"kind", "căn cứ"}, {"number", "64/1998/N§-CP"}}});
    EXPECT_EQ(import({old}).created, 1);
    EXPECT_EQ(document_of("1").number, "01/2000/QĐ-UB");
    EXPECT_EQ(document_of("1").relations.at(0).number, "64/1998/NĐ-CP");
}

TEST_P(DocumentImporterTest, RefusesTheSecondOfOneNumberWithoutHarmToTheOthers)
{
    Json again = line(1);
    again["external_id"] = "again";
    again["number"] = "01/2024/QD-UBND";
    const Report report = import({line(1), again, line(2)});
    EXPECT_EQ(report.created, 2);
    ASSERT_EQ(report.bad, 1);
    EXPECT_EQ(report.bad_lines[0].what.code, "documents.number.taken");
    EXPECT_EQ(report.bad_lines[0].line, 2);
    EXPECT_FALSE(store().read(
        [&](db::Connection& core) { return publication::find_by_external_id(core, site_, documents::kind, "again"); }));
    EXPECT_EQ(import({again}).bad, 1);
}

TEST_P(DocumentImporterTest, ANumberThatWasCorrectedIsFreeAgain)
{
    import({line(1)});
    Json corrected = line(1);
    corrected["number"] = "11/2024/QĐ-UBND";
    EXPECT_EQ(import({corrected}).changed, 1);
    Json other = line(1);
    other["external_id"] = "other";
    EXPECT_EQ(import({other}).created, 1);
}

TEST_P(DocumentImporterTest, FilesBesideTheFileAreKeptByteForByte)
{
    std::filesystem::create_directories(folder() / "beside/tep");
    files::write_file(folder() / "beside/tep/qd.pdf", files::sample_pdf());
    files::write_file(folder() / "secret.pdf", files::sample_pdf());
    Json one = line(1);
    one.erase("text");
    one["files"] =
        Json::array({{{"path", "tep/qd.pdf"}, {"name", "Quyết định đã ký.pdf"}}, "../secret.pdf", "khong-co.pdf", "/etc/passwd"});
    const Report report = import({one});
    EXPECT_EQ(report.created, 1);
    EXPECT_THAT(codes_of(report.notes),
                ElementsAre("import.note.no_document_file", "import.note.no_document_file", "import.note.no_document_file"));
    const auto document = document_of("1");
    ASSERT_EQ(document.files.size(), 1U);
    EXPECT_EQ(document.files[0].name, "Quyết định đã ký.pdf");
    EXPECT_EQ(document.files[0].size, static_cast<std::int64_t>(files::sample_pdf().size()));
    EXPECT_THAT(edition_of("1").content.files, ElementsAre(document.files[0].file));
    EXPECT_THAT(
        store().read([&](db::Connection& core) { return media::missing_from_library(core, site_, {document.files[0].file}); }),
        IsEmpty());
}

TEST_P(DocumentImporterTest, AnUnusableFileIsNotedWithItsReason)
{
    std::filesystem::create_directories(folder() / "beside");
    files::write_file(folder() / "beside/rong.pdf", "");
    Json one = line(1);
    one["files"] = Json::array({"rong.pdf"});
    EXPECT_THAT(codes_of(import({one}).notes), ElementsAre("import.note.document_file", "media.file.empty"));
}

TEST_P(DocumentImporterTest, AFieldMayBeNamedByItsCodeAndOneThatNobodyKnowsIsTold)
{
    Json coded = line(1), unknown = line(2);
    coded["fields"] = Json::array({"lv01", "Văn thư, lưu trữ", "van-thu-luu-tru"});
    unknown["fields"] = Json::array({"LV01", "LV999"});
    const Report report = import({coded, unknown});
    EXPECT_THAT(document_of("1").fields, ElementsAre("to-chuc-bo-may-can-bo-cong-chuc", "van-thu-luu-tru"));
    ASSERT_THAT(codes_of(report.bad_lines), ElementsAre("documents.field.unknown"));
    EXPECT_THAT(report.bad_lines[0].what.args, ElementsAre("LV999"));
}

TEST_P(DocumentImporterTest, StandsInTheCategoryOfDocuments)
{
    import({line(1)});
    const auto category = store().read([&](db::Connection& core) { return documents::category_for(core, site_); });
    EXPECT_EQ(edition_of("1").content.category, category.value());
}

TANTRAO_ON_ALL_STORES(DocumentImporterTest);

}   // namespace
}   // namespace tantrao::importing
