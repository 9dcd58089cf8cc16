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
    std::uint64_t most() const { return most_; }
    // Errors: "http.multipart.broken", too_large, unavailable "http.upload.disk".
    Result<void> feed(std::string_view bytes);
    Result<void> finish();

  private:
    MultipartReader::Events events();
    Request& request_;
    const std::filesystem::path dir_;
    std::uint64_t most_;
    std::unique_ptr<MultipartReader> multipart_;
    int file_ = -1;
    std::string field_name_, field_value_;
};

} // namespace tantrao::http
