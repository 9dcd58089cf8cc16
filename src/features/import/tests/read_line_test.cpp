// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/incoming.hpp"
#include "features/import/synthetic.hpp"

#include <gmock/gmock.h>

namespace tantrao::importing {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Json line()
{
    return {{"external_id", "a1"},
            {"title", "Lễ hội Thành Tuyên"},
            {"body", "Đoạn một.\n\nĐoạn hai."},
            {"published_at", "2024-09-15"}};
}
Json with(const char* key, Json value)
{
    Json json = line();
    json[key] = std::move(value);
    return json;
}
Json without(const char* key)
{
    Json json = line();
    json.erase(key);
    return json;
}
Result<Incoming> read(const Json& json) { return read_line(json.dump()); }
std::string code_of(const Result<Incoming>& result) { return result ? "none" : result.error().code; }
std::string code_of(const Result<articles::Article>& result) { return result ? "none" : result.error().code; }
Result<articles::Article> article(const Json& json)
{
    auto incoming = read(json);
    return incoming ? article_of(*incoming, CategoryId{1}, {}) : Result<articles::Article>(incoming.error());
}

TEST(ReadLine, TakesEveryField)
{
    Json json = line();
    json.update({{"summary", "Tóm tắt"},
                 {"authors", {"Nguyễn Văn Mẫu"}},
                 {"tags", {"lễ hội", "du lịch"}},
                 {"language", "vi"},
                 {"source", {{"name", "Báo Mẫu"}, {"url", "https://bao.example/1"}, {"published_at", "2024-09-14T20:00:00Z"}}},
                 {"images", Json::array({"anh/1.jpg", {{"path", "anh/2.jpg"}, {"alt", "Rước đèn"}}})}});
    const Incoming incoming = read(json).value();
    EXPECT_EQ(incoming.title, "Lễ hội Thành Tuyên");
    EXPECT_EQ(civil_date(incoming.published_at), "2024-09-15");
    EXPECT_THAT(incoming.tags, ElementsAre("lễ hội", "du lịch"));
    EXPECT_EQ(incoming.source.published_on, "2024-09-15");   // 03:00 of the next day in the portal's zone
    ASSERT_EQ(incoming.pictures.size(), 2U);
    EXPECT_EQ(incoming.pictures[1].alt, "Rước đèn");
    EXPECT_THAT(incoming.notes, IsEmpty());
}

TEST(ReadLine, RefusesWhatCannotBeRead)
{
    EXPECT_EQ(code_of(read_line("{\"title\": \"a")), "json.unreadable");
    EXPECT_EQ(code_of(read_line("[1,2]")), "import.line.no_object");
    EXPECT_EQ(code_of(read_line("")), "json.unreadable");
    EXPECT_EQ(code_of(read_line("{\"external_id\":\"\xff\xfe\"}")), "text.encoding.unknown");
    EXPECT_EQ(code_of(read_line(std::string(100'000, '['))), "json.too_deep");
    EXPECT_EQ(code_of(read(with("title", 1.5))), "import.field.no_text");
    EXPECT_EQ(code_of(read(with("title", std::string("a\0b", 3)))), "import.field.nul");
    EXPECT_EQ(code_of(read(with("authors", Json::array({1.5})))), "import.field.no_text");
}

TEST(ReadLine, RefusesWhatIsMissingOrWrong)
{
    for (const char* field : {"external_id", "body", "published_at"})
        EXPECT_EQ(code_of(read(without(field))), "import.field.missing") << field;
    EXPECT_EQ(code_of(read(with("published_at", "hôm qua"))), "import.field.moment");
    EXPECT_EQ(code_of(read(with("published_at", "2024-02-30"))), "import.field.moment");
    EXPECT_EQ(code_of(read(with("language", "tiếng Việt"))), "import.field.bad");
    EXPECT_EQ(code_of(read(with("external_id", std::string(300, 'x')))), "import.external_id.too_long");
}

TEST(ReadLine, TakesMomentsAsProgramsAndPeopleWriteThem)
{
    for (const char* at : {"2024-09-15", "15/09/2024", "2024/09/15", "2024-09-15T00:00:00", "2024-09-15 00:00",
                           "2024-09-14T17:00:00Z", "2024-09-15T00:00:00.000+07:00"})
        EXPECT_EQ(format_rfc3339(read(with("published_at", at)).value().published_at), "2024-09-14T17:00:00Z") << at;
}

TEST(ReadLine, TakesNumbersAsIdentifiersAndAByteOrderMark)
{
    EXPECT_EQ(read(with("external_id", 4711)).value().external_id, "4711");
    EXPECT_TRUE(read_line("\xEF\xBB\xBF" + line().dump()));
}

TEST(ReadLine, ConvertsAFontOfTheNineties)
{
    // "TuyÖn Quang" is what TCVN3 bytes of "Tuyên Quang" look like when they were taken for Latin-1.
    const Incoming incoming = read(with("title", "Thµnh phè Tuyªn Quang ®ãn kh¸ch")).value();
    EXPECT_EQ(incoming.title, "Thành phố Tuyên Quang đón khách");
    ASSERT_EQ(incoming.notes.size(), 1U);
    EXPECT_EQ(incoming.notes[0].code, "import.note.converted");
}

TEST(ReadLine, ConvertsALineOfBytes)
{
    const std::string bytes = "{\"external_id\":\"t1\",\"title\":\"Th\xb5nh ph\xe8 Tuy\xaan Quang \xae\xe3n kh\xb8"
                              "ch\",\"body\":\"Ng\xb5y h\xe9i c\xf1"
                              "a b\xb5 con c\xb8"
                              "c d\xa9n t\xe9"
                              "c\",\"published_at\":\"2003-01-02\"}";
    const auto incoming = read_line(bytes);
    ASSERT_TRUE(incoming) << incoming.error().code;
    EXPECT_EQ(incoming->title, "Thành phố Tuyên Quang đón khách");
}

TEST(ArticleOf, BoundsWhatIsTooMuch)
{
    EXPECT_EQ(article(with("title", std::string(1 << 20, 'a'))).value().title.size(),
              articles::longest_title - 1 + std::string_view("…").size());
    EXPECT_EQ(code_of(article(with("body", "  \n\n "))), "import.field.missing");
    EXPECT_EQ(code_of(article(with("body", std::string(5 << 20, 'a')))), "body.too_large");
    std::string bomb;
    for (int i = 0; i < 30'000; ++i)
        bomb += "<div><b>";
    EXPECT_EQ(code_of(article(with("body_html", bomb + "chữ"))), "body.html.too_deep");
    EXPECT_EQ(code_of(article(with("body_html", "<script>alert(1)</script>"))), "import.field.missing");
}

TEST(ArticleOf, LeavesOutWithANoteWhatAnArchiveHasTooMuchOf)
{
    Json tags = Json::array();
    for (int i = 0; i < 30; ++i)
        tags.push_back("nhãn " + std::to_string(i));
    Json json = with("tags", tags);
    json["summary"] = std::string(3000, 'a');
    json["source"] = {{"name", "Báo"}, {"url", "javascript:alert(1)"}};
    auto incoming = read(json).value();
    const auto made = article_of(incoming, CategoryId{1}, {}).value();
    EXPECT_EQ(made.tags.size(), 20U);
    EXPECT_LE(made.summary.size(), 1010U);
    EXPECT_EQ(made.source.url, "");
    EXPECT_EQ(incoming.notes.size(), 3U);
}

TEST(ArticleOf, IsCalledByHowItsTextBeginsWhereThereIsNoTitle)
{
    for (const Json& json : {without("title"), with("title", " ")}) {
        auto incoming = read(json).value();
        EXPECT_EQ(article_of(incoming, CategoryId{1}, {}).value().title, "Đoạn một.");
        ASSERT_EQ(incoming.notes.size(), 1U);
        EXPECT_EQ(incoming.notes.front().code, "import.note.title");
    }
}

TEST(ArticleOf, KeepsParagraphsAndDropsScripts)
{
    EXPECT_EQ(body::to_text(article(line()).value().body), body::to_text(body::from_plain_text("Đoạn một.\n\nĐoạn hai.")));
    const auto made =
        article(with("body_html", "<p onclick=\"x()\">Một <b>hai</b></p><script>alert(1)</script><h2>Ba</h2>")).value();
    const std::string html = body::to_html(made.body, {});
    EXPECT_THAT(html, HasSubstr("<strong>hai</strong>"));
    EXPECT_THAT(html, testing::Not(HasSubstr("alert")));
    EXPECT_THAT(html, testing::Not(HasSubstr("onclick")));
}

TEST(Synthetic, IsTheSameForTheSameSeed)
{
    const Incoming one = synthetic_article(1, 5), again = synthetic_article(1, 5);
    EXPECT_EQ(one.title, again.title);
    EXPECT_EQ(one.text, again.text);
    EXPECT_NE(synthetic_article(2, 5).text, one.text);
    EXPECT_NE(synthetic_article(1, 6).external_id, one.external_id);
    auto incoming = synthetic_article(1, 7);
    const auto made = article_of(incoming, CategoryId{1}, {});
    ASSERT_TRUE(made);
    EXPECT_GT(body::word_count(made->body), 350U);
    EXPECT_LT(body::word_count(made->body), 800U);
}

}   // namespace
}   // namespace tantrao::importing
