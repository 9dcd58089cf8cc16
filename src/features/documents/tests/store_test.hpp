// A core with one site that has documents, on both databases. For tests only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/testing.hpp"
#include "features/documents/document_actions.hpp"
#include "features/documents/testing.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/site/site_actions.hpp"

namespace tantrao::documents {

class DocumentsStoreTest : public db::StoreTest {
  protected:
    template <class Act>
    auto act(Act&& change)
    {
        return store().write(change);
    }
    template <class Ask>
    auto ask(Ask&& question)
    {
        return store().read(question);
    }
    void SetUp() override
    {
        db::StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(),
                    db::find_migrations({"platform/newsstand", "platform/site", "platform/identity", "platform/access",
                                         "platform/audit", "platform/jobs", "platform/publication", "features/documents"}));
        site::NewSite plan;
        plan.slug = "tuyen-quang";
        plan.kind = site::Kind::province;
        plan.details.name = plan.details.official_name = "Tuyên Quang";
        plan.categories = {{"van-ban-phap-luat", "Văn bản", {}}};
        site_ = act([&](db::Transaction& tx) { return site::create_site(tx, clock_.now(), plan); }).value();
    }
    Document sample(std::string number)
    {
        return sample_document(ask([&](db::Connection& core) { return category_for(core, site_).value(); }), std::move(number));
    }
    // A draft of the "Chỉ thị 05/CT-UBND".
    publication::Created begin_directive(const access::Actor& writer)
    {
        Document directive = sample("05/CT-UBND");
        directive.type = "Chỉ thị";
        return act([&](db::Transaction& tx) {
                   return publication::create(tx, {writer, clock_.now(), "thu"}, site_, kind, "vi", to_content(directive));
               })
            .value();
    }

    FakeClock clock_;
    SiteId site_;
};

}   // namespace tantrao::documents
