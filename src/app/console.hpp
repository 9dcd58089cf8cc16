// What commands print: sentences, reports, progress. Reports go to standard output, everything else to standard error.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/json.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::app {

void say(std::string_view text);           // to standard output, with a line feed
void say_error(std::string_view text);     // "tantrao: …" to standard error
void say_aside(std::string_view text);     // to standard error
void say_json(const Json& json);

// The sentence of an error, in English where there is one.
std::string sentence_of(const Error& error);
// Throws Refused with the error's sentence if there is no value.
template <class T>
T required(Result<T>&& result);
[[noreturn]] void refuse(const Error& error);

// Rows under a heading, columns as wide as their longest cell.
std::string table_of(const std::vector<std::vector<std::string>>& rows);

// One line of standard input without its end, for passwords. Throws Refused if there is none or it is longer than 1,000 bytes.
std::string read_secret_line();

// A bar that moves on a terminal, and a line now and then elsewhere.
class ProgressBar {
  public:
    explicit ProgressBar(std::string what);
    void show(std::int64_t done, std::int64_t total);   // total 0: not known
    void finish();

  private:
    std::string what_;
    bool terminal_ = false, shown_ = false;
    std::int64_t next_us_ = 0;
    std::int64_t done_ = 0, total_ = 0;
};

template <class T>
T required(Result<T>&& result)
{
    if (!result)
        refuse(result.error());
    return std::move(result).value();
}

} // namespace tantrao::app
