// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/ids.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace tantrao {
namespace {

TEST(Ids, RiseWithinAProcess)
{
    std::int64_t before = 0;
    for (int i = 0; i < 100'000; ++i) {
        const std::int64_t id = new_id();
        ASSERT_GT(id, before);
        before = id;
    }
}

TEST(Ids, AreUniqueAcrossThreads)
{
    std::vector<std::vector<std::int64_t>> made(8);
    std::vector<std::thread> threads;
    for (auto& list : made)
        threads.emplace_back([&list] {
            for (int i = 0; i < 5'000; ++i)
                list.push_back(new_id());
        });
    for (auto& thread : threads)
        thread.join();
    std::vector<std::int64_t> all;
    for (const auto& list : made) {
        EXPECT_TRUE(std::ranges::is_sorted(list));
        all.insert(all.end(), list.begin(), list.end());
    }
    std::ranges::sort(all);
    EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

TEST(Ids, RandomTextHasItsLength)
{
    EXPECT_EQ(random_hex(8).size(), 16U);
    EXPECT_EQ(random_token(32).size(), 43U);
    EXPECT_NE(random_token(32), random_token(32));
}

}   // namespace
}   // namespace tantrao
