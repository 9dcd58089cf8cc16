// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/secrecy.hpp"

#include <gtest/gtest.h>

namespace tantrao::documents {
namespace {

TEST(Secrecy, IsToldByTheLevelsAndByStateSecrets)
{
    for (const char* reason :
         {"Có nội dung bí mật nhà nước", "Tài liệu MẬT", "Văn bản có độ mật", "Đăng nhầm văn bản “Mật”.", "Tài liệu tối mật",
          "Văn bản tuyệt mật", "Lộ bí mật công tác", "Văn bản đóng dấu mật, đăng nhầm", "Mức độ mật: A", "Vi phạm BMNN",
          "Bảo mật kém, để lộ văn bản mật", "Tài liệu mật", "tai lieu mat", "co noi dung bi mat nha nuoc"})
        EXPECT_TRUE(tells_of_secrecy(reason)) << reason;
}

TEST(Secrecy, IsNotWhatOnlySoundsLikeIt)
{
    for (const char* reason :
         {"Bảo mật thông tin cá nhân", "Sai số liệu mật độ xây dựng", "Nhầm giá mật ong", "Lộ mật khẩu", "Làm mất tệp",
          "Giải phóng mặt bằng dừng lại", "Lộ bí mật đời tư của công dân", "Có bí mật kinh doanh của doanh nghiệp",
          "Đăng nhầm tệp", "bao mat thong tin ca nhan", "sai mat do xay dung", ""})
        EXPECT_FALSE(tells_of_secrecy(reason)) << reason;
}

}   // namespace
}   // namespace tantrao::documents
