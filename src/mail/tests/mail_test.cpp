// SPDX-License-Identifier: AGPL-3.0-or-later
#include "mail/mail.hpp"

#include <algorithm>
#include <gmock/gmock.h>

namespace tantrao::mail {
namespace {

using testing::HasSubstr;

constexpr std::string_view date = "Mon, 23 Nov 2026 10:30:00 +0000";

Message sample()
{
    return {"cong@tuyenquang.example", "an@xa.example", "Xin chao", "Dong mot\nDong hai", "<0123abcd@tuyenquang.example>"};
}

std::string formatted(const Message& message)
{
    const auto made = format(message, date);
    EXPECT_TRUE(made) << (made ? "" : made.error().code);
    return made ? *made : "";
}

std::string body_of(const std::string& body)
{
    Message message = sample();
    message.body = body;
    const std::string all = formatted(message);
    return all.substr(all.find("\r\n\r\n") + 4);
}

std::string subject_of(const std::string& subject)
{
    Message message = sample();
    message.subject = subject;
    const std::string all = formatted(message);
    const auto begin = all.find("Subject: ") + 9;
    return all.substr(begin, all.find("\r\nMessage-ID") - begin);
}

TEST(MailFormat, Whole)
{
    EXPECT_EQ(formatted(sample()),
              "Date: Mon, 23 Nov 2026 10:30:00 +0000\r\nFrom: <cong@tuyenquang.example>\r\nTo: <an@xa.example>\r\n"
              "Subject: Xin chao\r\nMessage-ID: <0123abcd@tuyenquang.example>\r\nMIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
              "Auto-Submitted: auto-generated\r\n\r\nDong mot\r\nDong hai\r\n");
}

TEST(MailFormat, WhatWasSubscribedToSaysHowToLeave)
{
    Message message = sample();
    message.leave_url = "https://tuyenquang.example/van-ban/theo-doi/cua-toi/abc";
    EXPECT_THAT(formatted(message),
                HasSubstr("\r\nList-Unsubscribe: <https://tuyenquang.example/van-ban/theo-doi/cua-toi/abc>\r\n"
                          "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    for (const std::string& bad :
         {std::string("https://a.example/\r\nBcc: x@y.example"), std::string("https://a.example/>, <b"),
          std::string("https://a.example/ b"), std::string("mailto:a@b.example"), "https://a.example/" + std::string(500, 'a')}) {
        message.leave_url = bad;
        EXPECT_EQ(format(message, date).error().code, "mail.header.refused") << bad;
    }
}

TEST(MailFormat, HeadersCannotBeInjected)
{
    for (const std::string& bad :
         {std::string("a@b.example\r\nBcc: x@y.example"), std::string("a@b.example\n"), std::string("a@b.example\0", 12),
          std::string("An <a@b.example>"), std::string("a@b.example,c@d.example"), std::string("a@b@c"), std::string("@b"),
          std::string("a@"), std::string("ab"), std::string(), std::string("a b@c"), std::string("ă@b.example"),
          std::string("\"a\"@b"), std::string("a:b@c"), std::string(255, 'a') + "@b"}) {
        Message from = sample(), to = sample();
        from.from = bad;
        to.to = bad;
        EXPECT_EQ(format(from, date).error().code, "mail.header.refused") << bad;
        EXPECT_EQ(format(to, date).error().code, "mail.header.refused") << bad;
    }
    for (const std::string& bad : {std::string("a\r\nBcc: x@y.example"), std::string("a\nb"), std::string("a\rb"),
                                   std::string("a\0b", 3), std::string("a\xff")}) {
        Message message = sample();
        message.subject = bad;
        EXPECT_EQ(format(message, date).error().code, "mail.header.refused") << bad;
    }
    for (const char* bad : {"", "<>", "<a@b", "a@b", "<a@b>\r\nX: y", "<a@b><c@d>", "<a b@c>"}) {
        Message message = sample();
        message.message_id = bad;
        EXPECT_EQ(format(message, date).error().code, "mail.header.refused") << bad;
    }
    EXPECT_EQ(format(sample(), "x\r\nBcc: y").error().code, "mail.header.refused");
}

TEST(MailFormat, SubjectsInVietnamese)
{
    EXPECT_EQ(subject_of("Đặt lại mật khẩu"), "=?UTF-8?B?xJDhurd0IGzhuqFpIG3huq10IGto4bqpdQ==?=");
    EXPECT_EQ(subject_of(""), "");
    EXPECT_EQ(subject_of("x =?UTF-8?B?eA==?="), "=?UTF-8?B?eCA9P1VURi04P0I/ZUE9PT89?=") << "what looks encoded is encoded";
    std::string subject;
    for (int i = 0; i < 40; ++i)
        subject += "ệ";
    // 45 bytes are fifteen letters of three.
    std::string word = "=?UTF-8?B?", half;
    for (int i = 0; i < 15; ++i)
        word += "4buH";
    for (int i = 0; i < 10; ++i)
        half += "4buH";
    EXPECT_EQ(subject_of(subject), word + "?=\r\n " + word + "?=\r\n =?UTF-8?B?" + half + "?=");
    EXPECT_THAT(subject_of("a" + subject), HasSubstr("?=\r\n =?UTF-8?B?4buH")) << "no letter is cut in two";
    EXPECT_THAT(subject_of(std::string(200, 'a')), HasSubstr("\r\n "));
}

TEST(MailFormat, BodyIsQuotedPrintable)
{
    EXPECT_EQ(body_of("Tuyên = Quang"), "Tuy=C3=AAn =3D Quang\r\n");
    EXPECT_EQ(body_of("a\r\nb\rc\nd"), "a\r\nb\r\nc\r\nd\r\n");
    EXPECT_EQ(body_of("cuối \ncuối\t\n\n"), "cu=E1=BB=91i=20\r\ncu=E1=BB=91i=09\r\n\r\n");
    EXPECT_EQ(body_of(""), "");
    EXPECT_EQ(body_of("a\xff"), "a=EF=BF=BD\r\n");
    EXPECT_EQ(body_of(std::string("a\0b\x1b", 4)), "a=00b=1B\r\n");
    EXPECT_EQ(body_of("."), ".\r\n");
}

TEST(MailFormat, NoLineIsLong)
{
    EXPECT_EQ(body_of(std::string(76, 'a')), std::string(75, 'a') + "=\r\na\r\n");
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "ệ x";
    const std::string body = body_of(text);
    std::size_t longest = 0, start = 0;
    for (std::size_t end = body.find("\r\n"); end != std::string::npos; start = end + 2, end = body.find("\r\n", start))
        longest = std::max(longest, end - start);
    EXPECT_LE(longest, 76u);
    EXPECT_GT(longest, 70u);
    EXPECT_EQ(body.find("=\r\n=\r\n"), std::string::npos);
}

}   // namespace
}   // namespace tantrao::mail
