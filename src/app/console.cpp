// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/console.hpp"

#include "app/arguments.hpp"
#include "base/text.hpp"
#include "view/messages.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <iostream>
#include <unistd.h>

namespace tantrao::app {

namespace {

void write(std::FILE* stream, std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stream);
    if (!text.ends_with('\n'))
        std::fputc('\n', stream);
    std::fflush(stream);
}

std::int64_t steady_us()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

void say(std::string_view text) { write(stdout, text); }
void say_error(std::string_view text) { write(stderr, fmt::format("tantrao: {}", text)); }
void say_aside(std::string_view text) { write(stderr, text); }
void say_json(const Json& json) { write(stdout, json.dump(2, ' ', false, Json::error_handler_t::replace)); }

std::string sentence_of(const Error& error)
{
    const auto messages = view::Messages::load();
    if (error.fields.empty())
        return messages->get("en", error.code, error.args);
    std::string all;
    for (const FieldError& field : error.fields)
        all += (all.empty() ? "" : " ") + field.field + ": " + messages->get("en", field.code, field.args);
    return all;
}

void refuse(const Error& error) { throw Refused(sentence_of(error)); }

std::string table_of(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1));
            widths[i] = std::max(widths[i], text::length(row[i]));
        }
    std::string out;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += row[i] + (i + 1 < row.size() ? std::string(widths[i] - text::length(row[i]) + 2, ' ') : "");
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

std::string read_secret_line()
{
    std::string line;
    constexpr std::size_t longest = 1000;
    if (!std::getline(std::cin, line) || line.size() > longest)
        throw Refused("standard input holds no line, or a very long one");
    if (line.ends_with('\r'))
        line.pop_back();
    return line;
}

ProgressBar::ProgressBar(std::string what) : what_(std::move(what)), terminal_(::isatty(STDERR_FILENO) == 1) {}

void ProgressBar::show(std::int64_t done, std::int64_t total)
{
    done_ = done;
    total_ = total;
    const std::int64_t now = steady_us();
    if (shown_ && now < next_us_)
        return;
    constexpr std::int64_t each_us = 100'000, each_line_us = 5'000'000;
    next_us_ = now + (terminal_ ? each_us : each_line_us);
    const bool first = !shown_;
    shown_ = true;
    if (!terminal_) {
        if (!first)
            write(stderr, total > 0 ? fmt::format("{}: {} of {}", what_, done, total) : fmt::format("{}: {}", what_, done));
        return;
    }
    constexpr int width = 30;
    const int filled = total > 0 ? static_cast<int>(std::min(done, total) * width / total) : 0;
    const std::string bar = total > 0 ? fmt::format(" [{}{}] {:>3} %", std::string(static_cast<std::size_t>(filled), '#'),
                                                    std::string(static_cast<std::size_t>(width - filled), '.'), std::min(done, total) * 100 / total)
                                      : "";
    const std::string line = fmt::format("\r{}{} {}\x1b[K", what_, bar, done);
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
}

void ProgressBar::finish()
{
    if (!shown_)
        return;
    if (terminal_) {
        next_us_ = 0;
        show(done_, total_);
        std::fputc('\n', stderr);
    } else {
        write(stderr, fmt::format("{}: {}", what_, done_));
    }
    shown_ = false;
}

} // namespace tantrao::app
