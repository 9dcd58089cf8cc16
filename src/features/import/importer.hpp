// Publishes incoming articles in batches. Import is a publishing act: its instrument is the approval of record, so nothing passes
// a gate here; every transaction holds at most 200 articles or 50 ms of work, has one number in the publication log, and is audited.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/import/pictures.hpp"
#include "features/import/report.hpp"
#include "platform/publication/publication_actions.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

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
    void finish();   // writes the rest
    const Report& report() const { return report_; }

  private:
    struct Place {
        SiteId site;
        CategoryId category;
    };
    struct Ready {
        std::int64_t line = 0;
        SiteId site;
        publication::Import article;
        std::vector<media::File> files;
    };
    Result<Ready> prepared(std::int64_t line, Incoming& incoming);
    Result<Place> place_of(const Incoming& incoming);
    void write();
    std::size_t write_some(std::size_t from);
    Result<publication::Imported> import_one(db::Transaction& tx, Instant now, const Ready& ready) const;
    void record(db::Transaction& tx, Instant now, std::size_t from, const std::vector<Result<publication::Imported>>& outcomes) const;
    void count(const Ready& ready, const Result<publication::Imported>& outcome);
    void refuse(std::int64_t line, std::string external_id, Error why);

    db::Store& core_;
    const Clock& clock_;
    const Plan plan_;
    Pictures* pictures_;
    std::map<std::pair<std::string, std::string>, Result<Place>> places_;
    std::vector<Ready> batch_;
    Report report_;
};

} // namespace tantrao::importing
