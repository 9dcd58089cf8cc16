// Questions to the index that serves, answered with what live holds now. Thread-safe.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
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
    std::optional<Instant> from, to;          // published at or after, before
    search::Question::Order order = search::Question::Order::relevance;
    std::size_t start = 0, limit = 10;   // start: Found::next of the page before
    bool with_facets = false;
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
    std::vector<FoundItem> items;
    std::int64_t matches = 0;   // documents with all words; an estimate unless is_exact
    bool is_exact = true;
    std::map<std::string, std::int64_t> by_kind;
    std::map<std::int64_t, std::int64_t> by_site, by_category, by_year;
    std::string suggestion;
    std::optional<std::size_t> next;   // where the next page starts
};

inline constexpr std::size_t last_start = 1'000;   // nobody pages further

class Catalogue {
  public:
    // Opens the newest index in the folder, if there is one that can be read.
    Catalogue(std::filesystem::path folder, std::vector<Source> sources);

    // On one snapshot of live and its directory. Throws search::IndexError when the index is broken.
    Found find(newsstand::LiveReader& live, const site::Directory& directory, const Wish& wish, Instant now) const;

    const std::vector<Source>& sources() const { return sources_; }
    const Source* source(std::string_view kind) const;
    const std::string& version() const { return version_; }   // of the sources
    const std::filesystem::path& folder() const { return folder_; }

    // For the indexer: the index that serves, or null; and what it did to it.
    std::shared_ptr<search::Index> index() const;
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
    Serving opened(const std::filesystem::path& folder) const;
    std::vector<std::pair<std::int64_t, std::filesystem::path>> generations() const;

    const std::filesystem::path folder_;
    const std::vector<Source> sources_;
    const std::string version_;
    const search::Ranking ranking_;
    const std::shared_ptr<const search::Abbreviations> abbreviations_;
    mutable std::mutex mutex_;
    Serving serving_;
};

}   // namespace tantrao::catalogue
