// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/reader.hpp"

#include "extraction/answer.hpp"
#include "extraction/child_process.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <system_error>

namespace tantrao::extraction {

namespace {

constexpr auto longest_reading = std::chrono::seconds(30);
constexpr auto longest_recognising = std::chrono::seconds(90);   // a job's lease is two minutes

Descriptor opened(const std::filesystem::path& file)
{
    Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.is_open())
        throw std::system_error(errno, std::generic_category(), file.string());
    return descriptor;
}

Error stopped() { return Error::of(ErrorKind::unavailable, "extraction.stopped"); }

// What the child writes.
Result<std::string> output_of(const std::filesystem::path& program, const std::filesystem::path& file,
                              std::vector<std::string> words, std::chrono::milliseconds longest,
                              const std::function<bool()>& is_stopping)
{
    words.insert(words.begin(), std::string(child_word));
    const Descriptor input = opened(file);
    Outcome outcome =
        run({program, std::move(words), input.number(), longest, Limits{}.text + 1000, Run::Group::of_its_own, is_stopping});
    if (outcome.end == Outcome::End::interrupted)
        return Error::of(ErrorKind::unavailable, "extraction.interrupted");
    if (outcome.end == Outcome::End::too_slow)
        return Error::of(ErrorKind::unavailable, "extraction.too_slow");
    return std::move(outcome.output);
}

Result<Text> text_in(const Result<std::string>& output)
{
    if (!output)
        return output.error();
    auto answer = parse_answer(*output);
    if (!answer)
        return stopped();
    return std::move(*answer);
}

Result<std::vector<Signature>> signatures_in(const Result<std::string>& output)
{
    if (!output)
        return output.error();
    auto signatures = parse_signatures(*output);
    if (!signatures)
        return stopped();
    return std::move(*signatures);
}

std::string content_of(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw std::system_error(errno, std::generic_category(), file.string());
    std::ostringstream content;
    content << in.rdbuf();
    return content.str();
}

}   // namespace

Reader reader_in_child(std::filesystem::path program, std::function<bool()> is_stopping)
{
    return {[program, is_stopping](const std::filesystem::path& file, Format format) {
                return text_in(output_of(program, file, {std::string(name_of(format))}, longest_reading, is_stopping));
            },
            [program, is_stopping](const std::filesystem::path& file, int first, int count) {
                return text_in(output_of(program, file, {"scan", std::to_string(first), std::to_string(count)},
                                         longest_recognising, is_stopping));
            },
            [program, is_stopping](const std::filesystem::path& file) {
                return signatures_in(output_of(program, file, {std::string(signatures_word)}, longest_reading, is_stopping));
            }};
}

Reader reader_in_this_process()
{
    return {[](const std::filesystem::path& file, Format format) { return text_of(content_of(file), format); },
            [](const std::filesystem::path& file, int first, int count) { return text_of_scan(content_of(file), first, count); },
            [](const std::filesystem::path& file) { return signatures_of(content_of(file)); }};
}

}   // namespace tantrao::extraction
