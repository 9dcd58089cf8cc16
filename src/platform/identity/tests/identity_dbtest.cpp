// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/identity/identity.hpp"

#include "db/testing.hpp"

#include <thread>

namespace tantrao::identity {
namespace {

const std::string good = "một mật khẩu đủ dài";

class Accounts : public db::StoreTest {
  protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        db::migrate(store(), db::find_migrations({"platform/identity"}));
        an_ = add("an@vidu.example");
    }
    AccountId add(const std::string& email, bool must_change = false)
    {
        return create_account(store(), clock_.now(), {email, "Nguyễn Văn An", good, must_change}).value();
    }
    Result<SignedIn> enter(std::string_view email, std::string_view password)
    {
        return sign_in(store(), clock_.now(), limits_, email, password);
    }
    std::string refusal(std::string_view email, std::string_view password)
    {
        const auto answer = enter(email, password);
        if (answer)
            return "";
        return answer.error().code + (answer.error().args.empty() ? "" : " " + answer.error().args[0]);
    }
    bool is_in(std::string_view token) { return find_session(store(), clock_.now(), limits_, token).has_value(); }
    template <class F>
    void write(F&& body)
    {
        ASSERT_TRUE(store().write([&](db::Transaction& tx) -> Result<void> {
            body(tx);
            return {};
        }));
    }
    FakeClock clock_;
    SessionLimits limits_;
    AccountId an_;
};

TEST_P(Accounts, AreCreatedWithGoodDataOnly)
{
    const auto refused = [&](NewAccount plan) {
        const auto made = create_account(store(), clock_.now(), plan);
        return made ? "" : made.error().code;
    };
    for (const char* email : {"", "an", "an@", "@vidu.example", "a n@vidu.example", "an@vidu",
                              "an@vidu.example, binh@vidu.example", "an@@vidu.example", "dũng@vidu.example", "<an@vidu.example>"})
        EXPECT_EQ(refused({email, "An", good}), "account.email.bad") << email;
    EXPECT_EQ(refused({"b@vidu.example", "  ", good}), "account.name.missing");
    EXPECT_EQ(refused({"b@vidu.example", "B", "ngan"}), "password.too_short");
    EXPECT_EQ(refused({" AN@Vidu.Example ", "An", good}), "account.email.taken");
    const auto account = store().read([&](db::Connection& core) { return find_account_by_email(core, "AN@vidu.example"); });
    EXPECT_EQ(account->id, an_);
    EXPECT_EQ(account->name, "Nguyễn Văn An");
}

TEST_P(Accounts, PasswordsAreJudged)
{
    const auto judged = [](std::string_view password) {
        const auto fine = check_password(password, "binhminh@vidu.example");
        return fine ? "" : fine.error().code;
    };
    EXPECT_EQ(judged(good), "");
    EXPECT_EQ(judged("mườibốnkýtự123"), "");
    EXPECT_EQ(judged("mườibốnkýtự12"), "password.too_short");
    EXPECT_EQ(judged(std::string(200, 'x') + "y"), "password.too_long");
    EXPECT_EQ(judged("aaaaaaaaaaaaaaaa"), "password.too_plain");
    EXPECT_EQ(judged("áàảãạáàảãạáàảãạ"), "password.too_plain");
    EXPECT_EQ(judged("Bình-Minh BINHMINH 2026"), "password.too_plain");
    std::string marks;
    for (int i = 0; i < 20; ++i)
        marks += "\u0301";
    EXPECT_NE(judged(marks), "");
}

TEST_P(Accounts, SignInOpensASession)
{
    const auto signed_in = enter(" An@vidu.example", good);
    ASSERT_TRUE(signed_in);
    EXPECT_EQ(signed_in->account.id, an_);
    const auto session = find_session(store(), clock_.now(), limits_, signed_in->token);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->account.id, an_);
    EXPECT_EQ(session->csrf.size(), 64U);
    EXPECT_NE(session->csrf, signed_in->token);
    EXPECT_FALSE(is_in(signed_in->token + "x"));
    EXPECT_FALSE(is_in(session->token_hash));   // what is stored opens nothing
    EXPECT_FALSE(is_in(""));
    sign_out(store(), signed_in->token);
    EXPECT_FALSE(is_in(signed_in->token));
}

// macOS sends letters and marks apart, Windows together.
TEST_P(Accounts, APasswordIsTheSameHoweverItsLettersAreTyped)
{
    const std::string decomposed = "mo\u0302\u0323t ma\u0323\u0302t kha\u0302\u0309u \u0111u\u0309 da\u0300i";
    ASSERT_NE(decomposed, good);
    EXPECT_TRUE(enter("an@vidu.example", decomposed));
}

TEST_P(Accounts, AnUnknownAccountGetsTheSameAnswersAsAKnownOne)
{
    std::vector<std::string> known, unknown;
    for (int i = 0; i < 8; ++i) {
        known.push_back(refusal("an@vidu.example", "không phải mật khẩu"));
        unknown.push_back(refusal("khong-co@vidu.example", "không phải mật khẩu"));
        clock_.advance(seconds_us(7));
    }
    EXPECT_EQ(known, unknown);
    EXPECT_EQ(known[0], "sign_in.refused");
    EXPECT_EQ(known[5], "sign_in.locked 23");
}

TEST_P(Accounts, FiveFailuresLockAndTheLockDoubles)
{
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(refusal("an@vidu.example", "sai"), "sign_in.refused");
    std::int64_t lock = seconds_us(30);
    for (int i = 0; i < 9; ++i) {
        EXPECT_EQ(refusal("an@vidu.example", good), "sign_in.locked " + std::to_string(lock / seconds_us(1)));
        clock_.advance(lock - 1);
        EXPECT_EQ(refusal("an@vidu.example", good), "sign_in.locked 1");
        clock_.advance(1);
        EXPECT_EQ(refusal("an@vidu.example", "sai"), "sign_in.refused");
        lock = std::min(lock * 2, hours_us(1));
    }
    EXPECT_EQ(lock, hours_us(1));
    clock_.advance(hours_us(1));
    EXPECT_TRUE(enter("an@vidu.example", good));
    EXPECT_EQ(refusal("an@vidu.example", "sai"), "sign_in.refused");
    EXPECT_TRUE(enter("an@vidu.example", good));   // a success forgets the failures before it
}

// Guesses that arrive together must not all be tried because none of them knew of the others.
TEST_P(Accounts, GuessesAtOnceLockAsWell)
{
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] { EXPECT_FALSE(enter("an@vidu.example", "sai")); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_TRUE(refusal("an@vidu.example", good).starts_with("sign_in.locked"));
}

TEST_P(Accounts, ADisabledAccountIsRefusedAndThrownOut)
{
    const auto token = enter("an@vidu.example", good)->token;
    write([&](db::Transaction& tx) { EXPECT_TRUE(set_active(tx, an_, false)); });
    EXPECT_FALSE(is_in(token));
    EXPECT_EQ(refusal("an@vidu.example", good), "sign_in.refused");
    EXPECT_FALSE(start_reset(store(), clock_.now(), "an@vidu.example"));
    write([&](db::Transaction& tx) { EXPECT_TRUE(set_active(tx, an_, true)); });
    EXPECT_TRUE(enter("an@vidu.example", good));
    EXPECT_FALSE(store().write([&](db::Transaction& tx) { return set_active(tx, AccountId{99}, false); }));
}

TEST_P(Accounts, SessionsEndWhenIdleAndInTheEndAnyway)
{
    const auto idle = enter("an@vidu.example", good)->token;
    clock_.advance(minutes_us(15) - 1);
    EXPECT_TRUE(is_in(idle));
    clock_.advance(minutes_us(15));
    EXPECT_FALSE(is_in(idle));

    const auto busy = enter("an@vidu.example", good)->token;
    const Instant begin = clock_.now();
    while (clock_.now() - begin < hours_us(12) - minutes_us(10)) {
        ASSERT_TRUE(is_in(busy));
        clock_.advance(minutes_us(10));
    }
    ASSERT_TRUE(is_in(busy));
    clock_.set(begin + hours_us(12) + -1);
    EXPECT_TRUE(is_in(busy));
    clock_.advance(1);
    EXPECT_FALSE(is_in(busy));
    write([&](db::Transaction& tx) { remove_ended(tx, clock_.now()); });
    EXPECT_EQ(store().read([](db::Connection& core) { return core.number("SELECT count(*) FROM sessions"); }), 0);
}

TEST_P(Accounts, TheFirstPasswordMustBeChanged)
{
    const AccountId binh = add("binh@vidu.example", true);
    const auto signed_in = enter("binh@vidu.example", good);
    EXPECT_TRUE(signed_in->account.must_change);
    const auto other = enter("binh@vidu.example", good)->token;
    const auto refused = [&](std::string_view present, std::string_view fresh) {
        const auto changed = change_password(store(), binh, present, fresh, signed_in->token);
        return changed ? "" : changed.error().fields.at(0).field + " " + changed.error().fields.at(0).code;
    };
    EXPECT_EQ(refused("sai", "một mật khẩu khác hẳn"), "present password.present.wrong");
    EXPECT_EQ(refused(good, "ngắn"), "password password.too_short");
    EXPECT_EQ(refused(good, good), "password password.same");
    EXPECT_TRUE(find_session(store(), clock_.now(), limits_, signed_in->token)->account.must_change);
    const auto reset = start_reset(store(), clock_.now(), "binh@vidu.example");
    EXPECT_EQ(refused(good, "một mật khẩu khác hẳn"), "");
    EXPECT_FALSE(find_session(store(), clock_.now(), limits_, signed_in->token)->account.must_change);
    EXPECT_FALSE(is_in(other));   // of whoever else knew the old one
    EXPECT_FALSE(finish_reset(store(), clock_.now(), *reset, "lại một mật khẩu nữa"));
    EXPECT_EQ(refusal("binh@vidu.example", good), "sign_in.refused");
    EXPECT_TRUE(enter("binh@vidu.example", "một mật khẩu khác hẳn"));
}

TEST_P(Accounts, AResetWorksOnceForEightHours)
{
    const auto session = enter("an@vidu.example", good)->token;
    for (int i = 0; i < 6; ++i)
        refusal("an@vidu.example", "sai");
    EXPECT_FALSE(start_reset(store(), clock_.now(), "khong-co@vidu.example"));
    EXPECT_FALSE(start_reset(store(), clock_.now(), "än@vidu.example"));   // another letter is another address
    const auto first = start_reset(store(), clock_.now(), "An@vidu.example");
    const auto second = start_reset(store(), clock_.now(), "an@vidu.example");
    ASSERT_TRUE(first && second);
    const auto finish = [&](const std::string& token, std::string_view fresh) {
        const auto done = finish_reset(store(), clock_.now(), token, fresh);
        return done ? "" : done.error().code;
    };
    clock_.advance(hours_us(8) - 1);
    EXPECT_EQ(finish(*first, "ngắn"), "form.invalid");
    EXPECT_EQ(finish(*first, "một mật khẩu khác hẳn"), "");
    EXPECT_EQ(finish(*first, "và một mật khẩu nữa"), "reset.over");
    EXPECT_EQ(finish(*second, "và một mật khẩu nữa"), "reset.over");   // the other link is void too
    EXPECT_EQ(finish("không có", "và một mật khẩu nữa"), "reset.over");
    EXPECT_FALSE(is_in(session));
    EXPECT_TRUE(enter("an@vidu.example", "một mật khẩu khác hẳn"));   // and the lock is over

    const auto late = start_reset(store(), clock_.now(), "an@vidu.example");
    clock_.advance(hours_us(8));
    EXPECT_EQ(finish(*late, "và một mật khẩu nữa"), "reset.over");
    write([&](db::Transaction& tx) { remove_ended(tx, clock_.now()); });
    EXPECT_EQ(store().read([](db::Connection& core) { return core.number("SELECT count(*) FROM password_resets"); }), 0);
}

TEST_P(Accounts, AnAdministratorsPasswordMustBeChanged)
{
    const auto token = enter("an@vidu.example", good)->token;
    ASSERT_TRUE(replace_password(store(), an_, "mật khẩu của quản trị"));
    EXPECT_FALSE(is_in(token));
    EXPECT_TRUE(enter("an@vidu.example", "mật khẩu của quản trị")->account.must_change);
    EXPECT_FALSE(replace_password(store(), AccountId{99}, "mật khẩu của quản trị"));
    EXPECT_FALSE(replace_password(store(), an_, "ngắn"));
}

TEST_P(Accounts, AHugePasswordIsJustWrong)
{
    EXPECT_EQ(refusal("an@vidu.example", std::string(1'000'000, 'x')), "sign_in.refused");
    EXPECT_EQ(refusal("an@vidu.example", good + std::string(5'000, ' ')), "sign_in.refused");
}

TEST_P(Accounts, AreListedByGivenName)
{
    const auto named = [&](const char* email, const char* name) {
        ASSERT_TRUE(create_account(store(), clock_.now(), {email, name, good, false}));
    };
    named("1@vidu.example", "Trần Thị Đào");
    named("2@vidu.example", "Lê Văn Dũng");
    named("3@vidu.example", "Bùi Ánh");
    std::vector<std::string> names;
    for (const Account& account : store().read([](db::Connection& core) { return all_accounts(core); }))
        names.push_back(account.name);
    EXPECT_EQ(names, (std::vector<std::string>{"Nguyễn Văn An", "Bùi Ánh", "Lê Văn Dũng", "Trần Thị Đào"}));
}

TANTRAO_ON_ALL_STORES(Accounts);

}   // namespace
}   // namespace tantrao::identity
