// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/indexer.hpp"

#include "base/log.hpp"
#include "platform/catalogue/position_live.hpp"

#include <chrono>
#include <fmt/format.h>
#include <future>

namespace tantrao::catalogue {

using newsstand::Position;

namespace {

constexpr auto poll = std::chrono::milliseconds(500);
constexpr auto between_looks = std::chrono::milliseconds(100);
constexpr int batch_size = 200;
// Measured: smaller pieces cost no more, and whoever publishes meanwhile waits for one of them at most.
constexpr std::size_t subjects_of_a_commit = 50;
constexpr int few_entries = 20;   // more of one number are an import

Position position_of(const search::Mark& mark) { return {mark.number, mark.mark}; }

double megabytes(std::uintmax_t bytes) { return static_cast<double>(bytes) / 1e6; }

std::uintmax_t size_of(const std::filesystem::path& folder)
{
    std::uintmax_t size = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        size += entry.file_size();
    return size;
}

}   // namespace

Indexer::Indexer(db::Store& core, newsstand::LiveStore& live, Catalogue& catalogue)
    : core_(core), live_(live), catalogue_(catalogue)
{
}

Indexer::~Indexer() { stop(); }

void Indexer::start()
{
    if (catalogue_.sources().empty())
        return;
    stopping_ = false;
    thread_ = std::thread([this] { run(); });
}

void Indexer::stop()
{
    stopping_ = true;
    wake();
    if (thread_.joinable())
        thread_.join();
    writer_.reset();
}

void Indexer::wake()
{
    {
        const std::lock_guard lock(mutex_);
        awake_ = true;
    }
    changed_.notify_all();
}

void Indexer::run()
{
    auto pause = poll;
    while (!stopping_) {
        std::string trouble;
        try {
            catch_up();
            pause = poll;
        } catch (const std::exception& failure) {
            trouble = failure.what();
            log_error("catalogue.indexer", trouble);
            writer_.reset();   // what waited in it is read again
            pause = std::min(pause * 2, poll * 8);
        }
        std::unique_lock lock(mutex_);
        health_.trouble = trouble;
        changed_.wait_for(lock, pause, [&] { return stopping_ || (awake_ && trouble.empty()); });
        awake_ = false;
    }
}

void Indexer::catch_up()
{
    for (Step done = Step::applied; done != Step::nothing && !stopping_;)
        if (done = step(); done == Step::must_rebuild)
            rebuild();
}

// What is gone may come back without another entry in the log. The index holds the rows as they are; whoever asks it looks at
// what is gone.
newsstand::LiveReader Indexer::rows() { return {live_.current(), nothing_gone_}; }

std::string Indexer::name_of_live(const newsstand::LiveReader& live) const
{
    return fmt::format("{}/{}-{}", catalogue_.version(), live_.version(), live.order().generation);
}

void Indexer::note_indexed(std::int64_t number)
{
    {
        const std::lock_guard lock(mutex_);
        indexed_ = number;
    }
    changed_.notify_all();
}

void Indexer::note(std::string why_rebuilt, bool rebuilding)
{
    if (rebuilding)
        log_info("catalogue.indexer", "the index is built anew: " + why_rebuilt);
    const std::lock_guard lock(mutex_);
    health_.rebuilding = rebuilding;
    if (rebuilding)
        health_.why_rebuilt = std::move(why_rebuilt);
}

Indexer::Step Indexer::step()
{
    const auto index = catalogue_.index();
    if (index == nullptr) {
        note(catalogue_.why_none(), true);
        return Step::must_rebuild;
    }
    try {
        const std::string live_name = name_of_live(rows());
        if (index->mark().live != live_name) {
            note("live was built anew, or what is indexed has another form", true);
            return Step::must_rebuild;
        }
        return follow(*index);
    } catch (const search::BrokenIndex& broken) {   // it serves as long as readers meet nothing that is broken
        writer_.reset();
        note(fmt::format("it was broken: {}", broken.what()), true);
        return Step::must_rebuild;
    }
}

// The index that serves, as far as live has come.
Indexer::Step Indexer::follow(const search::Index& index)
{
    auto live = rows();
    const Position shown = catalogue::position_of(live);
    const Position indexed = position_of(index.mark());
    if (indexed == shown) {
        note_indexed(shown.number);
        return Step::nothing;
    }
    std::vector<newsstand::Entry> entries;
    const bool can_follow = core_.read([&](db::Connection& core) {
        if (!newsstand::can_follow(core, indexed))
            return false;
        entries = newsstand::entries_after(core, indexed.number, batch_size);
        return true;
    });
    if (!can_follow) {
        // Where live cannot follow either it will be built anew, and then the index.
        const bool live_can = core_.read([&](db::Connection& core) { return newsstand::can_follow(core, shown); });
        if (live_can)
            note(fmt::format("it stood at {} ({}), which core does not hold", indexed.number, indexed.mark), true);
        return live_can ? Step::must_rebuild : Step::nothing;
    }
    std::erase_if(entries, [&](const newsstand::Entry& entry) { return entry.number > shown.number; });
    if (entries.empty())
        return Step::nothing;
    apply(index, live, entries);
    note_indexed(entries.back().number);
    return Step::applied;
}

void Indexer::apply(const search::Index& index, newsstand::LiveReader& live, const std::vector<newsstand::Entry>& entries)
{
    if (writer_ == nullptr)
        writer_ = std::make_unique<search::Writer>(index.folder());
    const search::Mark before = index.mark();
    const search::Mark after{entries.back().number, entries.back().mark, before.live};
    std::set<newsstand::Subject> subjects;
    for (const newsstand::Entry& entry : entries)
        add_with_depending(subjects, live, entry.subject);
    const bool is_import = std::ssize(entries) > few_entries && entries.front().number == entries.back().number;
    std::size_t waiting = 0;
    for (const newsstand::Subject& subject : subjects) {
        put(live, subject);
        if (++waiting % subjects_of_a_commit == 0) {
            if (is_import)
                put_latest(after.number);
            commit(index, before);
        }
    }
    commit(index, after);
}

// What is published one by one does not wait for all that an import brought before it: it is found at once, and put in again when its
// turn comes.
void Indexer::put_latest(std::int64_t after)
{
    auto live = rows();
    const std::int64_t shown = catalogue::position_of(live).number;
    looked_ = std::max(looked_, after);
    while (looked_ < shown && !stopping_) {
        auto entries = core_.read([&](db::Connection& core) { return newsstand::entries_after(core, looked_, few_entries); });
        std::erase_if(entries, [&](const newsstand::Entry& entry) { return entry.number > shown; });
        if (entries.empty())
            return;
        looked_ = entries.back().number;
        if (std::ssize(entries) > few_entries)
            continue;
        std::set<newsstand::Subject> subjects;
        for (const newsstand::Entry& entry : entries)
            add_with_depending(subjects, live, entry.subject);
        for (const newsstand::Subject& subject : subjects)
            put(live, subject);
    }
}

void Indexer::put(newsstand::LiveReader& live, const newsstand::Subject& subject)
{
    const Source* source = catalogue_.source(subject.kind);
    if (source == nullptr)
        return;
    auto document = source->document(live, subject.id);
    if (document) {
        document->key = {subject.kind, subject.id};
        writer_->put(*document);
    } else {
        writer_->remove({subject.kind, subject.id});
    }
}

void Indexer::commit(const search::Index& index, const search::Mark& mark)
{
    {
        const auto held = index.commits();
        writer_->commit(mark);
    }
    catalogue_.committed();
    if (batch_done_)
        batch_done_();
}

// The subject, what it bears on now, and what it bore on when the index was written.
void Indexer::add_with_depending(std::set<newsstand::Subject>& subjects, newsstand::LiveReader& live,
                                 const newsstand::Subject& subject)
{
    subjects.insert(subject);
    if (const Source* source = catalogue_.source(subject.kind); source != nullptr && source->bears_on)
        for (const std::int64_t id : source->bears_on(live, subject.id))
            subjects.insert({subject.kind, id});
    for (const search::Key& key : writer_->depending_on({subject.kind, subject.id}))
        subjects.insert({key.kind, key.id});
}

void Indexer::rebuild()
{
    const auto place = catalogue_.place_to_build();
    const auto started = std::chrono::steady_clock::now();
    search::Mark mark;
    bool is_whole = false;
    std::uintmax_t text = 0;
    {
        search::Builder builder(place);
        std::int64_t generation = 0;
        {
            auto live = rows();
            const Position begun = catalogue::position_of(live);
            generation = live.order().generation;
            mark = {begun.number, begun.mark, name_of_live(live)};
        }
        // What changes from here on is in the log after this position and is applied again.
        is_whole = fill(builder, generation, text);
        if (is_whole)
            put_together(builder, mark);
    }
    if (is_whole) {
        writer_.reset();
        looked_ = -1;
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
        log_info("catalogue.indexer", fmt::format("the index was built anew: {:.1f} MB of text in {:.1f} s, {:.1f} MB on disk",
                                                  megabytes(text), took.count(), megabytes(size_of(place))));
        catalogue_.switch_to(place);
    }
    note({}, false);
}

// False if live was built anew meanwhile, or the program ends.
bool Indexer::fill(search::Builder& builder, std::int64_t generation, std::uintmax_t& text)
{
    for (const Source& source : catalogue_.sources())
        for (std::int64_t after = 0;;) {
            if (stopping_)
                return false;
            auto live = rows();
            if (live.order().generation != generation)
                return false;
            const auto ids = source.list(live, after, batch_size);
            if (ids.empty())
                break;
            for (const std::int64_t id : ids)
                if (auto document = source.document(live, id)) {
                    document->key = {source.kind, id};
                    builder.add(*document);
                    text += document->title.size() + document->summary.size() + document->body.size();
                }
            after = ids.back();
            follow_meanwhile();
            if (batch_done_)
                batch_done_();
        }
    return true;
}

// Takes seconds for a large index; what is published meanwhile does not wait for it.
void Indexer::put_together(search::Builder& builder, const search::Mark& mark)
{
    auto done = std::async(std::launch::async, [&] { builder.put_together(mark); });
    while (done.wait_for(between_looks) != std::future_status::ready)
        follow_meanwhile();
    done.get();
}

// What is published during a rebuild is found in the index that serves, unless that one is broken.
void Indexer::follow_meanwhile()
{
    const auto index = catalogue_.index();
    if (index == nullptr)
        return;
    try {
        while (follow(*index) == Step::applied) {
        }
    } catch (const search::IndexError& error) {
        writer_.reset();
        log_warning("catalogue.indexer", error.what());
    }
}

bool Indexer::wait_indexed(std::int64_t number, std::int64_t timeout_us)
{
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::microseconds(timeout_us), [&] { return indexed_ >= number; });
}

IndexHealth Indexer::health() const
{
    IndexHealth health;
    {
        const std::lock_guard lock(mutex_);
        health = health_;
    }
    if (const auto index = catalogue_.index())
        try {
            health.index = index->mark();
            health.documents = index->size();
        } catch (const search::IndexError& error) {
            health.trouble = error.what();
        }
    return health;
}

}   // namespace tantrao::catalogue
