// A folder for one test, gone at its end.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/ids.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>

namespace tantrao::files {

class FolderTest : public testing::Test {
  protected:
    FolderTest() : dir_(std::filesystem::temp_directory_path() / ("tantrao-files-" + random_hex(6)))
    {
        std::filesystem::create_directories(dir_);
    }
    ~FolderTest() override { std::filesystem::remove_all(dir_); }

    std::filesystem::path write(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(dir_ / name, std::ios::binary) << bytes;
        return dir_ / name;
    }

    std::filesystem::path dir_;
};

}   // namespace tantrao::files
