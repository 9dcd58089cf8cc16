// The words by which parts of a document are known.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/letters.hpp"
#include "law/line_marks.hpp"

#include <algorithm>
#include <array>

namespace tantrao::law {

namespace {

template <std::size_t N>
bool begins_with_any(std::string_view line, const std::array<std::string_view, N>& beginnings)
{
    const std::string folded = fold_loosely(line.substr(0, 120));
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
        return folded.starts_with(beginning) && (folded.size() == beginning.size() || beginning.ends_with(' ') ||
                                                 !is_lower(static_cast<unsigned char>(folded[beginning.size()])));
    });
}

constexpr std::array<std::string_view, 30> types{
    "quyet dinh",   "nghi quyet", "nghi dinh",       "thong tu",  "chi thi",   "luat",      "bo luat",   "phap lenh", "hien phap",
    "lenh",         "ke hoach",   "thong bao",       "bao cao",   "cong dien", "huong dan", "to trinh",  "quy che",   "quy dinh",
    "chuong trinh", "de an",      "cong bao",        "phuong an", "dieu le",   "noi quy",   "thong cao", "bien ban",  "giay moi",
    "cong van",     "quy trinh",  "van ban hop nhat"};

constexpr std::array<std::string_view, 24> attachables{
    "quy che",   "quy dinh",  "dieu le",   "noi quy",  "chuong trinh", "ke hoach",   "de an",       "danh muc",
    "phuong an", "quy trinh", "huong dan", "bang gia", "quy chuan",    "chien luoc", "quy tac",     "bo don gia",
    "don gia",   "quy hoach", "bang",      "tieu chi", "dinh muc",     "dieu khoan", "bo tieu chi", "muc thu"};

constexpr std::array<std::string_view, 10> bases{"can cu",     "xet de nghi",     "xet to trinh", "theo de nghi", "thuc hien",
                                                 "tren co so", "sau khi xem xet", "xet",          "de thi hanh",  "theo "};

constexpr std::array<std::string_view, 22> authorities{
    "uy ban",   "hoi dong",    "chu tich",  "bo truong",  "thu tuong",       "chinh phu", "quoc hoi", "giam doc",
    "chanh an", "vien truong", "thong doc", "tong",       "thu truong",      "bo ",       "lien bo",  "ban ",
    "so ",      "thanh tra",   "kiem toan", "truong ban", "chanh van phong", "hoi nghi"};

constexpr std::array<std::string_view, 14> formulas{"quyet dinh", "quyet nghi", "nghi dinh", "nghi quyet", "thong tu",
                                                    "chi thi",    "ban hanh",   "lenh",      "cong bo",    "thong bao",
                                                    "phap lenh",  "luat",       "huong dan", "yeu cau"};

constexpr std::array<std::string_view, 22> positions{"chu tich",
                                                     "pho chu tich",
                                                     "bo truong",
                                                     "thu truong",
                                                     "thu tuong",
                                                     "pho thu tuong",
                                                     "giam doc",
                                                     "pho giam doc",
                                                     "chanh van phong",
                                                     "pho chanh van phong",
                                                     "cuc truong",
                                                     "tong cuc truong",
                                                     "vien truong",
                                                     "chanh an",
                                                     "chu nhiem",
                                                     "thong doc",
                                                     "tong thanh tra",
                                                     "truong ban",
                                                     "tong kiem toan nha nuoc",
                                                     "chu tich quoc hoi",
                                                     "chu tich nuoc",
                                                     "hieu truong"};

constexpr std::array<std::string_view, 7> powers{"tm", "kt", "tl", "tuq", "q", "thua lenh", "thay mat"};

}   // namespace

bool is_document_type(std::string_view line) { return is_capitals(line) && begins_with_any(line, types); }

// The word for the type is in capitals; the name behind it need not be.
bool is_attachable_type(std::string_view line)
{
    std::size_t end = line.find(' ');
    end = end == std::string_view::npos ? line.size() : std::min(line.find(' ', end + 1), line.size());
    return is_capitals(line.substr(0, end)) && begins_with_any(line, attachables);
}

bool says_issued_with(std::string_view line)
{
    if (!line.starts_with('('))
        line = line.substr(0, 60);
    const std::string folded = fold_loosely(line);
    return folded.starts_with("(ban hanh kem") || folded.starts_with("ban hanh kem theo") || folded.starts_with("(kem theo") ||
           folded.starts_with("(ban hanh theo") || folded.starts_with("kem theo quyet dinh");
}

bool is_basis(std::string_view line) { return begins_upper(line) && begins_with_any(line, bases); }

bool is_authority(std::string_view line) { return is_capitals(line) && begins_with_any(line, authorities); }

bool is_formula(std::string_view line)
{
    const bool capitals = is_capitals(line);
    if (line.ends_with(':') && line.size() < 60 && begins_with_any(line, formulas))
        return true;
    const std::string folded = fold_loosely(line.substr(0, 40));
    return capitals && line.size() < 40 && std::ranges::find(formulas, std::string_view(folded)) != formulas.end();
}

bool is_recipients_begin(std::string_view line)
{
    return line.size() < 60 && begins_upper(line) && starts_with_fold(line, "noi nhan");
}

bool is_signature_begin(std::string_view line)
{
    if (!is_capitals(line) || line.size() > 160)
        return false;
    const std::string folded = fold_loosely(line);
    for (const std::string_view power : powers)
        if (folded.starts_with(power) && folded.size() > power.size() &&
            (folded[power.size()] == '.' || folded[power.size()] == ' '))
            return true;
    return std::ranges::find(positions, std::string_view(folded)) != positions.end();
}

bool is_header_line(std::string_view line)
{
    const std::string folded = fold_loosely(line.substr(0, 80));
    return folded.starts_with("cong hoa xa hoi") || folded.starts_with("doc lap") || folded.starts_with("so:") ||
           folded.starts_with("so ");
}

std::size_t number_words_end(std::string_view line)
{
    constexpr std::array<std::string_view, 5> words{"so", "luat so", "bo luat so", "phap lenh so", "nghi quyet so"};
    const auto said = std::ranges::find_if(words, [&](std::string_view word) { return starts_with_fold(line, word); });
    if (said == words.end())
        return 0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < said->size(); ++i)
        next_letter(line, end);
    std::size_t next = end;
    const bool goes_on = end < line.size() && is_letter(next_letter(line, next));   // "Sơn Dương, ngày 05"
    return !goes_on && line.find_first_of("0123456789:", end) != std::string_view::npos ? end : 0;
}

}   // namespace tantrao::law
