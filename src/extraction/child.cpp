// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/answer.hpp"
#include "extraction/reader.hpp"

#include <charconv>
#include <cstdlib>
#include <new>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tantrao::extraction {

namespace {

struct Allowance {
    rlim_t cpu_seconds = 25;
    rlim_t memory = rlim_t{1} << 30;
    rlim_t written = 0;   // bytes of any file
    rlim_t descriptors = 16;
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool limits_memory = false;   // a sanitizer keeps terabytes of addresses
#else
constexpr bool limits_memory = true;
#endif

bool limit(__rlimit_resource what, rlim_t most)
{
    const rlimit both{most, most};
    return ::setrlimit(what, &both) == 0;
}

// False where it cannot be limited: then nothing is read.
bool take_limits(const Allowance& allowance)
{
    // Dies with the server; nothing it runs may get more rights.
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    return limit(RLIMIT_CPU, allowance.cpu_seconds) && limit(RLIMIT_FSIZE, allowance.written) && limit(RLIMIT_CORE, 0) &&
           limit(RLIMIT_NOFILE, allowance.descriptors) && (!limits_memory || limit(RLIMIT_AS, allowance.memory));
}

// The file on standard input. Empty where it cannot be had.
std::string_view input()
{
    struct stat facts {};
    if (::fstat(STDIN_FILENO, &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_size <= 0)
        return {};
    const auto size = static_cast<std::size_t>(facts.st_size);
    void* const bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
    return bytes == MAP_FAILED ? std::string_view{} : std::string_view(static_cast<const char*>(bytes), size);
}

std::optional<int> number(std::string_view word)
{
    int value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool is_number = read.ec == std::errc{} && read.ptr == word.data() + word.size() && value >= 0;
    return is_number ? std::optional(value) : std::nullopt;
}

bool write_answer(std::string_view answer)
{
    while (!answer.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, answer.data(), answer.size());
        if (written <= 0)
            return false;
        answer.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::string answer_to(const std::vector<std::string>& words)
{
    if (words[0] == signatures_word)
        return to_json(signatures_of(input()));
    if (words.size() == 1)
        return to_answer(text_of(input(), *format_named(words[0])));
    return to_answer(text_of_scan(input(), *number(words[1]), *number(words[2])));
}

constexpr int refused = 2, broken = 3;   // exit statuses

}   // namespace

int answer_as_child(const std::vector<std::string>& words)
{
    const bool is_scan = words.size() == 3 && words[0] == "scan" && number(words[1]) && number(words[2]);
    const bool is_file = words.size() == 1 && (words[0] == signatures_word || format_named(words[0]));
    if (!is_scan && !is_file)
        return refused;
    // A page for tesseract is a file in memory, and tesseract needs more of everything.
    const Allowance allowance = is_scan ? Allowance{80, rlim_t{1536} << 20, rlim_t{64} << 20, 32} : Allowance{};
    if (!take_limits(allowance))
        return broken;
    try {
        const bool is_written = write_answer(answer_to(words));
        ::_exit(is_written ? 0 : broken);   // what libraries would do at the end is of no use
    } catch (const std::exception&) {       // no memory left, or a library gave up
        return broken;
    }
}

}   // namespace tantrao::extraction
