// Questions to the index that serves, answered with what live holds now. Thread-safe.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/catalogue/misses.hpp"
#include "platform/catalogue/source.hpp"
#include "search/index.hpp"
#include "search/snippet.hpp"

#include <filesystem>
#include <mutex>

namespace tantrao::catalogue {

struct Wish {
    std::string_view text;                    // as typed
    const site::PublicSite* here = nullptr;   // where it was asked: a component site's own come first
    std::optional<SiteId> site;               // only this one
    std::vector<std::string> kinds;           // any of them; none = all
    std::vector<CategoryId> categories;       // any of them
    std::string field, agency;                // only law of these; "" = all
    std::optional<Instant> from, to;          // published at or after, before
    search::Question::Order order = search::Question::Order::relevance;
    std::size_t start = 0, limit = 10;   // start: Found::next of the page before
    bool with_facets = false, with_suggestion = false;
};

struct FoundItem {
    search::Key key;
    Card card;
    const site::PublicSite* site = nullptr;   // of the directory that was given
    search::Snippet title, snippet;
    double score = 0;
    bool is_near = false;   // not all words were found in it
};

struct Found {
    bool is_ready = true;   // false: this node has no index yet to look into
    search::ParsedQuery query;
    std::vector<FoundItem> chosen;   // by the board of the site for this very query: before all others, on the first page
    std::vector<FoundItem> items;    // without those
    std::int64_t matches = 0;        // documents with all words; an estimate unless is_exact
    bool is_exact = true;
    bool has_other_marks = false;   // words were typed with marks, and none of the matches has them with these very marks
    bool ranked_together = false;   // what has all words and what is near, as they come
    std::map<std::string, std::int64_t> by_kind, by_field, by_agency;
    std::map<std::int64_t, std::int64_t> by_site, by_category, by_year;
    std::string suggestion;            // where nothing matches: what may have been meant
    std::optional<std::size_t> next;   // where the next page starts
};

// Which subjects the index finds, the best first: nothing of them is read from live.
struct Ranked {
    struct Hit {
        search::Key key;
        bool is_near = false;   // not all words were found in it
    };
    bool is_ready = true;   // false: this node has no index yet to look into
    std::vector<Hit> hits;
    std::int64_t matches = 0;   // subjects with all words; an estimate where they are more than wish.limit
    bool has_more = false;      // than these hits
};

inline constexpr std::size_t last_start = 1'000;   // nobody pages further

// What somebody is typing, and where.
struct Beginning {
    std::string_view text;
    const site::PublicSite* here = nullptr;
    std::size_t limit = 8;
};
struct Completion {
    Card card;
    const site::PublicSite* site = nullptr;
    std::string kind;
};

class Catalogue {
  public:
    // Opens the newest index in the folder, if there is one that can be read.
    Catalogue(std::filesystem::path folder, std::vector<Source> sources);

    // On one snapshot of live and its directory. An index that turns out to be broken is left, and the indexer builds another one
    // (is_ready tells). Throws search::IndexError for what may be over soon.
    Found find(newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish, Instant now) const;

    // Only which, at most wish.limit: for who reads them from live and shows nothing that it does not hold. Throws as find() does.
    Ranked rank(newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish, Instant now) const;

    // Public titles with the words typed so far, the last of which may be a beginning; none where the index is not ready or nothing
    // but a single letter was typed.
    std::vector<Completion> complete(newsstand::LiveReader& live, const site::Directory& directory, const Beginning& typed,
                                     Instant now) const;
    Misses& misses() const { return misses_; }

    const std::vector<Source>& sources() const { return sources_; }
    const Source* source(std::string_view kind) const;
    const std::string& version() const { return version_; }   // of the sources
    const std::filesystem::path& folder() const { return folder_; }

    // For the indexer: the index that serves, or null and why there is none; and what it did to it.
    std::shared_ptr<search::Index> index() const;
    std::string why_none() const;
    void committed();
    // Moves the folder to its lasting name, serves from it, and removes all others.
    void switch_to(const std::filesystem::path& building);
    std::filesystem::path place_to_build() const;

  private:
    struct Serving {
        std::shared_ptr<search::Index> index;
        std::vector<SiteId> sites;   // of which it holds documents
    };
    Serving serving() const;
    // Asks the index that serves; one that turns out to be broken is left.
    template <class F>
    auto ask(F&& question) const
    {
        for (;;) {
            const Serving serving = this->serving();
            try {
                return question(serving);
            } catch (const search::BrokenIndex& broken) {
                leave(serving.index, broken.what());
            }
        }
    }
    Found find_in(const Serving& serving, newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish,
                  Instant now) const;
    Ranked rank_in(const Serving& serving, newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish,
                   Instant now) const;
    std::vector<Completion> complete_in(const Serving& serving, newsstand::LiveReader& live, const site::Directory& directory,
                                        const Beginning& typed, Instant now) const;
    void leave(const std::shared_ptr<search::Index>& broken, const std::string& why) const;
    std::shared_ptr<const search::Abbreviations> names(newsstand::LiveReader& live) const;
    Serving opened(const std::filesystem::path& folder) const;
    std::vector<std::pair<std::int64_t, std::filesystem::path>> generations() const;

    const std::filesystem::path folder_;
    const std::vector<Source> sources_;
    const std::string version_;
    const search::Ranking ranking_;
    const std::shared_ptr<const search::Abbreviations> built_in_names_;
    mutable Misses misses_;
    mutable std::mutex mutex_;
    // Abbreviations and other names as they stand in live at this stamp.
    mutable std::shared_ptr<const search::Abbreviations> names_ = built_in_names_;
    mutable std::int64_t names_stamp_ = -1;
    mutable newsstand::SnapshotOrder names_order_;
    mutable Serving serving_;   // a reader may find out that it is broken
    mutable std::string why_none_;
};

}   // namespace tantrao::catalogue
