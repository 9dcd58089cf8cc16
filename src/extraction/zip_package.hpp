// The parts of an office file: a ZIP archive in memory, read by libzip under limits. Archives inside it are never opened.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "extraction/extraction.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace tantrao::extraction {

class ZipPackage {
  public:
    // The bytes must outlive it. Errors: "extraction.broken", "extraction.encrypted", "extraction.too_many_parts".
    static Result<ZipPackage> open(std::string_view bytes, const Limits& limits);

    bool has(const std::string& name) const;
    const std::vector<std::string>& names() const { return names_; }
    // Errors: "extraction.broken" (also where there is no such part), "extraction.encrypted", "extraction.too_large".
    Result<std::string> read(const std::string& name);

  private:
    struct Close {
        void operator()(zip* archive) const;
    };
    ZipPackage(std::unique_ptr<zip, Close> archive, const Limits& limits) : archive_(std::move(archive)), limits_(limits) {}

    std::unique_ptr<zip, Close> archive_;
    Limits limits_;
    std::vector<std::string> names_;
    std::int64_t unpacked_ = 0;
};

}   // namespace tantrao::extraction
