// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/snippet.hpp"

#include "base/text.hpp"
#include "search/i_or_y.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cctype>
#include <unordered_map>

namespace tantrao::search {

namespace {

constexpr std::size_t first_look = 4 << 10;   // bytes; most texts say early what they are about

// How well a word of the text answers the query: worth 0 not at all, 2 with the marks that were typed, 1 without.
struct Match {
    std::size_t which = 0;   // of the wanted words
    int worth = 0;
};

class Matching {
  public:
    Matching(std::string_view text, const ParsedQuery& query, Splitter& splitter)
        : text_(text), splitter_(splitter), marks_(query.has_marks)
    {
        for (const Piece& piece : query.wanted)
            for (const Word& word : piece.words) {
                const bool is_new = !wanted_.contains(word.folded);
                const std::size_t which = is_new ? words_++ : wanted_.at(word.folded).which;
                add(word, which);
                if (const auto other = written_otherwise(word))
                    add(*other, which);
            }
    }
    // Most words are told from their first byte.
    Match match(const Place& place) const
    {
        if (const auto first = byte(text_[place.begin]); first < 0x80 && !begins_.test(first))
            return {};
        const auto& forms = splitter_.forms_of(text_.substr(place.begin, place.end - place.begin));
        const auto found = wanted_.find(forms.folded);
        if (found == wanted_.end())
            return {};
        const Wanted& wanted = found->second;
        return {wanted.which, marks_ && std::ranges::find(wanted.exact, forms.exact) == wanted.exact.end() ? 1 : 2};
    }
    std::size_t words() const { return words_; }
    int most() const { return 2 * static_cast<int>(words_); }   // of a window with all words

  private:
    struct Wanted {
        std::size_t which = 0;
        std::vector<std::string> exact;
    };
    static unsigned char byte(char c) { return static_cast<unsigned char>(c); }
    void add(const Word& word, std::size_t which)
    {
        wanted_.try_emplace(word.folded, Wanted{which, {}}).first->second.exact.push_back(word.exact);
        begins_.set(byte(word.folded.front()));
        begins_.set(byte(static_cast<char>(std::toupper(byte(word.folded.front())))));
    }

    std::string_view text_;
    Splitter& splitter_;
    std::unordered_map<std::string, Wanted> wanted_;   // by folded form
    std::size_t words_ = 0;
    std::bitset<256> begins_;   // first bytes of them, small and capital
    bool marks_;
};

struct Window {
    std::size_t first = 0, last = 0;   // words, `last` not included
    int value = -1;
};

// The window of at most `length` bytes whose different wanted words are worth most, from the first to the last of them; the first
// of equals.
Window best_window(const std::vector<Place>& words, const Matching& matching, std::size_t length)
{
    Window best;
    std::vector<Match> matches;   // of the words
    matches.reserve(words.size());
    std::vector<std::array<int, 3>> inside(matching.words());   // of each wanted word, how many matches of each worth
    int value = 0;
    const auto change = [&](const Match& match, int by) {
        if (match.worth == 0)
            return;
        auto& count = inside[match.which];
        const auto most = [&] { return count[2] > 0 ? 2 : count[1] > 0 ? 1 : 0; };
        value -= most();
        count[static_cast<std::size_t>(match.worth)] += by;
        value += most();
    };
    for (std::size_t first = 0, last = 0; last < words.size();) {
        matches.push_back(matching.match(words[last]));
        change(matches[last], 1);
        ++last;
        while (words[last - 1].end - words[first].begin > length && first + 1 < last)
            change(matches[first++], -1);
        if (value > best.value)
            best = {first, last, value};
    }
    while (best.value > 0 && matches[best.first].worth == 0)   // it is widened on both sides
        ++best.first;
    return best;
}

// More text on both sides until the window has its length.
Window widened(Window window, const std::vector<Place>& words, std::size_t length)
{
    const auto room = [&](std::size_t first, std::size_t last) { return words[last - 1].end - words[first].begin <= length; };
    const std::size_t lead = length / 4;
    const std::size_t begin = words[window.first].begin;
    while (window.first > 0 && begin - words[window.first - 1].begin <= lead && room(window.first - 1, window.last))
        --window.first;
    while (window.last < words.size() && room(window.first, window.last + 1))
        ++window.last;
    while (window.first > 0 && room(window.first - 1, window.last))
        --window.first;
    return window;
}

std::string one_line(std::string_view text)
{
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

void add(Snippet& snippet, std::string text, bool is_marked)
{
    if (text.empty())
        return;
    if (!snippet.empty() && snippet.back().marked == is_marked)
        snippet.back().text += text;
    else
        snippet.push_back({std::move(text), is_marked});
}

Snippet parts_of(std::string_view text, const std::vector<Place>& words, Window window, const Matching& matching,
                 std::size_t begin, std::size_t end)
{
    std::vector<Match> matches;
    std::vector<int> most(matching.words());   // worth of each wanted word: "hỗ" is not marked beside the "hộ" that was typed
    for (std::size_t i = window.first; i < window.last; ++i) {
        matches.push_back(matching.match(words[i]));
        if (const Match& match = matches.back(); match.worth > 0)
            most[match.which] = std::max(most[match.which], match.worth);
    }
    Snippet snippet;
    std::size_t at = begin;
    bool after_mark = false;
    for (std::size_t i = window.first; i < window.last; ++i) {
        const Match& match = matches[i - window.first];
        const bool is_marked = match.worth > 0 && match.worth == most[match.which];
        const std::string_view gap = text.substr(at, words[i].begin - at);
        add(snippet, one_line(gap), is_marked && after_mark && gap == " ");   // words side by side are one mark
        add(snippet, std::string(text.substr(words[i].begin, words[i].end - words[i].begin)), is_marked);
        at = words[i].end;
        after_mark = is_marked;
    }
    add(snippet, one_line(text.substr(at, end - at)), false);
    return snippet;
}

Snippet snippet_around(Window best, std::string_view text, const std::vector<Place>& words, const Matching& matching,
                       std::size_t length)
{
    const Window window = widened(best, words, length);
    const bool at_begin = window.first == 0, at_end = window.last == words.size();
    // With the full stop behind the last word.
    const std::size_t end =
        at_end ? beginning(text, words.back().end + 8).find_last_not_of(" \n\r\t") + 1 : words[window.last - 1].end;
    Snippet snippet = parts_of(text, words, window, matching, at_begin ? 0 : words[window.first].begin, end);
    if (!at_begin)
        snippet.insert(snippet.begin(), {"… ", false});
    if (!at_end)
        add(snippet, " …", false);
    return snippet;
}

}   // namespace

Snippet snippet_of(std::string_view text, const ParsedQuery& query, Splitter& splitter, std::size_t length)
{
    const Matching matching(text, query, splitter);
    if (const std::string_view look = beginning(text, first_look); look.size() < text.size()) {
        const auto words = places_of_words(look);
        const Window best = best_window(words, matching, length);
        // No later place is better, and all of this one, with what is shown around it, was looked at.
        if (best.value == matching.most() && best.last < words.size() && words[best.first].begin + length < look.size())
            return snippet_around(best, text, words, matching, length);
    }
    const auto words = places_of_words(text);
    return words.empty() ? Snippet{} : snippet_around(best_window(words, matching, length), text, words, matching, length);
}

Snippet marked(std::string_view text, const ParsedQuery& query, Splitter& splitter)
{
    const auto words = places_of_words(text);
    return parts_of(text, words, {0, words.size()}, Matching(text, query, splitter), 0, text.size());
}

std::string html_of(const Snippet& snippet)
{
    std::string html;
    for (const SnippetPart& part : snippet)
        html += part.marked ? "<mark>" + text::escape_html(part.text) + "</mark>" : text::escape_html(part.text);
    return html;
}

std::string text_of(const Snippet& snippet)
{
    std::string text;
    for (const SnippetPart& part : snippet)
        text += part.text;
    return text;
}

}   // namespace tantrao::search
