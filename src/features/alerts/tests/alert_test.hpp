// A portal whose readers follow documents, and the mails that leave it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/alerts/alert_jobs.hpp"
#include "features/alerts/digest.hpp"
#include "features/alerts/feature.hpp"
#include "features/alerts/opt_in.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"

#include <gmock/gmock.h>

namespace tantrao::alerts {

// What left for the mail server; it can be told to refuse.
struct LetterBox {
    std::vector<mail::Message> messages;
    std::optional<Error> refusal;
    Sender sender()
    {
        return [this](const mail::Message& message) -> Result<void> {
            if (refusal)
                return *refusal;
            messages.push_back(message);
            return {};
        };
    }
};

class AlertTest : public testing::Test {
  protected:
    documents::Document sample(std::string number)
    {
        auto document = documents::sample_document(portal.category(portal.province(), "gioi-thieu"), std::move(number));
        document.fields = {"dat-dai"};
        return document;
    }
    documents::Document amending(std::string number, std::string other, std::string provision, std::string from = "")
    {
        auto document = sample(std::move(number));
        documents::Relation relation;
        relation.kind = documents::RelationKind::amends;
        relation.number = std::move(other);
        relation.provision = std::move(provision);
        relation.from = std::move(from);
        document.relations = {relation};
        return document;
    }
    ItemId publish(const documents::Document& document)
    {
        return documents::publish_for_test(portal, portal.province(), document, document.number);
    }
    std::int64_t count(std::string_view sql)
    {
        return portal.core().read([&](db::Connection& core) { return core.number(sql); });
    }
    web::TestAnswer send_form(web::TypedFields fields) { return portal.send("localhost", "/van-ban/theo-doi", fields); }
    web::TypedFields good(std::string email = "an@xa.example", std::string topic = "site")
    {
        return {{"muc", std::move(topic)}, {"email", std::move(email)}, {"dong-y", "1"}};
    }
    // The mails of all requests that wait; the path that the newest one leads to.
    std::string confirmation()
    {
        const auto wishes = portal.core().read([](db::Connection& core) {
            return core.all("SELECT id FROM alert_wishes ORDER BY id", {}, [](const db::Row& row) { return row.i64(0); });
        });
        for (const std::int64_t wish : wishes)
            EXPECT_TRUE(send_confirmation(environment, wish, box.sender()));
        const std::string& body = box.messages.back().body;
        const auto at = body.find("/van-ban/theo-doi/xac-nhan/");
        return body.substr(at, body.find('\n', at) - at);
    }
    // Joins by the form and the click; the path of one's own page.
    std::string join(const web::TypedFields& fields)
    {
        EXPECT_EQ(send_form(fields).location(), "/van-ban/theo-doi/da-gui");
        const auto answer = portal.send("localhost", confirmation(), {});
        EXPECT_EQ(answer.status, 303);
        box.messages.clear();
        return answer.location().substr(0, answer.location().find('?'));
    }
    // A round of the jobs, and the mails it enters.
    std::vector<mail::Message> mails()
    {
        work(environment);
        const auto waiting = portal.core().read([](db::Connection& core) {
            return core.all("SELECT id FROM alert_subscribers WHERE sending_until > 0 ORDER BY id", {},
                            [](const db::Row& row) { return row.i64(0); });
        });
        for (const std::int64_t id : waiting)
            delivered = deliver(environment, id, box.sender());
        return std::exchange(box.messages, {});
    }
    void next_day() { portal.clock().advance(days_us(1)); }

    web::TestPortal portal{{media::feature(), documents::feature(), feature()}};
    web::Environment& environment = portal.environment();
    LetterBox box;
    Result<void> delivered;
};

}   // namespace tantrao::alerts
