// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/document_words.hpp"
#include "law/running_day.hpp"

#include <array>

namespace tantrao::law {

namespace {

// Longer ones before those they begin with.
constexpr std::array<TypeWord, 62> types{{{"nghi quyet lien tich", Sort::plain},
                                          {"nghi quyet", Sort::plain},
                                          {"nghi dinh", Sort::plain},
                                          {"quyet dinh", Sort::plain},
                                          {"thong tu lien tich", Sort::plain},
                                          {"thong tu lien bo", Sort::plain},
                                          {"thong tu", Sort::plain},
                                          {"chi thi", Sort::plain},
                                          {"phap lenh", Sort::law},
                                          {"bo luat", Sort::law},
                                          {"luat", Sort::law},
                                          {"hien phap", Sort::law},
                                          {"sac lenh", Sort::plain},
                                          {"sac luat", Sort::plain},
                                          {"lenh", Sort::verb},
                                          {"to trinh", Sort::plain},
                                          {"cong van", Sort::plain},
                                          {"cong dien", Sort::plain},
                                          {"thong bao ket luan", Sort::plain},
                                          {"thong bao", Sort::verb},
                                          {"ke hoach", Sort::verb},
                                          {"bao cao", Sort::verb},
                                          {"huong dan lien nganh", Sort::plain},
                                          {"huong dan", Sort::verb},
                                          {"ket luan", Sort::verb},
                                          {"quy dinh", Sort::verb},
                                          {"quy che", Sort::verb},
                                          {"dieu le", Sort::verb},
                                          {"chuong trinh hanh dong", Sort::verb},
                                          {"chuong trinh", Sort::verb},
                                          {"de an", Sort::verb},
                                          {"phuong an", Sort::verb},
                                          {"van ban hop nhat", Sort::plain},
                                          {"van ban", Sort::verb},
                                          {"thong cao", Sort::verb},
                                          {"giay moi", Sort::verb},
                                          {"quy trinh", Sort::verb},
                                          {"noi quy", Sort::verb},
                                          {"the le", Sort::verb},
                                          {"danh muc", Sort::verb},
                                          {"nqlt", Sort::shortened},
                                          {"ttlt", Sort::shortened},
                                          {"vbhn", Sort::shortened},
                                          {"nd", Sort::shortened},
                                          {"nq", Sort::shortened},
                                          {"qd", Sort::shortened},
                                          {"tt", Sort::shortened},
                                          {"ct", Sort::shortened},
                                          {"pl", Sort::shortened},
                                          {"kh", Sort::shortened},
                                          {"bc", Sort::shortened},
                                          {"tb", Sort::shortened},
                                          {"cv", Sort::shortened},
                                          {"hd", Sort::shortened},
                                          {"cd", Sort::shortened},
                                          {"ttr", Sort::shortened},
                                          {"kl", Sort::shortened},
                                          {"ctr", Sort::shortened},
                                          {"da", Sort::shortened},
                                          {"l", Sort::shortened},
                                          {"qc", Sort::shortened},
                                          {"hdln", Sort::shortened}}};

}   // namespace

const TypeWord* type_at(const FoldedText& text, std::size_t at)
{
    for (const TypeWord& type : types)
        if (text.at(at) == type.folded[0] && text.after(at, type.folded) != 0)
            return &type;
    return nullptr;
}

std::size_t after_year(const FoldedText& text, std::size_t at, std::string& year)
{
    at = text.skip_blanks(at);
    if (const std::size_t word = text.after(at, "ngay"); word != 0) {
        const auto day = day_at(text, word);
        if (!day)
            return 0;
        at = day->year_begin;
    } else if (const std::size_t year_word = text.after(at, "nam"); year_word != 0) {
        at = text.skip_blanks(year_word);
    }
    std::size_t end = at;
    while (text.is_digit(end) && end < at + 4)
        ++end;
    const bool century = text.at(at) == '2' ? text.at(at + 1) == '0' : text.at(at) == '1' && text.at(at + 1) >= '8';
    if (end - at != 4 || !century || text.is_digit(end) || text.is_letter(end) || text.at(end) == '/')
        return 0;
    year = text.letters().substr(at, 4);
    return end;
}

std::size_t after_so(const FoldedText& text, std::size_t at)
{
    std::size_t end = text.after(at, "so");
    if (end == 0)
        return at;
    if (text.at(end) == ':' || text.at(end) == '.')
        ++end;
    return text.skip_blanks(end);
}

}   // namespace tantrao::law
