// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/tests/document_import.hpp"

#include <gmock/gmock.h>

namespace tantrao::importing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class RelationImport : public DocumentImport {};

TEST_P(RelationImport, RelationsInAnyOrderAndNotesOfThoseThatAreNotHeld)
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

TEST_P(RelationImport, RelationsThatDoNotFitAndDaysToComeAreNoted)
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

TEST_P(RelationImport, OfDifferentDaysTheLaterOneReplacesTheOther)
{
    Json older = line(1), later = line(2);
    older["relations"] = Json::array({{{"kind", "thay thế"}, {"number", later["number"]}}});
    later["relations"] = Json::array({{{"kind", "thay thế"}, {"number", older["number"]}}});
    later["issued_on"] = later["effective_on"] = "2024-05-01";
    const Report report = import({older, later});
    EXPECT_EQ(document_of("2").relations.at(0).kind, documents::RelationKind::replaces);
    EXPECT_THAT(codes_of(report.notes), ElementsAre("documents.relation.later", "documents.relation.circular"));
}

TEST_P(RelationImport, WhatTheTextSaysAndNoRelationIsNoted)
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

TEST_P(RelationImport, AProvisionThatNobodyCanNameEndsNothing)
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

TEST_P(RelationImport, AProvisionThatTheOtherDocumentHasNotIsNoted)
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

TEST_P(RelationImport, AProvisionOfOneOfSeveralDocumentsIsSoughtInTheOneThatIsMeant)
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

TANTRAO_ON_ALL_STORES(RelationImport);

}   // namespace
}   // namespace tantrao::importing
