// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/feature.hpp"
#include "platform/web/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::accounts {
namespace {

using testing::HasSubstr;

class Reset : public testing::Test {
  protected:
    web::TestAnswer ask(const std::string& email) { return portal_.post({}, "/quen-mat-khau", {{"email", email}}); }
    std::int64_t count(std::string_view sql)
    {
        return portal_.core().read([&](db::Connection& core) { return core.number(sql); });
    }
    std::vector<std::string> payloads()
    {
        return portal_.core().read([&](db::Connection& core) {
            return core.all("SELECT payload FROM jobs WHERE kind = 'accounts.reset_mail'", {}, [](const db::Row& row) { return row.str(0); });
        });
    }
    web::TestPortal portal_{{feature()}};
};

TEST_F(Reset, WhatWaitsInCoreOpensNothing)
{
    const AccountId id = portal_.account("a@vidu.example", {});
    EXPECT_EQ(ask("a@vidu.example").status, 200);
    EXPECT_THAT(payloads(), testing::ElementsAre(dump_json({{"account", id.value}})));
    EXPECT_EQ(count("SELECT count(*) FROM password_resets"), 0) << "the token is made when the mail goes out";
    // There is no mail server here: the job fails, and what stays holds no link.
    EXPECT_EQ(portal_.environment().mail_jobs.run_due(), 1);
    EXPECT_EQ(count("SELECT count(*) FROM password_resets"), 1);
    EXPECT_THAT(payloads(), testing::ElementsAre(dump_json({{"account", id.value}})));
    EXPECT_EQ(count("SELECT count(*) FROM jobs WHERE last_error LIKE '%dat-lai-mat-khau%'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM password_resets WHERE length(token_hash) = 64"), 1);
}

TEST_F(Reset, NobodyIsWrittenToWhoHasNoAccount)
{
    const AccountId id = portal_.account("a@vidu.example", {});
    (void)portal_.core().write([&](db::Transaction& tx) { return identity::set_active(tx, id, false); });
    const auto unknown = ask("khong-co@vidu.example"), disabled = ask("a@vidu.example");
    EXPECT_EQ(unknown.status, 200);
    EXPECT_EQ(disabled.status, 200);
    EXPECT_THAT(unknown.body, HasSubstr("Nếu khong-co@vidu.example là tài khoản đang dùng"));
    EXPECT_TRUE(payloads().empty());
}

TEST_F(Reset, AnAccountThatWasDisabledMeanwhileGetsNoLink)
{
    const AccountId id = portal_.account("a@vidu.example", {});
    ask("a@vidu.example");
    (void)portal_.core().write([&](db::Transaction& tx) { return identity::set_active(tx, id, false); });
    EXPECT_EQ(portal_.environment().mail_jobs.run_due(), 1);
    EXPECT_EQ(count("SELECT count(*) FROM password_resets"), 0);
    EXPECT_TRUE(payloads().empty()) << "done, not tried again";
}

TEST_F(Reset, ThePathWithItsTokenIsSecret)
{
    EXPECT_THAT(portal_.application().secret_paths(), testing::ElementsAre("/dat-lai-mat-khau/{token}"));
}

} // namespace
} // namespace tantrao::accounts
