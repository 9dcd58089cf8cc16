// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace tantrao::extraction {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* what, int error) { throw std::system_error(error, std::generic_category(), what); }

// What posix_spawn is told; freed with it.
class Plan {
  public:
    Plan(const Run& wanted, int output)
    {
        posix_spawnattr_init(&attributes_);
        posix_spawn_file_actions_init(&actions_);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        const int group = wanted.group == Run::Group::of_its_own ? POSIX_SPAWN_SETPGROUP : 0;
        posix_spawnattr_setflags(&attributes_, static_cast<short>(group | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawn_file_actions_adddup2(&actions_, wanted.input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    }
    ~Plan()
    {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;

    // The process, or 0 where there is no such program.
    pid_t start(const Run& wanted) const
    {
        std::vector<std::string> words{wanted.program.string()};
        words.insert(words.end(), wanted.arguments.begin(), wanted.arguments.end());
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        std::array environment{std::string("PATH=/usr/bin:/bin"), std::string("LC_ALL=C.UTF-8"),
                               std::string("OMP_THREAD_LIMIT=1")};   // tesseract
        std::array<char*, 4> variables{environment[0].data(), environment[1].data(), environment[2].data(), nullptr};
        pid_t child = 0;
        const int error =
            ::posix_spawnp(&child, words.front().c_str(), &actions_, &attributes_, arguments.data(), variables.data());
        if (error == ENOENT || error == EACCES)
            return 0;
        if (error != 0)
            fail("posix_spawn", error);
        return child;
    }

  private:
    posix_spawnattr_t attributes_;
    posix_spawn_file_actions_t actions_;
};

// Reads until the other side has closed, the time is over or the program stops, whichever is first.
Outcome::End read_all(int from, Clock::time_point until, const Run& wanted, std::string& output)
{
    constexpr long longest_wait = 100;   // ms
    std::array<char, 1 << 16> block;
    for (;;) {
        if (wanted.is_stopping && wanted.is_stopping())
            return Outcome::End::interrupted;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd waiting{from, POLLIN, 0};
        const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(std::min<long>(left, longest_wait))) : 0;
        if (ready < 0 && errno != EINTR)
            fail("poll", errno);
        if (left <= 0)
            return Outcome::End::too_slow;
        if (ready <= 0)
            continue;
        const ssize_t got = ::read(from, block.data(), block.size());
        if (got < 0 && errno != EINTR)
            fail("read", errno);
        if (got == 0)
            return Outcome::End::by_itself;
        if (got > 0)
            output.append(block.data(), static_cast<std::size_t>(got));
        if (output.size() > wanted.most_output)
            return Outcome::End::by_itself;
    }
}

// Whether it ended by itself before that time. It is still to be waited for.
bool has_ended(pid_t child, Clock::time_point until)
{
    constexpr useconds_t pause_us = 2'000;
    for (;;) {
        siginfo_t facts{};
        if (::waitid(P_PID, static_cast<id_t>(child), &facts, WEXITED | WNOHANG | WNOWAIT) == 0 && facts.si_pid == child)
            return true;
        if (Clock::now() >= until)
            return false;
        ::usleep(pause_us);
    }
}

}   // namespace

void Descriptor::close()
{
    if (number_ >= 0)
        ::close(number_);
    number_ = -1;
}

Outcome run(const Run& wanted)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        fail("pipe", errno);
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    Outcome outcome;
    const pid_t child = Plan(wanted, to.number()).start(wanted);
    to.close();
    if (child == 0) {
        outcome.end = Outcome::End::not_started;
        return outcome;
    }
    const Clock::time_point until = Clock::now() + wanted.longest;
    outcome.end = read_all(from.number(), until, wanted, outcome.output);
    // It wrote all or it is too late: what still runs has nothing more to say.
    const bool ended =
        outcome.end == Outcome::End::by_itself && has_ended(child, std::min(until, Clock::now() + std::chrono::seconds(1)));
    ::kill(wanted.group == Run::Group::of_its_own ? -child : child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    outcome.status = ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

}   // namespace tantrao::extraction
