// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/demo_accounts.hpp"

#include "app/console.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

namespace tantrao::app {

namespace {
std::filesystem::path file_of(const std::filesystem::path& data_dir) { return data_dir / "demo-accounts.txt"; }
} // namespace

void write_private_file(const std::filesystem::path& file, const std::string& text)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw std::runtime_error("cannot write " + file.string());
    const bool whole = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (::close(descriptor) != 0 || !whole)
        throw std::runtime_error("cannot write " + file.string());
}

void write_demo_accounts(const std::filesystem::path& data_dir, const std::string& password, const std::vector<DemoAccount>& accounts)
{
    std::vector<std::vector<std::string>> rows;
    for (const DemoAccount& account : accounts)
        rows.push_back({"  " + account.email, account.name, account.rights});
    write_private_file(file_of(data_dir), fmt::format("Demo sign-ins, all with the password {}\n{}"
                                                      "Disable them before real work begins (tantrao account disable).\n",
                                                      password, table_of(rows)));
}

std::string read_demo_accounts(const std::filesystem::path& data_dir)
{
    std::ifstream in(file_of(data_dir), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

} // namespace tantrao::app
