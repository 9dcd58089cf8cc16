// The desk of documents with a writer and a head of the province.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/document_desk.hpp"
#include "features/documents/feature.hpp"
#include "features/documents/testing.hpp"
#include "features/media/api.hpp"
#include "features/media/feature.hpp"
#include "files/testing.hpp"
#include "platform/site/site_store.hpp"

#include <gtest/gtest.h>

namespace tantrao::documents {

class DocumentDesk : public testing::Test {
  protected:
    void SetUp() override
    {
        writer_ = person("w", portal_.province(), access::Level::update);
        head_ = person("h", portal_.province(), access::Level::moderate);
    }
    web::TestDesk person(const std::string& letter, SiteId site, access::Level level)
    {
        return portal_.sign_in(portal_.account(letter + "@vidu.example", {{site, level}}));
    }
    // The fields of a good document, with those given in place of its own.
    static web::TypedFields document(const web::TypedFields& own)
    {
        web::TypedFields fields{{"number", "07/2011/QĐ-UBND"},      {"type", "Quyết định"},
                                {"issuer", "Ủy ban nhân dân tỉnh"}, {"title", "Về quy chế"},
                                {"issued_on", "2011-06-03"},        {"text", "Điều 1. Phạm vi\r\n\r\n1. Một.\r\n"}};
        for (const auto& [name, value] : own)
            if (const auto known = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
                known != fields.end())
                known->second = value;
            else
                fields.emplace_back(name, value);
        return fields;
    }
    std::string create(const web::TypedFields& own)
    {
        const auto answer = portal_.post(writer_, "/tuyen-quang/van-ban/moi", document(own));
        EXPECT_EQ(answer.status, 303) << answer.body;
        return answer.location().substr(0, answer.location().find('?'));
    }
    std::string create_submitted(web::TypedFields own = {})
    {
        own.emplace_back("action", "submit");
        return create(own);
    }
    publication::Edition stored(const std::string& here)
    {
        const EditionId id{std::stoll(here.substr(here.rfind('/') + 1))};
        return portal_.core().read([&](db::Connection& core) { return publication::find_edition(core, id).value(); });
    }
    web::TestAnswer decide(const web::TestDesk& desk, const std::string& here, std::string_view act,
                           const std::string& reason = "")
    {
        const auto now = stored(here);
        return portal_.post(desk, here + std::string(act),
                            {{"version", std::to_string(now.version)}, {"hash", now.content_hash}, {"reason", reason}});
    }
    std::string live(const web::TypedFields& own = {})
    {
        const std::string here = create_submitted(own);
        const auto passed = decide(head_, here, "/duyet");
        EXPECT_EQ(passed.status, 303) << passed.body;
        EXPECT_EQ(stored(here).state, publication::State::live);
        return here;
    }

    std::vector<web::TodayLine> waiting(const web::TestDesk& desk)
    {
        return portal_.core().read([&](db::Connection& core) {
            const access::Actor actor = access::load_actor(core, desk.account, "");
            return waiting_for(core, actor, *site::find_site(core, portal_.province()), portal_.clock().now());
        });
    }

    // The hash of a file that the site has.
    std::string in_library(SiteId site, const std::string& name, std::string_view text)
    {
        const auto path = files::write_file(portal_.folder() / name, text);
        const auto file = media::take_in(portal_.core(), portal_.environment().blobs, path, name).value();
        const auto added = portal_.core().write([&](db::Transaction& tx) -> Result<bool> {
            return media::add_to_library(tx, portal_.clock().now(), site, writer_.account, file);
        });
        EXPECT_TRUE(added.value());
        return file.hash;
    }

    web::TestPortal portal_{{media::feature(), feature()}};
    web::TestDesk writer_, head_;
};

}   // namespace tantrao::documents
