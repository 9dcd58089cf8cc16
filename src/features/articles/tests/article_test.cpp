// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/articles/article.hpp"

#include <gmock/gmock.h>

namespace tantrao::articles {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string hash(char letter) { return std::string(64, letter); }

Article full()
{
    Article article;
    article.title = "Khai mạc Lễ hội Thành Tuyên";
    article.summary = "Hàng vạn người dự lễ khai mạc.";
    article.body =
        body::from_json(R"({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Đoạn một."}]},)"
                        R"({"type":"figure","attrs":{"file":")" +
                        hash('c') + R"(","alt":"Rước đèn","width":800,"height":600}}]})")
            .value();
    article.category = CategoryId{7};
    article.also_in = {CategoryId{8}, CategoryId{9}};
    article.lead = {hash('a'), "Sân khấu", "Đêm khai mạc", "Người chụp", 1600, 900};
    article.attachments = {{hash('b'), "quyết định.pdf", "application/pdf", 1'234'567}};
    article.authors = {"Ma Văn Mẫu"};
    article.tags = {"lễ hội", "du lịch"};
    article.source = {"Báo Tuyên Quang", "https://vidu.example/bai", "2026-11-23"};
    article.change_note = "Sửa số người dự.";
    article.publish_at = Instant{1'795'000'000'000'000};
    article.expire_at = Instant{1'795'000'000'000'001};
    return article;
}

// "title: articles.title.missing"
std::vector<std::string> problems(const Article& article)
{
    std::vector<std::string> found;
    if (const auto result = checked(article); !result)
        for (const FieldError& field : result.error().fields)
            found.push_back(field.field + ": " + field.code);
    return found;
}

TEST(ArticleContent, ComesBackAsItWentIn)
{
    const Article before = checked(full()).value();
    const publication::Content content = to_content(before);
    const Article after = from_content(content).value();
    EXPECT_EQ(after.title, before.title);
    EXPECT_EQ(after.summary, before.summary);
    EXPECT_EQ(after.body.bytes(), before.body.bytes());
    EXPECT_EQ(after.category, before.category);
    EXPECT_EQ(after.also_in, before.also_in);
    EXPECT_EQ(after.lead.file, before.lead.file);
    EXPECT_EQ(after.lead.caption, "Đêm khai mạc");
    EXPECT_EQ(after.lead.height, 900);
    ASSERT_EQ(after.attachments.size(), 1U);
    EXPECT_EQ(after.attachments[0].name, "quyết định.pdf");
    EXPECT_EQ(after.attachments[0].size, 1'234'567);
    EXPECT_EQ(after.authors, before.authors);
    EXPECT_EQ(after.tags, before.tags);
    EXPECT_EQ(after.source.url, "https://vidu.example/bai");
    EXPECT_EQ(after.source.published_on, "2026-11-23");
    EXPECT_EQ(after.change_note, "Sửa số người dự.");
    EXPECT_EQ(after.publish_at, before.publish_at);
    EXPECT_EQ(after.expire_at, before.expire_at);
    EXPECT_EQ(to_content(after).content, content.content) << "the same bytes, or approvals would be lost";
}

TEST(ArticleContent, NamesItsFilesAndSchema)
{
    const auto content = to_content(checked(full()).value());
    EXPECT_THAT(content.files, UnorderedElementsAre(hash('a'), hash('b'), hash('c')));
    EXPECT_EQ(content.schema, schema_version);
    EXPECT_EQ(content.title, "Khai mạc Lễ hội Thành Tuyên");
}

TEST(ArticleContent, WhatIsNoArticleIsAnErrorNotACrash)
{
    for (const char* bytes : {"", "không phải JSON", "[]", "null", "7", R"({"title":"x","body":"text"})",
                              R"({"title":"x","body":{"type":"script"}})", R"({"title":"x","body":[]})"}) {
        publication::Content content;
        content.content = bytes;
        EXPECT_FALSE(from_content(content)) << bytes;
    }
}

TEST(ArticleContent, FieldsOfOtherTypesAreReadAsEmpty)
{
    publication::Content content;
    content.content =
        R"({"title":5,"summary":null,"body":{"type":"doc","content":[]},"also_in":["x",3],"lead":"no","attachments":[1,{"file":7}],)"
        R"("authors":"một người","tags":[null,"lễ hội"],"source":[]})";
    const auto article = from_content(content);
    ASSERT_TRUE(article);
    EXPECT_EQ(article->title, "");
    EXPECT_THAT(article->also_in, ElementsAre(CategoryId{3}));
    EXPECT_EQ(article->lead.file, "");
    EXPECT_THAT(article->authors, IsEmpty());
    EXPECT_THAT(article->tags, ElementsAre("lễ hội"));
}

TEST(ArticleRules, AFullArticleIsGood) { EXPECT_THAT(problems(full()), IsEmpty()); }

TEST(ArticleRules, TellEveryFieldAtOnce)
{
    Article article;
    article.title = " \t ";
    article.summary = std::string(longest_summary + 1, 'x');
    article.change_note = std::string(longest_summary + 1, 'x');
    article.lead.file = hash('a');
    article.source = {"", "javascript:alert(1)", "2026-02-30"};
    EXPECT_THAT(problems(article),
                UnorderedElementsAre("title: articles.title.missing", "summary: articles.summary.too_long",
                                     "change_note: articles.change_note.too_long", "category: articles.category.missing",
                                     "lead_alt: articles.lead.no_alt", "source_url: articles.source.link",
                                     "source_published_on: articles.source.date"));
}

TEST(ArticleRules, CountLettersNotBytes)
{
    Article article = full();
    article.title.clear();
    for (std::size_t i = 0; i < longest_title; ++i)
        article.title += "ễ";
    EXPECT_THAT(problems(article), IsEmpty());
    article.title += "ễ";
    EXPECT_THAT(problems(article), ElementsAre("title: articles.title.too_long"));
    article.title = std::string(1'000'000, 'x');
    EXPECT_THAT(problems(article), ElementsAre("title: articles.title.too_long"));
}

TEST(ArticleRules, BoundLists)
{
    Article article = full();
    article.tags.clear();
    for (int i = 0; i <= 20; ++i)
        article.tags.push_back("từ khóa " + std::to_string(i));
    article.authors.assign(1, std::string(121, 'x'));
    article.attachments.assign(51, {hash('b'), "tệp", "application/pdf", 1});
    EXPECT_THAT(problems(article), UnorderedElementsAre("tags: articles.tags.too_many", "authors: articles.author.too_long",
                                                        "attachments: articles.attachments.too_many"));
    article = full();
    article.authors.clear();
    for (int i = 0; i <= 10; ++i)
        article.authors.push_back("Người viết " + std::to_string(i));
    article.tags = {std::string(121, 'x')};
    EXPECT_THAT(problems(article), UnorderedElementsAre("authors: articles.authors.too_many", "tags: articles.tag.too_long"));
}

TEST(ArticleRules, APostingPeriodEndsAfterItBegins)
{
    Article article = full();
    article.publish_at = Instant{1'000'000};
    article.expire_at = Instant{1'000'001};
    EXPECT_THAT(problems(article), IsEmpty());
    for (const std::int64_t end : {1'000'000, 999'999}) {
        article.expire_at = Instant{end};
        EXPECT_THAT(problems(article), ElementsAre("expire_at: articles.expire_at.before_publish"));
    }
    article.publish_at.reset();
    EXPECT_THAT(problems(article), IsEmpty());
}

TEST(ArticleRules, ASourceIsAPlaceOnTheWeb)
{
    for (const char* url : {"/tin-tuc", "#muc-1", "//vidu.example", "ftp://vidu.example", "data:text/html,x",
                            "JaVaScRiPt:alert(1)", "https://vi du"}) {
        Article article = full();
        article.source.url = url;
        EXPECT_THAT(problems(article), ElementsAre("source_url: articles.source.link")) << url;
    }
}

TEST(ArticleRules, CleanWhatWasTyped)
{
    Article article = full();
    article.title = "  Lê\u0303  hội \u202e\n đèn\u0007 ";
    article.tags = {" lễ hội ", "", "Lễ Hội", "hoà bình", "hòa bình"};
    article.also_in = {CategoryId{9}, CategoryId{7}, CategoryId{9}};
    const Article clean = checked(article).value();
    EXPECT_EQ(clean.title, "Lễ hội đèn");
    EXPECT_THAT(clean.tags, ElementsAre("lễ hội", "hoà bình")) << "what differs only by case or by where the tone stands is one";
    EXPECT_THAT(clean.also_in, ElementsAre(CategoryId{9})) << "without the main category, each once";
}

TEST(ArticleRules, APictureTakenOutLeavesNothingBehind)
{
    Article article = full();
    article.lead.file.clear();
    EXPECT_EQ(checked(article).value().lead.alt, "");
}

TEST(ArticleAddress, HasCategorySlugAndNumber)
{
    EXPECT_EQ(path_of("tin-tuc", "le-hoi-thanh-tuyen", ItemId{123}), "/tin-tuc/le-hoi-thanh-tuyen-123");
}

TEST(ArticleAddress, ItsNumberStandsAtTheEnd)
{
    EXPECT_EQ(number_of("le-hoi-2026-123"), ItemId{123});
    EXPECT_EQ(number_of("123"), ItemId{123});
    for (const char* segment : {"", "-", "le-hoi", "le-hoi-", "le-hoi-0", "le-hoi-12x", "le-hoi-x12", "le-hoi-+12",
                                "le-hoi-9999999999999999", "le-hoi-99999999999999999999999", "le-hoi- 12"})
        EXPECT_EQ(number_of(segment), ItemId{}) << segment;
}

}   // namespace
}   // namespace tantrao::articles
