// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/security_log.hpp"
#include "base/json.hpp"
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace tantrao::web {

SecurityLog::SecurityLog(const std::filesystem::path& file)
{
    if (file.empty())
        return;
    std::filesystem::create_directories(file.parent_path());
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    file_ = descriptor < 0 ? nullptr : ::fdopen(descriptor, "a");
    if (file_ == nullptr)
        throw std::system_error(errno, std::generic_category(), file.string());
}

SecurityLog::~SecurityLog()
{
    if (file_ != nullptr)
        std::fclose(file_);
}

void SecurityLog::write(Instant at, const SecurityEvent& event)
{
    if (file_ == nullptr)
        return;
    const std::string line = dump_json({{"time", format_rfc3339(at)},
                                        {"event", event.event},
                                        {"address", event.address},
                                        {"account", event.account},
                                        {"request", event.request},
                                        {"route", event.route},
                                        {"status", event.status}}) +
                             "\n";
    const std::lock_guard lock(mutex_);
    std::fwrite(line.data(), 1, line.size(), file_);
    std::fflush(file_);
}

} // namespace tantrao::web
