// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/importer.hpp"

#include "platform/site/site_store.hpp"

namespace tantrao::importing {

Importer::Importer(db::Store& core, const Clock& clock, Plan plan, Pictures* pictures)
    : core_(core), plan_(std::move(plan)), pictures_(pictures), batch_(core, clock, "import.articles", plan_.instrument)
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
    batch_.count_line();
    if (!incoming)
        return batch_.refuse(line, std::string(external_id), std::move(incoming.error()));
    if (pictures_ != nullptr)
        pictures_->take(*incoming);
    auto ready = prepared(line, *incoming);
    if (!ready)
        return batch_.refuse(line, incoming->external_id, std::move(ready.error()));
    batch_.note(line, incoming->external_id, std::move(incoming->notes));
    batch_.add(std::move(*ready));
}

Result<Ready> Importer::prepared(std::int64_t line, Incoming& incoming)
{
    const Place place = TANTRAO_TRY(place_of(incoming));
    body::PictureFinder find;
    if (pictures_ != nullptr)
        find = [this](const std::string& src) { return pictures_->find(src); };
    const articles::Article article = TANTRAO_TRY(article_of(incoming, place.category, find));
    const publication::Import plan{incoming.external_id, incoming.language, articles::to_content(article), incoming.published_at};
    Ready ready{line, place.site, incoming.external_id, {}, {}};
    ready.import = [this, plan, site = place.site](db::Transaction& tx, const publication::Acting& acting) {
        return publication::import(tx, acting, site, articles::kind, plan_.instrument, plan);
    };
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

}   // namespace tantrao::importing
