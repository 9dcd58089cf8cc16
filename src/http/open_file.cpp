// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/open_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <utility>

namespace tantrao::http {

OpenFile::~OpenFile()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

OpenFile::OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

OpenFile OpenFile::open(const std::filesystem::path& path)
{
    OpenFile file;
    // Non-blocking: opening a pipe somebody put there must not wait for its other end.
    file.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat facts {};
    if (file.descriptor_ < 0 || ::fstat(file.descriptor_, &facts) != 0 || !S_ISREG(facts.st_mode))
        return OpenFile{};
    file.size_ = static_cast<std::uint64_t>(facts.st_size);
    return file;
}

std::int64_t OpenFile::read(std::uint64_t at, std::span<char> into) const
{
    return ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(at));
}

std::int64_t OpenFile::read_cached(std::uint64_t at, std::span<char> into) const
{
    const iovec piece{into.data(), into.size()};
    const ssize_t got = ::preadv2(descriptor_, &piece, 1, static_cast<off_t>(at), RWF_NOWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EOPNOTSUPP))
        return -2;   // some file systems cannot say; then it is a worker's task too
    return got;
}

} // namespace tantrao::http
