// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/relation_numbers.hpp"
#include "base/json.hpp"

namespace tantrao::documents {
namespace {

constexpr std::size_t most = 8;

}   // namespace

std::vector<const site::PublicSite*> sites_of_relations(const web::DeskRequest& request, const site::Directory& directory)
{
    std::vector<const site::PublicSite*> sites;
    const site::PublicSite* own = directory.by_id(request.site_id());
    const site::PublicSite* portal = directory.portal();
    for (const site::PublicSite* site : {own, portal == own ? nullptr : portal})
        if (site != nullptr)
            sites.push_back(site);
    return sites;
}

Result<http::Response> suggest_numbers(const web::DeskRequest& request)
{
    Json items = Json::array();
    if (const auto directory = request.environment.directories.newest()) {
        newsstand::LiveReader live = request.environment.live.reader();
        for (const site::PublicSite* site : sites_of_relations(request, *directory))
            for (const Named& one :
                 numbers_beginning(live, site->site.id, request.query.get("q"), static_cast<int>(most - items.size())))
                items.push_back({{"name", name_of(one)},
                                 {"number", one.document_number},
                                 {"issued_on", one.issued_on},
                                 {"day", format_civil_date(one.issued_on)},
                                 {"title", one.title},
                                 {"url", site->base_url + path_of(one.document_number, one.number)}});
    }
    Json body = Json::object();
    body["items"] = std::move(items);
    return http::json(dump_json(body));
}

}   // namespace tantrao::documents
