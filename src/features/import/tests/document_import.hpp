// A portal with one site, and imports of lines into it. For tests only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "db/testing.hpp"
#include "features/import/document_importer.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/site/site_actions.hpp"

#include <string>
#include <vector>

namespace tantrao::importing {

class DocumentImport : public db::StoreTest {
  protected:
    void SetUp() override
    {
        db::StoreTest::SetUp();
        store().set_before_commit(newsstand::number_rows);
        db::migrate(store(), db::find_migrations({"platform/newsstand", "platform/site", "platform/identity", "platform/access",
                                                  "platform/audit", "platform/jobs", "platform/publication", "features/media",
                                                  "features/documents"}));
        site::NewSite plan;
        plan.slug = "tuyen-quang";
        plan.kind = site::Kind::province;
        plan.details.name = plan.details.official_name = "Tuyên Quang";
        plan.categories = {{"tin-tuc", "Tin tức", {}}, {"van-ban-phap-luat", "Văn bản", {}}};
        site_ = store().write([&](db::Transaction& tx) { return site::create_site(tx, clock_.now(), plan); }).value();
    }
    static Json line(int number)
    {
        return {{"external_id", std::to_string(number)},
                {"number", std::to_string(number) + "/2024/QĐ-UBND"},
                {"type", "QĐ"},
                {"issuer", "Ủy ban nhân dân tỉnh"},
                {"title", "Về việc thử"},
                {"issued_on", "2024-01-02"},
                {"effective_on", "2024-01-12"},
                {"text", "Điều 1. Thử."}};
    }
    Report import_lines(const std::vector<std::string>& lines)
    {
        files::BlobStore blobs(folder() / "files");
        DocumentImporter importer(store(), blobs, clock_, {"tuyen-quang", false, "thử", folder() / "beside"});
        std::int64_t number = 0;
        for (const std::string& one : lines)
            importer.add_line(++number, one);
        importer.finish();
        return importer.report();
    }
    Report import(const std::vector<Json>& lines)
    {
        std::vector<std::string> texts;
        for (const Json& one : lines)
            texts.push_back(one.dump());
        return import_lines(texts);
    }
    static std::vector<std::string> codes_of(const std::vector<Remark>& remarks)
    {
        std::vector<std::string> codes;
        for (const Remark& remark : remarks)
            codes.push_back(remark.what.code);
        return codes;
    }
    publication::Edition edition_of(const std::string& external_id)
    {
        return store().read([&](db::Connection& core) {
            const auto item = publication::find_by_external_id(core, site_, documents::kind, external_id);
            return publication::find_edition(core, publication::editions_of(core, item.value()).front().id)
                .value();   // with its files
        });
    }
    documents::Document document_of(const std::string& external_id)
    {
        return documents::from_content(edition_of(external_id).content).value();
    }

    FakeClock clock_;
    SiteId site_;
};

}   // namespace tantrao::importing
