// Pictures: re-encoded (so nothing hidden survives: EXIF, GPS, trailing data), turned upright, in a few widths (libvips).
// Slow (about 0.2 s for 12 MP): call from a worker or job, at most two at a time (enforced inside).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"
#include "files/blob_store.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tantrao::files {

struct PictureVariant {
    std::string hash;
    std::string mime;   // image/webp or image/jpeg
    int width = 0, height = 0;
    std::int64_t size = 0;
};

struct Picture {
    int width = 0, height = 0;   // of the upright original
    std::vector<PictureVariant>
        variants;   // widths 320, 640, 1280, or its own where it is narrower; each as WebP and JPEG, narrow first
};

struct PictureLimits {
    std::int64_t file_bytes = 32 << 20;
    std::int64_t pixels = 50'000'000;   // from the header, before decoding: stops decompression bombs
};

// Reads a JPEG, PNG, WebP or GIF (first frame) and stores the variants. Errors: "files.picture.too_large",
// "files.picture.too_many_pixels", "files.picture.broken".
Result<Picture> make_variants(const std::filesystem::path& original, BlobStore& store, const PictureLimits& limits = {});

// Once per process, before the first use.
void start_pictures(const char* program_name);

}   // namespace tantrao::files
