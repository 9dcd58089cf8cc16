// Reading in a process of its own; the tests are that process (main.cpp).
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/answer.hpp"
#include "extraction/child_process.hpp"
#include "extraction/reader.hpp"
#include "extraction/signed_pdf.hpp"
#include "extraction/testing.hpp"

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <gmock/gmock.h>
#include <system_error>
#include <unistd.h>

namespace tantrao::extraction {
namespace {

namespace fs = std::filesystem;

class Child : public testing::Test {
  protected:
    void SetUp() override { fs::create_directories(folder_); }
    void TearDown() override { fs::remove_all(folder_); }
    fs::path file(std::string_view bytes)
    {
        const fs::path path = folder_ / "file";
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    const fs::path folder_ = fs::temp_directory_path() / ("tantrao-extraction-" + std::to_string(::getpid()));
    const Reader reader = reader_in_child("/proc/self/exe");
};

TEST_F(Child, TellsTheText)
{
    EXPECT_EQ(reader.text_of(file(docx_of({"Điều 1.", "Hai"})), Format::docx).value(), (Text{"Điều 1.\nHai", false, false, 0}));
    EXPECT_EQ(reader.text_of(file(pdf_of({{"mot"}})), Format::pdf).value(), (Text{"mot", false, false, 1}));
    EXPECT_EQ(reader.text_of(file(""), Format::plain).value().text, "");
}

TEST_F(Child, TellsTheSignatures)
{
    const auto signatures = reader.signatures_of(file(signed_pdf(pdf_of({{"mot"}})))).value();
    ASSERT_EQ(signatures.size(), 1u);
    EXPECT_EQ(signatures[0].state, Signature::State::unchanged);
    EXPECT_EQ(signatures[0].name, "Nguyễn Văn Mẫu");
    EXPECT_TRUE(reader.signatures_of(file("x")).value().empty());
}

TEST_F(Child, RecognisesPagesOfAScan)
{
    const fs::path scan = file(pdf_of({{}, {"Cong thong tin 2026", "Van ban so 15"}, {"Trang cuoi cung 99"}}));
    const Text page = reader.text_of_scan(scan, 1, 1).value();
    EXPECT_THAT(page.text, testing::HasSubstr("2026"));
    EXPECT_THAT(page.text, testing::Not(testing::HasSubstr("99")));
    EXPECT_EQ(page.pages, 3);
    EXPECT_TRUE(page.is_scan);
    EXPECT_EQ(reader.text_of_scan(scan, 7, 2).value().text, "") << "no such page";
    EXPECT_EQ(reader.text_of_scan(file("%PDF"), 0, 1).error().code, "extraction.broken");
}

TEST_F(Child, APageThatDefeatsTesseractIsOneWithoutText)
{
    const std::string scan = pdf_of({{}, {}});
    const std::string usual_path = ::getenv("PATH");
    const auto recognised_by = [&](std::string_view listed) {
        const fs::path script = folder_ / "tesseract";
        std::ofstream(script) << "#!/bin/sh\n[ \"$1\" = --list-langs ] || exit 1\nprintf 'List (2):\\neng\\n"
                              << listed << "\\n'\n";
        fs::permissions(script, fs::perms::owner_all);
        ::setenv("PATH", folder_.c_str(), 1);
        auto text = text_of_scan(scan, 0, 2);
        ::setenv("PATH", usual_path.c_str(), 1);
        return text;
    };
    EXPECT_EQ(recognised_by("vie").value(), (Text{"", false, true, 2}));
    EXPECT_EQ(recognised_by("vie_old").error().code, "extraction.no_ocr");
    ::setenv("PATH", "/no/such/folder", 1);
    const auto nowhere = text_of_scan(scan, 0, 2);
    ::setenv("PATH", usual_path.c_str(), 1);
    EXPECT_EQ(nowhere.error().code, "extraction.no_ocr");
}

TEST_F(Child, TellsWhyThereIsNone)
{
    const auto encrypted = reader.text_of(file(packed(docx_parts("<w:p/>"), "x")), Format::docx);
    EXPECT_EQ(encrypted.error().code, "extraction.encrypted");
    EXPECT_EQ(encrypted.error().kind, ErrorKind::invalid);
    const auto rubbish = reader.text_of(file("\xFF\x81\x82\x83"), Format::plain);
    EXPECT_EQ(rubbish.error().code, "extraction.encoding");
    EXPECT_EQ(rubbish.error().args.size(), 2u);
    EXPECT_EQ(reader.text_of(file("x"), Format::pdf).error().code, "extraction.broken");
}

TEST_F(Child, AFileThatIsNotThereIsABrokenWorld)
{
    EXPECT_THROW((void)reader.text_of(folder_ / "none", Format::pdf), std::system_error);
}

TEST_F(Child, AnotherProgramIsNotBelieved)
{
    for (const char* program : {"/bin/cat", "/bin/false", "/bin/echo", "/no/such/program"}) {
        const auto text = reader_in_child(program).text_of(file("{\"bytes\":99,\"pages\":0}\nkurz"), Format::plain);
        ASSERT_FALSE(text) << program;
        EXPECT_EQ(text.error().code, "extraction.stopped") << program;
        EXPECT_EQ(text.error().kind, ErrorKind::unavailable) << program;
        EXPECT_EQ(reader_in_child(program).signatures_of(file("[{}]")).error().code, "extraction.stopped") << program;
    }
}

TEST_F(Child, MisusedItReadsNothing)
{
    EXPECT_EQ(answer_as_child({}), 2);
    EXPECT_EQ(answer_as_child({"exe"}), 2);
    EXPECT_EQ(answer_as_child({"scan", "1"}), 2);
    EXPECT_EQ(answer_as_child({"signatures", "1"}), 2);
    EXPECT_EQ(answer_as_child({"scan", "-1", "2"}), 2);
    EXPECT_EQ(answer_as_child({"scan", "1", "x"}), 2);
}

TEST_F(Child, IsKilledWithItsChildrenWhenItsTimeIsOver)
{
    const auto begun = std::chrono::steady_clock::now();
    const fs::path script = folder_ / "slow";
    std::ofstream(script) << "#!/bin/sh\nsleep 60 & echo $!\nwait\n";
    fs::permissions(script, fs::perms::owner_all);
    const Outcome slow = run({script, {}, STDIN_FILENO, std::chrono::milliseconds(300), 1000});
    EXPECT_EQ(slow.end, Outcome::End::too_slow);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
    const fs::path grandchild = fs::path("/proc") / slow.output.substr(0, slow.output.find('\n')) / "stat";
    std::string state;   // dead, or at most still to be buried
    for (int i = 0; i < 200 && fs::exists(grandchild); ++i) {
        std::ifstream in(grandchild);
        std::string number, name;
        in >> number >> name >> state;
        if (state == "Z" || state.empty())
            break;
        ::usleep(10'000);
    }
    EXPECT_TRUE(!fs::exists(grandchild) || state == "Z" || state.empty()) << state;
}

TEST_F(Child, IsKilledWhenTheProgramStops)
{
    int asked = 0;
    const Outcome ended = run(
        {"sleep", {"infinity"}, STDIN_FILENO, std::chrono::hours(1), 1000, Run::Group::of_its_own, [&] { return ++asked > 2; }});
    EXPECT_EQ(ended.end, Outcome::End::interrupted);
    const Reader stopping = reader_in_child("/proc/self/exe", [] { return true; });
    EXPECT_EQ(stopping.text_of(file("x"), Format::plain).error().code, "extraction.interrupted");
    EXPECT_EQ(stopping.text_of_scan(file("x"), 0, 1).error().code, "extraction.interrupted");
    EXPECT_EQ(stopping.signatures_of(file("x")).error().code, "extraction.interrupted");
}

TEST_F(Child, HoldsNothingOfOurs)
{
    const int ours = ::open("/dev/null", O_RDONLY);   // without O_CLOEXEC
    const Outcome listed = run({"ls", {"-1", "/proc/self/fd"}, STDIN_FILENO, std::chrono::seconds(20), 1000});
    const Outcome environment = run({"env", {}, STDIN_FILENO, std::chrono::seconds(20), 10'000});
    ::close(ours);
    EXPECT_EQ(listed.output, "0\n1\n2\n3\n");   // 3: the folder that ls reads
    EXPECT_EQ(environment.output, "PATH=/usr/bin:/bin\nLC_ALL=C.UTF-8\nOMP_THREAD_LIMIT=1\n");
}

TEST_F(Child, EndlessOutputIsNotRead)
{
    const Outcome endless = run({"yes", {}, STDIN_FILENO, std::chrono::seconds(20), 100'000});
    EXPECT_EQ(endless.end, Outcome::End::by_itself);
    EXPECT_EQ(endless.status, -1);
    EXPECT_LT(endless.output.size(), 400'000u);
}

TEST(Answer, IsBelievedWhole)
{
    const Text text{"Điều 1.\nHai", true, false, 3};
    const std::string answer = to_answer(text);
    EXPECT_EQ(parse_answer(answer).value().value(), text);
    for (std::size_t size = 0; size < answer.size(); ++size)
        EXPECT_FALSE(parse_answer(answer.substr(0, size))) << size;
    EXPECT_FALSE(parse_answer(answer + "x"));
    for (const char* bad :
         {"{}\n", "[]\n", "{\"error\":1}\n", "{\"bytes\":\"1\",\"pages\":1,\"is_cut\":true,\"is_scan\":true}\nx",
          "{\"bytes\":1,\"pages\":1,\"is_cut\":true,\"is_scan\":true}\n\xFF"})
        EXPECT_FALSE(parse_answer(bad)) << bad;
}

}   // namespace
}   // namespace tantrao::extraction
