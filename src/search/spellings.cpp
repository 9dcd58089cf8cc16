// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/spellings.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace tantrao::search {

namespace {

constexpr std::size_t longest_syllable = 7, most_vowels = 3;                               // "nghiêng", "khuỷu"
constexpr std::size_t longest_typed = 14;                                                  // a syllable with all its keys
constexpr std::string_view tones[] = {"\u0300", "\u0301", "\u0309", "\u0303", "\u0323"};   // huyền, sắc, hỏi, ngã, nặng

// A letter and the mark that makes another one of it: "o" and "ô".
struct Letter {
    char plain = 0;
    std::string_view marked;   // "" for the plain one
};
using Letters = std::vector<Letter>;

bool is_vowel(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

std::vector<std::string_view> marked_ones(char letter, bool is_first)
{
    switch (letter) {
    case 'a': return {"ă", "â"};
    case 'e': return {"ê"};
    case 'o': return {"ô", "ơ"};
    case 'u': return {"ư"};
    case 'd': return is_first ? std::vector<std::string_view>{"đ"} : std::vector<std::string_view>{};
    default: return {};
    }
}

// With the tone on the vowel at `place`.
std::string written(const Letters& letters, std::string_view tone, std::size_t place)
{
    std::string word;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        word += letters[i].marked.empty() ? std::string(1, letters[i].plain) : std::string(letters[i].marked);
        if (i == place)
            word += tone;
    }
    return text::canonical_tone(word);
}

void add_toned(const Letters& letters, std::string_view tone, std::vector<std::string>& words)
{
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (is_vowel(letters[i].plain))
            if (std::string word = written(letters, tone, i); std::ranges::find(words, word) == words.end())
                words.push_back(std::move(word));
}

void add_all(Letters& letters, std::size_t from, std::vector<std::string>& words)
{
    if (from == letters.size()) {
        words.push_back(written(letters, "", 0));
        for (const std::string_view tone : tones)
            add_toned(letters, tone, words);
        return;
    }
    add_all(letters, from + 1, words);
    for (const std::string_view marked : marked_ones(letters[from].plain, from == 0)) {
        letters[from].marked = marked;
        add_all(letters, from + 1, words);
    }
    letters[from].marked = {};
}

// Reads keys one by one, as an input method does; one that changes nothing is a letter.
class Keys {
  public:
    void press(char key)
    {
        if (std::string_view("frsxj").find(key) != std::string_view::npos || (key >= '1' && key <= '5'))
            tone(key);
        else if (key == 'd' || key == '9')
            stroke(key);
        else if (key == 'w' || key == '7' || key == '8')
            horn(key);
        else if (key == '6')
            circumflex("aeo", key);
        else if (key == 'a' || key == 'e' || key == 'o')
            circumflex({&key, 1}, key);
        else
            letters_.push_back({key, {}});
    }
    std::vector<std::string> words() const
    {
        std::vector<std::string> all;
        if (used_ && tone_.empty())
            all.push_back(written(letters_, "", 0));
        else if (used_)
            add_toned(letters_, tone_, all);
        return all;
    }

  private:
    void tone(char key)
    {
        const std::size_t at = std::string_view("fsrxj").find(key);
        const bool has_vowel = std::ranges::any_of(letters_, is_vowel, &Letter::plain);
        if (!has_vowel || !tone_.empty()) {
            letters_.push_back({key, {}});
            return;
        }
        tone_ = at != std::string_view::npos ? tones[at] : vni_tone(key);
        used_ = true;
    }
    static std::string_view vni_tone(char key)
    {
        constexpr std::size_t in_order[] = {1, 0, 2, 3, 4};   // sắc before huyền
        return tones[in_order[key - '1']];
    }
    void stroke(char key)
    {
        if (!letters_.empty() && letters_[0].plain == 'd' && letters_[0].marked.empty())
            mark(letters_[0], "đ");
        else
            letters_.push_back({key, {}});
    }
    void circumflex(std::string_view vowels, char key)
    {
        const auto found = std::find_if(letters_.rbegin(), letters_.rend(), [&](const Letter& letter) {
            return letter.marked.empty() && vowels.find(letter.plain) != std::string_view::npos;
        });
        if (found == letters_.rend())
            letters_.push_back({key, {}});
        else
            mark(*found, found->plain == 'a' ? "â" : found->plain == 'e' ? "ê" : "ô");
    }
    // The breve has a key of its own in VNI.
    void horn(char key)
    {
        const std::string_view vowels = key == '8' ? "a" : key == '7' ? "ou" : "aou";
        const auto found = std::find_if(letters_.rbegin(), letters_.rend(), [&](const Letter& letter) {
            return letter.marked.empty() && vowels.find(letter.plain) != std::string_view::npos;
        });
        if (found == letters_.rend()) {
            letters_.push_back(key == 'w' ? Letter{'u', "ư"} : Letter{key, {}});
            used_ |= key == 'w';
            return;
        }
        const auto before = std::next(found);
        const bool after_u = before != letters_.rend() && before->plain == 'u' && before->marked.empty();
        const bool after_qu = after_u && std::next(before) != letters_.rend() && std::next(before)->plain == 'q';
        if (after_u && !after_qu && key != '8')
            mark(*before, "ư");   // "muaw" is "mưa", "duow" is "dươ"
        if (found->plain != 'a' || !after_u || after_qu || key == '8')
            mark(*found, found->plain == 'a' ? "ă" : found->plain == 'o' ? "ơ" : "ư");
    }
    void mark(Letter& letter, std::string_view marked)
    {
        letter.marked = marked;
        used_ = true;
    }

    Letters letters_;
    std::string_view tone_;
    bool used_ = false;
};

}   // namespace

std::vector<std::string> spellings_of(std::string_view folded)
{
    const bool is_plain = std::ranges::all_of(folded, [](char c) { return c >= 'a' && c <= 'z'; });
    const auto vowels = static_cast<std::size_t>(std::ranges::count_if(folded, is_vowel));
    if (!is_plain || folded.size() > longest_syllable || vowels == 0 || vowels > most_vowels)
        return {};
    Letters letters;
    for (const char letter : folded)
        letters.push_back({letter, {}});
    std::vector<std::string> words;
    add_all(letters, 0, words);
    return words;
}

std::vector<std::string> spellings_of_keys(std::string_view word)
{
    const bool is_plain = std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    if (!is_plain || word.size() > longest_typed)
        return {};
    Keys keys;
    for (const char key : word)
        keys.press(key);
    return keys.words();
}

}   // namespace tantrao::search
