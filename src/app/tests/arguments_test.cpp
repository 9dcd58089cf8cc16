// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/arguments.hpp"
#include "app/command.hpp"

#include <gmock/gmock.h>

namespace tantrao::app {
namespace {

const std::vector<Option> options{{"data", "DIR", "where", Option::Need::optional},
                                  {"port", "N", "which", Option::Need::optional},
                                  {"json", "", "as JSON", Option::Need::optional}};

std::string refusal(const std::vector<std::string>& line, const std::vector<std::string>& positional = {}, const std::vector<Option>& declared = options)
{
    try {
        Arguments::parse(line, declared, positional);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "";
}

TEST(CommandLine, TakesBothWaysOfWriting)
{
    const auto found = Arguments::parse({"--data=a=b", "--port", "80", "--json", "one", "--", "--two"}, options, {"A", "B"});
    EXPECT_EQ(found.get("data"), "a=b");
    EXPECT_EQ(found.number("port", 1, 100), 80);
    EXPECT_TRUE(found.has("json"));
    EXPECT_EQ(found.word(0), "one");
    EXPECT_EQ(found.word(1), "--two");
    EXPECT_EQ(found.word(2), "");
    EXPECT_EQ(found.get("nothing", "otherwise"), "otherwise");
}

TEST(CommandLine, RefusesWhatNobodyDeclared)
{
    using testing::HasSubstr;
    EXPECT_THAT(refusal({"--dta", "x"}), HasSubstr("--dta"));
    EXPECT_THAT(refusal({"-d"}), HasSubstr("-d"));
    EXPECT_THAT(refusal({"word"}), HasSubstr("word"));
    EXPECT_THAT(refusal({"--data"}), HasSubstr("--data"));
    EXPECT_THAT(refusal({"--json=yes"}), HasSubstr("--json"));
    EXPECT_THAT(refusal({"--data", "a", "--data", "b"}), HasSubstr("twice"));
    EXPECT_THAT(refusal({}, {"FILE"}), HasSubstr("FILE"));
    EXPECT_EQ(refusal({}, {"[STATE]"}), "");
    EXPECT_THAT(refusal({}, {}, {{"email", "E", "whose", Option::Need::required}}), HasSubstr("--email"));
}

TEST(CommandLine, WantsNumbersWithinTheirBounds)
{
    for (const char* text : {"", "x", "1x", "0", "101", "99999999999999999999", "-5"})
        EXPECT_THROW(static_cast<void>(Arguments::parse({"--port", text}, options, {}).number("port", 1, 100)), UsageError) << text;
    EXPECT_EQ(Arguments::parse({}, options, {}).number("port", 1, 100), std::nullopt);
}

TEST(Commands, AllHaveHelpThatEndsWell)
{
    ASSERT_GT(commands().size(), 20U);
    for (const Command& command : commands()) {
        EXPECT_FALSE(command.summary.empty()) << command.name;
        testing::internal::CaptureStdout();
        std::vector<std::string> line{command.name.substr(0, command.name.find(' '))};
        if (const auto space = command.name.find(' '); space != std::string::npos)
            line.push_back(command.name.substr(space + 1));
        line.push_back("--help");
        EXPECT_EQ(run_command_line(line), 0) << command.name;
        EXPECT_THAT(testing::internal::GetCapturedStdout(), testing::HasSubstr("Usage: tantrao " + command.name));
    }
}

TEST(Commands, CalledWronglyEndWithTwo)
{
    testing::internal::CaptureStderr();
    testing::internal::CaptureStdout();
    EXPECT_EQ(run_command_line({}), 2);
    EXPECT_EQ(run_command_line({"nonsense"}), 2);
    EXPECT_EQ(run_command_line({"account"}), 2);
    EXPECT_EQ(run_command_line({"serve", "--dta", "x"}), 2);
    EXPECT_EQ(run_command_line({"serve", "--data", "x", "--port", "99999"}), 2);
    EXPECT_THAT(testing::internal::GetCapturedStderr(), testing::HasSubstr("there is no option --dta"));
    testing::internal::GetCapturedStdout();
}

} // namespace
} // namespace tantrao::app
