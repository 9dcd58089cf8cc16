// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/importer.hpp"

#include "platform/audit/audit.hpp"
#include "platform/publication/publication_actions.hpp"
#include "platform/site/site_store.hpp"

#include <chrono>
#include <thread>

namespace tantrao::importing {

namespace {

constexpr std::size_t most_in_a_transaction = 200;
constexpr auto longest_transaction = std::chrono::milliseconds(50);
constexpr auto pause_between = std::chrono::milliseconds(3);   // in which other processes get the writer
constexpr std::size_t most_remarks = 1000;

} // namespace

Importer::Importer(db::Store& core, const Clock& clock, Plan plan, Pictures* pictures)
    : core_(core), clock_(clock), plan_(std::move(plan)), pictures_(pictures)
{
}

void Importer::add_line(std::int64_t line, std::string_view bytes)
{
    std::string external_id;
    auto incoming = read_line(bytes, &external_id);
    add(line, std::move(incoming), external_id);
}

void Importer::add(std::int64_t line, Result<Incoming>&& incoming, std::string_view external_id)
{
    ++report_.lines;
    if (!incoming) {
        refuse(line, std::string(external_id), std::move(incoming.error()));
        return;
    }
    if (pictures_ != nullptr)
        pictures_->take(*incoming);
    auto ready = prepared(line, *incoming);
    if (!ready) {
        refuse(line, incoming->external_id, std::move(ready.error()));
        return;
    }
    report_.noted += incoming->notes.empty() ? 0 : 1;
    for (Error& note : incoming->notes)
        if (report_.notes.size() < most_remarks)
            report_.notes.push_back({line, incoming->external_id, std::move(note)});
    batch_.push_back(std::move(*ready));
    if (batch_.size() >= most_in_a_transaction)
        write();
}

void Importer::finish() { write(); }

Result<Importer::Ready> Importer::prepared(std::int64_t line, Incoming& incoming)
{
    const Place place = TANTRAO_TRY(place_of(incoming));
    body::PictureFinder find;
    if (pictures_ != nullptr)
        find = [this](const std::string& src) { return pictures_->find(src); };
    const articles::Article article = TANTRAO_TRY(article_of(incoming, place.category, find));
    Ready ready{line, place.site, {incoming.external_id, incoming.language, articles::to_content(article), incoming.published_at}, {}};
    if (pictures_ != nullptr)
        ready.files = pictures_->taken();
    return ready;
}

Result<Importer::Place> Importer::place_of(const Incoming& incoming)
{
    const bool own = plan_.lines_name_place && !incoming.site.empty() && !incoming.category.empty();
    const std::pair key{own ? incoming.site : plan_.site, own ? incoming.category : plan_.category};
    if (const auto known = places_.find(key); known != places_.end())
        return known->second;
    auto place = core_.read([&](db::Connection& core) -> Result<Place> {
        const auto site = site::find_site_by_slug(core, key.first);
        if (!site)
            return Error::invalid("import.site.unknown", {key.first});
        const auto category = site::find_category_by_slug(core, site->id, key.second);
        if (!category)
            return Error::invalid("import.category.unknown", {key.second, key.first});
        return Place{site->id, category->id};
    });
    places_.emplace(key, place);
    return place;
}

void Importer::write()
{
    for (std::size_t at = 0; at < batch_.size();) {
        at += write_some(at);
        std::this_thread::sleep_for(pause_between);
    }
    batch_.clear();
}

// One transaction; how many of the batch it took.
std::size_t Importer::write_some(std::size_t from)
{
    const Instant now = clock_.now();
    std::vector<Result<publication::Imported>> outcomes;
    const auto done = core_.write([&](db::Transaction& tx) -> Result<void> {
        outcomes.clear();   // a transaction may be run again
        const auto until = std::chrono::steady_clock::now() + longest_transaction;
        for (std::size_t i = from; i < batch_.size() && (outcomes.empty() || std::chrono::steady_clock::now() < until); ++i)
            outcomes.push_back(import_one(tx, now, batch_[i]));
        record(tx, now, from, outcomes);
        return {};
    });
    static_cast<void>(done);   // the body cannot fail but by exception
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        count(batch_[from + i], outcomes[i]);
    return outcomes.size();
}

Result<publication::Imported> Importer::import_one(db::Transaction& tx, Instant now, const Ready& ready) const
{
    const access::Actor actor = access::system_actor();
    for (const media::File& file : ready.files)
        media::add_to_library(tx, now, ready.site, actor.id, file);
    return publication::import(tx, {actor, now, ""}, ready.site, articles::kind, plan_.instrument, ready.article);
}

// One act per site of the transaction.
void Importer::record(db::Transaction& tx, Instant now, std::size_t from, const std::vector<Result<publication::Imported>>& outcomes) const
{
    std::map<SiteId, Report> by_site;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (outcomes[i] && *outcomes[i] != publication::Imported::unchanged) {
            Report& sum = by_site[batch_[from + i].site];
            ++(*outcomes[i] == publication::Imported::created ? sum.created : sum.changed);
        }
    const std::int64_t first = batch_[from].line, last = batch_[from + outcomes.size() - 1].line;
    for (const auto& [site, sum] : by_site)
        audit::record(tx, now, access::system_actor(),
                      {"import.articles", "publication.import", site, "site", site.value,
                       {{"instrument", plan_.instrument}, {"created", sum.created}, {"changed", sum.changed}, {"lines", {first, last}}},
                       {}, ""});
}

void Importer::count(const Ready& ready, const Result<publication::Imported>& outcome)
{
    if (!outcome)
        refuse(ready.line, ready.article.external_id, outcome.error());
    else if (*outcome == publication::Imported::created)
        ++report_.created;
    else if (*outcome == publication::Imported::changed)
        ++report_.changed;
    else
        ++report_.unchanged;
}

void Importer::refuse(std::int64_t line, std::string external_id, Error why)
{
    ++report_.bad;
    if (report_.bad_lines.size() < most_remarks)
        report_.bad_lines.push_back({line, std::move(external_id), std::move(why)});
}

} // namespace tantrao::importing
