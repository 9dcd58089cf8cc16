// Publishes incoming articles in batches.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/import/batch.hpp"
#include "features/import/pictures.hpp"

#include <map>
#include <string>
#include <string_view>

namespace tantrao::importing {

struct Plan {
    std::string site, category;      // slugs: where articles go
    bool lines_name_place = false;   // unless the line names its own site and category
    std::string instrument;          // who, by which decision or for which reason, hash of the file
};

class Importer {
  public:
    // `pictures` may be null: then none is looked for.
    Importer(db::Store& core, const Clock& clock, Plan plan, Pictures* pictures);
    // Reads a line and takes its article, or the reason why there is none; writes when enough came together. Throws DatabaseError.
    void add_line(std::int64_t line, std::string_view bytes);
    // The same for what did not come as a line, or could not be read as one; `external_id` names it in the report if known.
    void add(std::int64_t line, Result<Incoming>&& incoming, std::string_view external_id = {});
    void finish() { batch_.write(); }
    const Report& report() const { return batch_.report(); }

  private:
    struct Place {
        SiteId site;
        CategoryId category;
    };
    Result<Ready> prepared(std::int64_t line, Incoming& incoming);
    Result<Place> place_of(const Incoming& incoming);

    db::Store& core_;
    const Plan plan_;
    Pictures* pictures_;
    std::map<std::pair<std::string, std::string>, Result<Place>> places_;
    Batch batch_;
};

}   // namespace tantrao::importing
