// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signed_pdf.hpp"
#include "extraction/testing.hpp"
#include "features/media/api.hpp"
#include "features/media/feature.hpp"
#include "features/media/media_store.hpp"
#include "features/media/text_store.hpp"
#include "files/testing.hpp"
#include "platform/web/testing.hpp"

#include <algorithm>
#include <gmock/gmock.h>

namespace tantrao::media {
namespace {

class TextJobs : public testing::Test {
  protected:
    void SetUp() override { files::start_pictures("media_tests"); }
    std::string add(std::string_view bytes)
    {
        const auto path = files::write_file(portal.folder() / "upload", bytes);
        const File file = take_in(portal.core(), portal.environment().blobs, path, "tep").value();
        write([&](db::Transaction& tx) {
            add_to_library(tx, portal.clock().now(), portal.province(), access::system_actor().id, file);
        });
        return file.hash;
    }
    template <class F>
    void write(F&& body)
    {
        ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) -> Result<void> {
            body(tx);
            return {};
        }));
    }
    int run() { return portal.environment().slow_jobs.run_due(); }
    std::string outcome(const std::string& hash)
    {
        const auto text = portal.core().read([&](db::Connection& core) { return find_text(core, hash); });
        return text ? text->outcome + "/" + text->text : "";
    }

    // Nothing where it was not looked for any.
    std::optional<std::vector<extraction::Signature>> signatures(const std::string& hash)
    {
        return portal.core().read([&](db::Connection& core) { return find_signatures(core, hash); });
    }

    web::TestPortal portal{{feature()}};
};

TEST_F(TextJobs, EveryFileIsReadOnce)
{
    run();   // the first sweep
    const std::string docx = add(extraction::docx_of({"Điều 1."}));
    const std::string broken = add(extraction::packed(extraction::docx_parts("<w:p>")));
    const std::string plain = add("Chỉ là chữ.");
    const std::string picture = add(files::sample_png());
    EXPECT_EQ(run(), 3);
    EXPECT_EQ(outcome(docx), "read/Điều 1.");
    EXPECT_EQ(outcome(broken), "extraction.broken/");
    EXPECT_EQ(outcome(plain), "read/Chỉ là chữ.");
    EXPECT_EQ(outcome(picture), "");
    add(extraction::docx_of({"Điều 1."}));   // the same again
    EXPECT_EQ(run(), 0);
}

TEST_F(TextJobs, SignaturesOfPdfFilesAreLookedFor)
{
    const std::string unsigned_pdf = extraction::pdf_of({{std::string(300, 'x')}});
    const std::string signed_one = add(extraction::signed_pdf(unsigned_pdf)), other = add(unsigned_pdf),
                      plain = add("Chỉ là chữ.");
    run();
    ASSERT_EQ(signatures(signed_one).value().size(), 1u);
    EXPECT_EQ(signatures(signed_one)->at(0).name, "Nguyễn Văn Mẫu");
    EXPECT_TRUE(signatures(other).value().empty());
    EXPECT_FALSE(signatures(plain));
}

TEST_F(TextJobs, TheSweepLooksForSignaturesInFilesThatWereReadBefore)
{
    run();
    const std::string hash = add(extraction::signed_pdf(extraction::pdf_of({{std::string(300, 'x')}})));
    write([&](db::Transaction& tx) {
        jobs::cancel(tx, "media.text:" + hash);
        insert_text(tx.db(), hash, {"read", "xxx", 1, 0}, portal.clock().now());
    });
    portal.clock().advance(hours_us(1));
    EXPECT_EQ(run(), 2) << "the sweep, and what it entered";
    EXPECT_EQ(signatures(hash).value().size(), 1u);
    EXPECT_EQ(outcome(hash), "read/xxx") << "it is not read again";
    portal.clock().advance(hours_us(1));
    EXPECT_EQ(run(), 1) << "nothing is left to be looked at";
}

TEST_F(TextJobs, SignaturesThatCannotBeReadAreTriedAgainAndStayUnknown)
{
    run();
    int readings = 0;
    const auto whole = portal.text_reader().signatures_of;
    portal.text_reader().signatures_of = [&](const auto&) -> Result<std::vector<extraction::Signature>> {
        ++readings;
        return Error::of(ErrorKind::unavailable, "extraction.too_slow");
    };
    const std::string hash = add(extraction::signed_pdf(extraction::pdf_of({{std::string(300, 'x')}}))),
                      late = add(extraction::signed_pdf(extraction::pdf_of({{std::string(300, 'y')}})));
    const auto hours = [&](int count) {
        for (int minute = 0; minute < count * 60; ++minute) {
            portal.clock().advance(minutes_us(1));
            run();
        }
    };
    hours(1);
    EXPECT_FALSE(signatures(hash)) << "unknown, not unsigned";
    EXPECT_GE(readings, 6) << "three times each";
    hours(10);
    const int tried = readings;
    hours(3);
    EXPECT_EQ(readings, tried) << "after some rounds they are left alone";
    EXPECT_FALSE(signatures(hash));

    portal.text_reader().signatures_of = whole;
    write([&](db::Transaction& tx) {
        tx->exec("UPDATE media_signature_failures SET rounds = 1 WHERE hash = :hash", {{"hash", late}});
    });
    hours(2);
    EXPECT_EQ(signatures(late).value().size(), 1u) << "another round reads it";
    EXPECT_FALSE(signatures(hash));
}

TEST_F(TextJobs, TheSweepFindsFilesOfBefore)
{
    run();
    const std::string hash = add("Chỉ là chữ.");
    write([&](db::Transaction& tx) { jobs::cancel(tx, "media.text:" + hash); });
    EXPECT_EQ(run(), 0);
    portal.clock().advance(hours_us(1));
    EXPECT_EQ(run(), 2) << "the sweep, and what it entered";
    EXPECT_EQ(outcome(hash), "read/Chỉ là chữ.");
}

TEST_F(TextJobs, TheSweepLeavesWhatWaitsForAnotherTry)
{
    run();
    portal.clock().advance(hours_us(1) - seconds_us(5));
    portal.environment().blobs.remove(add("Chỉ là chữ."));
    EXPECT_EQ(run(), 1);
    portal.clock().advance(seconds_us(5));
    EXPECT_EQ(run(), 1) << "the sweep alone: the file has five seconds to wait";
}

TEST_F(TextJobs, ALostFileIsTriedAgain)
{
    const std::string hash = add("Chỉ là chữ.");
    portal.environment().blobs.remove(hash);
    run();
    EXPECT_EQ(outcome(hash), "");
    const auto waiting = portal.core().read([](db::Connection& core) { return jobs::list(core, 10); });
    EXPECT_TRUE(std::ranges::any_of(waiting, [](const jobs::Listed& job) { return job.kind == "media.text" && job.tries == 1; }));
}

TEST_F(TextJobs, AScanIsRecognisedPageByPage)
{
    run();
    const std::string hash = add(extraction::pdf_of({{}, {}, {}, {}}));
    EXPECT_EQ(run(), 3) << "reading it, three pages, one page";
    EXPECT_EQ(outcome(hash), "read/") << "these pages are empty";
}

}   // namespace
}   // namespace tantrao::media
