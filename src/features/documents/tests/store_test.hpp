// A core with one site that has documents, on both databases.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/testing.hpp"
#include "features/documents/document_actions.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/site/site_actions.hpp"

namespace tantrao::documents {

class DocumentsStoreTest : public db::StoreTest {
  protected:
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
        site_ = store().write([&](db::Transaction& tx) { return site::create_site(tx, clock_.now(), plan); }).value();
    }

    FakeClock clock_;
    SiteId site_;
};

}   // namespace tantrao::documents
