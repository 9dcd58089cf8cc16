// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/config.hpp"

#include "base/text.hpp"
#include "base/toml.hpp"

#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

namespace tantrao {

namespace {

Result<std::string> read_file(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in)
        return Error::invalid("config.unreadable", {file.string(), "cannot read the file"});
    return text.str();
}

using Setter = std::function<bool(const Json&)>;

Setter text_into(std::string& to)
{
    return [&to](const Json& value) { return value.is_string() && (to = value.get<std::string>(), true); };
}
Setter flag_into(bool& to)
{
    return [&to](const Json& value) { return value.is_boolean() && (to = value.get<bool>(), true); };
}
Setter number_into(int& to, int least, int most)
{
    return [&to, least, most](const Json& value) {
        if (!value.is_number_integer() || value.get<std::int64_t>() < least || value.get<std::int64_t>() > most)
            return false;
        to = value.get<int>();
        return true;
    };
}
Setter list_into(std::vector<std::string>& to)
{
    return [&to](const Json& value) {
        if (!value.is_array())
            return false;
        to.clear();
        for (const Json& one : value) {
            if (!one.is_string())
                return false;
            to.push_back(one.get<std::string>());
        }
        return true;
    };
}
// A secret kept in a file of its own; trailing white space does not count.
Setter secret_into(std::string& to)
{
    return [&to](const Json& value) {
        if (!value.is_string())
            return false;
        const auto secret = read_file(value.get<std::string>());
        return secret && (to = text::trim(*secret), true);
    };
}

std::map<std::string, Setter> settings(Config& config, int& port, std::string& files_dir, std::string& template_dir)
{
    return {
        {"port", number_into(port, 0, 65535)},
        {"addresses", list_into(config.addresses)},
        {"io_threads", number_into(config.io_threads, 1, 64)},
        {"workers", number_into(config.workers, 1, 256)},
        {"trusted_proxies", list_into(config.trusted_proxies)},
        {"base_host", text_into(config.base_host)},
        {"desk_host", text_into(config.desk_host)},
        {"public_scheme", text_into(config.public_scheme)},
        {"public_port", number_into(config.public_port, 0, 65535)},
        {"database_url", text_into(config.database_url)},
        {"database_url_file", secret_into(config.database_url)},
        {"files_dir", text_into(files_dir)},
        {"page_cache_mb", number_into(config.page_cache_mb, 0, 65536)},
        {"max_stale_hours", number_into(config.max_stale_hours, 1, 720)},
        {"access_log", text_into(config.access_log)},
        {"security_log", text_into(config.security_log)},
        {"log_level", text_into(config.log_level)},
        {"session.idle_minutes", number_into(config.session_idle_minutes, 1, 240)},
        {"session.hours", number_into(config.session_hours, 1, 24)},
        {"smtp.url", text_into(config.smtp.url)},
        {"smtp.user", text_into(config.smtp.user)},
        {"smtp.password_file", secret_into(config.smtp.password)},
        {"smtp.from", text_into(config.smtp.from)},
        {"smtp.require_tls", flag_into(config.smtp.require_tls)},
        {"search.ocr", flag_into(config.ocr)},
        {"search.ocr_pages", number_into(config.ocr_pages, 1, 1000)},
        {"alerts.hour", number_into(config.alerts_hour, 0, 23)},
        {"development.template_dir", text_into(template_dir)},
    };
}

Result<void> apply(const Json& table, const std::string& prefix, const std::map<std::string, Setter>& known)
{
    for (const auto& [key, value] : table.items()) {
        const std::string name = prefix + key;
        if (value.is_object()) {
            TANTRAO_TRY(apply(value, name + ".", known));
            continue;
        }
        const auto setter = known.find(name);
        if (setter == known.end())
            return Error::invalid("config.unknown", {name});
        if (!setter->second(value))
            return Error::invalid("config.bad_value", {name});
    }
    return {};
}

void from_environment(const char* name, std::string& to)
{
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
        to = value;
}

}   // namespace

Result<Config> load_config(const std::filesystem::path& data_dir)
{
    Config config;
    config.data_dir = data_dir;
    int port = config.port;
    std::string files_dir, template_dir;
    if (const auto file = data_dir / "tantrao.toml"; std::filesystem::exists(file)) {
        const std::string text = TANTRAO_TRY(read_file(file));
        const auto table = parse_toml(text);
        if (!table)
            return Error::invalid("config.unreadable",
                                  {file.string(), "line " + table.error().args.at(0) + ": " + table.error().args.at(1)});
        TANTRAO_TRY(apply(*table, "", settings(config, port, files_dir, template_dir)));
    }
    config.port = static_cast<std::uint16_t>(port);
    config.files_dir = files_dir;
    config.template_dir = template_dir;
    if (config.public_scheme != "http" && config.public_scheme != "https")
        return Error::invalid("config.bad_value", {"public_scheme"});
    from_environment("TANTRAO_DATABASE_URL", config.database_url);
    from_environment("TANTRAO_SMTP_PASSWORD", config.smtp.password);
    if (config.desk_host.empty())
        config.desk_host = "bientap." + config.base_host;
    if (config.access_log.empty())
        config.access_log = (data_dir / "log" / "access.jsonl").string();
    if (config.security_log.empty())
        config.security_log = (data_dir / "log" / "security.jsonl").string();
    return config;
}

}   // namespace tantrao
