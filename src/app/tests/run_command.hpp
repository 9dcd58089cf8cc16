// Running a command of the program as a person at a terminal does.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "app/command.hpp"
#include "base/json.hpp"

#include <gtest/gtest.h>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace tantrao::app {

struct Outcome {
    int status = 0;
    std::string out, err;
    Json json() const { return parse_json(out).value(); }
};

inline Outcome run_command(const std::vector<std::string>& line, const std::string& input = {})
{
    std::istringstream in(input);
    auto* const before = std::cin.rdbuf(in.rdbuf());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Outcome outcome;
    outcome.status = run_command_line(line);
    outcome.out = testing::internal::GetCapturedStdout();
    outcome.err = testing::internal::GetCapturedStderr();
    std::cin.rdbuf(before);
    return outcome;
}

} // namespace tantrao::app
