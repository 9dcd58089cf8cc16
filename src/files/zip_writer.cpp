// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/zip_writer.hpp"

#include <cstdint>
#include <stdexcept>
#include <zlib.h>

namespace tantrao::files {

namespace {

constexpr std::uint32_t first_day = 0x0021;   // 01/01/1980, the first that the format knows

void put(std::string& out, std::uint64_t value, int width)
{
    for (int i = 0; i < width; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xff);
}

std::string deflate_raw(const std::string& content)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zip: no memory to deflate");
    std::string out(deflateBound(&stream, content.size()), '\0');
    std::string in = content;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END)
        throw std::runtime_error("zip: not deflated to the end");
    return out;
}

// What a local header and an entry of the directory have in common: version needed to size of the extra field.
std::string facts_of(const std::string& name, const std::string& content, const std::string& packed)
{
    std::string out;
    put(out, 20, 2);       // version that can unpack it
    put(out, 0x0800, 2);   // the name is UTF-8
    put(out, Z_DEFLATED, 2);
    put(out, first_day << 16, 4);
    put(out, crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())), 4);
    put(out, packed.size(), 4);
    put(out, content.size(), 4);
    put(out, name.size(), 2);
    put(out, 0, 2);
    return out;
}

}   // namespace

std::string make_zip(const ZipMembers& members)
{
    std::string out, directory;
    for (const auto& [name, content] : members) {
        const std::string packed = deflate_raw(content), facts = facts_of(name, content, packed);
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        directory += facts;
        directory.append(10, '\0');   // no comment, first disk, no attributes
        put(directory, out.size(), 4);
        directory += name;
        out += "PK\x03\x04" + facts + name + packed;
    }
    const std::size_t at = out.size();
    out += directory + "PK\x05\x06";
    put(out, 0, 4);
    put(out, members.size(), 2);   // on this disk, and in all
    put(out, members.size(), 2);
    put(out, directory.size(), 4);
    put(out, at, 4);
    put(out, 0, 2);
    return out;
}

}   // namespace tantrao::files
