// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/page_cache.hpp"

#include <future>
#include <gtest/gtest.h>

namespace tantrao::newsstand {
namespace {

class Cache : public testing::Test {
  protected:
    RenderedPage page(std::string body, Tags tags = {"a"}, std::int64_t number = 1)
    {
        RenderedPage rendered;
        rendered.response = http::html(std::move(body));
        rendered.tags = std::move(tags);
        rendered.snapshot = {0, number};
        return rendered;
    }
    static std::string body_of(const std::shared_ptr<const http::Prepared>& page)
    {
        return page ? page->identity.bytes.substr(page->identity.head_size) : "(none)";
    }
    std::string get(const std::string& key, const RenderedPage& rendered)
    {
        return body_of(cache_.get(key, [&] {
            ++rendered_;
            return rendered;
        }));
    }
    void purge(Tags tags, std::int64_t number) { cache_.purge({{0, number}, std::move(tags), false}); }

    FakeClock clock_;
    PageCache cache_{4 << 20, clock_};
    int rendered_ = 0;
};

TEST_F(Cache, KeepsAPageUntilOneOfItsTagsIsPurged)
{
    EXPECT_EQ(get("1/x", page("one", {"a", "b"})), "one");
    EXPECT_EQ(get("1/x", page("not asked for")), "one");
    purge({"c"}, 2);
    EXPECT_EQ(body_of(cache_.find("1/x")), "one");
    purge({"b"}, 3);
    EXPECT_EQ(cache_.find("1/x"), nullptr);
    EXPECT_EQ(get("1/x", page("two", {"a", "b"}, 3)), "two");
    EXPECT_EQ(rendered_, 2);
    EXPECT_EQ(cache_.stats().entries, 1);
    EXPECT_EQ(PageCache::key(SiteId{1}, "/x"), "1/x");
}

TEST_F(Cache, RefusesAPageThatIsOlderThanAPurge)
{
    purge({"a"}, 5);
    EXPECT_EQ(get("1/x", page("stale", {"a"}, 4)), "stale");   // for who asked, but not kept
    EXPECT_EQ(cache_.find("1/x"), nullptr);
    EXPECT_EQ(cache_.stats().refused, 1);
    EXPECT_EQ(get("1/x", page("fresh", {"a"}, 5)), "fresh");
    EXPECT_NE(cache_.find("1/x"), nullptr);
    EXPECT_EQ(get("1/y", page("other tag", {"b"}, 4)), "other tag");
    EXPECT_NE(cache_.find("1/y"), nullptr);
    purge({"a"}, 4);   // an older purge told late weakens nothing
    EXPECT_EQ(get("1/z", page("stale", {"a"}, 4)), "stale");
    EXPECT_EQ(cache_.find("1/z"), nullptr);
}

TEST_F(Cache, AnotherGenerationForgetsAllAndRefusesPagesOfTheOneBefore)
{
    get("1/x", page("one"));
    cache_.purge({{1, 3}, {}, true});
    EXPECT_EQ(cache_.find("1/x"), nullptr);
    EXPECT_EQ(cache_.stats().entries, 0);
    get("1/x", page("of the generation before", {"a"}, 900));
    EXPECT_EQ(cache_.find("1/x"), nullptr);
    RenderedPage fresh = page("of the new one");
    fresh.snapshot = {1, 3};
    get("1/x", fresh);
    EXPECT_NE(cache_.find("1/x"), nullptr);
}

TEST_F(Cache, EndsAPageAtItsTime)
{
    RenderedPage soon_over = page("until ten");
    soon_over.valid_until = clock_.now() + seconds_us(10);
    get("1/x", soon_over);
    clock_.advance(seconds_us(9));
    EXPECT_NE(cache_.find("1/x"), nullptr);
    clock_.advance(seconds_us(1));
    EXPECT_EQ(cache_.find("1/x"), nullptr);
    EXPECT_EQ(get("1/x", page("after")), "after");
}

TEST_F(Cache, DoesNotKeepWhatItShouldNot)
{
    RenderedPage once = page("once");
    once.cacheable = false;
    get("1/x", once);
    EXPECT_EQ(cache_.find("1/x"), nullptr);
    EXPECT_EQ(get("1/large", page(std::string(300'000, 'x'))).size(), 300'000U);   // more than half of a sixteenth
    EXPECT_EQ(cache_.find("1/large"), nullptr);
    EXPECT_EQ(cache_.stats().bytes, 0);
}

TEST_F(Cache, PagesAskedForOnceDoNotPushOutTheOthers)
{
    const std::string body(2'000, 'x');
    for (int i = 0; i < 50; ++i) {
        get("1/used" + std::to_string(i), page(body));
        EXPECT_NE(cache_.find("1/used" + std::to_string(i)), nullptr);
    }
    for (int i = 0; i < 5'000; ++i)
        get("1/once" + std::to_string(i), page(body));
    int kept = 0;
    for (int i = 0; i < 50; ++i)
        kept += cache_.find("1/used" + std::to_string(i)) != nullptr ? 1 : 0;
    EXPECT_EQ(kept, 50);
    EXPECT_LE(cache_.stats().bytes, 4 << 20);
    EXPECT_LT(cache_.stats().entries, 3'000);
    EXPECT_GT(cache_.stats().entries, 200);
    purge({"a"}, 9);   // of everything that is left
    EXPECT_EQ(cache_.stats().entries, 0);
    EXPECT_EQ(cache_.stats().bytes, 0);
}

TEST_F(Cache, MissesOfOnePageAtOnceRenderOnce)
{
    std::promise<void> inside, go;
    std::atomic<int> renderings{0};
    const auto render = [&] {
        if (++renderings == 1) {
            inside.set_value();
            go.get_future().wait();
        }
        return page("one");
    };
    std::vector<std::future<std::string>> answers;
    answers.push_back(std::async(std::launch::async, [&] { return body_of(cache_.get("1/x", render)); }));
    inside.get_future().wait();
    for (int i = 0; i < 8; ++i)
        answers.push_back(std::async(std::launch::async, [&] { return body_of(cache_.get("1/x", render)); }));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    go.set_value();
    for (auto& answer : answers)
        EXPECT_EQ(answer.get(), "one");
    EXPECT_EQ(renderings, 1);
}

TEST_F(Cache, WhoAsksAfterAPurgeDoesNotWaitForARenderingFromBefore)
{
    std::promise<void> inside, go;
    auto before = std::async(std::launch::async, [&] {
        return body_of(cache_.get("1/x", [&] {
            inside.set_value();
            go.get_future().wait();
            return page("before", {"a"}, 1);
        }));
    });
    inside.get_future().wait();
    purge({"a"}, 2);
    EXPECT_EQ(get("1/x", page("after", {"a"}, 2)), "after");
    go.set_value();
    EXPECT_EQ(before.get(), "before");
    EXPECT_EQ(body_of(cache_.find("1/x")), "after");   // the late one is refused
}

TEST_F(Cache, WhatRenderingThrowsEveryWaiterGetsAndTheNextOneTriesAgain)
{
    EXPECT_THROW(cache_.get("1/x", []() -> RenderedPage { throw std::runtime_error("broken"); }), std::runtime_error);
    EXPECT_EQ(get("1/x", page("mended")), "mended");
}

TEST_F(Cache, FromItsSecondHitOnAPageIsCompressedBetter)
{
    std::string body;
    for (int i = 0; i < 500; ++i)
        body += "<p>Tuyên Quang " + std::to_string(i * 7919) + "</p>";
    RenderedPage rendered = page(body);
    rendered.response.add("Surrogate-Key", "a");
    get("1/x", rendered);
    const auto fast = cache_.find("1/x");
    ASSERT_FALSE(fast->gzip.bytes.empty());
    EXPECT_TRUE(fast->brotli.bytes.empty());
    auto better = fast;
    for (int i = 0; i < 2'000 && better->brotli.bytes.empty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        better = cache_.find("1/x");
    }
    ASSERT_FALSE(better->brotli.bytes.empty());
    EXPECT_LT(better->gzip.bytes.size(), fast->gzip.bytes.size());
    EXPECT_EQ(better->identity.bytes, fast->identity.bytes);   // heads included
    EXPECT_EQ(better->etag, fast->etag);
    EXPECT_EQ(better->status, fast->status);
    EXPECT_NE(better->identity.bytes.find("Surrogate-Key: a\r\n"), std::string::npos);
    purge({"a"}, 2);
    EXPECT_EQ(cache_.stats().bytes, 0);
}

// A province's home pages together fit where all of the cache would hold them twice: no shard may get more than its share.
TEST_F(Cache, SpreadsSitesAndArticlesOverItsShards)
{
    PageCache cache(2 << 20, clock_);
    const std::string body(4'000, 'x');
    std::vector<std::string> keys;
    for (std::int64_t i = 0; i < 100; ++i) {
        keys.push_back(PageCache::key(SiteId{5'300'000'000'000'000'000 + i * 4'194'301}, "/"));
        keys.push_back(PageCache::key(SiteId{5'300'000'000'000'000'000}, "/tin-tuc/tin-so-" + std::to_string(1'000 + i)));
    }
    for (const std::string& key : keys)
        cache.get(key, [&] { return page(body, {}, 1); });
    for (const std::string& key : keys)
        EXPECT_NE(cache.find(key), nullptr) << key;
}

// Everything at once; what is checked is that no reader sees a page older than a purge that ended before it asked.
TEST_F(Cache, NeverShowsAnythingOlderThanAPurgeThatEnded)
{
    constexpr int pages = 8;
    std::array<std::atomic<std::int64_t>, pages> present{}, purged{};
    std::atomic<bool> over{false};
    std::atomic<int> stale{0}, answers{0};
    std::vector<std::thread> threads;
    for (int r = 0; r < 4; ++r)
        threads.emplace_back([&, r] {
            for (std::size_t i = static_cast<std::size_t>(r); !over; ++i) {
                const std::size_t which = i % pages;
                const std::int64_t least = purged[which];
                const auto answer = cache_.get("1/" + std::to_string(which), [&] {
                    const std::int64_t number = present[which];
                    std::this_thread::yield();
                    return page(std::to_string(number), {"t" + std::to_string(which)}, number);
                });
                stale += std::stoll(body_of(answer)) < least ? 1 : 0;
                ++answers;
            }
        });
    constexpr int enough_purges = 3'000, enough_answers = 3'000;   // they must have met
    for (std::int64_t number = 1; number <= enough_purges || answers < enough_answers; ++number) {
        const auto which = static_cast<std::size_t>(number * 7 % pages);
        present[which] = number;
        purge({"t" + std::to_string(which)}, number);
        purged[which] = number;
    }
    over = true;
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(stale, 0);
}

}   // namespace
}   // namespace tantrao::newsstand
