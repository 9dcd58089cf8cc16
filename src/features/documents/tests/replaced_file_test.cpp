// Where a file's address leads once the document has another file.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/hash.hpp"
#include "extraction/testing.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/api.hpp"
#include "features/media/feature.hpp"
#include "files/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ReplacedFile : public testing::Test {
  protected:
    // The next edition of the one document here, or its first.
    ItemId publish_with(const std::string& words)
    {
        const auto path = files::write_file(portal.folder() / "upload", pdf(words));
        const auto file = media::take_in(portal.core(), portal.environment().blobs, path, "quyet-dinh.pdf").value();
        EXPECT_TRUE(portal.core().write([&](db::Transaction& tx) -> Result<void> {
            media::add_to_library(tx, portal.clock().now(), portal.province(), access::system_actor().id, file);
            return {};
        }));
        Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), "07/2011/QĐ-UBND");
        document.files = {{file.hash, file.name, file.type, file.size}};
        return publish_for_test(portal, portal.province(), document, "a");
    }
    web::TestAnswer file(const std::string& words, const std::string& host = "localhost")
    {
        return portal.get(host, "/files/" + sha256_hex(pdf(words)));
    }
    static std::string pdf(const std::string& words) { return extraction::pdf_of({{words}}); }

    web::TestPortal portal{{media::feature(), feature()}};
};

TEST_F(ReplacedFile, LeadsToItsDocumentAsLongAsThatIsPublic)
{
    publish_with("ban mot");
    const ItemId number = publish_with("ban hai");
    const std::string here = path_of("07/2011/QĐ-UBND", number);
    const auto replaced = file("ban mot");
    EXPECT_EQ(replaced.status, 410);
    EXPECT_EQ(replaced.response.header("Cache-Control"), "no-cache");
    EXPECT_THAT(replaced.body, AllOf(HasSubstr("<h1>Tệp đã được gỡ hoặc thay bằng tệp khác</h1>"),
                                     HasSubstr("<a href=\"" + here + "\">Quyết định 07/2011/QĐ-UBND")));
    EXPECT_EQ(file("ban hai").status, 200);

    withdraw_for_test(portal, portal.province(), number, "Đăng nhầm");
    const auto withdrawn = [&] {
        const auto answer = file("ban mot");
        EXPECT_EQ(answer.status, 410);
        EXPECT_THAT(answer.body, AllOf(HasSubstr("không còn được công bố"), Not(HasSubstr("07/2011"))));
    };
    withdrawn();   // at once, before the log is followed
    portal.settle();
    withdrawn();
}

TEST_F(ReplacedFile, LeadsToTheSiteOfItsDocument)
{
    publish_with("ban mot");
    const ItemId number = publish_with("ban hai");
    EXPECT_THAT(file("ban mot", "yenphu.localhost").body,
                HasSubstr("localhost:8080" + path_of("07/2011/QĐ-UBND", number) + "\">"));
}

}   // namespace
}   // namespace tantrao::documents
