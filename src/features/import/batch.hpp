// What is ready to be published, of any kind, on its way into core. Import is a publishing act: its instrument is the approval of record, so
// nothing passes a gate here; every transaction holds at most 200 things or 50 ms of work, has one number in the publication log, and is
// audited, one act per site.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/import/report.hpp"
#include "features/media/api.hpp"
#include "platform/publication/publication_actions.hpp"

#include <functional>
#include <string>
#include <vector>

namespace tantrao::importing {

struct Ready {
    std::int64_t line = 0;
    SiteId site;
    std::string external_id;
    std::vector<media::File> files;   // go into the site's library with it
    // A transaction may be run again, and this with it.
    std::function<Result<publication::Imported>(db::Transaction&, const publication::Acting&)> import;
};

class Batch {
  public:
    // `action`: what the audit trail calls it, "import.articles".
    Batch(db::Store& core, const Clock& clock, std::string action, std::string instrument);
    void count_line() { ++report_.lines; }
    // Writes when enough came together. Throws DatabaseError.
    void add(Ready ready);
    void write();   // what is there
    void refuse(std::int64_t line, std::string external_id, Error why);
    // What somebody should look at, though the line was taken.
    void note(std::int64_t line, const std::string& external_id, std::vector<Error> notes);
    const Report& report() const { return report_; }

  private:
    std::size_t write_some(std::size_t from);
    void record(db::Transaction& tx, Instant now, std::size_t from,
                const std::vector<Result<publication::Imported>>& outcomes) const;
    void count(const Ready& ready, const Result<publication::Imported>& outcome);

    db::Store& core_;
    const Clock& clock_;
    const std::string action_, instrument_;
    std::vector<Ready> ready_;
    Report report_;
};

}   // namespace tantrao::importing
