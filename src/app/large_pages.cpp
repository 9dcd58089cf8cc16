// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/large_pages.hpp"

#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace tantrao::app {

void want_large_pages(char** words)
{
    std::error_code unknown;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    if (unknown || std::getenv("GLIBC_TUNABLES") != nullptr || ::setenv("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1", 0) != 0)
        return;
    ::execv(program.c_str(), words);   // comes back only when it failed
}

}   // namespace tantrao::app
