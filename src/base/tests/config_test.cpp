// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/config.hpp"
#include "base/ids.hpp"
#include "base/password.hpp"
#include "base/toml.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace tantrao {
namespace {

class ConfigTest : public testing::Test {
  protected:
    ConfigTest() : dir_(std::filesystem::temp_directory_path() / ("tantrao-config-" + random_hex(6)))
    {
        std::filesystem::create_directories(dir_);
    }
    ~ConfigTest() override { std::filesystem::remove_all(dir_); }
    Result<Config> with(const std::string& text)
    {
        std::ofstream(dir_ / "tantrao.toml") << text;
        return load_config(dir_);
    }
    std::filesystem::path dir_;
};

TEST_F(ConfigTest, HasDefaultsWithoutAFile)
{
    const Config config = load_config(dir_).value();
    EXPECT_EQ(config.port, 8080);
    EXPECT_EQ(config.desk_host, "bientap.localhost");
}

TEST_F(ConfigTest, ReadsSettingsAndSecretsFromFiles)
{
    std::ofstream(dir_ / "secret") << "postgresql://x\n";
    const Config config = with("port = 9000\nbase_host = \"tuyenquang.gov.vn\"\ndatabase_url_file = \"" +
                               (dir_ / "secret").string() + "\"\n[session]\nhours = 8\n[search]\nocr = false\n")
                              .value();
    EXPECT_EQ(config.port, 9000);
    EXPECT_EQ(config.desk_host, "bientap.tuyenquang.gov.vn");
    EXPECT_EQ(config.database_url, "postgresql://x");
    EXPECT_EQ(config.session_hours, 8);
    EXPECT_FALSE(config.ocr);
}

TEST_F(ConfigTest, NamesWhatIsWrong)
{
    EXPECT_EQ(with("prot = 1").error().args.at(0), "prot");
    EXPECT_EQ(with("port = \"x\"").error().code, "config.bad_value");
    EXPECT_EQ(with("port = ").error().code, "config.unreadable");
    EXPECT_EQ(with("public_scheme = \"ftp\"").error().code, "config.bad_value");
}

TEST_F(ConfigTest, TheExampleNamesOnlySettingsThatExist)
{
    std::ifstream in("config/tantrao.example.toml");
    std::string line, all;
    while (std::getline(in, line)) {
        const bool setting = line.starts_with("# ") && (line.find(" = ") != std::string::npos || line[2] == '[');
        if (setting && line.find("_file") == std::string::npos)
            all += line.substr(2) + "\n";
    }
    ASSERT_FALSE(all.empty());
    const auto config = with(all);
    ASSERT_TRUE(config) << config.error().code << " " << config.error().args.at(0);
    EXPECT_EQ(config->port, 8080);
}

TEST(Password, HashesVerifyAndDiffer)
{
    const std::string hash = hash_password("một mật khẩu đủ dài");
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(verify_password(hash, "một mật khẩu đủ dài"));
    EXPECT_FALSE(verify_password(hash, "một mật khẩu đủ dàI"));
    EXPECT_FALSE(verify_password("nonsense", "x"));
    EXPECT_NE(hash, hash_password("một mật khẩu đủ dài"));
}

TEST(Toml, GivesJson)
{
    const Json json = parse_toml("a = 1\n[b]\nc = [\"x\", true]\nd = 2026-11-24\n").value();
    EXPECT_EQ(json["b"]["c"][0], "x");
    EXPECT_EQ(json["b"]["d"], "2026-11-24");
    EXPECT_EQ(parse_toml("a = [").error().code, "toml.unreadable");
}

}   // namespace
}   // namespace tantrao
