// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/effective_day.hpp"

#include <array>
#include <chrono>
#include <gtest/gtest.h>

namespace tantrao::law {
namespace {

std::string day_of(const std::string& article, const std::string& issued_on = "2025-12-20")
{
    const auto text =
        parse_text("UBND TỈNH TUYÊN QUANG\nSố: 12/2025/QĐ-UBND\nTuyên Quang, ngày 20 tháng 12 năm 2025\nQUYẾT ĐỊNH\n"
                   "Về việc ban hành\n\nQUYẾT ĐỊNH:\nĐiều 1. Phạm vi\n1. Một.\nĐiều 2. Hiệu lực thi hành\n" +
                   article);
    const Node* body = find_part(text.value(), Kind::body);
    return body == nullptr ? "no body" : effective_day(*body, issued_on);
}

struct Case {
    const char* text;
    const char* day;
};

TEST(EffectiveDay, IsWhatTheTextSays)
{
    for (
        const Case& one : std::to_array<Case>({
            {"Quyết định này có hiệu lực từ ngày 01/01/2026.", "2026-01-01"},
            {"Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2026.", "2026-01-01"},
            {"1. Quyết định này có hiệu lực kể từ ngày 1-1-2026 và thay thế Quyết định số 5/2020/QĐ-UBND.\n2. Sở Tư pháp thi hành.",
             "2026-01-01"},
            {"Quyết định này thay thế Quyết định số 5/2020/QĐ-UBND và có hiệu lực từ ngày 01/01/2026.", "2026-01-01"},
            {"Quyết định này có hiệu lực từ 0 giờ ngày 01.01.2026.", "2026-01-01"},
            {"Quyết định này có hiệu lực kể từ 00 giờ 00 phút ngày 01/01/2026, trừ khoản 2 Điều 1.", "2026-01-01"},
            {"Nghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày 20/12/2025 và có hiệu lực từ ngày 01/01/2026.",
             "2026-01-01"},
            {"Nghị quyết này được Hội đồng nhân dân tỉnh khóa XX, kỳ họp thứ 3 thông qua ngày 10.12.2025 và có hiệu lực kể từ ngày "
             "thông qua.",
             "2025-12-10"},
            {"Luật này có hiệu lực kể từ ngày được Quốc hội thông qua.\n\nLuật này được Quốc hội khóa XVI, kỳ họp thứ 1 thông qua "
             "ngày 10 tháng 12 năm 2025.",
             "2025-12-10"},
            {"Nghị quyết này có hiệu lực thi hành kể từ ngày được thông qua.", "2025-12-20"},
            {"Nghị quyết này có hiệu lực sau 10 ngày kể từ ngày Hội đồng nhân dân tỉnh thông qua.", "2025-12-30"},
            {"Quyết định này có hiệu lực kể từ ngày ký.", "2025-12-20"},
            {"Quyết định này có hiệu lực thi hành từ ngày ban hành.", "2025-12-20"},
            {"Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành và thay thế Quyết định số 5/2020/QĐ-UBND.",
             "2025-12-20"},
            {"Quyết định này có hiệu lực kể từ ngày ký, ban hành Quyết định này.", "2025-12-20"},
            {"Quyết định này có hiệu lực từ ngày ký đến hết ngày 31/12/2026.", "2025-12-20"},
            {"Quyết định này có hiệu lực kể từ ngày ký, Chánh Văn phòng chịu trách nhiệm thi hành.", "2025-12-20"},
            {"Quyết định này có hiệu lực thi hành sau 12 (mười hai) ngày, kể từ ngày ký ban hành.", "2026-01-01"},
            {"Quyết định này có hiệu lực sau 15 ngày kể từ ngày ký.", "2026-01-04"},
            {"Quyết định này có hiệu lực sau 10 (mười) ngày từ ngày ký (5).", "2025-12-30"},
            {"Thông tư này có hiệu lực thi hành sau 45 ngày, kể từ ngày ký.", "2026-02-03"},
            {"Thông tư này có hiệu lực thi hành sau bốn mươi lăm ngày kể từ ngày ký ban hành.", "2026-02-03"},
            {"Quyết định này có hiệu lực sau mười ngày kể từ ngày ký.", "2025-12-30"},
            {"Quyết định này có hiệu lực sau mười lăm (15) ngày tính từ ngày ký.", "2026-01-04"},
            {"Quyết định này có hiệu lực sau bảy ngày kể từ ngày ký.", "2025-12-27"},
            {"Quyết định này có hiệu lực sau hai mươi mốt ngày kể từ ngày ký.", "2026-01-10"},
            {"Quyết định này có hiệu lực sau sáu mươi ngày kể từ ngày ký.", "2026-02-18"},
        }))
        EXPECT_EQ(day_of(one.text), one.day) << one.text;
}

TEST(EffectiveDay, IsLeftOutWhereItIsNotSure)
{
    for (const char* unsure :
         {"Khoản 2 Điều 1 Quyết định này có hiệu lực từ ngày 01/01/2026.", "Quyết định này có hiệu lực từ ngày 31/02/2026.",
          "Quyết định này có hiệu lực.", "Quyết định này có hiệu lực sau 10 ngày làm việc kể từ ngày ký.",
          "Quyết định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.",
          "Quyết định này có hiệu lực sau một năm kể từ ngày ký.", "Quyết định này có hiệu lực kể từ ngày ký kết hợp đồng.",
          "Quyết định này có hiệu lực kể từ ngày ký Hiệp định.", "Quyết định này có hiệu lực từ tháng 01/2026.",
          "Quyết định này có hiệu lực sau ngày kể từ ngày ký.",
          "Quyết định này thay thế Quyết định số 5/2020/QĐ-UBND có hiệu lực từ ngày 01/01/2020.",
          "Luật Đất đai có hiệu lực từ ngày 01/01/2026.",
          "Nghị quyết này thay thế Nghị quyết số 5/NQ-HĐND được thông qua ngày 01/01/2020.",
          "Quyết định này có hiệu lực từ ngày 01/01/2026.\nQuyết định này có hiệu lực từ ngày 01/07/2026."})
        EXPECT_EQ(day_of(unsure), "") << unsure;
    EXPECT_EQ(day_of("Quyết định này có hiệu lực kể từ ngày ký.", ""), "");
    EXPECT_EQ(day_of("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "9999-12-31"), "") << "there is no such day";
}

TEST(EffectiveDay, IsFoundInOneWalkThroughAnyText)
{
    Node body;
    for (int i = 0; i < 100'000; ++i)
        body.text += "Quyết định này có hiệu lực sau 1 ( thông qua ngày ";
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(effective_day(body, "2025-12-20"), "");
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

}   // namespace
}   // namespace tantrao::law
