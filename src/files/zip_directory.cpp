// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/zip_directory.hpp"

#include <algorithm>
#include <zlib.h>

namespace tantrao::files {

namespace {

constexpr std::int64_t end_record = 22, directory_record = 46, local_record = 30;
constexpr std::int64_t most_directory = 4 << 20;
constexpr int most_entries = 20'000;

std::string read_at(std::ifstream& file, std::int64_t at, std::int64_t size)
{
    std::string bytes(static_cast<std::size_t>(size), '\0');
    file.clear();
    file.seekg(at);
    file.read(bytes.data(), size);
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

std::int64_t number(std::string_view bytes, std::size_t at, int width)
{
    std::int64_t value = 0;
    for (int i = width - 1; i >= 0; --i)
        value = value * 256 + static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

std::optional<std::string> inflate_raw(std::string packed, std::int64_t size)
{
    std::string out(static_cast<std::size_t>(size), '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    const bool whole = result == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    return whole ? std::optional(std::move(out)) : std::nullopt;
}

}   // namespace

std::optional<std::vector<ZipEntry>> read_zip_directory(std::ifstream& file)
{
    file.clear();
    file.seekg(0, std::ios::end);
    const auto size = static_cast<std::int64_t>(file.tellg());
    const std::int64_t tail_size = std::min<std::int64_t>(size, end_record + 65'535);
    const std::string tail = read_at(file, size - tail_size, tail_size);
    const auto end = tail.rfind("PK\x05\x06");
    if (end == std::string::npos || tail.size() - end < static_cast<std::size_t>(end_record))
        return {};
    const std::int64_t count = number(tail, end + 10, 2);
    const std::int64_t directory_size = number(tail, end + 12, 4);
    const std::int64_t directory_at = number(tail, end + 16, 4);
    if (count > most_entries || directory_size > most_directory || directory_at > size)
        return {};
    const std::string directory = read_at(file, directory_at, directory_size);
    std::vector<ZipEntry> entries;
    std::size_t at = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        if (directory.size() - at < static_cast<std::size_t>(directory_record) || directory.compare(at, 4, "PK\x01\x02") != 0)
            return {};
        const auto name_size = static_cast<std::size_t>(number(directory, at + 28, 2));
        const std::size_t whole = static_cast<std::size_t>(directory_record) + name_size +
                                  static_cast<std::size_t>(number(directory, at + 30, 2) + number(directory, at + 32, 2));
        if (directory.size() - at < whole)
            return {};
        entries.push_back({directory.substr(at + static_cast<std::size_t>(directory_record), name_size),
                           static_cast<int>(number(directory, at + 10, 2)), number(directory, at + 20, 4),
                           number(directory, at + 24, 4), number(directory, at + 42, 4)});
        at += whole;
    }
    return entries;
}

std::optional<std::string> read_zip_entry(std::ifstream& file, const ZipEntry& entry, std::int64_t most)
{
    if (entry.unpacked > most || entry.packed > most)
        return {};
    const std::string header = read_at(file, entry.header_at, local_record);
    if (header.size() < static_cast<std::size_t>(local_record) || !header.starts_with("PK\x03\x04"))
        return {};
    const std::int64_t content_at = entry.header_at + local_record + number(header, 26, 2) + number(header, 28, 2);
    std::string packed = read_at(file, content_at, entry.packed);
    if (packed.size() != static_cast<std::size_t>(entry.packed))
        return {};
    if (entry.method == 0 && entry.packed == entry.unpacked)
        return packed;
    return entry.method == 8 ? inflate_raw(std::move(packed), entry.unpacked) : std::nullopt;
}

}   // namespace tantrao::files
