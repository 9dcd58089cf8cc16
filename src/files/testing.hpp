// Small real files for tests of features that take uploads. For tests only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace tantrao::files {

// A PNG of 8 x 6 points.
inline std::string sample_png()
{
    constexpr std::string_view hex =
        "89504e470d0a1a0a0000000d4948445200000008000000060802000000716748ac000000624944415478da0dc9210100310c"
        "04c19350100185811510100927a120021eaefcefd0918416dae8a04646177d28442c62138768c2c4255ea4c8456ef2904d9a"
        "bce48b12b5a84d1daa2953977a61e185373eb8b1f1c52f46cc6236739866cc5ce6e3071d8b2a618b98d8bd0000000049454e"
        "44ae426082";
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return bytes;
}

inline std::string sample_pdf()
{
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
           "trailer<</Root 1 0 R>>\n%%EOF\n";
}

inline std::filesystem::path write_file(const std::filesystem::path& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

}   // namespace tantrao::files
