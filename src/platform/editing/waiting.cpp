// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/editing/waiting.hpp"

#include "platform/publication/publication_store.hpp"
#include "platform/site/site_store.hpp"

#include <fmt/format.h>

namespace tantrao::editing {

namespace {

constexpr int most_looked_at = 100;

// Asks as often as there are lines, so what is the site's is read once.
class Gates {
  public:
    Gates(db::Connection& core, const access::Actor& actor, SiteId site, const Kind& kind)
        : core_(core), actor_(actor), site_(site), chain_(publication::chain_of(core, site, kind.name)),
          categories_(site::categories_of(core, site)), write_power_(publication::write_power(kind.name))
    {
    }
    bool may_pass(const publication::DeskLine& line) const
    {
        const auto path = site::path_in(categories_, line.category);
        const auto authors = publication::authors_of(core_, line.edition);
        const publication::Situation situation{site_, path, line.state, line.gate, &chain_, &authors, write_power_};
        return publication::may(actor_, publication::Event::pass, situation) ||
               publication::may(actor_, publication::Event::approve, situation);
    }

  private:
    db::Connection& core_;
    const access::Actor& actor_;
    SiteId site_;
    publication::Chain chain_;
    std::vector<site::Category> categories_;
    std::string_view write_power_;
};

}   // namespace

std::vector<web::TodayLine> waiting_for(db::Connection& core, const access::Actor& actor, const site::Site& site,
                                        const Kind& kind)
{
    std::vector<web::TodayLine> lines;
    const auto add = [&](const publication::DeskLine& line) {
        lines.push_back({line.title, fmt::format("/{}/{}/{}", site.slug, kind.segment, line.edition.value),
                         std::string(publication::name_of(line.state)), line.author_name, line.updated_at});
    };
    publication::DeskFilter filter;
    filter.site = site.id;
    filter.kind = kind.name;
    filter.limit = most_looked_at;
    filter.state = publication::State::submitted;
    const Gates gates(core, actor, site.id, kind);
    for (const publication::DeskLine& line : publication::desk_lines(core, filter))
        if (gates.may_pass(line))
            add(line);
    filter.state = publication::State::returned;
    filter.author = actor.id;
    for (const publication::DeskLine& line : publication::desk_lines(core, filter))
        add(line);
    return lines;
}

}   // namespace tantrao::editing
