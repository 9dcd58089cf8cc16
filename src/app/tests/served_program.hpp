// A program that serves within the test, and what its readers get.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/arguments.hpp"
#include "app/core.hpp"
#include "app/program.hpp"
#include "http/target.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace tantrao::app {

struct Page {
    int status = 0;
    std::string text;
};

inline Page ask(Program& program, http::Request request, const std::string& host, const std::string& target)
{
    request.target = target;
    request.path = http::normalise_path(target).value();
    request.host = request.authority = host;
    request.remote_address = "203.0.113.7";
    request.id = "test";
    const auto answer = program.application().answer(std::move(request));
    if (answer.prepared == nullptr)
        return {answer.response.status, answer.response.body};
    const auto& variant = answer.prepared->identity;
    return {answer.prepared->status, variant.bytes.substr(variant.head_size)};
}

inline Page get(Program& program, const std::string& host, const std::string& target) { return ask(program, {}, host, target); }

// Looks again and again; the limit only ends what would hang.
template <class F>
bool until(F&& look)
{
    constexpr int tries = 600;
    for (int i = 0; i < tries; ++i) {
        if (look())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

inline bool comes_to_say(Program& program, const std::string& host, const std::string& target, const std::string& words)
{
    return until([&] { return get(program, host, target).text.find(words) != std::string::npos; });
}

// Where the list leads for the title; "" if it does not.
inline std::string address_of(const std::string& list, const std::string& title)
{
    const auto end = list.find("\">" + title + "<");
    const auto begin = list.rfind("href=\"", end);
    return end == std::string::npos || begin == std::string::npos ? "" : list.substr(begin + 6, end - begin - 6);
}

inline Config config_in(const std::filesystem::path& data, const std::string& database)
{
    std::vector<std::string> line{"--data", data.string()};
    if (!database.empty())
        line.insert(line.end(), {"--database", database});
    return config_of(Arguments::parse(line, {data_option(), database_option()}, {}));
}

inline constexpr const char* article =
    R"({"external_id":"1","title":"Hội nghị tổng kết","body":"Sáng nay.\n\nChiều nay.","published_at":"2025-10-01T08:00:00+07:00"})";

}   // namespace tantrao::app
