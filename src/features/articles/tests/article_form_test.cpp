// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article_form.hpp"

#include <gmock/gmock.h>

namespace tantrao::articles {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Article sample()
{
    Article article;
    article.title = "Khai mạc Lễ hội Thành Tuyên";
    article.summary = "Tóm tắt";
    article.body = body::from_plain_text("Đoạn một.\n\nĐoạn hai.");
    article.category = CategoryId{7};
    article.also_in = {CategoryId{8}, CategoryId{9}};
    article.lead = {std::string(64, 'a'), "Mô tả", "Chú thích", "Người chụp", 1600, 900};
    article.attachments = {{std::string(64, 'b'), "quyết định.pdf", "application/pdf", 100}};
    article.authors = {"Ma Văn Mẫu", "Nông Thị Mẫu"};
    article.tags = {"lễ hội", "du lịch"};
    article.source = {"Báo Tuyên Quang", "https://vidu.example/bai", "2026-11-23"};
    article.publish_at = Instant{1'795'000'000'000'000};
    article.expire_at = Instant{1'795'086'400'000'000};
    return article;
}

// What a browser sends back of a form that nobody touched.
http::Fields sent(const ArticleForm& form)
{
    http::Fields fields;
    for (const auto& [name, value] : {std::pair{"title", form.title},
                                      {"summary", form.summary},
                                      {"body", form.body},
                                      {"category", form.category},
                                      {"lead_file", form.lead_file},
                                      {"lead_alt", form.lead_alt},
                                      {"lead_caption", form.lead_caption},
                                      {"lead_credit", form.lead_credit},
                                      {"authors", form.authors},
                                      {"tags", form.tags},
                                      {"source_name", form.source_name},
                                      {"source_url", form.source_url},
                                      {"source_published_on", form.source_published_on},
                                      {"publish_at", form.publish_at},
                                      {"expire_at", form.expire_at},
                                      {"version", std::to_string(form.version)}})
        fields.add(name, value);
    for (const std::string& each : form.also_in)
        fields.add("also_in", each);
    for (const ArticleForm::Attached& each : form.attachments) {
        fields.add("attachment_file", each.file);
        fields.add("attachment_name", each.name);
    }
    return fields;
}

TEST(ArticleForm, ComesBackAsItWentOut)
{
    const ArticleForm shown = form_of(sample(), 3);
    const ArticleForm back = read_form(sent(shown));
    EXPECT_EQ(back.title, shown.title);
    EXPECT_EQ(back.body, "Đoạn một.\n\nĐoạn hai.");
    EXPECT_EQ(back.authors, "Ma Văn Mẫu, Nông Thị Mẫu");
    EXPECT_EQ(back.tags, "lễ hội, du lịch");
    EXPECT_THAT(back.also_in, ElementsAre("8", "9"));
    EXPECT_EQ(back.publish_at, shown.publish_at);
    EXPECT_EQ(back.expire_at, shown.expire_at);
    EXPECT_NE(back.expire_at, "");
    EXPECT_EQ(back.lead_file, std::string(64, 'a'));
    ASSERT_EQ(back.attachments.size(), 1u);
    EXPECT_EQ(back.attachments[0].name, "quyết định.pdf");
    EXPECT_EQ(back.version, 3);
    EXPECT_FALSE(back.body_is_json);
}

TEST(ArticleForm, LetsGoOfWhatIsRemoved)
{
    http::Fields fields = sent(form_of(sample(), 1));
    fields.add("lead_remove", "1");
    fields.add("attachment_remove", std::string(64, 'b'));
    const ArticleForm form = read_form(fields);
    EXPECT_EQ(form.lead_file, "");
    EXPECT_THAT(form.attachments, IsEmpty());
}

TEST(ArticleForm, ReadsWhateverIsSent)
{
    http::Fields fields;
    fields.add("version", "99999999999999999999999");
    fields.add("attachment_file", "x");
    const ArticleForm form = read_form(fields);
    EXPECT_EQ(form.version, 0);
    ASSERT_EQ(form.attachments.size(), 1u);
    EXPECT_EQ(form.attachments[0].name, "");
}

TEST(EditableText, HasABlankLineBetweenBlocks)
{
    const auto tree = body::from_json(
        R"({"type":"doc","content":[{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Mục"}]},)"
        R"({"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"một"}]}]},)"
        R"({"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"hai"}]}]}]},)"
        R"({"type":"horizontalRule"},{"type":"paragraph","content":[{"type":"text","text":"Hết"}]}]})");
    ASSERT_TRUE(tree);
    EXPECT_EQ(editable_text(*tree), "Mục\n\nmột\nhai\n\nHết");
    EXPECT_EQ(editable_text(body::Tree{}), "");
}

}   // namespace
}   // namespace tantrao::articles
