// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/secrecy.hpp"
#include "base/text.hpp"
#include "search/words.hpp"
#include <algorithm>
#include <array>

namespace tantrao::documents {
namespace {

// Words before or behind "mật" with which it means something else, and what a secret ("bí mật") is of that is none of the state.
constexpr std::array<std::string_view, 4> before{"bảo", "thân", "túi", "sỏi"};
constexpr std::array<std::string_view, 6> behind{"độ", "khẩu", "mã", "ong", "thiết", "mía"};
constexpr std::array<std::string_view, 6> of_others{"đời", "cá", "riêng", "gia", "kinh", "thương"};

class Reason {
  public:
    explicit Reason(std::string_view text)
        : words_(search::Splitter::of_this_thread().split(text)),
          has_marks_(std::ranges::any_of(words_, &search::Word::has_marks))
    {
    }
    bool tells_of_secrecy() const
    {
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (is(i, "bmnn") || (is(i, "mật") && !means_other(i)))
                return true;
        return false;
    }

  private:
    // `at` may lie outside: no word is there.
    bool is(std::size_t at, std::string_view word) const
    {
        return at < words_.size() && (has_marks_ ? words_[at].exact == word : words_[at].folded == text::fold(word));
    }
    template <class Words>
    bool is_any(std::size_t at, const Words& words) const
    {
        return std::ranges::any_of(words, [&](std::string_view word) { return is(at, word); });
    }
    bool means_other(std::size_t at) const
    {
        return is_any(at - 1, before) || is_any(at + 1, behind) || (is(at - 1, "bí") && is_any(at + 1, of_others));
    }

    std::vector<search::Word> words_;
    bool has_marks_ = false;
};

}   // namespace

bool tells_of_secrecy(std::string_view reason) { return Reason(reason).tells_of_secrecy(); }

}   // namespace tantrao::documents
