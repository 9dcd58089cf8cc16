// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/parsed_query.hpp"

#include "base/text.hpp"
#include "search/asking_words.hpp"

#include <algorithm>

namespace tantrao::search {

namespace {

constexpr int most_phrases = 8;   // each may have to be looked for in the order of its words in every text

// At most so many bytes, cut before a letter and, where there is one nearby, at a word end.
std::string_view cut(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    const std::string_view kept = beginning(text, most);
    const std::size_t space = kept.rfind(' ');
    return space != std::string_view::npos && space > kept.size() / 2 ? kept.substr(0, space) : kept;
}

// Where a quotation mark begins, its bytes; 0 for none.
std::size_t quote_at(std::string_view text, std::size_t at)
{
    for (const std::string_view mark : {"\"", "“", "”", "„", "«", "»"})
        if (text.substr(at).starts_with(mark))
            return mark.size();
    return 0;
}

class Parser {
  public:
    Parser(std::string text, Splitter& splitter) : splitter_(splitter) { query_.text = std::move(text); }

    ParsedQuery parse()
    {
        const std::string_view text = query_.text;
        std::size_t plain = 0, at = 0;
        while (at < text.size()) {
            const bool begins = at == 0 || text[at - 1] == ' ';
            const bool minus = text[at] == '-' && begins && at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '-';
            const std::size_t body = minus ? at + 1 : at;
            const std::size_t quote = quote_at(text, body);
            if (quote == 0 && !minus) {
                ++at;
                continue;
            }
            add_words(text.substr(plain, at - plain));
            plain = at = quote != 0 ? add_phrase(body + quote, minus) : add_unwanted(body);
        }
        add_words(text.substr(plain));
        const auto is_marked = [](const Piece& piece) { return std::ranges::any_of(piece.words, &Word::has_marks); };
        query_.has_marks = std::ranges::any_of(query_.wanted, is_marked);
        return std::move(query_);
    }

  private:
    // Both return where the text goes on.
    std::size_t add_phrase(std::size_t begin, bool minus)
    {
        const std::string_view text = query_.text;
        std::size_t end = begin;
        while (end < text.size() && quote_at(text, end) == 0)
            ++end;
        add(Piece::Kind::phrase, words_of(text.substr(begin, end - begin)), minus);
        return end < text.size() ? end + quote_at(text, end) : end;
    }
    std::size_t add_unwanted(std::size_t begin)
    {
        const std::string_view text = query_.text;
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        add(Piece::Kind::phrase, words_of(text.substr(begin, end - begin)), true);
        return end;
    }
    void add(Piece::Kind kind, std::vector<Word> words, bool minus)
    {
        if (words.empty())
            return;
        if (words.size() > 1 && ++phrases_ > most_phrases) {
            query_.was_cut = true;
            return;
        }
        const Piece::Kind real = words.size() == 1 ? Piece::Kind::word : kind;
        (minus ? query_.unwanted : query_.wanted).push_back({real, std::move(words), "", false});
    }
    std::vector<Word> words_of(std::string_view part)
    {
        auto words = splitter_.split(part, most_words + 1);
        const std::size_t room = most_words - std::min(most_words, used_);
        if (words.size() > room) {
            words.resize(room);
            query_.was_cut = true;
        }
        used_ += words.size();
        return words;
    }
    void add_words(std::string_view part)
    {
        const auto words = words_of(part);
        auto numbers = numbers_in_query(part, words);
        add_numbers(numbers, words);
        std::erase_if(numbers, &LegalNumber::is_vague);
        const bool all_capitals = is_capitals(part);
        auto number = numbers.begin();
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (number != numbers.end() && number->first == i) {
                query_.wanted.push_back({Piece::Kind::number,
                                         {words.begin() + static_cast<std::ptrdiff_t>(i),
                                          words.begin() + static_cast<std::ptrdiff_t>(number->last) + 1},
                                         term_of(*number),
                                         false});
                i = number->last;
                ++number;
                continue;
            }
            const std::string_view raw = part.substr(words[i].begin, words[i].end - words[i].begin);
            query_.wanted.push_back({Piece::Kind::word, {words[i]}, "", !all_capitals && is_capitals(raw)});
        }
    }

    // Of what may be a number of things, one word behind it says too little: "quyết định 5 điều".
    void add_numbers(const std::vector<LegalNumber>& numbers, const std::vector<Word>& words)
    {
        const std::vector<bool> asks = words_that_ask(words);
        for (std::size_t n = 0; n < numbers.size(); ++n) {
            TypedNumber typed{term_of(numbers[n]), {}};
            const std::size_t end = n + 1 < numbers.size() ? numbers[n + 1].first : words.size();
            for (std::size_t i = numbers[n].last + 1; numbers[n].may_count && i < end; ++i)
                if (!asks[i])
                    typed.behind.push_back(words[i]);
            if (typed.behind.size() != 1)
                query_.numbers.push_back(std::move(typed));
        }
    }

    Splitter& splitter_;
    ParsedQuery query_;
    std::size_t used_ = 0;
    int phrases_ = 0;
};

}   // namespace

ParsedQuery parse_query(std::string_view typed, Splitter& splitter)
{
    // Cleaning is bounded as well: nobody types so many bytes that only vanish.
    const std::string_view begin = cut(typed, 2 * longest_query);
    const std::string clean = text::clean_line(begin);
    const std::string_view kept = cut(clean, longest_query);
    const bool was_cut = begin.size() < typed.size() || kept.size() < clean.size();
    ParsedQuery query = Parser(std::string(kept), splitter).parse();
    query.was_cut |= was_cut;
    return query;
}

}   // namespace tantrao::search
