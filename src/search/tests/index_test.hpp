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
        Writer writer(folder_, Writer::Open::fresh);
        for (const Document& one : documents)
            writer.add(one);
        writer.commit({7, "m", "live"});
    }
    std::unique_ptr<Index> index() const
    {
        return std::make_unique<Index>(folder_, Ranking::built_in(),
                                       std::make_shared<const Abbreviations>(Abbreviations::built_in()));
    }
    Question question(std::string_view typed)
    {
        Question made;
        made.query = parse_query(typed, splitter_);
        made.now = Instant{1'790'000'000'000'000};
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
