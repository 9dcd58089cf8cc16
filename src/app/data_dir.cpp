// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/data_dir.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tantrao::app {

namespace fs = std::filesystem;

void make_folders(const Config& config)
{
    for (const fs::path& folder :
         {config.data_dir, config.live_dir(), config.blob_dir(), config.shelf_dir(), config.upload_dir(), config.data_dir / "log"})
        fs::create_directories(folder);
    fs::permissions(config.data_dir, fs::perms::others_all, fs::perm_options::remove);
}

void clear_uploads(const Config& config)
{
    for (const auto& entry : fs::directory_iterator(config.upload_dir()))
        fs::remove_all(entry.path());
}

bool is_served(const Config& config)
{
    const int file = ::open((config.live_dir() / "projector.lock").c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool locked = ::flock(file, LOCK_EX | LOCK_NB) != 0;
    ::close(file);
    return locked;
}

} // namespace tantrao::app
