// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/backup/folder_files.hpp"

#include "base/hash.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>

namespace tantrao::backup {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void broken(const fs::path& file, int error) { throw std::system_error(error == 0 ? EIO : error, std::generic_category(), file.string()); }

std::ifstream opened(const fs::path& file)
{
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in)
        broken(file, errno);
    return in;
}

} // namespace

std::string hash_of_file(const fs::path& file)
{
    std::ifstream in = opened(file);
    Sha256 hash;
    std::string piece(1 << 20, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0)
        hash.update(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
    if (in.bad())
        broken(file, errno);
    return hash.finish_hex();
}

std::string read_whole(const fs::path& file)
{
    std::ifstream in = opened(file);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_whole(const fs::path& file, const std::string& text)
{
    const fs::path arriving = file.string() + ".arriving";
    const int handle = ::open(arriving.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (handle < 0)
        broken(arriving, errno);
    for (std::size_t at = 0; at < text.size();) {
        const ssize_t wrote = ::write(handle, text.data() + at, text.size() - at);
        if (wrote < 0 && errno != EINTR) {
            const int error = errno;
            ::close(handle);
            broken(arriving, error);
        }
        at += wrote > 0 ? static_cast<std::size_t>(wrote) : 0;
    }
    const bool kept = ::fsync(handle) == 0;
    const int error = errno;
    ::close(handle);
    if (!kept)
        broken(arriving, error);
    fs::rename(arriving, file);
}

void sync_file(const fs::path& file)
{
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0 || ::fsync(handle) != 0) {
        const int error = errno;
        ::close(handle);
        broken(file, error);
    }
    ::close(handle);
}

} // namespace tantrao::backup
