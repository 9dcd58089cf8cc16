// Serving what live has, while core cannot be reached.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/tests/run_command.hpp"
#include "app/tests/served_program.hpp"
#include "db/testing.hpp"
#include "files/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr const char* nowhere = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1";

// A data directory with live, but without core.
class ServingWithoutCore : public testing::TestWithParam<const char*> {
  protected:
    void SetUp() override
    {
        const fs::path made = folder_.path() / "made";
        ASSERT_EQ(run_command({"init", "--data", made.string(), "--profile", "tuyen-quang", "--no-demo"}).status, 0);
        files::write_file(folder_.path() / "a.jsonl", article);
        ASSERT_EQ(run_command({"import", "articles", "--data", made.string(), "--site", "yen-phu", "--category", "tin-tuc",
                               (folder_.path() / "a.jsonl").string()})
                      .status,
                  0);
        fs::create_directories(data());
        fs::rename(made / "live", data() / "live");
    }
    fs::path data() const { return folder_.path() / "data"; }
    Config config() const { return config_in(data(), GetParam()); }

  private:
    db::TemporaryFolder folder_;
};

TEST_P(ServingWithoutCore, ReadersGetWhatIsPublished)
{
    Program program(config(), open_store(config(), Connect::when_needed));
    program.make_ready();
    program.start();
    EXPECT_EQ(get(program, "localhost", "/").status, 200);
    const Page list = get(program, "yenphu.localhost", "/tin-tuc");
    EXPECT_EQ(list.status, 200);
    EXPECT_EQ(get(program, "yenphu.localhost", address_of(list.text, "Hội nghị tổng kết")).status, 200);
    EXPECT_EQ(get(program, program.config().desk_host, "/").status, 303);   // to the sign-in page
    http::Request sign_in;
    sign_in.method = http::Method::post;
    sign_in.form = std::make_shared<http::Form>();
    sign_in.form->fields.add("email", "a@vidu.example");
    sign_in.form->fields.add("password", "mot cau de nho dau tien");
    const Page later = ask(program, std::move(sign_in), program.config().desk_host, "/dang-nhap");
    EXPECT_EQ(later.status, 503);
    EXPECT_THAT(later.text, HasSubstr("tạm gián đoạn"));
    program.stop();
    EXPECT_FALSE(fs::exists(data() / "core.db"));
}

// Another program's live store is not one that this program can read.
TEST_P(ServingWithoutCore, IsRefusedWhereLiveWasNotPrepared)
{
    for (const auto& entry : fs::directory_iterator(data() / "live"))
        if (entry.path().extension() == ".db")
            fs::rename(entry.path(), data() / "live" / "live-0123456789ab-1.db");
    Program program(config(), open_store(config(), Connect::when_needed));
    try {
        program.make_ready();
        FAIL() << "it served nothing";
    } catch (const Refused& refused) {
        EXPECT_THAT(refused.what(), HasSubstr("no live store of this program to serve from (`tantrao live prepare`"));
    }
}

INSTANTIATE_TEST_SUITE_P(Stores, ServingWithoutCore, testing::Values("", nowhere),
                         [](const auto& core) { return *core.param == '\0' ? "Sqlite" : "Postgres"; });

}   // namespace
}   // namespace tantrao::app
