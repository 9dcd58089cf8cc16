// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/commune_power.hpp"
#include "features/documents/testing.hpp"

#include <gtest/gtest.h>

namespace tantrao::documents {
namespace {

Document of_commune(std::string issued_on)
{
    Document document = sample_document(CategoryId{1}, "05/2025/QĐ-UBND");
    document.issuer = "Ủy ban nhân dân xã Yên Phú";
    document.issued_on = std::move(issued_on);
    return document;
}

TEST(CommunePower, IsDatedWithoutGaps)
{
    const auto& all = commune_powers();
    ASSERT_GE(all.size(), 3U);
    EXPECT_EQ(all.front().from, "");
    EXPECT_EQ(all.back().until, "");
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_FALSE(all[i].source.empty());
        if (i > 0) {
            EXPECT_EQ(all[i].from, all[i - 1].until);
            EXPECT_LT(all[i - 1].from, all[i].from);
        }
    }
}

TEST(CommunePower, IsMissedOnlyBetweenTheTwoLaws)
{
    EXPECT_EQ(without_power(of_commune("2025-03-31")), nullptr);
    for (const char* day : {"2025-04-01", "2025-06-30"}) {
        ASSERT_NE(without_power(of_commune(day)), nullptr) << day;
        EXPECT_EQ(without_power(of_commune(day))->until, "2025-07-01");
    }
    EXPECT_EQ(without_power(of_commune("2025-07-01")), nullptr);
    EXPECT_EQ(without_power(of_commune("2026-03-01")), nullptr);
}

TEST(CommunePower, IsAskedOfCommunesAndOfDocumentsThatMakeLaw)
{
    Document document = of_commune("2025-05-05");
    for (const char* issuer : {"UBND phường Minh Xuân", "Hội đồng nhân dân thị trấn Yên Sơn", "HĐND xã Yên Phú"}) {
        document.issuer = issuer;
        EXPECT_NE(without_power(document), nullptr) << issuer;
    }
    for (const char* issuer : {"Ủy ban nhân dân tỉnh Tuyên Quang", "Ủy ban nhân dân huyện Yên Sơn", "Sở Nội vụ", ""}) {
        document.issuer = issuer;
        EXPECT_EQ(without_power(document), nullptr) << issuer;
    }
    document = of_commune("2025-05-05");
    document.number = "05/QĐ-UBND";   // without its year: it decides a single case
    EXPECT_EQ(without_power(document), nullptr);
    document.number = "05/2025/BC-UBND";
    document.type = "Báo cáo";
    EXPECT_EQ(without_power(document), nullptr);
}

}   // namespace
}   // namespace tantrao::documents
