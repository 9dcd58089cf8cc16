// What the desk tells of the changes that a document makes in others.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ChangeReport : public testing::Test {
  protected:
    web::TestAnswer send(const web::TypedFields& relation, const std::string& text)
    {
        web::TypedFields fields{{"number", "10/2026/QĐ-UBND"},
                                {"type", "Quyết định"},
                                {"issuer", "Ủy ban nhân dân tỉnh"},
                                {"title", "Sửa đổi quy chế"},
                                {"issued_on", "2026-01-01"},
                                {"effective_on", "2026-03-11"},
                                {"text", text}};
        fields.insert(fields.end(), relation.begin(), relation.end());
        return portal_.post(writer_, "/tuyen-quang/van-ban/moi", fields);
    }
    std::string page_after(const web::TypedFields& relation, const std::string& text)
    {
        const auto answer = send(relation, text);
        EXPECT_EQ(answer.status, 303) << answer.body;
        return portal_.get(writer_, answer.location().substr(0, answer.location().find('?'))).body;
    }

    web::TestPortal portal_{{media::feature(), feature()}};
    web::TestDesk writer_ = portal_.sign_in(portal_.account("w@vidu.example", {{portal_.province(), access::Level::update}}));
};

TEST_F(ChangeReport, NamesEachProvisionAndItsNewText)
{
    const std::string page = page_after({{"relation_kind", "amends"}, {"relation_number", "07/2011/QĐ-UBND"}},
                                        "Điều 1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Mới & khác.”.\nĐiều 2. Bãi bỏ Điều 6.\n"
                                        "Điều 3. Sửa đổi khoản 1 Điều 7 như sau:\nXem phụ lục.");
    EXPECT_THAT(
        page,
        AllOf(
            HasSubstr(
                "Sửa đổi, bổ sung khoản 2 Điều 5 của 07/2011/QĐ-UBND, từ 11/03/2026 (theo Điều 1). Nội dung mới: 2. Mới &amp; khác."),
            HasSubstr("Bãi bỏ Điều 6 của 07/2011/QĐ-UBND"), HasSubstr("<strong>Chưa nhận ra nội dung mới.</strong>")));
}

TEST_F(ChangeReport, TellsWordsThatNameNoProvisionAndIsNotThereWithoutChanges)
{
    EXPECT_THAT(
        page_after({{"relation_kind", "repeals"}, {"relation_number", "07/2011/QĐ-UBND"}, {"relation_provision", "Mẫu số 01"}},
                   "Điều 1. Một."),
        AllOf(HasSubstr("Bãi bỏ Mẫu số 01 của"), HasSubstr("<strong>Chưa rõ là điều, khoản, điểm nào.</strong>")));
    EXPECT_THAT(page_after({{"relation_kind", "based_on"}, {"relation_number", "07/2011/QĐ-UBND"}}, "Điều 1. Một."),
                Not(HasSubstr("Thay đổi ở văn bản khác")));
}

TEST_F(ChangeReport, ACircleOfRelationsIsToldWhenItIsHandedIn)
{
    Document other = sample_document(portal_.category(portal_.province(), "gioi-thieu"), "07/2026/QĐ-UBND");
    other.issued_on = other.effective_on = "2026-01-01";
    other.relations = {{RelationKind::replaces, "10/2026/QĐ-UBND", "", "", "", "", ""}};
    publish_for_test(portal_, portal_.province(), other, "other");
    const web::TypedFields relation{{"relation_kind", "repeals"}, {"relation_number", "07/2026/QĐ-UBND"}, {"action", "submit"}};
    const auto refused = send(relation, "Điều 1. Một.");
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("Văn bản 07/2026/QĐ-UBND lại thay thế, bãi bỏ hoặc sửa đổi chính văn bản này."));
    EXPECT_EQ(send({{"relation_kind", "repeals"}, {"relation_number", "07/2026/QĐ-UBND"}}, "Điều 1. Một.").status, 303)
        << "a draft may wait";
}

TEST_F(ChangeReport, TheNewTextOfTheEditorIsKeptAndAskedForItsProvision)
{
    const web::TypedFields relation{
        {"relation_kind", "amends"}, {"relation_number", "07/2011/QĐ-UBND"}, {"relation_wording", "2. Do người nhập."}};
    const auto refused = send(relation, "Điều 1. Một.");
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body,
                AllOf(HasSubstr("cần có điều, khoản, điểm được sửa đổi"), HasSubstr(">2. Do người nhập.</textarea>")));
    web::TypedFields good = relation;
    good.emplace_back("relation_provision", "khoản 2 Điều 5");
    good.emplace_back("relation_source", "Điều 1");
    EXPECT_THAT(page_after(good, "Điều 1. Một."),
                AllOf(HasSubstr("(theo Điều 1). Nội dung mới: 2. Do người nhập."), HasSubstr(">2. Do người nhập.</textarea>")));
}

}   // namespace
}   // namespace tantrao::documents
