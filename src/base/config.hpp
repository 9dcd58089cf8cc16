// tantrao.toml: how this installation runs. Every setting has a default; config/tantrao.example.toml explains them all.
// Secrets come from files or the environment, never from the command line.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tantrao {

struct SmtpConfig {
    std::string url;              // "smtp://host:25"; "" = no mail
    std::string user, password;   // the password from password_file or TANTRAO_SMTP_PASSWORD
    std::string from = "khong-tra-loi@localhost";
    bool require_tls = false;
};

struct Config {
    std::filesystem::path data_dir = "data-dir";
    std::uint16_t port = 8080;
    std::vector<std::string> addresses = {"::", "0.0.0.0"};
    int io_threads = 2;
    int workers = 4;
    std::vector<std::string> trusted_proxies;

    std::string base_host = "localhost";   // the portal's own host
    std::string desk_host;                 // "" = bientap.<base_host>
    std::string public_scheme = "http";    // "https" behind a proxy that ends TLS: secure cookies, HSTS
    int public_port = 0;                   // shown in absolute addresses; 0 for the scheme's own

    std::string database_url;          // "" = SQLite in data_dir; else postgresql://…
    std::filesystem::path files_dir;   // uploaded files, shared by all nodes; "" = data_dir/files
    int page_cache_mb = 64;
    int max_stale_hours = 3;   // cut off from core longer than this, /readyz fails

    std::string access_log;     // "" = data_dir/log/access.jsonl; "none"; "-" = standard output
    std::string security_log;   // "" = data_dir/log/security.jsonl
    std::string log_level = "info";

    int session_idle_minutes = 15;   // L-505
    int session_hours = 12;
    bool ocr = true;      // the text of scanned files is recognised …
    int ocr_pages = 30;   // … up to so many pages of one
    SmtpConfig smtp;
    int alerts_hour = 6;                  // from when on the day's mails to readers go out
    std::filesystem::path template_dir;   // development: read templates from here and reload changed ones

    bool secure() const { return public_scheme == "https"; }
    std::filesystem::path core_file() const { return data_dir / "core.db"; }
    std::filesystem::path live_dir() const { return data_dir / "live"; }
    std::filesystem::path blob_dir() const { return files_dir.empty() ? data_dir / "files" : files_dir; }
    std::filesystem::path shelf_dir() const { return data_dir / "shelf"; }
    std::filesystem::path upload_dir() const { return data_dir / "uploads"; }
};

// Reads DIR/tantrao.toml if it is there, then the environment (TANTRAO_DATABASE_URL, TANTRAO_SMTP_PASSWORD), and fills in what
// follows from other settings. Errors: "config.unreadable" (args: file, reason), "config.unknown" (args: setting),
// "config.bad_value" (args: setting).
Result<Config> load_config(const std::filesystem::path& data_dir);

}   // namespace tantrao
