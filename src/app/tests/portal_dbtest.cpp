// A whole portal by commands, as a system administrator meets it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/features.hpp"
#include "app/live_comparison.hpp"
#include "app/tests/run_command.hpp"
#include "base/json.hpp"
#include "db/sqlite_file.hpp"
#include "db/testing.hpp"
#include "files/testing.hpp"
#include "platform/access/access.hpp"
#include "platform/identity/identity.hpp"
#include "platform/newsstand/live_store.hpp"

#include <fstream>
#include <gmock/gmock.h>

namespace tantrao::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Portal : public db::StoreTest {
  protected:
    fs::path data() const { return folder() / "data"; }
    // The database of the test goes with every command that opens one.
    Outcome run(std::vector<std::string> line, const std::string& input = {}, const std::string& database = {})
    {
        const std::string url = database.empty() ? options().postgres_url : database;
        if (!url.empty())
            line.insert(line.end(), {"--database", url});
        return run_command(line, input);
    }
    Outcome init(const std::string& demo)
    {
        std::vector<std::string> line{"init", "--data", data().string(), "--profile", "tuyen-quang"};
        if (!demo.empty())
            line.push_back(demo);
        return run(line);
    }
    Outcome doctor() { return run({"doctor", "--data", data().string(), "--json"}); }
    Outcome import(const fs::path& file)
    {
        return run({"import", "articles", "--data", data().string(), "--site", "yen-phu", "--category", "tin-tuc", "--json",
                    file.string()});
    }
    static Json check_named(const Json& report, const std::string& name)
    {
        for (const Json& check : report.at("checks"))
            if (check.at("name") == name)
                return check;
        return {};
    }
    std::unique_ptr<db::Store> core() { return db::Store::open(core_options()); }
    db::StoreOptions core_options()
    {
        db::StoreOptions opened = options();
        opened.sqlite_file = data() / "core.db";
        return opened;
    }
    fs::path live_file(const fs::path& of) { return newsstand::LiveStore(of / "live", projections()).current()->path(); }
};

constexpr const char* lines =
    R"({"external_id":"1","title":"Hội nghị tổng kết","body":"Sáng nay.\n\nChiều nay.","published_at":"2025-10-01T08:00:00+07:00"}
{"external_id":"2","title":"Thiếu nội dung","published_at":"2025-10-01"}
{"external_id":"3","title":"Chợ phiên cuối tuần","body_html":"<p>Chợ <b>họp</b> từ sớm.</p>","published_at":"2025-10-02"}
)";

TEST_P(Portal, FromNothingToArticles)
{
    const Outcome made = init("");
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(fs::status(data() / "demo-accounts.txt").permissions(), fs::perms::owner_read | fs::perms::owner_write);
    const Outcome again = init("");
    EXPECT_EQ(again.status, 1);
    EXPECT_THAT(again.err, HasSubstr("already"));

    const Outcome well = doctor();
    EXPECT_EQ(well.status, 0) << well.out;
    EXPECT_TRUE(well.json().at("ok"));
    EXPECT_EQ(well.json().at("checks").size(), 11U);

    files::write_file(folder() / "a.jsonl", lines);
    const Outcome first = import(folder() / "a.jsonl");
    EXPECT_EQ(first.status, 1) << first.err;   // one line is bad
    EXPECT_EQ(first.json().at("created"), 2);
    EXPECT_EQ(first.json().at("bad_lines").at(0).at("line"), 2);
    EXPECT_EQ(import(folder() / "a.jsonl").json().at("unchanged"), 2);
    EXPECT_EQ(import(folder() / "nothing.jsonl").status, 1);
    EXPECT_EQ(doctor().status, 0);
}

TEST_P(Portal, PeopleByCommand)
{
    ASSERT_EQ(init("--no-demo").status, 0);
    EXPECT_FALSE(fs::exists(data() / "demo-accounts.txt"));
    const std::string dir = data().string();
    const std::vector<std::string> add{
        "account", "add", "--data", dir, "--email", "a@vidu.example", "--name", "Nguyễn Thị Thử", "--password-stdin"};
    EXPECT_EQ(run(add, "ngan\n").status, 1);
    EXPECT_EQ(run(add, "").status, 1);
    EXPECT_EQ(run(add, "mật khẩu đủ dài để dùng\n").status, 0);
    EXPECT_EQ(run(add, "mật khẩu đủ dài để dùng\n").status, 1);   // taken
    EXPECT_EQ(
        run({"access", "grant", "--data", dir, "--email", "a@vidu.example", "--site", "yen-phu", "--level", "update"}).status, 0);
    EXPECT_EQ(
        run({"access", "grant", "--data", dir, "--email", "a@vidu.example", "--site", "khong-co", "--level", "update"}).status,
        1);
    EXPECT_EQ(run({"access", "grant", "--data", dir, "--email", "a@vidu.example", "--site", "yen-phu", "--level", "king"}).status,
              1);

    const auto store = core();
    const auto account = store->read([](db::Connection& db) { return identity::find_account_by_email(db, "a@vidu.example"); });
    ASSERT_TRUE(account);
    EXPECT_TRUE(account->must_change);
    EXPECT_EQ(store->read([&](db::Connection& db) { return access::grants_of(db, account->id); }).size(), 1U);

    // Somebody writes, nobody else can let it through.
    const Outcome stuck = doctor();
    EXPECT_EQ(stuck.status, 1);
    EXPECT_THAT(check_named(stuck.json(), "gates").at("detail").get<std::string>(), HasSubstr("yen-phu"));
    EXPECT_EQ(
        run({"access", "grant", "--data", dir, "--email", "a@vidu.example", "--site", "yen-phu", "--level", "moderate"}).status,
        0);
    EXPECT_EQ(doctor().status, 1);   // the same person
}

TEST_P(Portal, EveryReportIsJsonForScripts)
{
    ASSERT_EQ(init("--no-demo").status, 0);
    const std::string dir = data().string();
    ASSERT_EQ(run({"account", "add", "--data", dir, "--email", "a@vidu.example", "--name", "Nguyễn Thị Thử", "--password-stdin"},
                  "mật khẩu đủ dài để dùng\n")
                  .status,
              0);
    ASSERT_EQ(
        run({"access", "grant", "--data", dir, "--email", "a@vidu.example", "--site", "yen-phu", "--level", "update"}).status, 0);
    const std::vector<std::vector<std::string>> reports{
        {"account", "list"},
        {"access", "list"},
        {"access", "explain", "--email", "a@vidu.example", "--power", "articles.write", "--site", "yen-phu"},
        {"site", "list"},
        {"site", "state", "yen-phu"},
        {"site", "gates", "yen-phu"},
        {"seed", "--articles", "3"},
        {"live", "rebuild"},
        {"live", "prepare"},
        {"migrate", "--check"},
        {"audit", "verify"},
        {"backup", (folder() / "copy").string()}};
    for (std::vector<std::string> words : reports) {
        SCOPED_TRACE(words[0] + " " + words[1]);
        words.insert(words.end(), {"--data", dir, "--json"});
        const Outcome told = run(words);
        EXPECT_EQ(told.status, 0) << told.err;
        EXPECT_TRUE(parse_json(told.out)) << told.out;
    }
    for (const char* name : {"routes", "powers", "version"}) {   // these open no database
        testing::internal::CaptureStdout();
        EXPECT_EQ(run_command_line({name, "--data", dir, "--json"}), 0) << name;
        EXPECT_TRUE(parse_json(testing::internal::GetCapturedStdout())) << name;
    }
}

TEST_P(Portal, PeopleAreShutOutAndLetInAgain)
{
    ASSERT_EQ(init("--no-demo").status, 0);
    const std::string dir = data().string(), email = "a@vidu.example";
    ASSERT_EQ(run({"account", "add", "--data", dir, "--email", email, "--name", "Nguyễn Thị Thử", "--password-stdin"},
                  "mật khẩu đủ dài để dùng\n")
                  .status,
              0);
    ASSERT_EQ(run({"access", "grant", "--data", dir, "--email", email, "--site", "yen-phu", "--level", "update"}).status, 0);
    const auto account = [&] {
        const auto store = core();
        return store->read([&](db::Connection& db) { return identity::find_account_by_email(db, email).value(); });
    };
    EXPECT_EQ(run({"account", "disable", "--data", dir, "--email", email}).status, 0);
    EXPECT_FALSE(account().active);
    EXPECT_EQ(run({"account", "enable", "--data", dir, "--email", email}).status, 0);
    EXPECT_TRUE(account().active);
    EXPECT_EQ(
        run({"account", "password", "--data", dir, "--email", email, "--password-stdin"}, "một mật khẩu khác cũng dài\n").status,
        0);
    EXPECT_TRUE(account().must_change);
    EXPECT_EQ(run({"access", "revoke", "--data", dir, "--email", email, "--site", "yen-phu", "--level", "update"}).status, 0);
    const auto store = core();
    EXPECT_TRUE(store->read([&](db::Connection& db) { return access::grants_of(db, account().id); }).empty());
    EXPECT_EQ(run({"account", "disable", "--data", dir, "--email", "nobody@vidu.example"}).status, 1);
}

TEST_P(Portal, DoctorFindsAndMendsWhatLiveGotWrong)
{
    ASSERT_EQ(init("--no-demo").status, 0);
    files::write_file(folder() / "a.jsonl", lines);
    import(folder() / "a.jsonl");
    db::open_sqlite(live_file(data()))->script("UPDATE live_articles SET title = 'Sửa trộm' WHERE title LIKE 'Chợ%'");
    const Outcome ill = doctor();
    EXPECT_EQ(ill.status, 1);
    EXPECT_THAT(check_named(ill.json(), "live").at("detail").get<std::string>(),
                HasSubstr("live_articles: 1 rows missing, 1 surplus"));
    const Outcome mended = run({"doctor", "--data", data().string(), "--json", "--repair"});
    EXPECT_EQ(mended.status, 0) << mended.out;
    EXPECT_EQ(doctor().status, 0);
    for (const auto& entry : fs::directory_iterator(data()))
        EXPECT_FALSE(entry.path().filename().string().starts_with("doctor-"));
}

TEST_P(Portal, DoctorFindsLostPictures)
{
    ASSERT_EQ(init("--no-demo").status, 0);
    files::write_file(folder() / "cho.png", files::sample_png());
    files::write_file(
        folder() / "a.jsonl",
        R"({"external_id":"1","title":"Chợ","body":"Họp sớm.","published_at":"2025-10-01","images":[{"path":"cho.png","alt":"Chợ"}]})");
    ASSERT_EQ(import(folder() / "a.jsonl").status, 0);
    ASSERT_EQ(doctor().status, 0);
    fs::remove_all(data() / "files");
    fs::create_directories(data() / "files");
    const Outcome ill = doctor();
    EXPECT_EQ(ill.status, 1);
    EXPECT_FALSE(check_named(ill.json(), "files").at("ok"));
}

TEST_P(Portal, DoctorSaysWhatIsMissing)
{
    EXPECT_EQ(doctor().status, 1);   // no such folder
    fs::create_directories(data());
    const Outcome empty = doctor();
    EXPECT_EQ(empty.status, 1);
    EXPECT_FALSE(check_named(empty.json(), "core").at("ok"));
    EXPECT_FALSE(fs::exists(data() / "core.db"));
}

TEST_P(Portal, IsRestoredAsItWas)
{
    ASSERT_EQ(init("--no-demo").status, 0);
    files::write_file(folder() / "cho.png", files::sample_png());
    files::write_file(
        folder() / "a.jsonl",
        R"({"external_id":"1","title":"Chợ","body":"Họp sớm.","published_at":"2025-10-01","images":[{"path":"cho.png","alt":"Chợ"}]})");
    ASSERT_EQ(import(folder() / "a.jsonl").status, 0);
    const fs::path copy = folder() / "copy", there = folder() / "there";
    ASSERT_EQ(run({"backup", copy.string(), "--data", data().string()}).status, 0);
    EXPECT_EQ(run({"backup", copy.string(), "--data", data().string()}).status, 1);   // not empty
    const std::string server = GetParam() == db::Engine::postgres ? std::getenv("TANTRAO_TEST_POSTGRES") : "";
    const std::string name = "tantrao_test_" + random_hex(8);
    std::string url;
    if (!server.empty()) {
        db::run_on_postgres_server(server, "CREATE DATABASE " + name);
        const std::string own = options().postgres_url;
        const auto slash = own.find('/', own.find("//") + 2);
        url = own.substr(0, slash + 1) + name + (own.find('?') == std::string::npos ? "" : own.substr(own.find('?')));
    }
    const Outcome restored = run({"restore", copy.string(), "--data", there.string()}, {}, url);
    EXPECT_EQ(restored.status, 0) << restored.err;
    const auto compared = db::compare_sqlite(live_file(there), live_file(data()), {"live_meta"});
    EXPECT_GT(compared.rows, 3000);
    EXPECT_TRUE(compared.differences.empty());
    EXPECT_EQ(run({"doctor", "--data", there.string()}, {}, url).status, 0);
    EXPECT_EQ(run({"restore", copy.string(), "--data", there.string()}, {}, url).status, 1);   // not empty any more
    if (!server.empty())
        db::run_on_postgres_server(server, "DROP DATABASE " + name + " WITH (FORCE)");
}

TANTRAO_ON_ALL_STORES(Portal);

}   // namespace
}   // namespace tantrao::app
