// Publishes incoming legal documents in batches, as the Importer does with articles: a publishing act with its own power, at most 200
// documents or 50 ms of work a transaction, each with one number in the publication log, audited.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/import/document_line.hpp"
#include "features/import/report.hpp"
#include "features/media/api.hpp"

#include <filesystem>
#include <map>

namespace tantrao::importing {

struct DocumentPlan {
    std::string site;               // slug, unless …
    bool lines_name_site = false;   // … the line names its own
    std::string instrument;         // who, by which decision or for which reason, hash of the file
    std::filesystem::path folder;   // where the files lie that lines name
};

class DocumentImporter {
  public:
    DocumentImporter(db::Store& core, files::BlobStore& blobs, const Clock& clock, DocumentPlan plan);
    // Reads a line and takes its document, or the reason why there is none; writes when enough came together. Throws DatabaseError.
    void add_line(std::int64_t line, std::string_view bytes);
    // A line that could not be read as one.
    void add_bad(std::int64_t line, Error why);
    void finish();   // writes the rest, and notes which related documents are still not held
    const Report& report() const { return report_; }

  private:
    struct Place {
        SiteId site;
        CategoryId category;
    };
    struct Ready {
        std::int64_t line = 0;
        Place place;
        std::string external_id;
        documents::Document document;
        std::optional<Instant> published_at;
        std::vector<media::File> files;
    };
    Result<Ready> prepared(std::int64_t line, IncomingDocument& incoming);
    Result<Place> place_of(const IncomingDocument& incoming);
    void take_files(IncomingDocument& incoming, Ready& ready);
    void note(std::int64_t line, const std::string& external_id, const Error& what);
    std::size_t write_some(std::size_t from);
    void write();
    Result<publication::Imported> import_one(db::Transaction& tx, Instant now, const Ready& ready) const;
    void record(db::Transaction& tx, Instant now, std::size_t from,
                const std::vector<Result<publication::Imported>>& outcomes) const;
    void count(const Ready& ready, const Result<publication::Imported>& outcome);
    void refuse(std::int64_t line, std::string external_id, Error why);
    void note_unknown_targets();

    db::Store& core_;
    files::BlobStore& blobs_;
    const Clock& clock_;
    const DocumentPlan plan_;
    std::map<std::string, Result<Place>> places_;
    std::vector<Ready> batch_;
    std::vector<Ready> related_;   // those that name others, without text and files
    Report report_;
};

}   // namespace tantrao::importing
