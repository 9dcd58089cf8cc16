// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/zip_package.hpp"

#include <algorithm>
#include <zip.h>

namespace tantrao::extraction {

namespace {

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

// A compound file: an office file of the old kind, or a new one that is encrypted inside it.
constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

Error why_no_archive(std::string_view bytes)
{
    std::string stream;   // its name in UTF-16
    for (const char letter : std::string_view("EncryptedPackage")) {
        stream += letter;
        stream += '\0';
    }
    const bool is_encrypted = bytes.starts_with(compound_file) && bytes.find(stream) != std::string_view::npos;
    return Error::invalid(is_encrypted ? "extraction.encrypted" : "extraction.broken");
}

bool is_plainly_packed(const zip_stat_t& facts)
{
    return facts.comp_method == ZIP_CM_STORE || facts.comp_method == ZIP_CM_DEFLATE;
}

}   // namespace

void ZipPackage::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipPackage> ZipPackage::open(std::string_view bytes, const Limits& limits)
{
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr)
        return Error::invalid("extraction.broken");
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (archive == nullptr) {
        zip_source_free(source);
        return why_no_archive(bytes);
    }
    ZipPackage package({archive, {}}, limits);
    const zip_int64_t parts = zip_get_num_entries(archive, 0);
    if (parts > limits.parts)
        return Error::invalid("extraction.too_many_parts", {std::to_string(limits.parts)});
    for (zip_int64_t i = 0; i < parts; ++i)
        if (const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW))
            package.names_.emplace_back(name);
    return package;
}

bool ZipPackage::has(const std::string& name) const { return std::ranges::find(names_, name) != names_.end(); }

Result<std::string> ZipPackage::read(const std::string& name)
{
    zip_stat_t facts;
    if (zip_stat(archive_.get(), name.c_str(), ZIP_FL_ENC_RAW, &facts) != 0)
        return Error::invalid("extraction.broken");
    if (facts.encryption_method != ZIP_EM_NONE)
        return Error::invalid("extraction.encrypted");
    const std::unique_ptr<zip_file_t, CloseFile> file(is_plainly_packed(facts) ? zip_fopen_index(archive_.get(), facts.index, 0)
                                                                               : nullptr);
    if (file == nullptr)
        return Error::invalid("extraction.broken");
    // What the archive says of sizes is not believed.
    std::string content, block(1 << 16, '\0');
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
        if (got < 0)
            return Error::invalid("extraction.broken");
        if (got == 0)
            return content;
        unpacked_ += got;
        content.append(block, 0, static_cast<std::size_t>(got));
        const auto size = static_cast<std::int64_t>(content.size());
        const bool is_bomb =
            size > limits_.ratio_counts_from && size / limits_.ratio > static_cast<std::int64_t>(facts.comp_size);
        if (unpacked_ > limits_.unpacked || is_bomb)
            return Error::invalid("extraction.too_large");
    }
}

}   // namespace tantrao::extraction
