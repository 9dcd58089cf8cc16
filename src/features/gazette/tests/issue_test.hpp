// A portal whose documents become issues of the gazette, with a writer and a head.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/gazette/feature.hpp"
#include "features/media/feature.hpp"
#include "platform/publication/publication_store.hpp"

#include <gmock/gmock.h>

namespace tantrao::gazette {

class IssueTest : public testing::Test {
  protected:
    ItemId publish(const std::string& number, const std::string& issued_on = "2011-06-03")
    {
        auto document = documents::sample_document(portal.category(portal.province(), "gioi-thieu"), number);
        document.issued_on = issued_on;
        document.effective_on = issued_on;
        document.title = "Trích yếu của " + number;
        return documents::publish_for_test(portal, portal.province(), document, number + issued_on);
    }
    // Passed, and public tomorrow only.
    void schedule(const std::string& number, const std::string& issued_on)
    {
        auto document = documents::sample_document(portal.category(portal.province(), "gioi-thieu"), number);
        document.issued_on = issued_on;
        const auto system = access::system_actor();
        const Instant now = portal.clock().now();
        ASSERT_TRUE(portal.core().write([&](db::Transaction& tx) {
            return documents::import(tx, {system, now, "test"}, portal.province(), "test", "hen " + number + issued_on,
                                     documents::checked(document).value(), now + days_us(1));
        }));
    }
    static web::TypedFields issue(const std::string& number, const std::string& documents)
    {
        return {{"number", number}, {"issued_on", "2026-01-15"}, {"documents", documents}, {"action", "submit"}};
    }
    // The desk's page of the edition that the form made.
    std::string create(const web::TypedFields& fields)
    {
        const auto answer = portal.post(writer, "/tuyen-quang/cong-bao/moi", fields);
        EXPECT_EQ(answer.status, 303) << answer.body;
        return answer.location().substr(0, answer.location().find('?'));
    }
    web::TestAnswer decide(const std::string& here, const std::string& act, web::TypedFields fields = {})
    {
        const EditionId id{std::stoll(here.substr(here.rfind('/') + 1))};
        const auto edition =
            portal.core().read([&](db::Connection& core) { return publication::find_edition(core, id).value(); });
        fields.emplace_back("version", std::to_string(edition.version));
        fields.emplace_back("read_version", std::to_string(edition.version));
        fields.emplace_back("hash", edition.content_hash);
        auto answer = portal.post(head, here + "/" + act, fields);
        portal.settle();
        return answer;
    }
    std::string published(const std::string& number, const std::string& documents)
    {
        const std::string here = create(issue(number, documents));
        EXPECT_THAT(decide(here, "duyet").location(), testing::HasSubstr("xong=gazette_issues.published"));
        return here;
    }
    // The desk's page of the next edition of an issue, let through to come in a day.
    std::string next_scheduled(const std::string& public_one, web::TypedFields fields)
    {
        const std::string next = portal.post(writer, public_one + "/ban-moi", {}).location();
        const std::string here = next.substr(0, next.find('?'));
        fields.emplace_back("publish_at", format_datetime_local(portal.clock().now() + days_us(1)));
        fields.emplace_back("version", "1");
        EXPECT_EQ(portal.post(writer, here, fields).status, 303);
        EXPECT_THAT(decide(here, "duyet").location(), testing::HasSubstr("xong=gazette_issues.scheduled"));
        return here;
    }
    web::TestAnswer page(const std::string& path) { return portal.get("localhost", path); }
    std::int64_t issues_in_core()
    {
        return portal.core().read(
            [](db::Connection& core) { return core.number("SELECT count(*) FROM items WHERE kind = 'gazette_issue'"); });
    }

    web::TestPortal portal{{media::feature(), documents::feature(), feature()}};
    web::TestDesk writer = portal.sign_in(portal.account("w@vidu.example", {{portal.province(), access::Level::update}}));
    web::TestDesk head = portal.sign_in(portal.account("h@vidu.example", {{portal.province(), access::Level::moderate}}));
};

}   // namespace tantrao::gazette
