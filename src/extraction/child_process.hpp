// Running a program and reading what it writes: no shell, no descriptors of ours, an environment of its own, killed with all it
// started when its time is over or this program stops. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tantrao::extraction {

// A descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&&) = delete;
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void close();

  private:
    int number_;
};

struct Run {
    std::filesystem::path program;        // looked for in the PATH of this process if it is only a name
    std::vector<std::string> arguments;   // without the name of the program
    int input = -1;                       // its standard input
    std::chrono::milliseconds longest{};
    std::size_t most_output = 0;   // more is not read
    // Its own group of processes: what it starts is killed with it. Whoever is a child itself stays in one group with its own.
    enum class Group { of_its_own, ours } group = Group::of_its_own;
    std::function<bool()> is_stopping = {};   // asked now and then; from then on nobody wants the output
};

struct Outcome {
    enum class End { by_itself, too_slow, not_started, interrupted };
    End end = End::by_itself;
    int status = -1;   // of exit(), or -1
    std::string output;
};

// Standard error goes nowhere. Throws std::system_error where this process can start none at all.
Outcome run(const Run& wanted);

}   // namespace tantrao::extraction
