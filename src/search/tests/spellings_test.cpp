// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/spellings.hpp"

#include "base/text.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

using testing::Contains;
using testing::IsEmpty;

TEST(Spellings, AreAllWaysToWriteASyllable)
{
    EXPECT_THAT(spellings_of("du"),
                testing::UnorderedElementsAre("du", "dù", "dú", "dủ", "dũ", "dụ", "dư", "dừ", "dứ", "dử", "dữ", "dự", "đu", "đù",
                                              "đú", "đủ", "đũ", "đụ", "đư", "đừ", "đứ", "đử", "đữ", "đự"));
    for (const char* word : {"tuyên", "đường", "nghiêng", "khuỷu", "hoà", "thuỷ", "quỹ", "giữa", "người", "xoắn", "y", "ý"})
        EXPECT_THAT(spellings_of(text::fold(word)), Contains(text::canonical_tone(word)));
    for (const char* word : {"", "tp", "nghiengg", "07", "đường", "aeiou", "a-b"})
        EXPECT_THAT(spellings_of(word), IsEmpty()) << word;
}

TEST(Spellings, OfKeysOfTelexAndVni)
{
    for (const auto& [typed, meant] :
         std::vector<std::pair<const char*, const char*>>{{"dduwowngf", "đường"}, {"dduowngf", "đường"},
                                                          {"duongwfd", "đường"},  {"d9u7o7ng2", "đường"},
                                                          {"duong729", "đường"},  {"ddaats", "đất"},
                                                          {"dda6t1", "đất"},      {"tuyeen", "tuyên"},
                                                          {"tuyenf", "tuyèn"},    {"tuye6n", "tuyên"},
                                                          {"lichj", "lịch"},      {"lich5", "lịch"},
                                                          {"thuw", "thư"},        {"thur", "thủ"},
                                                          {"tucj", "tục"},        {"hocj", "học"},
                                                          {"boongr", "bổng"},     {"trwowngf", "trường"},
                                                          {"xax", "xã"},          {"naw", "nă"},
                                                          {"na8m", "năm"},        {"w", "ư"},
                                                          {"muaw", "mưa"},        {"quawngf", "quằng"},
                                                          {"quys", "quý"},        {"giaays", "giấy"},
                                                          {"nguwowif", "người"}})
        EXPECT_THAT(spellings_of_keys(typed), Contains(meant)) << typed;
    for (const char* word : {"", "lich", "tuyen", "quang", "2025", "covid", "sfx", "đường", "dduwowngfffffff"})
        EXPECT_THAT(spellings_of_keys(word), IsEmpty()) << word;
}

}   // namespace
}   // namespace tantrao::search
