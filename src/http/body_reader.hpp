// Takes a request body as it arrives: small bodies into memory, forms parsed, uploads streamed to temporary files.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/multipart.hpp"
#include "http/server.hpp"

namespace tantrao::http {

class BodyReader {
  public:
    // Fills request.body and request.form. Temporary files live as long as request.form.
    BodyReader(Request& request, const Limits& limits, std::filesystem::path upload_dir);
    ~BodyReader();
    BodyReader(const BodyReader&) = delete;
    BodyReader& operator=(const BodyReader&) = delete;

    // The most bytes this body may have.
    std::uint64_t most() const { return most_; }
    // Whether feed() may write to disk: then it belongs on a worker.
    bool is_multipart() const { return multipart_ != nullptr; }
    // Errors: invalid "http.multipart.broken" and "http.bad_encoding", too_large, unavailable "http.upload.disk".
    Result<void> feed(std::string_view bytes);
    // Parses what can only be parsed whole. Once, after the last byte. Errors as above.
    Result<void> finish();

  private:
    MultipartReader::Events events();
    Result<void> begin_part(const PartHead& part);
    Result<void> take(std::string_view bytes);
    Result<void> end_part();

    Request& request_;
    const std::filesystem::path dir_;
    const std::size_t most_in_fields_;   // of all plain fields together: they are held in memory
    std::uint64_t most_;
    std::unique_ptr<MultipartReader> multipart_;
    int file_ = -1;
    std::size_t in_fields_ = 0;
    std::string field_name_, field_value_;
};

// Removes temporary files a crash left behind: those older than a day.
void remove_stale_uploads(const std::filesystem::path& upload_dir);

} // namespace tantrao::http
