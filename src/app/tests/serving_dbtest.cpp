// A portal that is served, and commands beside it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/tests/run_command.hpp"
#include "app/tests/served_program.hpp"
#include "base/json.hpp"
#include "db/testing.hpp"
#include "features/documents/testing.hpp"
#include "files/testing.hpp"
#include "platform/site/site_store.hpp"

#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace tantrao::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

// A mail server that takes connections and never says a word, until it goes.
class SilentMailServer {
  public:
    SilentMailServer() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(socket_, 64) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no socket");
        port_ = ntohs(address.sin_port);
    }
    ~SilentMailServer() { ::close(socket_); }
    SilentMailServer(const SilentMailServer&) = delete;
    SilentMailServer& operator=(const SilentMailServer&) = delete;
    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

  private:
    int socket_, port_ = 0;
};

class Serving : public db::StoreTest {
  protected:
    void SetUp() override
    {
        db::StoreTest::SetUp();
        ASSERT_EQ(command({"init", "--profile", "tuyen-quang", "--no-demo"}).status, 0);
    }
    fs::path data() const { return folder() / "data"; }
    Config config() { return config_in(data(), options().postgres_url); }
    Outcome command(std::vector<std::string> line, const std::string& input = {})
    {
        line.insert(line.end(), {"--data", data().string()});
        if (!options().postgres_url.empty())
            line.insert(line.end(), {"--database", options().postgres_url});
        return run_command(line, input);
    }
    std::unique_ptr<Program> serve()
    {
        auto program = std::make_unique<Program>(config(), open_core(config()));
        program->make_ready();
        program->start();
        return program;
    }
    Outcome import(const std::string& name, const std::string& lines)
    {
        files::write_file(folder() / name, lines);
        return command({"import", "articles", "--site", "yen-phu", "--category", "tin-tuc", (folder() / name).string()});
    }
    Outcome add_person(const std::string& email, const std::string& level)
    {
        const Outcome added = command({"account", "add", "--email", email, "--name", "Nguyễn Thị Thử", "--password-stdin"},
                                      std::string(first_password) + "\n");
        return added.status != 0 ? added : command({"access", "grant", "--email", email, "--site", "yen-phu", "--level", level});
    }
    static Page sign_in(Program& program, const std::string& email)
    {
        http::Request request;
        request.method = http::Method::post;
        request.form = std::make_shared<http::Form>();
        request.form->fields.add("email", email);
        request.form->fields.add("password", first_password);
        return ask(program, std::move(request), program.config().desk_host, "/dang-nhap");
    }
    static const std::vector<std::string>& new_site()
    {
        static const std::vector<std::string> line{"site",
                                                   "add",
                                                   "--slug",
                                                   "thu-nghiem",
                                                   "--kind",
                                                   "commune",
                                                   "--host",
                                                   "thunghiem",
                                                   "--name",
                                                   "Trang xã Thử Nghiệm",
                                                   "--official-name",
                                                   "Ủy ban nhân dân xã Thử Nghiệm",
                                                   "--decision",
                                                   "1/QĐ-UBND",
                                                   "--decision-date",
                                                   "2026-01-02"};
        return line;
    }
    static constexpr const char* first_password = "mot cau de nho dau tien";
};

TEST_P(Serving, ShowsArticlesThatAreImported)
{
    const auto program = serve();
    EXPECT_THAT(get(*program, "yenphu.localhost", "/tin-tuc").text,
                Not(HasSubstr("Hội nghị tổng kết")));   // in the page cache now
    const Outcome imported = import("a.jsonl", article);
    EXPECT_EQ(imported.status, 0) << imported.err;
    ASSERT_TRUE(comes_to_say(*program, "yenphu.localhost", "/tin-tuc", "Hội nghị tổng kết"));
    const std::string address = address_of(get(*program, "yenphu.localhost", "/tin-tuc").text, "Hội nghị tổng kết");
    const Page page = get(*program, "yenphu.localhost", address);
    EXPECT_EQ(page.status, 200) << address;
    EXPECT_THAT(page.text, HasSubstr("<p>Chiều nay.</p>"));
    EXPECT_TRUE(comes_to_say(*program, "yenphu.localhost", "/", "Hội nghị tổng kết"));

    // The same article again, with another text.
    std::string changed = article;
    changed.replace(changed.find("Chiều nay"), std::string_view("Chiều nay").size(), "Tối nay");
    EXPECT_EQ(import("b.jsonl", changed).status, 0);
    EXPECT_TRUE(comes_to_say(*program, "yenphu.localhost", address, "<p>Tối nay.</p>"));
    EXPECT_EQ(import("b.jsonl", changed).status, 0);

    EXPECT_EQ(command({"seed", "--articles", "30", "--site", "yen-phu", "--category", "thong-bao"}).status, 0);
    EXPECT_TRUE(comes_to_say(*program, "yenphu.localhost", "/thong-bao", "?truoc="));   // more than one page of them
}

TEST_P(Serving, AnImportEndsWhenSearchFindsWhatItBrought)
{
    const Outcome alone = import("a.jsonl", article);
    EXPECT_THAT(alone.out, HasSubstr("tìm kiếm sẽ thấy khi máy chủ chạy"));
    const auto program = serve();
    std::string lines;
    for (int i = 1; i <= 120; ++i)
        lines +=
            fmt::format(R"({{"external_id":"v{}","title":"Vụ mùa {}","body":"Lúa tốt.","published_at":"2025-10-02"}})", i, i) +
            "\n";
    const Outcome beside = import("b.jsonl", lines);
    EXPECT_EQ(beside.status, 0) << beside.err;
    EXPECT_THAT(beside.out, HasSubstr("đã hiện trên trang và tìm kiếm đã thấy"));
    http::Request search;
    search.query = "q=%22v%E1%BB%A5%20m%C3%B9a%20120%22";
    const Page found = ask(*program, std::move(search), "yenphu.localhost", "/api/v1/search");
    EXPECT_THAT(found.text, HasSubstr("\"external_id\":\"v120\""));
}

TEST_P(Serving, NeitherASilentMailServerNorFilesToBeReadDelayOthers)
{
    ASSERT_EQ(add_person("a@vidu.example", "update").status, 0);
    auto mail_server = std::make_unique<SilentMailServer>();
    Config with_mail = config();
    with_mail.smtp.url = mail_server->url();
    Program program(with_mail, open_core(with_mail));
    db::Store& core = program.environment().core;
    const Instant now = program.environment().clock.now();
    std::atomic<bool> reads{false}, read_enough{false};
    program.environment().slow_jobs.handle("test.reading", [&](const jobs::Job&) -> Result<void> {
        for (reads = true; !read_enough;)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return {};
    });
    const auto entered = core.write([&](db::Transaction& tx) -> Result<publication::Imported> {
        const auto account = identity::find_account_by_email(tx.db(), "a@vidu.example").value();
        jobs::enter(tx, now, "test.reading", Json::object(), now + -seconds_us(3));
        jobs::enter(tx, now, "alerts.mail", {{"subscriber", 1}}, now + -seconds_us(2));   // who has left
        for (int i = 0; i < 10; ++i)
            jobs::enter(tx, now, "accounts.reset_mail", {{"account", account.id.value}}, now);
        const auto site = site::find_site_by_slug(tx.db(), "yen-phu").value();
        const auto category = site::find_category_by_slug(tx.db(), site.id, documents::category_slug).value();
        const auto system = access::system_actor();
        return documents::import(tx, {system, now, "test"}, site.id, "test", "1",
                                 TANTRAO_TRY(documents::checked(documents::sample_document(category.id, "09/2026/QĐ-UBND"))),
                                 now + seconds_us(2));
    });
    ASSERT_TRUE(entered) << entered.error().code;
    program.make_ready();
    program.start();
    EXPECT_TRUE(comes_to_say(program, "yenphu.localhost", "/van-ban", "09/2026/QĐ-UBND"));
    const auto count = [&](std::string_view sql) { return core.read([&](db::Connection& db) { return db.number(sql); }); };
    EXPECT_TRUE(reads);
    EXPECT_EQ(count("SELECT count(*) FROM jobs WHERE kind = 'alerts.mail'"), 0) << "it waited for files";
    EXPECT_EQ(count("SELECT count(*) FROM jobs WHERE kind = 'accounts.reset_mail'"), 10) << "the server answered";
    read_enough = true;
    mail_server.reset();
    program.stop();
}

TEST_P(Serving, ShowsSitesThatAreAddedAndSuspended)
{
    const auto program = serve();
    EXPECT_EQ(get(*program, "thunghiem.localhost", "/").status, 421);
    const Outcome added = command(new_site());
    EXPECT_EQ(added.status, 0) << added.err;
    EXPECT_THAT(added.out, HasSubstr("shown by the running server"));
    EXPECT_TRUE(comes_to_say(*program, "thunghiem.localhost", "/", "Thử Nghiệm"));
    EXPECT_EQ(command({"site", "state", "thu-nghiem", "suspended"}).status, 0);
    EXPECT_TRUE(comes_to_say(*program, "thunghiem.localhost", "/", "tạm ngừng"));
    EXPECT_EQ(command({"site", "state", "thu-nghiem", "archived"}).status, 0);
    EXPECT_TRUE(until([&] { return get(*program, "thunghiem.localhost", "/").status == 421; }));
    EXPECT_EQ(command({"site", "state", "thu-nghiem", "established"}).status, 1);
    EXPECT_EQ(command(new_site()).status, 1);
}

TEST_P(Serving, PeopleAddedMaySignInAtOnce)
{
    const auto program = serve();
    EXPECT_EQ(sign_in(*program, "viet@vidu.example").status, 401);
    EXPECT_EQ(add_person("viet@vidu.example", "update").status, 0);
    EXPECT_EQ(add_person("duyet@vidu.example", "moderate").status, 0);
    EXPECT_EQ(sign_in(*program, "viet@vidu.example").status, 303);
    EXPECT_EQ(
        command({"access", "explain", "--email", "viet@vidu.example", "--site", "yen-phu", "--power", "articles.write"}).status,
        0);
    EXPECT_EQ(command({"access", "explain", "--email", "viet@vidu.example", "--site", "yen-phu", "--power", "publication.decide"})
                  .status,
              1);
    EXPECT_EQ(command({"account", "disable", "--email", "viet@vidu.example"}).status, 0);
    EXPECT_EQ(sign_in(*program, "viet@vidu.example").status, 401);
    EXPECT_THAT(command({"site", "gates", "yen-phu"}).out, HasSubstr("publication.decide"));
    EXPECT_THAT(command({"site", "gates", "yen-phu", "--like", "province"}).out, HasSubstr("publication.moderate"));
    EXPECT_EQ(command({"site", "gates", "khong-co"}).status, 1);
}

TEST_P(Serving, IsBackedUpAndExamined)
{
    const auto program = serve();
    EXPECT_EQ(import("a.jsonl", article).status, 0);
    const Outcome saved = command({"backup", (folder() / "copy").string(), "--json"});
    EXPECT_EQ(saved.status, 0) << saved.err;
    EXPECT_TRUE(parse_json(saved.out).value().at("ok"));
    ASSERT_TRUE(comes_to_say(*program, "yenphu.localhost", "/tin-tuc", "Hội nghị tổng kết"));
    const Outcome examined = command({"doctor"});
    EXPECT_EQ(examined.status, 0) << examined.out << examined.err;
    EXPECT_EQ(command({"migrate", "--check"}).status, 0);
    EXPECT_EQ(get(*program, "yenphu.localhost", "/").status, 200);
}

TEST_P(Serving, DoctorReadsTheSearchIndex)
{
    const auto check = [this] {
        const Json all = command({"doctor", "--json"}).json();
        for (const Json& one : all.at("checks"))
            if (one.at("name") == "search")
                return one;
        return Json();
    };
    EXPECT_THAT(check().at("detail").get<std::string>(), HasSubstr("there is no index yet"));
    fs::path index;
    {
        const auto program = serve();
        EXPECT_EQ(import("a.jsonl", article).status, 0);
        ASSERT_TRUE(until([&] { return program->environment().indexer.health().documents > 0; }));
        EXPECT_TRUE(check().at("ok")) << check();
        EXPECT_THAT(check().at("detail").get<std::string>(), HasSubstr("documents at number"));
        index = program->environment().catalogue.index()->folder();
    }
    fs::resize_file(index / "postlist.glass", 3);
    EXPECT_FALSE(check().at("ok"));
}

TEST_P(Serving, TheServerBuildsLiveAnewWhenAsked)
{
    const auto program = serve();
    EXPECT_EQ(import("a.jsonl", article).status, 0);
    const auto file = [&] { return program->environment().live.current()->path(); };
    const fs::path before = file();
    EXPECT_THAT(command({"live", "prepare"}).out, HasSubstr("is there already"));
    EXPECT_EQ(file(), before);
    const Outcome rebuilt = command({"live", "rebuild"});
    EXPECT_EQ(rebuilt.status, 0) << rebuilt.err;
    EXPECT_TRUE(until([&] { return file() != before; }));
    EXPECT_THAT(get(*program, "yenphu.localhost", "/tin-tuc").text, HasSubstr("Hội nghị tổng kết"));
    EXPECT_EQ(command(new_site()).status, 0);
    EXPECT_TRUE(until([&] { return get(*program, "thunghiem.localhost", "/").status == 200; }));
    EXPECT_EQ(command({"doctor"}).status, 0);
}

TEST_P(Serving, OneDataDirectoryIsForOneServer)
{
    const auto program = serve();
    try {
        Program second(config(), open_core(config()));
        FAIL() << "a second server began";
    } catch (const Refused& refused) {
        EXPECT_THAT(refused.what(),
                    HasSubstr("another process serves from " + data().string() + "; one data directory is for one server"));
    }
    EXPECT_EQ(get(*program, "localhost", "/").status, 200);
}

TEST_P(Serving, CommandsShowThingsThemselvesWhereNobodyServes)
{
    EXPECT_THAT(command(new_site()).out, HasSubstr("(shown)"));
    fs::remove_all(data() / "live");
    EXPECT_THAT(command({"live", "prepare"}).out, HasSubstr("is ready"));
    const auto program = serve();
    EXPECT_EQ(get(*program, "thunghiem.localhost", "/").status, 200);
    EXPECT_EQ(program->environment().live.current()->generation(), 1);   // what was prepared
}

TANTRAO_ON_ALL_STORES(Serving);

TEST(ServingBeforeInit, IsRefused)
{
    const db::TemporaryFolder folder;
    const Outcome outcome = run_command({"serve", "--data", (folder.path() / "new").string(), "--port", "8080"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, HasSubstr("tantrao init"));
    EXPECT_FALSE(fs::exists(folder.path() / "new" / "core.db"));
}

}   // namespace
}   // namespace tantrao::app
