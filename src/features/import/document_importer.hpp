// Publishes incoming legal documents in batches.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/import/batch.hpp"
#include "features/import/document_line.hpp"

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
    // The same for what was read elsewhere, or could not be.
    void add(std::int64_t line, const std::string& external_id, Result<IncomingDocument> incoming);
    // Something to know of a file that is no document.
    void note(const std::string& file, Error what);
    // Writes the rest, and notes which related documents or provisions of theirs are still not held, and which relations do not fit.
    void finish();
    const Report& report() const { return batch_.report(); }

  private:
    struct Place {
        SiteId site;
        CategoryId category;
    };
    // A document that names others, without its text.
    struct Related {
        std::int64_t line = 0;
        SiteId site;
        std::string external_id;
        documents::Document document;
    };
    Result<Ready> prepared(std::int64_t line, IncomingDocument& incoming);
    Result<Place> place_of(const IncomingDocument& incoming);
    std::vector<media::File> take_files(IncomingDocument& incoming);
    void note_relations();

    db::Store& core_;
    files::BlobStore& blobs_;
    const Clock& clock_;
    const DocumentPlan plan_;
    std::map<std::string, Result<Place>> places_;
    std::vector<Related> related_;
    Batch batch_;
};

}   // namespace tantrao::importing
