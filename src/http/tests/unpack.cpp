// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/tests/unpack.hpp"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <memory>
#include <stdexcept>

namespace tantrao::http {

namespace {
constexpr std::size_t most = 4 << 20;
}

std::string gunzip(std::string_view bytes)
{
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(libdeflate_alloc_decompressor(),
                                                                                                         &libdeflate_free_decompressor);
    std::string out(most, '\0');
    std::size_t size = 0;
    if (libdeflate_gzip_decompress(decompressor.get(), bytes.data(), bytes.size(), out.data(), out.size(), &size) != LIBDEFLATE_SUCCESS)
        throw std::runtime_error("broken gzip");
    out.resize(size);
    return out;
}

std::string unbrotli(std::string_view bytes)
{
    std::string out(most, '\0');
    std::size_t size = out.size();
    if (BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                reinterpret_cast<std::uint8_t*>(out.data())) != BROTLI_DECODER_RESULT_SUCCESS)
        throw std::runtime_error("broken brotli");
    out.resize(size);
    return out;
}

} // namespace tantrao::http
