// The sign-ins of a demo portal, kept readable in its data directory so that trying it out is easy.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace tantrao::app {

struct DemoAccount {
    std::string email, name, rights;   // rights: "moderate on tuyen-quang"
};

// Writes DIR/demo-accounts.txt, readable by its owner only. Throws std::runtime_error.
void write_demo_accounts(const std::filesystem::path& data_dir, const std::string& password, const std::vector<DemoAccount>& accounts);
// "" if this is no demo.
std::string read_demo_accounts(const std::filesystem::path& data_dir);

// Writes a file that only its owner may read. Throws std::runtime_error.
void write_private_file(const std::filesystem::path& file, const std::string& text);

} // namespace tantrao::app
