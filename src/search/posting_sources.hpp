// Weights of documents by what is kept beside them: age and force. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"

#include <string>
#include <xapian.h>

namespace tantrao::search {

// The weight of news by its age: the whole of it now, half after so many days.
class Freshness final : public Xapian::ValuePostingSource {
  public:
    Freshness(double weight, double half_life_days, Instant now);
    double get_weight() const override;
    void init(const Xapian::Database& database) override;

  private:
    double weight_, half_life_, now_;   // seconds
};

// The weight of law that has force on the day: YYYY-MM-DD.
class InForce final : public Xapian::ValuePostingSource {
  public:
    InForce(double weight, std::string day);
    double get_weight() const override;
    void init(const Xapian::Database& database) override;

  private:
    double weight_;
    std::string day_;
};

}   // namespace tantrao::search
