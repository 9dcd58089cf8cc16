// An index in a folder of its own, and what its tests ask it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/index.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::search {

class SearchIndex : public testing::Test {
  protected:
    SearchIndex()
        : folder_(std::filesystem::temp_directory_path() / ("search-" + std::to_string(std::random_device()()) + ".test"))
    {
    }
    ~SearchIndex() override { std::filesystem::remove_all(folder_); }

    Document document(std::int64_t id, std::string title, std::string body = "") const
    {
        Document made;
        made.key = {"article", id};
        made.site = SiteId{1};
        made.category = CategoryId{10};
        made.title = std::move(title);
        made.body = std::move(body);
        made.published_at = Instant{1'760'000'000'000'000} + days_us(id);
        return made;
    }
    void fill(const std::vector<Document>& documents)
    {
        Builder builder(folder_);
        for (const Document& one : documents)
            builder.add(one);
        builder.put_together({7, "m", "live"});
    }
    std::unique_ptr<Index> index(const Ranking& ranking = Ranking::built_in()) const
    {
        return std::make_unique<Index>(folder_, ranking, std::make_shared<const Abbreviations>(Abbreviations::built_in()));
    }
    // Where the texts are not weighed of more titles than so many.
    std::unique_ptr<Index> index_of_titles(std::int64_t weighed) const
    {
        Ranking ranking = Ranking::built_in();
        ranking.titles_weighed = weighed;
        return index(ranking);
    }
    Question question(std::string_view typed)
    {
        Question made;
        made.query = parse_query(typed, splitter_);
        made.now = Instant{1'790'000'000'000'000};
        made.with_suggestion = true;
        return made;
    }
    static std::vector<std::int64_t> ids(const Answer& answer, bool near = false)
    {
        std::vector<std::int64_t> all;
        for (const Hit& hit : answer.hits)
            if (hit.is_near == near)
                all.push_back(hit.key.id);
        return all;
    }
    std::vector<std::int64_t> found(std::string_view typed) { return ids(index()->find(question(typed))); }

    const std::filesystem::path folder_;
    Splitter splitter_;
};

}   // namespace tantrao::search
