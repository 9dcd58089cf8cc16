// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/features.hpp"

#include "features/accounts/feature.hpp"
#include "features/alerts/feature.hpp"
#include "features/articles/feature.hpp"
#include "features/documents/feature.hpp"
#include "features/feeds/feature.hpp"
#include "features/gazette/feature.hpp"
#include "features/home/feature.hpp"
#include "features/media/feature.hpp"
#include "features/operations/feature.hpp"
#include "features/people/feature.hpp"
#include "features/search/feature.hpp"
#include "features/sites/feature.hpp"
#include "features/today/feature.hpp"

namespace tantrao::app {

const std::vector<web::Feature>& features()
{
    static const std::vector<web::Feature> all{
            media::feature(),
            articles::feature(),
            documents::feature(),
            alerts::feature(),
            gazette::feature(),
            home::feature(),
            feeds::feature(),
            search_pages::feature(),
            accounts::feature(),
            today::feature(),
            sites::feature(),
            people::feature(),
            operations::feature(),
    };
    return all;
}

std::vector<std::string> migration_folders()
{
    std::vector<std::string> folders;
    for (const char* name : {"newsstand", "site", "catalogue", "identity", "access", "audit", "jobs", "publication"})
        folders.push_back(std::string("platform/") + name);
    for (const web::Feature& feature : features())
        folders.push_back("features/" + feature.name);
    return folders;
}

std::vector<catalogue::Source> search_sources()
{
    std::vector<catalogue::Source> all;
    for (const web::Feature& feature : features())
        all.insert(all.end(), feature.search_sources.begin(), feature.search_sources.end());
    return all;
}

} // namespace tantrao::app
