// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/word_diff.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

namespace tantrao::law {

namespace {

using Kind = DiffPiece::Kind;
using Tokens = std::vector<std::string_view>;
using Numbers = std::span<const int>;

// Differences that are looked for between two texts; time grows with this times their length, memory with its square.
constexpr int most_differences = 1000;

// A token a line, or a token a word and one for each end of a line.
Tokens lines_of(std::string_view text)
{
    Tokens tokens;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        tokens.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return tokens;
}

Tokens words_of(std::span<const std::string_view> lines)
{
    Tokens tokens;
    for (const std::string_view line : lines) {
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t begin = line.find_first_not_of(" \t\r", at);
            if (begin == std::string_view::npos)
                break;
            at = std::min(line.find_first_of(" \t\r", begin), line.size());
            tokens.push_back(line.substr(begin, at - begin));
        }
        tokens.push_back("\n");
    }
    return tokens;
}

// Equal tokens have equal numbers.
class Counter {
  public:
    std::vector<int> numbers(std::span<const std::string_view> tokens)
    {
        std::vector<int> out;
        for (const std::string_view token : tokens)
            out.push_back(known_.emplace(token, static_cast<int>(known_.size())).first->second);
        return out;
    }

  private:
    std::unordered_map<std::string_view, int> known_;
};

// E. W. Myers, "An O(ND) difference algorithm and its variations" (1986): for each number of differences the furthest point on every
// diagonal, then the way back. The steps in order; none where there are too many differences.
std::optional<std::vector<Kind>> shortest_way(Numbers a, Numbers b)
{
    const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
    const int most = std::min(n + m, most_differences);
    std::vector<std::vector<int>> furthest;   // by differences, then by diagonal -d, -d + 2 … d
    const auto reached = [&](int d, int k) {
        return d < 0 || k < -d || k > d ? -1 : furthest[static_cast<std::size_t>(d)][static_cast<std::size_t>((k + d) / 2)];
    };
    const auto goes_down = [&](int d, int k) { return k == -d || (k != d && reached(d - 1, k - 1) < reached(d - 1, k + 1)); };
    int d = 0;
    for (bool done = false; !done; ++d) {
        if (d > most)
            return std::nullopt;
        furthest.emplace_back();
        for (int k = -d; k <= d; k += 2) {
            int x = d == 0 ? 0 : goes_down(d, k) ? reached(d - 1, k + 1) : reached(d - 1, k - 1) + 1;
            while (x < n && x - k < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)])
                ++x;
            furthest.back().push_back(x);
            done = done || (x >= n && x - k >= m);
        }
    }
    std::vector<Kind> steps;
    int x = n, y = m;
    for (--d; d >= 0; --d) {
        const int k = x - y;
        const bool down = d > 0 && goes_down(d, k);
        const int from_x = d == 0 ? 0 : down ? reached(d - 1, k + 1) : reached(d - 1, k - 1);
        const int from_y = d == 0 ? 0 : from_x - (down ? k + 1 : k - 1);
        const int changed_x = d == 0 ? 0 : from_x + (down ? 0 : 1);
        for (; x > changed_x; --x, --y)
            steps.push_back(Kind::same);
        if (d > 0)
            steps.push_back(down ? Kind::added : Kind::removed);
        x = from_x;
        y = from_y;
    }
    std::ranges::reverse(steps);
    return steps;
}

// The steps from one list to another. What both begin and end with costs nothing.
std::vector<Kind> steps_between(Numbers a, Numbers b)
{
    std::size_t head = 0, tail = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    std::vector<Kind> steps(head, Kind::same);
    const Numbers inner_a = a.subspan(head, a.size() - head - tail), inner_b = b.subspan(head, b.size() - head - tail);
    if (const auto inner = shortest_way(inner_a, inner_b)) {
        steps.insert(steps.end(), inner->begin(), inner->end());
    } else {
        steps.insert(steps.end(), inner_a.size(), Kind::removed);
        steps.insert(steps.end(), inner_b.size(), Kind::added);
    }
    steps.insert(steps.end(), tail, Kind::same);
    return steps;
}

class Pieces {
  public:
    void add(Kind kind, std::string_view word)
    {
        if (out_.empty() || out_.back().kind != kind)
            out_.push_back({kind, ""});
        std::string& text = out_.back().text;
        if (word != "\n" && !text.empty() && !text.ends_with('\n'))
            text += ' ';
        text += word;
    }
    void add_words(const Tokens& before, const Tokens& after)
    {
        Counter counter;
        const auto a = counter.numbers(before), b = counter.numbers(after);
        std::size_t x = 0, y = 0;
        for (const Kind step : steps_between(a, b)) {
            add(step, step == Kind::added ? after[y] : before[x]);
            x += step == Kind::added ? 0 : 1;
            y += step == Kind::removed ? 0 : 1;
        }
    }
    std::vector<DiffPiece> take() { return std::move(out_); }

  private:
    std::vector<DiffPiece> out_;
};

}   // namespace

std::vector<DiffPiece> diff_words(std::string_view before, std::string_view after)
{
    const Tokens a = lines_of(before), b = lines_of(after);
    Counter counter;
    const auto numbers_a = counter.numbers(a), numbers_b = counter.numbers(b);
    Pieces pieces;
    std::size_t x = 0, y = 0, changed_x = 0, changed_y = 0;
    const auto words_between = [&](const Tokens& lines, std::size_t from, std::size_t to) {
        return words_of(std::span(lines).subspan(from, to - from));
    };
    const auto changed = [&] { pieces.add_words(words_between(a, changed_x, x), words_between(b, changed_y, y)); };
    for (const Kind step : steps_between(numbers_a, numbers_b)) {
        if (step == Kind::same) {
            changed();
            for (const std::string_view word : words_between(a, x, x + 1))
                pieces.add(Kind::same, word);
            changed_x = x + 1;
            changed_y = y + 1;
        }
        x += step == Kind::added ? 0 : 1;
        y += step == Kind::removed ? 0 : 1;
    }
    changed();
    return pieces.take();
}

}   // namespace tantrao::law
