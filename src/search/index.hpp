// The index on disk (Xapian): one folder, made by a Builder, written by one Writer and read by an Index, also from other processes.
// A commit is whole or not there at all, and holds the mark of how far it has come.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/abbreviations.hpp"
#include "search/document.hpp"
#include "search/parsed_query.hpp"
#include "search/ranking.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <stdexcept>

namespace tantrao::search {

// Raise it when terms or values change: indexes of other versions are not read.
inline constexpr int schema_version = 5;

// The disk is full, somebody else writes, no more files can be opened …
class IndexError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};
// What lies on the disk cannot be read as an index of this schema, now or later.
class BrokenIndex : public IndexError {
    using IndexError::IndexError;
};

// How far the index has come: the position in the publication log and the file of live it was read from.
struct Mark {
    std::int64_t number = 0;
    std::string mark, live;
    friend bool operator==(const Mark&, const Mark&) = default;
};

class Writer {
  public:
    explicit Writer(const std::filesystem::path& folder);   // of an index that is there
    ~Writer();                                              // what was not committed is lost
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // Replaces what is indexed of the subject.
    void put(const Document& document);
    void remove(const Key& key);
    // Subjects that depend on this one as they are indexed now.
    std::vector<Key> depending_on(const Key& key);
    void commit(const Mark& mark);

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

// Makes a whole index, of any size: in parts that stay small, which are put together at the end. Needs more than twice
// the room on the disk for that moment. Throws IndexError.
class Builder {
  public:
    explicit Builder(const std::filesystem::path& folder);   // what is there goes
    ~Builder();
    Builder(const Builder&) = delete;
    Builder& operator=(const Builder&) = delete;

    // Each subject once.
    void add(const Document& document);
    // Takes about two seconds for each 100 MB of text; then the folder is an index.
    void put_together(const Mark& mark);

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

// Reads the whole index on the disk: what is wrong with it; "" for nothing, or where a writer is too fast to tell. Takes seconds
// where it is large.
std::string damage_of(const std::filesystem::path& folder);

// What an index keeps of the text of a document.
std::string kept_text(const Document& document);

struct Question {
    ParsedQuery query;
    std::vector<std::string> kinds;       // any of them; none = all
    std::optional<SiteId> site;           // only this one
    std::optional<SiteId> own_site;       // its documents stand before all others
    std::vector<CategoryId> categories;   // any of them
    std::string field, agency;            // only of these; "" = all
    std::vector<SiteId> without_sites;
    std::vector<Key> without;
    std::optional<Instant> from, to;   // published at or after, before
    enum class Order { relevance, newest } order = Order::relevance;
    std::size_t first = 0, limit = 10;
    bool with_facets = false, with_suggestion = false;
    bool with_texts = true;   // false: hits without their text, which is most of what reading very many costs
    Instant now;
    std::shared_ptr<const Abbreviations> names;   // instead of the index's own
};

// What somebody is typing.
struct Beginning {
    ParsedQuery query;
    bool last_is_whole = false;       // otherwise the last word may go on
    std::optional<SiteId> own_site;   // its documents stand before all others
    std::size_t limit = 10;
};

struct Hit {
    Key key;
    double score = 0;
    std::string external_id, text;   // text: what was kept of it, for a snippet
    bool is_near = false;            // not all words were found in it
};

struct Answer {
    std::vector<Hit> hits;
    std::int64_t matches = 0;   // documents with all words, or whose number was typed; an estimate unless is_exact
    bool is_exact = true;
    bool has_other_marks = false;   // words were typed with marks, and none of these documents has them with these very marks
    bool has_more = false;
    bool ranked_together = false;   // hits with all words and near ones as they come
    // How many matches there are of each; of sites and categories by number.
    std::map<std::string, std::int64_t> by_kind, by_field, by_agency;
    std::map<std::int64_t, std::int64_t> by_site, by_category, by_year;
    std::string suggestion;   // where nothing matches: what may have been meant; "" for nothing
    Mark mark;                // of the commit that was read
};

// Thread-safe.
class Index {
  public:
    // Throws BrokenIndex where there is no index of this schema.
    Index(std::filesystem::path folder, Ranking ranking, std::shared_ptr<const Abbreviations> abbreviations);
    ~Index();
    Answer find(const Question& question) const;
    // Documents whose titles have all the words, the best first.
    std::vector<Key> complete(const Beginning& beginning) const;
    Mark mark() const;
    std::vector<SiteId> sites() const;   // of which it holds documents
    std::int64_t size() const;
    const std::filesystem::path& folder() const;
    // The next question sees what has been committed until now.
    void refresh();
    // Held by who commits to this index: a question that one commit after the other has overtaken is answered first.
    std::unique_lock<std::shared_mutex> commits() const;

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}   // namespace tantrao::search
