// A portal whose articles are found, and what its search answers. For tests only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/articles/feature.hpp"
#include "features/articles/testing.hpp"
#include "features/media/feature.hpp"
#include "features/search/feature.hpp"

#include <gmock/gmock.h>
#include <string>
#include <vector>

namespace tantrao::search_pages {

class SearchPortal : public testing::Test {
  protected:
    web::TestPortal portal{{media::feature(), articles::feature(), feature()}};
    const CategoryId culture = portal.category(portal.province(), "van-hoa");
    const CategoryId news = portal.category(portal.province(), "tin-tuc");
    const CategoryId commune_news = portal.category(portal.commune(), "tin-tuc");
    const Instant day{1'760'000'000'000'000};

    SearchPortal() { portal.settle_search(); }
    ItemId publish(SiteId site, CategoryId category, const std::string& title, const std::string& body, Instant at)
    {
        articles::Article article = articles::sample_article(category, title);
        article.body = body::from_plain_text(body);
        const ItemId number = articles::publish_for_test(portal, site, article, "id-" + std::to_string(++published_), at);
        portal.settle_search();
        return number;
    }
    ItemId publish(const std::string& title, const std::string& body = "Nội dung.")
    {
        return publish(portal.province(), culture, title, body, day);
    }
    std::string page(std::string_view query, std::string_view host = "localhost")
    {
        const auto answer = portal.get(host, "/tim-kiem?" + std::string(query));
        EXPECT_EQ(answer.status, 200);
        return answer.body;
    }
    Json api(std::string_view query, std::string_view host = "localhost")
    {
        const auto answer = portal.get(host, "/api/v1/search?" + std::string(query));
        EXPECT_EQ(answer.status, 200) << answer.body;
        return parse_json(answer.body).value();
    }
    std::vector<std::string> titles(std::string_view query, std::string_view host = "localhost")
    {
        std::vector<std::string> all;
        const Json body = api(query, host);
        for (const Json& item : body.at("items"))
            all.push_back(json_text(item, "title"));
        return all;
    }
    void set_state(SiteId site, site::State state)
    {
        const auto done = portal.core().write([&](db::Transaction& tx) -> Result<void> {
            const auto found = site::find_site(tx.db(), site).value();
            return site::change_state(tx, portal.clock().now(), site, found.version, state);
        });
        ASSERT_TRUE(done) << done.error().code;
        portal.settle_search();
    }
    int published_ = 0;
};

}   // namespace tantrao::search_pages
