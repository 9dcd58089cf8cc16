// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/blob_store.hpp"

#include "base/hash.hpp"
#include "base/ids.hpp"

#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace tantrao::files {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& path) { throw std::system_error(errno, std::generic_category(), path.string()); }

class File {
  public:
    File(const fs::path& path, int flags) : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0640))
    {
        if (descriptor_ < 0)
            fail(path_);
    }
    ~File() { ::close(descriptor_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    // The bytes read into `into`; empty at the end.
    std::string_view read(std::vector<char>& into)
    {
        for (;;) {
            const ssize_t n = ::read(descriptor_, into.data(), into.size());
            if (n >= 0)
                return {into.data(), static_cast<std::size_t>(n)};
            if (errno != EINTR)
                fail(path_);
        }
    }
    void write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t n = ::write(descriptor_, bytes.data(), bytes.size());
            if (n >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(n));
            else if (errno != EINTR)
                fail(path_);
        }
    }
    void sync()
    {
        if (::fsync(descriptor_) != 0)
            fail(path_);
    }

  private:
    fs::path path_;
    int descriptor_;
};

// A file under a temporary name that is gone at the end unless it was moved to its place.
class Draft {
  public:
    explicit Draft(const fs::path& dir) : path_(dir / (".tmp-" + random_hex(12))), file_(path_, O_WRONLY | O_CREAT | O_EXCL) {}
    ~Draft()
    {
        if (!moved_)
            ::unlink(path_.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    void write(std::string_view bytes) { file_.write(bytes); }
    void move_to(const fs::path& target)
    {
        file_.sync();
        if (fs::create_directory(target.parent_path()))
            File(target.parent_path().parent_path(), O_RDONLY | O_DIRECTORY).sync();
        if (::rename(path_.c_str(), target.c_str()) != 0)
            fail(target);
        moved_ = true;
        File(target.parent_path(), O_RDONLY | O_DIRECTORY).sync();
    }

  private:
    fs::path path_;
    File file_;
    bool moved_ = false;
};

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

}   // namespace

BlobStore::BlobStore(fs::path dir) : dir_(std::move(dir)) { fs::create_directories(dir_); }

BlobStore::Stored BlobStore::put_file(const fs::path& source)
{
    File in(source, O_RDONLY);
    Draft draft(dir_);
    Sha256 digest;
    Stored stored;
    std::vector<char> buffer(256 * 1024);
    for (auto bytes = in.read(buffer); !bytes.empty(); bytes = in.read(buffer)) {
        digest.update(bytes);
        draft.write(bytes);
        stored.size += static_cast<std::int64_t>(bytes.size());
    }
    stored.hash = digest.finish_hex();
    if (!has(stored.hash))
        draft.move_to(path_of(stored.hash));
    return stored;
}

BlobStore::Stored BlobStore::put_bytes(std::string_view bytes)
{
    Stored stored{sha256_hex(bytes), static_cast<std::int64_t>(bytes.size())};
    if (has(stored.hash))
        return stored;
    Draft draft(dir_);
    draft.write(bytes);
    draft.move_to(path_of(stored.hash));
    return stored;
}

fs::path BlobStore::path_of(std::string_view hash) const
{
    if (!is_hash(hash))
        throw std::logic_error("not the hash of a file");
    return dir_ / hash.substr(0, 2) / hash.substr(2);
}

bool BlobStore::has(std::string_view hash) const
{
    std::error_code ignored;
    return is_hash(hash) && fs::is_regular_file(path_of(hash), ignored);
}

std::string BlobStore::read(std::string_view hash) const
{
    File in(path_of(hash), O_RDONLY);
    std::string out;
    std::vector<char> buffer(256 * 1024);
    for (auto bytes = in.read(buffer); !bytes.empty(); bytes = in.read(buffer))
        out += bytes;
    return out;
}

void BlobStore::remove(std::string_view hash) { fs::remove(path_of(hash)); }

void BlobStore::each(const std::function<void(const std::string& hash, std::int64_t size)>& f) const
{
    for (const fs::directory_entry& dir : fs::directory_iterator(dir_)) {
        const std::string first = dir.path().filename().string();
        if (first.size() != 2 || !is_hex(first) || !dir.is_directory())
            continue;
        for (const fs::directory_entry& entry : fs::directory_iterator(dir.path())) {
            const std::string hash = first + entry.path().filename().string();
            std::error_code gone;   // another process may remove files meanwhile
            const std::uintmax_t size = entry.file_size(gone);
            if (!gone && is_hash(hash))
                f(hash, static_cast<std::int64_t>(size));
        }
    }
}

bool BlobStore::is_hash(std::string_view text) { return text.size() == 64 && is_hex(text); }

}   // namespace tantrao::files
