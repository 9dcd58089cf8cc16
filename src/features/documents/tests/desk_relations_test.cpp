// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/tests/desk_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(DocumentDesk, WhatIsWrongWithARelationIsToldAtItsRow)
{
    live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2010-03-01"}});
    live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2011-03-01"}});
    web::TypedFields typed = document({{"action", "submit"}});
    for (const auto& [relation, number] : {std::pair{"based_on", "64/2007/NĐ-CP"}, {"repeals", " 5/2010/QD-UBND "}}) {
        typed.emplace_back("relation_kind", relation);
        typed.emplace_back("relation_number", number);
    }
    const auto ambiguous = portal_.post(writer_, "/tuyen-quang/van-ban/moi", typed);
    EXPECT_EQ(ambiguous.status, 422);
    EXPECT_THAT(ambiguous.body, AllOf(HasSubstr("id=\"relation_number-2-loi\">Trang có nhiều văn bản số 5/2010/QD-UBND."),
                                      HasSubstr("href=\"#relation_number-2\""), Not(HasSubstr("id=\"relations-loi\""))));
    typed.back().second = "07/2011/QĐ-UBND";
    EXPECT_THAT(portal_.post(writer_, "/tuyen-quang/van-ban/moi", typed).body,
                HasSubstr("id=\"relation_number-2-loi\">Văn bản 07/2011/QĐ-UBND không thể liên quan đến chính nó."));
}

TEST_F(DocumentDesk, TheGateAsksForTheDocumentThatIsAmended)
{
    const std::string here = create_submitted({{"relation_kind", "replaces"}, {"relation_number", "05/2010/QĐ-UBND"}});
    const auto refused = decide(head_, here, "/duyet");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("Chưa có văn bản 05/2010/QĐ-UBND"));
    const std::string old = live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2010-03-01"}});
    EXPECT_EQ(decide(head_, here, "/duyet").status, 303);
    EXPECT_THAT(portal_.get("localhost", path_of("05/2010/QĐ-UBND", stored(old).item)).body,
                HasSubstr("data-validity=\"expired\""));
}

TEST_F(DocumentDesk, SaysWhichRelatedDocumentsThePortalHolds)
{
    const std::string old = live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2010-03-01"}, {"title", "Về quy chế cũ"}});
    const std::string path = path_of("05/2010/QĐ-UBND", stored(old).item);
    const std::string here = create({{"relation_kind", "replaces"}, {"relation_number", "5/2010/QD-UBND"}});
    const auto page = portal_.get(writer_, here).body;
    EXPECT_THAT(page, AllOf(HasSubstr("Có trên cổng:"), HasSubstr(path), HasSubstr("</a> (Còn hiệu lực). Về quy chế cũ")));
    const std::string other =
        create({{"relation_kind", "replaces"}, {"relation_number", "5/2010/QD-UBND"}, {"relation_issued_on", "2010-03-02"}});
    EXPECT_THAT(portal_.get(writer_, other).body, AllOf(HasSubstr("Chưa có trên cổng"), Not(HasSubstr(path))))
        << "another day, another document";
}

TEST_F(DocumentDesk, SaysWhichOfTheDocumentsOfANumberIsMeant)
{
    const auto publish = [&](const char* number, const char* issued_on, const char* issuer) {
        return path_of(number, stored(live({{"number", number}, {"issued_on", issued_on}, {"issuer", issuer}})).item) + "\"";
    };
    const std::string of_another = publish("05/QĐ-UBND", "2010-03-01", "Ủy ban nhân dân huyện Na Hang"),
                      first = publish("05/QĐ-UBND", "2010-04-01", "Ủy ban nhân dân tỉnh");
    const auto page_of = [&](const web::TypedFields& own) {
        web::TypedFields fields{{"relation_kind", "repeals"}, {"relation_number", "05/QĐ-UBND"}};
        fields.insert(fields.end(), own.begin(), own.end());
        return portal_.get(writer_, create(fields)).body;
    };
    EXPECT_THAT(page_of({}), AllOf(HasSubstr("Có trên cổng: "), HasSubstr(first), Not(HasSubstr(of_another)))) << "the own one";
    const std::string second = publish("05/QĐ-UBND", "2010-05-01", "Ủy ban nhân dân tỉnh");
    EXPECT_THAT(page_of({}), AllOf(HasSubstr("Trên cổng có 2 văn bản số này: "), HasSubstr(first), HasSubstr(second),
                                   HasSubstr("Hãy ghi ngày ban hành"), Not(HasSubstr("Có trên cổng: "))));
    EXPECT_THAT(page_of({{"relation_issued_on", "2010-05-01"}}), AllOf(HasSubstr(second), Not(HasSubstr(first))));
    EXPECT_THAT(page_of({{"issuer", "Bộ Nội vụ"}}), HasSubstr("Trên cổng có 3 văn bản số này: "));
    EXPECT_THAT(page_of({{"issued_on", "2009-01-01"}}),
                AllOf(HasSubstr("Trên cổng chỉ có văn bản số này ban hành sau"), Not(HasSubstr("Chưa có trên cổng"))));
    EXPECT_THAT(page_of({{"relation_issued_on", "2010-05-02"}}),
                HasSubstr("Chưa có trên cổng. Hãy đăng văn bản đó trước, hoặc sửa lại số."));
}

TEST_F(DocumentDesk, AProvisionThatNobodyCanNameIsRefusedWhereSomethingFollowsForIt)
{
    const auto row = [](const char* relation, const char* provision) {
        return DocumentDesk::document(
            {{"relation_kind", relation}, {"relation_number", "05/2010/QĐ-UBND"}, {"relation_provision", provision}});
    };
    for (const char* relation : {"repeals", "amends", "replaces", "suspends", "rectifies"}) {
        const auto refused = portal_.post(writer_, "/tuyen-quang/van-ban/moi", row(relation, "Điều năm <x>"));
        EXPECT_EQ(refused.status, 422) << relation;
        EXPECT_THAT(refused.body, AllOf(HasSubstr("id=\"relation_provision-1-loi\""), HasSubstr("href=\"#relation_provision-1\""),
                                        HasSubstr("Không rõ “Điều năm &lt;x&gt;” là điều, khoản, điểm nào."),
                                        HasSubstr("name=\"relation_provision\" value=\"Điều năm &lt;x&gt;\"")));
    }
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/van-ban/moi", row("refers_to", "Điều năm")).status, 303);
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/van-ban/moi", row("repeals", "Phụ lục II")).status, 303);
    EXPECT_EQ(portal_.post(writer_, "/tuyen-quang/van-ban/moi", row("repeals", "Mẫu số 01")).status, 303) << "a part with a name";
}

TEST_F(DocumentDesk, SaysWhichProvisionsTheOtherDocumentDoesNotHave)
{
    live({{"number", "05/2010/QĐ-UBND"}, {"issued_on", "2010-03-01"}, {"text", "Điều 1. Một\n\n1. Làm.\n\nĐiều 2. Hai\n\nLàm."}});
    const auto page_of = [&](const char* relation, const char* provision) {
        return portal_
            .get(writer_,
                 create({{"relation_kind", relation}, {"relation_number", "5/2010/QD-UBND"}, {"relation_provision", provision}}))
            .body;
    };
    EXPECT_THAT(page_of("repeals", "Điều 2, Điều 5x"), HasSubstr("Toàn văn trên cổng không có Điều 5x."));
    for (const auto& [relation, provision] : {std::pair{"repeals", "khoản 1 Điều 1"}, {"repeals", ""}, {"refers_to", "Điều 9"}})
        EXPECT_THAT(page_of(relation, provision), Not(HasSubstr("Toàn văn trên cổng không có"))) << relation << provision;
    live({{"number", "06/2010/QĐ-UBND"},
          {"issued_on", "2010-05-01"},
          {"text", "Điều 1. Bổ sung Điều 1a vào sau Điều 1 như sau:\n“Điều 1a. Một nữa\n1. Làm thêm.”"},
          {"relation_kind", "amends"},
          {"relation_number", "05/2010/QĐ-UBND"}});
    EXPECT_THAT(page_of("repeals", "khoản 1 Điều 1a"), Not(HasSubstr("Toàn văn trên cổng không có"))) << "it was put in";
    EXPECT_THAT(page_of("repeals", "Điều 1b"), HasSubstr("Toàn văn trên cổng không có Điều 1b."));
}

TEST_F(DocumentDesk, ARelationIsLeftOutByItsTickOrByEmptyingIt)
{
    web::TypedFields rows;
    for (const char* number : {"1/2010/QĐ-UBND", "", "2/2010/QĐ-UBND", "3/2010/QĐ-UBND"})
        for (const auto& [name, value] :
             {std::pair{"relation_kind", *number == 0 ? "" : "refers_to"}, {"relation_number", number}})
            rows.emplace_back(name, value);
    rows.emplace_back("relation_remove", "3");
    http::Fields fields;
    for (const auto& [name, value] : rows)
        fields.add(name, value);
    const auto read = read_relation_rows(fields);
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].number, "1/2010/QĐ-UBND");
    EXPECT_EQ(read[1].number, "3/2010/QĐ-UBND");
    Problems problems;
    const auto relations = relations_in(read, problems);
    EXPECT_TRUE(problems.none());
    EXPECT_EQ(rows_of(relations)[1].kind, "refers_to");
}

}   // namespace
}   // namespace tantrao::documents
