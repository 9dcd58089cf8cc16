// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/tests/index_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::search {
namespace {

TEST_F(SearchIndex, SuggestsForKeysOfAKeyboardAndForWordsWrittenAsOne)
{
    std::vector<Document> documents{document(1, "Du lịch Tuyên Quang"),
                                    document(2, "Đất đai và đường giao thông"),
                                    document(3, "Thủ tục hành chính"),
                                    document(4, "Bỏng và hộc tủ"),
                                    document(5, "Nghị quyết số 57 về đất"),
                                    document(6, "Bồi dưỡng và mỗi thôn mỗi nhà"),
                                    document(7, "Cái mới")};
    for (int id = 10; id < 16; ++id)
        documents.push_back(document(id, "Trao học bổng"));
    fill(documents);
    const std::shared_ptr<Index> all = index();
    for (const auto& [typed, meant] :
         std::vector<std::pair<const char*, const char*>>{{"du lichj", "du lịch"},
                                                          {"du lich5", "du lịch"},
                                                          {"duu lichh", "du lịch"},
                                                          {"dduwowngf giao thoong", "đường giao thông"},
                                                          {"d9u7o7ng2 giao tho6ng", "đường giao thông"},
                                                          {"tuyeen quang", "tuyên quang"},
                                                          {"ddaats ddai", "đất đai"},
                                                          {"hoocj bongr", "học bổng"},
                                                          {"thoon mowis", "thôn mới"},
                                                          {"thutuc hanhchinh", "thủ tục hành chính"},
                                                          {"thủtục hành chính", "thủ tục hành chính"}})
        EXPECT_EQ(all->find(question(typed)).suggestion, meant) << typed;
    EXPECT_EQ(all->find(question("nghi quyet 58")).suggestion, "") << "another number is another thing";
    EXPECT_EQ(all->find(question("zzzz wwww 1111")).suggestion, "");
    EXPECT_EQ(all->find(question("\"dụ lịch\" tuyen quang")).suggestion, "du lịch tuyên quang") << "a phrase has its marks";
    EXPECT_EQ(all->find(question("\"học bổng\" zzzz")).suggestion, "") << "as it was typed";
    auto unasked = question("du lichj");
    unasked.with_suggestion = false;
    EXPECT_EQ(all->find(unasked).suggestion, "") << "who does not show it does not wait for it";
}

TEST_F(SearchIndex, SuggestsWhatMayHaveBeenMeantAndForgetsItWithTheLastDocument)
{
    fill({document(1, "Đăng ký kết hôn")});
    EXPECT_EQ(index()->find(question("ket hom")).suggestion, "kết hôn") << "as it is written";
    EXPECT_EQ(index()->find(question("kết hôm")).suggestion, "kết hôn");
    EXPECT_EQ(index()->find(question("kết hôn")).suggestion, "");
    Writer writer(folder_);
    writer.remove({"article", 1});
    writer.commit({8, "n", "live"});
    EXPECT_EQ(index()->find(question("ket hom")).suggestion, "");
}

}   // namespace
}   // namespace tantrao::search
