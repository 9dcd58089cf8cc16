// The single-byte Vietnamese encodings and the VNI pairs, as code points. Pure data.
// Sources: TCVN 5712:1993 (VN3, "ABC" fonts), RFC 1456 (VISCII), the VNI Windows character set.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string_view>

namespace tantrao::text {

// Bytes 0xA0–0xFF of VN3; U+FFFD where it has no letter.
constexpr std::u16string_view tcvn3_upper_half = u"\u00A0ĂÂÊÔƠƯĐăâêôơưđ\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDàảãáạ\uFFFDằẳẵắ"
                                                 u"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDặầẩẫấậè\uFFFDẻẽéẹềểễếệìỉ"
                                                 u"\uFFFD\uFFFD\uFFFDĩíịò\uFFFDỏõóọồổỗốộờởỡớợù\uFFFDủũúụừửữứựỳỷỹýỵ\uFFFD";
static_assert(tcvn3_upper_half.size() == 96);

// Bytes 0x80–0xFF of VISCII; six letters stand at control codes (see viscii_controls).
constexpr std::u16string_view viscii_upper_half =
    u"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
static_assert(viscii_upper_half.size() == 128);

struct BytePair {
    unsigned char byte;
    char16_t letter;
};
constexpr BytePair viscii_controls[] = {{0x02, u'Ẳ'}, {0x05, u'Ẵ'}, {0x06, u'Ẫ'}, {0x14, u'Ỷ'}, {0x19, u'Ỹ'}, {0x1E, u'Ỵ'}};

// VNI: one byte that stands for a letter by itself …
constexpr BytePair vni_letters[] = {{0xF1, u'đ'}, {0xD1, u'Đ'}, {0xF4, u'ơ'}, {0xD4, u'Ơ'}, {0xF6, u'ư'}, {0xD6, u'Ư'},
                                    {0xED, u'í'}, {0xCD, u'Í'}, {0xEC, u'ì'}, {0xCC, u'Ì'}, {0xE6, u'ỉ'}, {0xC6, u'Ỉ'},
                                    {0xF3, u'ĩ'}, {0xD3, u'Ĩ'}, {0xF2, u'ị'}, {0xD2, u'Ị'}, {0xEE, u'ỵ'}, {0xCE, u'Ỵ'}};
// … and a byte that puts marks on the letter before it (lower case; the upper-case byte is 0x20 less).
struct VniMarks {
    unsigned char byte;
    std::u16string_view marks;   // combining
};
constexpr VniMarks vni_marks[] = {
    {0xF9, u"\u0301"},       {0xF8, u"\u0300"},       {0xFB, u"\u0309"},       {0xF5, u"\u0303"},       {0xEF, u"\u0323"},
    {0xE2, u"\u0302"},       {0xE1, u"\u0302\u0301"}, {0xE0, u"\u0302\u0300"}, {0xE5, u"\u0302\u0309"}, {0xE3, u"\u0302\u0303"},
    {0xE4, u"\u0302\u0323"}, {0xEA, u"\u0306"},       {0xE9, u"\u0306\u0301"}, {0xE8, u"\u0306\u0300"}, {0xFA, u"\u0306\u0309"},
    {0xFC, u"\u0306\u0303"}, {0xEB, u"\u0306\u0323"},
};

}   // namespace tantrao::text
