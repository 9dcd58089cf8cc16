// A command line as a command declared it: options and words. What was not declared is refused.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::app {

// Ends a command with a sentence for the person at the terminal and exit status 1.
class Refused : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};
// The command was called in a way it cannot be: exit status 2.
class UsageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct Option {
    enum class Need { optional, required };
    std::string name;    // without dashes: "data"
    std::string value;   // what stands for its value in the help: "DIR"; "" for a switch
    std::string help;
    Need need = Need::optional;
};

class Arguments {
  public:
    // "--name value" or "--name=value"; "--" ends the options. A positional in brackets, "[STATE]", may be left out. Throws UsageError.
    static Arguments parse(const std::vector<std::string>& line, const std::vector<Option>& options, const std::vector<std::string>& positional);

    bool has(std::string_view option) const { return values_.contains(option); }
    std::string get(std::string_view option, std::string_view otherwise = {}) const;
    // Nothing if it was not given. Throws UsageError unless it is a whole number within the bounds.
    std::optional<std::int64_t> number(std::string_view option, std::int64_t least, std::int64_t most) const;
    std::string word(std::size_t position) const { return position < words_.size() ? words_[position] : std::string{}; }

  private:
    std::map<std::string, std::string, std::less<>> values_;
    std::vector<std::string> words_;
};

} // namespace tantrao::app
