// Ids of provisions in words.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::law {

// "điểm đ khoản 2 Điều 5" of "dieu-5-khoan-2-diem-dd"; what is no id of ours comes back as it is.
std::string words_of(std::string_view id);
// Of several: "Điều 5, khoản 1 Điều 6".
std::string words_of(const std::vector<std::string>& ids);
// "Khoản" of "dieu-5-khoan-2": what the smallest one is; "" of what is no id of ours.
std::string_view smallest_word(std::string_view id);

// The ids that words name, as people write them: "khoản 2, 3 điều 5" gives dieu-5-khoan-2, dieu-5-khoan-3. Empty if they name none.
std::vector<std::string> ids_in(std::string_view words);

// Whether words begin like provisions, or like the whole text, and name none: "Điều năm", "5", a clause without its article. Other parts
// have names that nobody lists ("Mẫu số 01"), so they are not broken.
bool is_broken_provision(std::string_view words);

// What holds it, by the id alone: "dieu-9" of "dieu-9-khoan-1", "" of "dieu-9". Points into `id`.
std::string_view holder_of(std::string_view id);

// Whether `id` is `outer` or lies inside it, by the ids alone: a chapter does not show in the id of its article.
bool is_within(std::string_view id, std::string_view outer);

}   // namespace tantrao::law
