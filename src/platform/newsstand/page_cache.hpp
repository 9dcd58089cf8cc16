// Finished pages by site and path, under tags. Looked up on the I/O threads, so lookups take one short lock of one of 16 shards.
//
// A page knows the snapshot it was rendered from. It is refused if any of its tags was purged at a later one, so a slow rendering can
// never put back what a publish has just taken out; nor does anybody who asks after the purge wait for such a rendering. Pages asked for once live in a small
// probation segment and do not push out others. From its second hit on a page is compressed better in the background.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "http/response.hpp"
#include "platform/newsstand/projector.hpp"

#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

namespace tantrao::newsstand {

// A page as rendered, on its way into the cache.
struct RenderedPage {
    http::Response response;
    Tags tags;
    SnapshotOrder snapshot;   // LiveReader::order()
    Instant valid_until;      // end of the cache entry; 0 for no end
    bool cacheable = true;
};

struct CacheStats {
    std::int64_t entries = 0, bytes = 0, hits = 0, misses = 0, refused = 0;
};

class PageCache {
  public:
    PageCache(std::size_t max_bytes, const Clock& clock);
    ~PageCache();

    // "<site>/path?declared=parameters": made by key(), or in place by the fast path.
    static std::string key(SiteId site, std::string_view target);

    // The page ready for the wire, or null. Never blocks longer than a shard's lock.
    std::shared_ptr<const http::Prepared> find(std::string_view key);

    // The page from the cache, or rendered by `render`; simultaneous misses of one key render once. What `render` throws,
    // every waiter gets.
    std::shared_ptr<const http::Prepared> get(const std::string& key, const std::function<RenderedPage()>& render);

    // Called for every number applied.
    void purge(const Applied& applied);
    void clear();
    CacheStats stats() const;

  private:
    struct Entry;
    using Page = std::pair<const std::string, Entry>;   // by key
    // A hit touches as little memory as can be, for most of it is not in the processor's caches: the entry lies in the map's own
    // node, and the lists are not touched.
    struct Entry {
        std::shared_ptr<const http::Prepared> page;
        std::int64_t valid_until_us = 0;
        int hits = 0;
        bool kept = false;   // in the protected segment
        std::size_t size = 0;
        Tags tags;
        std::list<Page*>::iterator place;
    };
    struct KeyHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct Shard {
        mutable std::mutex mutex;
        std::unordered_map<std::string, Entry, KeyHash, std::equal_to<>> pages;
        std::list<Page*> probation, kept;   // most recent first
        std::unordered_map<std::string, std::vector<std::string>, KeyHash, std::equal_to<>> keys_by_tag;
        std::size_t bytes = 0, kept_bytes = 0;
    };
    static constexpr std::size_t shard_count = 16;

    Shard& shard_of(std::string_view key);
    void insert(const std::string& key, std::shared_ptr<const http::Prepared> page, const RenderedPage& rendered);
    bool is_stale(const Tags& tags, SnapshotOrder snapshot) const;
    void erase(Shard& shard, Page& page);
    void shrink(Shard& shard);
    void compress_in_background();

    const std::size_t shard_bytes_;
    const Clock& clock_;
    std::array<Shard, shard_count> shards_;

    mutable std::mutex purges_mutex_;
    std::unordered_map<std::string, SnapshotOrder> purged_at_;   // by tag
    SnapshotOrder purged_floor_;                                 // everything older is refused

    // Renderings under way that others may still wait for.
    struct Flight {
        std::int64_t number = 0;
        std::shared_future<std::shared_ptr<const http::Prepared>> page;
    };
    std::mutex flights_mutex_;
    std::unordered_map<std::string, Flight> flights_;
    std::int64_t last_flight_ = 0;

    std::mutex queue_mutex_;
    std::condition_variable queue_changed_;
    std::deque<std::string> to_compress_;
    bool stopping_ = false;
    std::thread compressor_;

    std::atomic<std::int64_t> hits_{0}, misses_{0}, refused_{0};
};

}   // namespace tantrao::newsstand
