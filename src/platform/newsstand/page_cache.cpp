// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/page_cache.hpp"

#include "base/log.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace tantrao::newsstand {

namespace {
constexpr std::size_t tags_remembered = 200'000;
constexpr int hits_before_compressing = 2;

// The plain response again, from the prepared identity variant, to compress it better.
http::Response response_of(const http::Prepared& page)
{
    http::Response response;
    response.status = page.status;
    const std::string_view head = std::string_view(page.identity.bytes).substr(0, page.identity.head_size);
    std::size_t at = head.find("\r\n") + 2;
    while (at < head.size()) {
        const std::size_t end = head.find("\r\n", at);
        const std::string_view line = head.substr(at, end - at);
        at = end + 2;
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos)
            continue;
        const std::string_view name = line.substr(0, colon);
        if (name != "Content-Length" && name != "ETag" && name != "Vary" && name != "Date" && name != "Connection")
            response.add(std::string(name), std::string(line.substr(colon + 2)));
    }
    response.body = page.identity.bytes.substr(page.identity.head_size);
    return response;
}
}   // namespace

PageCache::PageCache(std::size_t max_bytes, const Clock& clock)
    : shard_bytes_(max_bytes / shard_count), clock_(clock), compressor_([this] { compress_in_background(); })
{
}

PageCache::~PageCache()
{
    {
        const std::lock_guard lock(queue_mutex_);
        stopping_ = true;
    }
    queue_changed_.notify_all();
    compressor_.join();
}

// By the last bytes, which are an article's number, or the site's number of a home page: cheaper than hashing the key, which the map of the
// shard does once more.
PageCache::Shard& PageCache::shard_of(std::string_view key)
{
    std::uint64_t tail = 0;
    const std::size_t size = std::min(key.size(), sizeof tail);
    std::memcpy(&tail, key.data() + key.size() - size, size);
    constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15;
    static_assert(shard_count == 16);
    return shards_[tail * golden_ratio >> 60];
}

std::string PageCache::key(SiteId site, std::string_view target) { return fmt::format("{}{}", site.value, target); }

std::shared_ptr<const http::Prepared> PageCache::find(std::string_view key)
{
    Shard& shard = shard_of(key);
    std::shared_ptr<const http::Prepared> page;
    bool compress = false;
    {
        const std::lock_guard lock(shard.mutex);
        const auto found = shard.pages.find(key);
        if (found == shard.pages.end())
            return nullptr;
        Entry& entry = found->second;
        if (entry.valid_until_us != 0 && clock_.now().us >= entry.valid_until_us) {
            erase(shard, *found);
            return nullptr;
        }
        page = entry.page;
        compress = ++entry.hits == hits_before_compressing;
        if (entry.kept) {
            // Moving on every hit would make readers wait for each other; now and then is enough to know what is used.
            if (entry.hits % 64 == 0)
                shard.kept.splice(shard.kept.begin(), shard.kept, entry.place);
        } else {
            entry.kept = true;
            shard.kept_bytes += entry.size;
            shard.kept.splice(shard.kept.begin(), shard.probation, entry.place);
        }
    }
    hits_.fetch_add(1, std::memory_order_relaxed);
    if (compress) {
        const std::lock_guard lock(queue_mutex_);
        to_compress_.emplace_back(key);
        queue_changed_.notify_one();
    }
    return page;
}

std::shared_ptr<const http::Prepared> PageCache::get(const std::string& key, const std::function<RenderedPage()>& render)
{
    if (auto page = find(key))
        return page;
    std::promise<std::shared_ptr<const http::Prepared>> promise;
    std::int64_t mine = 0;
    {
        std::unique_lock lock(flights_mutex_);
        if (const auto flying = flights_.find(key); flying != flights_.end()) {
            const auto shared = flying->second.page;
            lock.unlock();
            return shared.get();
        }
        mine = ++last_flight_;
        flights_.emplace(key, Flight{mine, promise.get_future().share()});
    }
    misses_.fetch_add(1, std::memory_order_relaxed);
    const auto land = [&] {
        const std::lock_guard lock(flights_mutex_);
        if (const auto flying = flights_.find(key); flying != flights_.end() && flying->second.number == mine)
            flights_.erase(flying);   // after a purge another one may fly under this key
    };
    try {
        const RenderedPage rendered = render();
        auto page = http::prepare(rendered.response, http::Compression::fast);
        if (rendered.cacheable)
            insert(key, page, rendered);
        land();
        promise.set_value(page);
        return page;
    } catch (...) {
        land();
        promise.set_exception(std::current_exception());
        throw;
    }
}

void PageCache::insert(const std::string& key, std::shared_ptr<const http::Prepared> page, const RenderedPage& rendered)
{
    Entry entry;
    entry.page = std::move(page);
    entry.valid_until_us = rendered.valid_until.us;
    entry.tags = rendered.tags;
    entry.size = entry.page->size() + key.size() * 3 + 200 + entry.tags.size() * 80;
    if (entry.size > shard_bytes_ / 2)
        return;
    Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    // Asked under the shard's lock: purge() first writes down its tags, then takes each shard's lock, so one of the two sees
    // the other.
    if (is_stale(rendered.tags, rendered.snapshot)) {
        refused_.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    if (const auto old = shard.pages.find(key); old != shard.pages.end())
        erase(shard, *old);
    shard.bytes += entry.size;
    Page& kept = *shard.pages.emplace(key, std::move(entry)).first;
    shard.probation.push_front(&kept);
    kept.second.place = shard.probation.begin();
    for (const std::string& tag : kept.second.tags)
        shard.keys_by_tag[tag].push_back(key);
    shrink(shard);
}

bool PageCache::is_stale(const Tags& tags, SnapshotOrder snapshot) const
{
    const std::lock_guard lock(purges_mutex_);
    if (snapshot < purged_floor_)
        return true;
    return std::ranges::any_of(tags, [&](const std::string& tag) {
        const auto found = purged_at_.find(tag);
        return found != purged_at_.end() && found->second > snapshot;
    });
}

void PageCache::erase(Shard& shard, Page& page)
{
    const auto& [key, entry] = page;
    for (const std::string& tag : entry.tags) {
        const auto keys = shard.keys_by_tag.find(tag);
        if (keys == shard.keys_by_tag.end())
            continue;
        std::erase(keys->second, key);
        if (keys->second.empty())
            shard.keys_by_tag.erase(keys);
    }
    shard.bytes -= entry.size;
    if (entry.kept)
        shard.kept_bytes -= entry.size;
    (entry.kept ? shard.kept : shard.probation).erase(entry.place);
    shard.pages.erase(shard.pages.find(key));
}

// Pages asked for once go first; the protected segment may fill four fifths.
void PageCache::shrink(Shard& shard)
{
    while (shard.bytes > shard_bytes_) {
        const bool from_probation = !shard.probation.empty() && (shard.kept.empty() || shard.kept_bytes <= shard_bytes_ * 4 / 5);
        erase(shard, *(from_probation ? shard.probation : shard.kept).back());
    }
}

void PageCache::purge(const Applied& applied)
{
    {
        const std::lock_guard lock(purges_mutex_);
        if (applied.everything || purged_at_.size() + applied.purged.size() > tags_remembered) {
            // What is forgotten counts for all pages: no purge so far was for a later snapshot than these.
            for (const auto& [tag, order] : purged_at_)
                purged_floor_ = std::max(purged_floor_, order);
            purged_floor_ = std::max(purged_floor_, applied.order);
            purged_at_.clear();
        }
        for (const std::string& tag : applied.purged) {
            SnapshotOrder& order = purged_at_[tag];
            order = std::max(order, applied.order);
        }
    }
    {
        const std::lock_guard lock(flights_mutex_);
        flights_.clear();
    }
    if (applied.everything)
        return clear();
    for (Shard& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        for (const std::string& tag : applied.purged) {
            const auto keys = shard.keys_by_tag.find(tag);
            if (keys == shard.keys_by_tag.end())
                continue;
            const std::vector<std::string> doomed = std::move(keys->second);
            shard.keys_by_tag.erase(keys);
            for (const std::string& key : doomed)
                if (const auto page = shard.pages.find(key); page != shard.pages.end())
                    erase(shard, *page);
        }
    }
}

void PageCache::clear()
{
    for (Shard& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        shard.pages.clear();
        shard.keys_by_tag.clear();
        shard.probation.clear();
        shard.kept.clear();
        shard.bytes = shard.kept_bytes = 0;
    }
}

CacheStats PageCache::stats() const
{
    CacheStats stats;
    for (const Shard& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        stats.entries += static_cast<std::int64_t>(shard.pages.size());
        stats.bytes += static_cast<std::int64_t>(shard.bytes);
    }
    stats.hits = hits_.load();
    stats.misses = misses_.load();
    stats.refused = refused_.load();
    return stats;
}

void PageCache::compress_in_background()
{
    for (;;) {
        std::string key;
        {
            std::unique_lock lock(queue_mutex_);
            queue_changed_.wait(lock, [this] { return stopping_ || !to_compress_.empty(); });
            if (stopping_)
                return;
            key = std::move(to_compress_.front());
            to_compress_.pop_front();
        }
        Shard& shard = shard_of(key);
        std::shared_ptr<const http::Prepared> page;
        {
            const std::lock_guard lock(shard.mutex);
            if (const auto found = shard.pages.find(key); found != shard.pages.end())
                page = found->second.page;
        }
        if (!page)
            continue;
        const auto better = http::prepare(response_of(*page), http::Compression::best);
        const std::lock_guard lock(shard.mutex);
        const auto found = shard.pages.find(key);
        if (found == shard.pages.end() || found->second.page != page)
            continue;   // purged or rendered anew meanwhile
        Entry& entry = found->second;
        const std::size_t size = entry.size - page->size() + better->size();
        shard.bytes += size - entry.size;
        if (entry.kept)
            shard.kept_bytes += size - entry.size;
        entry.size = size;
        entry.page = better;
        shrink(shard);
    }
}

}   // namespace tantrao::newsstand
