// Building a new generation of live while the present one serves.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/newsstand/batch.hpp"
#include "platform/newsstand/projector.hpp"

namespace tantrao::newsstand {

namespace {

constexpr int batch_size = 200;
constexpr int most_rounds_before_the_last = 100;

// Tells health() for as long as it lives.
class Rebuilding {
  public:
    Rebuilding(std::mutex& mutex, bool& flag) : mutex_(mutex), flag_(flag) { set(true); }
    ~Rebuilding() { set(false); }
    Rebuilding(const Rebuilding&) = delete;
    Rebuilding& operator=(const Rebuilding&) = delete;

  private:
    void set(bool to)
    {
        const std::lock_guard lock(mutex_);
        flag_ = to;
    }
    std::mutex& mutex_;
    bool& flag_;
};

}   // namespace

// Every subject in batches, each from a snapshot of its own: what changes after `start` stands in the log and is projected again.
void Projector::fill(LiveFile& file, const Progress& progress)
{
    std::int64_t done = 0;
    for (const Projection& projection : live_.projections())
        for (std::int64_t after = 0;;) {
            if (stopping_)
                throw std::runtime_error("the rebuild was stopped");
            const std::size_t count = core_.read([&](db::Connection& core) {
                const auto ids = projection.list(core, after, batch_size);
                if (ids.empty())
                    return ids.size();
                Batch batch(core, file, live_, files_, clock_.now());
                for (const std::int64_t id : ids)
                    batch.apply({projection.kind, id}, Act::project, 0);
                batch.commit(std::nullopt);
                after = ids.back();
                return ids.size();
            });
            if (count == 0)
                break;
            done += static_cast<std::int64_t>(count);
            if (progress)
                progress(done, 0);
        }
}

// Applies what was committed since the file's position; false when there is nothing more.
bool Projector::follow_into(LiveFile& file)
{
    return core_.read([&](db::Connection& core) {
        const auto entries = entries_after(core, file.position().number);
        if (entries.empty())
            return false;
        Batch batch(core, file, live_, files_, clock_.now());
        batch.apply(entries);
        batch.commit(Position{entries.back().number, entries.back().mark});
        return true;
    });
}

void Projector::rebuild(const Progress& progress)
{
    const std::lock_guard one_at_a_time(rebuild_mutex_);
    const Rebuilding told(health_mutex_, health_.rebuilding);
    auto file = live_.new_generation();
    const Position start = core_.read([](db::Connection& core) { return last_position(core); });
    fill(*file, progress);
    file->writer().exec("UPDATE live_meta SET number = :number, mark = :mark WHERE id = 1",
                        {{"number", start.number}, {"mark", start.mark}});
    for (int round = 0; round < most_rounds_before_the_last && follow_into(*file); ++round) {
    }
    // The last of it, then the switch; nothing else is applied during these last moments.
    const std::lock_guard lock(apply_mutex_);
    const GoneSet::Moment before = live_.gone().now();
    while (follow_into(*file)) {
    }
    const Position reached = file->position();
    const SnapshotOrder order{file->generation(), reached.number};
    const std::set<Subject> half_withdrawn = file->half_withdrawn();
    live_.switch_to(std::move(file));
    live_.gone().forget_all(before, half_withdrawn);
    tell({order, {}, true});
    set_applied(reached.number);
}

}   // namespace tantrao::newsstand
