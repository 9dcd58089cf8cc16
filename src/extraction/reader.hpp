// Reading a stranger's file in a process of its own, which is limited in time, memory and what it may write, holds no descriptor but the
// file, and is killed when its time is over. Whatever a file does to its reader, the server goes on.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "extraction/extraction.hpp"
#include "extraction/signatures.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tantrao::extraction {

// How the files of a portal are read. Errors: those of text_of and text_of_scan, unavailable "extraction.too_slow",
// "extraction.stopped" (it took too much memory or time of the processor, or broke down) and "extraction.interrupted" (the server stops).
// Throw std::system_error where the file cannot be opened or no process be started.
struct Reader {
    std::function<Result<Text>(const std::filesystem::path&, Format)> text_of;
    std::function<Result<Text>(const std::filesystem::path&, int first, int count)> text_of_scan;
    // Errors: only those of the process.
    std::function<Result<std::vector<Signature>>(const std::filesystem::path&)> signatures_of;
};

// `program` is asked as "PROGRAM extract-text …" and must answer by answer_as_child. Once `is_stopping` (called by any thread) tells it,
// whatever is being read ends at once.
Reader reader_in_child(std::filesystem::path program, std::function<bool()> is_stopping = {});
// In this very process: for tests, whose files are their own.
Reader reader_in_this_process();

// The first word of the command line that asks for it.
inline constexpr std::string_view child_word = "extract-text";
inline constexpr std::string_view signatures_word = "signatures";   // after it, instead of a format
// The life of the child: takes its limits, reads the file on standard input, answers on standard output. The words after child_word. The
// exit status.
int answer_as_child(const std::vector<std::string>& words);

}   // namespace tantrao::extraction
