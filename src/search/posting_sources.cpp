// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/posting_sources.hpp"

#include "search/force.hpp"
#include "search/terms.hpp"

#include <algorithm>
#include <cmath>

namespace tantrao::search {

Freshness::Freshness(double weight, double half_life_days, Instant now)
    : ValuePostingSource(slot::fresh), weight_(weight), half_life_(half_life_days * 86'400),
      now_(static_cast<double>(now.us) / 1e6)
{
}

double Freshness::get_weight() const
{
    const double age = std::max(0.0, now_ - Xapian::sortable_unserialise(get_value()));
    return weight_ * std::exp2(-age / half_life_);
}

void Freshness::init(const Xapian::Database& database)
{
    ValuePostingSource::init(database);
    set_maxweight(weight_);
}

InForce::InForce(double weight, std::string day) : ValuePostingSource(slot::force), weight_(weight), day_(std::move(day)) {}

double InForce::get_weight() const { return has_force(get_value(), day_) ? weight_ : 0; }

void InForce::init(const Xapian::Database& database)
{
    ValuePostingSource::init(database);
    set_maxweight(weight_);
}

}   // namespace tantrao::search
