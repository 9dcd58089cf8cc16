// What the notice of a withdrawn document tells.
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

class WithdrawnNotice : public testing::Test {
  protected:
    std::string notice(const std::string& number_written, const std::string& reason)
    {
        const Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), number_written);
        const ItemId number = publish_for_test(portal, portal.province(), document, number_written);
        withdraw_for_test(portal, portal.province(), number, reason);
        portal.settle();
        const auto page = portal.get("localhost", path_of(document.number, number));
        EXPECT_EQ(page.status, 410);
        return page.body;
    }

    web::TestPortal portal{{media::feature(), feature()}};
};

TEST_F(WithdrawnNotice, NamesTheDocument)
{
    EXPECT_THAT(notice("07/2011/QĐ-UBND", "Đăng nhầm tệp"), AllOf(HasSubstr("<strong>Quyết định 07/2011/QĐ-UBND</strong>"),
                                                                  HasSubstr("Lý do: Đăng nhầm tệp"), Not(HasSubstr("quy chế"))));
}

TEST_F(WithdrawnNotice, TellsNothingOfASecret)
{
    EXPECT_THAT(notice("07/2011/QĐ-UBND", "Có nội dung bí mật nhà nước"),
                AllOf(HasSubstr("Văn bản đã được gỡ"), Not(HasSubstr("07/2011"))));
    EXPECT_THAT(notice("08/2011/QĐ-UBND", "Tài liệu MẬT"), Not(HasSubstr("08/2011")));
    EXPECT_THAT(notice("09/2011/QĐ-UBND", "Bảo mật thông tin cá nhân"), HasSubstr("<strong>Quyết định 09/2011/QĐ-UBND</strong>"));
}

}   // namespace
}   // namespace tantrao::documents
