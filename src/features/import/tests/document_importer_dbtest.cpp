// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/resources.hpp"
#include "db/testing.hpp"
#include "features/import/document_importer.hpp"
#include "files/testing.hpp"
#include "platform/audit/audit.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_actions.hpp"

#include <gmock/gmock.h>

namespace tantrao::importing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DocumentImport : public db::StoreTest {
  protected:
    void SetUp() override
    {
        db::StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(), db::find_migrations({"platform/newsstand", "platform/site", "platform/identity", "platform/access",
                                                  "platform/audit", "platform/jobs", "platform/publication", "features/media",
                                                  "features/documents"}));
        site::NewSite plan;
        plan.slug = "tuyen-quang";
        plan.kind = site::Kind::province;
        plan.details.name = plan.details.official_name = "Tuyên Quang";
        plan.categories = {{"tin-tuc", "Tin tức", {}}, {"van-ban-phap-luat", "Văn bản", {}}};
        site_ = store().write([&](db::Transaction& tx) { return site::create_site(tx, clock_.now(), plan); }).value();
    }
    static Json line(int number)
    {
        return {{"external_id", std::to_string(number)},
                {"number", std::to_string(number) + "/2024/QĐ-UBND"},
                {"type", "QĐ"},
                {"issuer", "Ủy ban nhân dân tỉnh"},
                {"title", "Về việc thử"},
                {"issued_on", "2024-01-02"},
                {"effective_on", "2024-01-12"},
                {"text", "Điều 1. Thử."}};
    }
    Report import_lines(const std::vector<std::string>& lines)
    {
        files::BlobStore blobs(folder() / "files");
        DocumentImporter importer(store(), blobs, clock_, {"tuyen-quang", false, "thử", folder() / "beside"});
        std::int64_t number = 0;
        for (const std::string& one : lines)
            importer.add_line(++number, one);
        importer.finish();
        return importer.report();
    }
    Report import(const std::vector<Json>& lines)
    {
        std::vector<std::string> texts;
        for (const Json& one : lines)
            texts.push_back(one.dump());
        return import_lines(texts);
    }
    static std::vector<std::string> codes_of(const std::vector<Remark>& remarks)
    {
        std::vector<std::string> codes;
        for (const Remark& remark : remarks)
            codes.push_back(remark.what.code);
        return codes;
    }
    publication::Edition edition_of(const std::string& external_id)
    {
        return store().read([&](db::Connection& core) {
            const auto item = publication::find_by_external_id(core, site_, documents::kind, external_id);
            return publication::find_edition(core, publication::editions_of(core, item.value()).front().id)
                .value();   // with its files
        });
    }
    documents::Document document_of(const std::string& external_id)
    {
        return documents::from_content(edition_of(external_id).content).value();
    }

    FakeClock clock_;
    SiteId site_;
};

TEST_P(DocumentImport, IsTheSameTheSecondTime)
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

TEST_P(DocumentImport, ReportsBadLinesAndGoesOn)
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

TEST_P(DocumentImport, TellsAllThatIsMissingAtOnceAndWhichFilesAreNotThere)
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

TEST_P(DocumentImport, ANumberHasTheEncodingOfItsLine)
{
    Json old = line(1);
    old["number"] = "01/2000/Q§-UB";
    old["title"] = "VÒ viÖc ban hµnh quy chÕ qu¶n lý, khai th¸c c«ng tr×nh thuû lîi";
    old["relations"] = Json::array({{{"kind", "căn cứ"}, {"number", "64/1998/N§-CP"}}});
    EXPECT_EQ(import({old}).created, 1);
    EXPECT_EQ(document_of("1").number, "01/2000/QĐ-UB");
    EXPECT_EQ(document_of("1").relations.at(0).number, "64/1998/NĐ-CP");
}

TEST_P(DocumentImport, RefusesTheSecondOfOneNumberWithoutHarmToTheOthers)
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

TEST_P(DocumentImport, ANumberThatWasCorrectedIsFreeAgain)
{
    import({line(1)});
    Json corrected = line(1);
    corrected["number"] = "11/2024/QĐ-UBND";
    EXPECT_EQ(import({corrected}).changed, 1);
    Json other = line(1);
    other["external_id"] = "other";
    EXPECT_EQ(import({other}).created, 1);
}

TEST_P(DocumentImport, RelationsInAnyOrderAndNotesOfThoseThatAreNotHeld)
{
    Json replacing = line(1);
    replacing["relations"] = Json::array({{{"kind", "thay thế"}, {"number", "2/2024/QĐ-UBND"}},
                                          {{"kind", "amends"}, {"number", "99/2001/QĐ-UB"}},
                                          {{"kind", "căn cứ"}, {"number", "64/2007/NĐ-CP"}}});
    const Report report = import({replacing, line(2)});
    EXPECT_EQ(report.created, 2);
    EXPECT_THAT(codes_of(report.notes), ElementsAre("import.note.relation"));
    EXPECT_EQ(report.notes[0].what.args.at(0), "99/2001/QĐ-UB");
    EXPECT_EQ(document_of("1").relations.at(0).kind, documents::RelationKind::replaces);
}

TEST_P(DocumentImport, RelationsThatDoNotFitAndDaysToComeAreNoted)
{
    Json first = line(1), second = line(2), to_come = line(3);
    first["relations"] = Json::array({{{"kind", "thay thế"}, {"number", second["number"]}}});
    second["relations"] = Json::array({{{"kind", "thay thế"}, {"number", first["number"]}}});
    to_come["issued_on"] = to_come["effective_on"] = "2999-01-01";
    const Report report = import({first, second, to_come});
    EXPECT_EQ(report.created, 3);
    EXPECT_THAT(codes_of(report.notes), testing::UnorderedElementsAre("import.note.circular", "import.note.future"));
    EXPECT_EQ(document_of("1").relations.at(0).kind, documents::RelationKind::replaces);
    EXPECT_EQ(document_of("2").relations.at(0).kind, documents::RelationKind::refers_to) << "one of the two stays in force";
    EXPECT_EQ(import({first, second, to_come}).unchanged, 3);
}

TEST_P(DocumentImport, OfDifferentDaysTheLaterOneReplacesTheOther)
{
    Json older = line(1), later = line(2);
    older["relations"] = Json::array({{{"kind", "thay thế"}, {"number", later["number"]}}});
    later["relations"] = Json::array({{{"kind", "thay thế"}, {"number", older["number"]}}});
    later["issued_on"] = later["effective_on"] = "2024-05-01";
    const Report report = import({older, later});
    EXPECT_EQ(document_of("2").relations.at(0).kind, documents::RelationKind::replaces);
    EXPECT_THAT(codes_of(report.notes), ElementsAre("documents.relation.later", "documents.relation.circular"));
}

TEST_P(DocumentImport, WhatTheTextSaysAndNoRelationIsNoted)
{
    Json one = line(2);
    one["text"] =
        "QUYẾT ĐỊNH\nVề việc thử\n\nỦY BAN NHÂN DÂN TỈNH\nCăn cứ Nghị định số 64/2007/NĐ-CP ngày 10 tháng 4 năm 2007;\nCăn cứ Nghị "
        "định số 30/2020/NĐ-CP;\nQUYẾT ĐỊNH:\nĐiều 1. Thử.\nĐiều 2. Quyết định này có hiệu lực từ ngày 12/01/2024 và thay thế "
        "Quyết định số 1/2024/QĐ-UBND ngày 02 tháng 01 năm 2024; bãi bỏ Quyết định số 7/2020/QĐ-UBND.";
    Report report = import({line(1), one});
    EXPECT_THAT(codes_of(report.notes), ElementsAre("import.said.replaces", "import.said.repeals", "import.said.based_on"));
    EXPECT_EQ(report.notes[0].what.args.at(0), "1/2024/QĐ-UBND");
    EXPECT_EQ(report.notes[2].what.args.at(0), "64/2007/NĐ-CP, 30/2020/NĐ-CP");
    EXPECT_THAT(document_of("2").relations, IsEmpty()) << "nothing is added silently";
    one["relations"] = Json::array({{{"kind", "thay thế"}, {"number", "01/2024/QĐ-UBND"}},
                                    {{"kind", "bãi bỏ"}, {"number", "7/2020/QĐ-UBND"}},
                                    {{"kind", "căn cứ"}, {"number", "64/2007/NĐ-CP"}}});
    report = import({one});
    EXPECT_THAT(codes_of(report.notes), ElementsAre("import.said.based_on", "import.note.relation"));
    EXPECT_EQ(report.notes[0].what.args.at(0), "30/2020/NĐ-CP");
}

TEST_P(DocumentImport, FilesBesideTheFileAreKeptByteForByte)
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

TEST_P(DocumentImport, AnUnusableFileIsNotedWithItsReason)
{
    std::filesystem::create_directories(folder() / "beside");
    files::write_file(folder() / "beside/rong.pdf", "");
    Json one = line(1);
    one["files"] = Json::array({"rong.pdf"});
    EXPECT_THAT(codes_of(import({one}).notes), ElementsAre("import.note.document_file", "media.file.empty"));
}

TEST_P(DocumentImport, AProvisionThatNobodyCanNameEndsNothing)
{
    Json replacing = line(1);
    replacing["relations"] =
        Json::array({{{"kind", "thay thế"}, {"number", "2/2024/QĐ-UBND"}, {"provision", "Điều một nghìn gì đó"}},
                     {{"kind", "bãi bỏ"}, {"number", "3/2024/QĐ-UBND"}, {"provision", "Phụ lục II"}},
                     {{"kind", "bãi bỏ"}, {"number", "4/2024/QĐ-UBND"}, {"provision", "khoản 2 Điều 5"}}});
    const Report report = import({replacing, line(2), line(3), line(4)});
    EXPECT_THAT(codes_of(report.notes),
                ElementsAre("import.note.provision", "import.note.no_provision", "import.note.no_provision"));
    const auto relations = document_of("1").relations;
    ASSERT_EQ(relations.size(), 3U);
    EXPECT_EQ(relations[0].kind, documents::RelationKind::refers_to) << "which has no effect on validity";
    EXPECT_EQ(relations[0].provision, "Điều một nghìn gì đó");
    EXPECT_EQ(relations[1].kind, documents::RelationKind::repeals);
    EXPECT_EQ(relations[2].kind, documents::RelationKind::repeals);
}

TEST_P(DocumentImport, DoubtsAreToldInWordsAndALetterNeedsNoArticles)
{
    Json gap = line(1), letter = line(2), decision = line(3);
    gap["text"] = "Điều 1. Phạm vi\n1. Một.\n3. Ba.";
    letter["type"] = "Công văn";
    letter["number"] = "2/UBND-KT";
    letter["text"] = decision["text"] = "Đề nghị các sở đôn đốc giải ngân.";
    EXPECT_THAT(import({letter}).notes, IsEmpty());
    const auto notes = import({gap, decision}).notes;
    ASSERT_THAT(codes_of(notes), ElementsAre("import.note.doubt", "import.note.doubt"));
    EXPECT_THAT(notes[0].what.args, ElementsAre("khoản 3 Điều 1", testing::_, "law.doubt.number_gap"));
    EXPECT_THAT(notes[1].what.args, ElementsAre("đầu văn bản", testing::_, "law.doubt.no_articles"));
}

TEST_P(DocumentImport, AProvisionThatTheOtherDocumentHasNotIsNoted)
{
    using testing::Pair;
    Json changing = line(1), held = line(2), later = line(3);
    held["text"] = later["text"] = "Điều 1. Phạm vi\n1. Một.\n2. Hai.\nĐiều 2. Hiệu lực\nTừ ngày ký.";
    changing["text"] = "Điều 1. Bổ sung khoản 3 Điều 1 Quyết định số 2/2024/QĐ-UBND như sau: “3. Ba.”";
    const auto relation = [](const char* kind, const Json& to, const char* provision) {
        return Json{{"kind", kind}, {"number", to["number"]}, {"provision", provision}};
    };
    const Json no_text = [] {
        Json one = line(4);
        one["text"] = "Chỉ có một đoạn.";
        return one;
    }();
    changing["relations"] = Json::array({relation("bãi bỏ", held, "khoản 3 Điều 99"), relation("sửa đổi", held, "khoản 3 Điều 1"),
                                         relation("bãi bỏ", held, "khoản 2 Điều 1"), relation("dẫn chiếu", held, "Điều 98"),
                                         relation("sửa đổi", later, "Điều 2, Điều 3, khoản 5 Điều 1"),
                                         relation("sửa đổi", no_text, "Điều 7"), relation("sửa đổi", line(5), "Điều 8")});
    EXPECT_THAT(import({held}).notes, IsEmpty());
    const auto noted = [](const Report& report) {
        std::vector<std::pair<std::string, std::vector<std::string>>> all;
        for (const Remark& remark : report.notes)
            if (remark.what.code == "import.note.no_provision")
                all.emplace_back(remark.external_id, remark.what.args);
        return all;
    };
    const Report report = import({changing, later, no_text});
    EXPECT_EQ(report.created, 3);
    EXPECT_EQ(report.bad, 0);
    const auto wanted = ElementsAre(Pair("1", ElementsAre("khoản 3 Điều 99", "2/2024/QĐ-UBND")),
                                    Pair("1", ElementsAre("Điều 3, khoản 5 Điều 1", "3/2024/QĐ-UBND")));
    EXPECT_THAT(noted(report), wanted) << "of what came before this run and of what came later in it";
    EXPECT_EQ(document_of("1").relations.at(0).kind, documents::RelationKind::repeals) << "it stays what it is";
    EXPECT_THAT(noted(import({changing})), wanted) << "until somebody mends it";
}

TEST_P(DocumentImport, AProvisionOfOneOfSeveralDocumentsIsSoughtInTheOneThatIsMeant)
{
    Json of_another = line(1), own = line(2), changing = line(3);
    of_another["number"] = own["number"];
    of_another["issuer"] = "Ủy ban nhân dân huyện Na Hang";
    of_another["text"] = "Điều 1. Một.\nĐiều 2. Hai.";
    changing["relations"] = Json::array({{{"kind", "sửa đổi"}, {"number", own["number"]}, {"provision", "Điều 2"}}});
    EXPECT_THAT(codes_of(import({of_another, own, changing}).notes), ElementsAre("import.note.no_provision"));
    Json undecided = changing;
    undecided["issuer"] = "Bộ Nội vụ";
    EXPECT_THAT(codes_of(import({undecided}).notes), ElementsAre("documents.relation.ambiguous")) << "nobody knows whose";
}

TEST_P(DocumentImport, TheDayOfEffectIsTheRecordsElseTheTextsElseATask)
{
    Json said = line(1), too_early = line(2), silent = line(3), directive = line(4), own = line(5);
    for (Json* one : {&said, &too_early, &silent, &directive})
        one->erase("effective_on");
    said["text"] = "Điều 1. Thử.\nĐiều 2. Hiệu lực\nQuyết định này có hiệu lực sau mười ngày kể từ ngày ký.";
    too_early["text"] = "Điều 1. Thử.\nĐiều 2. Hiệu lực\nQuyết định này có hiệu lực từ ngày 01/01/2023.";
    directive["number"] = "4/QĐ-UBND";
    own["text"] = said["text"];
    own["effective_on"] = "2024-03-01";
    const Report report = import({said, too_early, silent, directive, own});
    EXPECT_EQ(report.created, 5);
    EXPECT_THAT(codes_of(report.notes), ElementsAre("import.note.from_text", "import.note.unsure", "import.note.no_effective_day",
                                                    "import.note.no_effective_day"));
    EXPECT_EQ(document_of("1").effective_on, "2024-01-12");
    EXPECT_EQ(document_of("2").effective_on, "");
    EXPECT_EQ(document_of("5").effective_on, "2024-03-01");
    EXPECT_EQ(import({said}).unchanged, 1);
}

TEST_P(DocumentImport, EffectFromBeforeTheDayOfIssueIsNotedWhereLawAllowsIt)
{
    Json circular = line(1);
    circular["number"] = "1/2024/TT-BTC";
    circular["type"] = "Thông tư";
    circular["issuer"] = "Bộ Tài chính";
    circular["effective_on"] = "01/01/2024";
    const Report report = import({circular});
    EXPECT_EQ(report.created, 1);
    EXPECT_THAT(codes_of(report.notes), ElementsAre("import.note.before_issue"));
    EXPECT_EQ(document_of("1").effective_on, "2024-01-01");
}

TEST_P(DocumentImport, AFieldMayBeNamedByItsCodeAndOneThatNobodyKnowsIsTold)
{
    Json coded = line(1), unknown = line(2);
    coded["fields"] = Json::array({"lv01", "Văn thư, lưu trữ", "van-thu-luu-tru"});
    unknown["fields"] = Json::array({"LV01", "LV999"});
    const Report report = import({coded, unknown});
    EXPECT_THAT(document_of("1").fields, ElementsAre("to-chuc-bo-may-can-bo-cong-chuc", "van-thu-luu-tru"));
    ASSERT_THAT(codes_of(report.bad_lines), ElementsAre("documents.field.unknown"));
    EXPECT_THAT(report.bad_lines[0].what.args, ElementsAre("LV999"));
}

TEST_P(DocumentImport, TellsWhichOfTwoTextsIsLeftOut)
{
    Json both = line(1);
    both["text_html"] = "<p>Điều 1. Khác.</p>";
    const Report report = import({both});
    ASSERT_EQ(codes_of(report.notes), std::vector<std::string>{"import.note.other_text"});
    EXPECT_THAT(report.notes[0].what.args, ElementsAre("text_html", "text"));
    EXPECT_EQ(document_of("1").text, "Điều 1. Thử.");
}

TEST_P(DocumentImport, ReadsMarkdownAndHtml)
{
    Json markdown = line(1), html = line(2);
    markdown.erase("text");
    markdown["text_markdown"] = "## **Điều 1.** Phạm vi\n\n1. Một \\* sao\n\n| STT | Giá |\n|:--|---|\n| 1 | *hai* \\| ba |\n";
    html.erase("text");
    html["text_html"] =
        "<h2>Điều 1. Phạm vi</h2><p>1. Một <b>hai</b></p><script>x</script>"
        "<table><tr><th>STT</th><th>Tên</th></tr><tr><td rowspan=2>1</td><td>a</td></tr><tr><td>b</td></tr></table>";
    EXPECT_EQ(import({markdown, html}).created, 2);
    EXPECT_EQ(document_of("1").text, "Điều 1. Phạm vi\n\n1. Một * sao\n\nSTT\tGiá\n1\thai | ba\n");
    EXPECT_THAT(document_of("2").text,
                testing::AllOf(testing::StartsWith("Điều 1. Phạm vi\n"), testing::HasSubstr("1. Một hai"),
                               testing::HasSubstr("STT\tTên\n1\ta\n\tb"), testing::Not(testing::HasSubstr("x"))));
}

TEST_P(DocumentImport, StandsInTheCategoryOfDocuments)
{
    import({line(1)});
    const auto category = store().read([&](db::Connection& core) { return documents::category_for(core, site_); });
    EXPECT_EQ(edition_of("1").content.category, category.value());
}

TEST_P(DocumentImport, TakesTheFirstDocumentOfTheProfileExactly)
{
    const auto bytes = find_resource("data/profiles/tuyen-quang/documents.jsonl");
    ASSERT_TRUE(bytes);
    const Report report = import_lines({std::string(bytes->substr(0, bytes->find('\n')))});
    EXPECT_EQ(report.created, 1);
    EXPECT_EQ(report.bad, 0);
    const auto document = document_of("vb-07-2011-qd-ubnd");
    EXPECT_EQ(document.relations.size(), 6U);
    EXPECT_EQ(document.text, Json::parse(bytes->substr(0, bytes->find('\n'))).at("text").get<std::string>());
    EXPECT_THAT(document.text, testing::HasSubstr("Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký."));
}

TANTRAO_ON_ALL_STORES(DocumentImport);

}   // namespace
}   // namespace tantrao::importing
