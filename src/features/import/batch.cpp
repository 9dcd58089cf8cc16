// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/batch.hpp"

#include "platform/audit/audit.hpp"

#include <chrono>
#include <map>
#include <thread>

namespace tantrao::importing {

namespace {

constexpr std::size_t most_in_a_transaction = 200;
constexpr auto longest_transaction = std::chrono::milliseconds(50);
constexpr auto pause_between = std::chrono::milliseconds(3);   // in which other processes get the writer
constexpr std::size_t most_remarks = 1000;

}   // namespace

Batch::Batch(db::Store& core, const Clock& clock, std::string action, std::string instrument)
    : core_(core), clock_(clock), action_(std::move(action)), instrument_(std::move(instrument))
{
}

void Batch::add(Ready ready)
{
    ready_.push_back(std::move(ready));
    if (ready_.size() >= most_in_a_transaction)
        write();
}

void Batch::write()
{
    for (std::size_t at = 0; at < ready_.size();) {
        at += write_some(at);
        std::this_thread::sleep_for(pause_between);
    }
    ready_.clear();
}

// One transaction; how many it took.
std::size_t Batch::write_some(std::size_t from)
{
    const Instant now = clock_.now();
    const access::Actor actor = access::system_actor();
    std::vector<Result<publication::Imported>> outcomes;
    const auto done = core_.write([&](db::Transaction& tx) -> Result<void> {
        outcomes.clear();   // a transaction may be run again
        const auto until = std::chrono::steady_clock::now() + longest_transaction;
        for (std::size_t i = from; i < ready_.size() && (outcomes.empty() || std::chrono::steady_clock::now() < until); ++i) {
            for (const media::File& file : ready_[i].files)
                media::add_to_library(tx, now, ready_[i].site, actor.id, file);
            outcomes.push_back(ready_[i].import(tx, {actor, now, ""}));
        }
        record(tx, now, from, outcomes);
        return {};
    });
    static_cast<void>(done);   // the body cannot fail but by exception
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        count(ready_[from + i], outcomes[i]);
    return outcomes.size();
}

// One act per site of the transaction.
void Batch::record(db::Transaction& tx, Instant now, std::size_t from,
                   const std::vector<Result<publication::Imported>>& outcomes) const
{
    std::map<SiteId, Report> by_site;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (outcomes[i] && *outcomes[i] != publication::Imported::unchanged) {
            Report& sum = by_site[ready_[from + i].site];
            ++(*outcomes[i] == publication::Imported::created ? sum.created : sum.changed);
        }
    const std::int64_t first = ready_[from].line, last = ready_[from + outcomes.size() - 1].line;
    for (const auto& [site, sum] : by_site)
        audit::record(
            tx, now, access::system_actor(),
            {action_,
             "publication.import",
             site,
             "site",
             site.value,
             {{"instrument", instrument_}, {"created", sum.created}, {"changed", sum.changed}, {"lines", {first, last}}},
             {},
             ""});
}

void Batch::count(const Ready& ready, const Result<publication::Imported>& outcome)
{
    if (!outcome)
        refuse(ready.line, ready.external_id, outcome.error());
    else if (*outcome == publication::Imported::created)
        ++report_.created;
    else if (*outcome == publication::Imported::changed)
        ++report_.changed;
    else
        ++report_.unchanged;
}

void Batch::refuse(std::int64_t line, std::string external_id, Error why)
{
    ++report_.bad;
    if (report_.bad_lines.size() < most_remarks)
        report_.bad_lines.push_back({line, std::move(external_id), std::move(why)});
}

void Batch::note(std::int64_t line, const std::string& external_id, std::vector<Error> notes)
{
    report_.noted += notes.empty() ? 0 : 1;
    for (Error& what : notes)
        if (report_.notes.size() < most_remarks)
            report_.notes.push_back({line, external_id, std::move(what)});
}

}   // namespace tantrao::importing
