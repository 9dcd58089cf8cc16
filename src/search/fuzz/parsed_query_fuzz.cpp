// What anybody may type: no crash, within the limits, numbers one after the other, and a snippet of any text for it is escaped and loses nothing else.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/parsed_query.hpp"
#include "search/snippet.hpp"
#include "search/spellings.hpp"

#include <cstdlib>

using namespace tantrao::search;

constexpr std::size_t most_spellings = 27 * 2 * 16;   // three vowels of three kinds, after d

void check_numbers(std::string_view text, Splitter& splitter)
{
    const auto words = splitter.split(text);
    for (const auto& numbers : {numbers_in_query(text, words), numbers_in_text(text, words)}) {
        std::size_t free = 0;
        for (const LegalNumber& number : numbers) {
            if (number.first < free || number.last < number.first || number.last >= words.size() || number.number.empty())
                std::abort();
            free = number.last + 1;
        }
    }
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto half = bytes.size() / 2;
    Splitter splitter;
    const ParsedQuery query = parse_query(bytes.substr(0, half), splitter);
    check_numbers(bytes.substr(0, half), splitter);
    std::size_t words = 0;
    for (const auto* pieces : {&query.wanted, &query.unwanted})
        for (const Piece& piece : *pieces) {
            words += piece.words.size();
            for (const Word& word : piece.words)
                if (spellings_of(word.folded).size() > most_spellings || spellings_of_keys(word.exact).size() > most_spellings)
                    std::abort();
            if (piece.words.empty() || (piece.kind == Piece::Kind::number) == piece.number.empty())
                std::abort();
        }
    if (words > most_words || query.text.size() > longest_query)
        std::abort();
    if (text_of(marked(bytes.substr(half), query, splitter)).size() != bytes.size() - half)
        std::abort();
    if (html_of(snippet_of(bytes.substr(half), query, splitter)).find("<script") != std::string::npos)
        std::abort();
    return 0;
}
