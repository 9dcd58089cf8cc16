// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/compress.hpp"

#include <algorithm>
#include <array>
#include <brotli/encode.h>
#include <libdeflate.h>
#include <memory>

namespace tantrao::http {

std::string gzip(std::string_view bytes, int level)
{
    struct Free {
        void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
    };
    // A compressor is a large table; one per thread and level is kept.
    thread_local std::array<std::unique_ptr<libdeflate_compressor, Free>, 13> compressors;
    auto& compressor = compressors[static_cast<std::size_t>(level)];
    if (!compressor)
        compressor.reset(libdeflate_alloc_compressor(level));
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
    out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

std::string brotli(std::string_view bytes, int quality)
{
    std::string out(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
    std::size_t size = out.size();
    if (BrotliEncoderCompress(quality, 20, BROTLI_MODE_TEXT, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                              reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_FALSE)
        return {};
    out.resize(size);
    return out;
}

bool is_compressible(std::string_view content_type)
{
    const std::string_view type = content_type.substr(0, content_type.find_first_of("; \t"));
    return type.starts_with("text/") || type == "application/json" || type == "application/javascript" ||
           type == "application/manifest+json" || type == "application/ld+json" || type.ends_with("/xml") || type.ends_with("+xml");
}

Accepted accepted_encodings(std::string_view header)
{
    Accepted accepted;
    bool any = false, gzip_named = false, brotli_named = false;
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(','), header.size());
        std::string_view part = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (part.starts_with(' ') || part.starts_with('\t'))
            part.remove_prefix(1);
        std::string name(part.substr(0, part.find_first_of("; \t")));
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        // A coding is refused only by q=0, q=0.0, q=0.00, q=0.000.
        const std::size_t q = part.find("q=");
        const bool wanted = q == std::string_view::npos || part.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
        if (name == "gzip" || name == "x-gzip") {
            accepted.gzip = wanted;
            gzip_named = true;
        } else if (name == "br") {
            accepted.brotli = wanted;
            brotli_named = true;
        } else if (name == "*") {
            any = wanted;
        }
    }
    if (any) {
        accepted.gzip |= !gzip_named;
        accepted.brotli |= !brotli_named;
    }
    return accepted;
}

} // namespace tantrao::http
