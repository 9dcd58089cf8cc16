// What stands only in an attached file is found, as long as the document is public.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/testing.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/api.hpp"
#include "features/media/feature.hpp"
#include "files/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class AttachedText : public testing::Test {
  protected:
    // In the library of the province, but not read yet.
    File attached(std::string name, std::string_view bytes)
    {
        const auto path = files::write_file(portal.folder() / "upload", bytes);
        const auto file = media::take_in(portal.core(), portal.environment().blobs, path, name).value();
        EXPECT_TRUE(portal.core().write([&](db::Transaction& tx) -> Result<void> {
            media::add_to_library(tx, portal.clock().now(), portal.province(), access::system_actor().id, file);
            return {};
        }));
        return {file.hash, file.name, file.type, file.size};
    }
    ItemId publish(std::string number, std::vector<File> files)
    {
        Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), number);
        document.files = std::move(files);
        return publish_for_test(portal, portal.province(), document, number);
    }
    void withdraw(ItemId number)
    {
        const auto system = access::system_actor();
        ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
            return publication::withdraw(tx, {system, portal.clock().now(), "test"}, portal.province(), number, "Đăng nhầm tệp");
        }));
        portal.environment().projector.take_away({std::string(kind), number.value});
    }
    void read_files() { portal.environment().slow_jobs.run_due(); }
    std::vector<std::int64_t> found(std::string_view words)
    {
        portal.settle_search();
        auto live = portal.environment().live.reader();
        const auto directory = portal.environment().directories.of(live);
        catalogue::Wish wish;
        wish.text = words;
        std::vector<std::int64_t> numbers;
        for (const auto& item : portal.environment().catalogue.find(live, *directory, wish, portal.clock().now()).items)
            numbers.push_back(item.key.id);
        return numbers;
    }
    std::int64_t texts_in_live()
    {
        portal.settle();
        return portal.environment().live.reader().db().number("SELECT count(*) FROM live_file_texts", {});
    }

    web::TestPortal portal{{media::feature(), feature()}};
};

TEST_F(AttachedText, IsFoundOnceItWasRead)
{
    const ItemId number =
        publish("07/2011/QĐ-UBND", {attached("phu-luc.docx", extraction::docx_of({"Danh mục thủy điện Chiêm Hóa"})),
                                    attached("bang.pdf", extraction::pdf_of({{"Bang gia xyzzy"}}))});
    EXPECT_THAT(found("\"thủy điện\""), IsEmpty());
    read_files();
    EXPECT_THAT(found("\"thủy điện\""), ElementsAre(number.value));
    EXPECT_THAT(found("xyzzy"), ElementsAre(number.value));
}

TEST_F(AttachedText, OfWhatIsNotPublicIsNowhere)
{
    attached("mat.docx", extraction::docx_of({"Danh sách quarkonium"}));   // in the library only
    read_files();
    EXPECT_EQ(texts_in_live(), 0);
    EXPECT_THAT(found("quarkonium"), IsEmpty());

    const ItemId number = publish("1/QĐ-UBND", {attached("khac.docx", extraction::docx_of({"Danh sách bosonium"}))});
    read_files();
    EXPECT_THAT(found("bosonium"), ElementsAre(number.value));
    withdraw(number);
    EXPECT_THAT(found("bosonium"), IsEmpty());
    EXPECT_EQ(texts_in_live(), 0) << "it went with the document";
}

TEST_F(AttachedText, IsReadOnceForAllThatUseTheFile)
{
    const File file = attached("chung.docx", extraction::docx_of({"Mẫu đơn plutonium"}));
    const ItemId first = publish("1/QĐ-UBND", {file});
    read_files();
    const ItemId second = publish("2/QĐ-UBND", {file});
    EXPECT_THAT(found("plutonium"), testing::UnorderedElementsAre(first.value, second.value)) << "the second finds it read";
    withdraw(first);
    EXPECT_THAT(found("plutonium"), ElementsAre(second.value));
}

TEST_F(AttachedText, AFileThatCannotBeReadHoldsNothingUp)
{
    const auto parts = extraction::docx_parts("<w:p>");
    const ItemId number = publish("1/QĐ-UBND", {attached("hong.docx", extraction::packed(parts)),
                                                attached("tot.docx", extraction::docx_of({"Vẫn tìm được neutronium"}))});
    read_files();
    EXPECT_THAT(found("neutronium"), ElementsAre(number.value));
    EXPECT_EQ(portal.get("localhost", path_of("1/QĐ-UBND", number)).status, 200);
}

}   // namespace
}   // namespace tantrao::documents
