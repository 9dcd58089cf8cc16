// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/resources.hpp"
#include "features/import/tests/document_import.hpp"

#include <gmock/gmock.h>

namespace tantrao::importing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TextImport : public DocumentImport {};

TEST_P(TextImport, DoubtsAreToldInWordsAndALetterNeedsNoArticles)
{
    Json gap = line(1), letter = line(2), decision = line(3);
    gap["text"] = "Điều 1. Phạm vi\n1. Một.\n3. Ba.";
    letter["type"] = "Công văn";
    letter["number"] = "2/UBND-KT";
    letter["text"] = decision["text"] = "Đề nghị các sở đôn đốc giải ngân.";
    EXPECT_THAT(import({letter}).notes, IsEmpty());
    const auto notes = import({gap, decision}).notes;
    ASSERT_THAT(codes_of(notes), ElementsAre("import.note.doubt", "import.note.doubt"));
    EXPECT_THAT(notes[0].what.args, ElementsAre("khoản 3 Điều 1", testing::_, "law.doubt.number_gap"));
    EXPECT_THAT(notes[1].what.args, ElementsAre("beginning", testing::_, "law.doubt.no_articles"));
}

TEST_P(TextImport, TheDayOfEffectIsTheRecordsElseTheTextsElseATask)
{
    Json said = line(1), too_early = line(2), silent = line(3), directive = line(4), own = line(5);
    for (Json* one : {&said, &too_early, &silent, &directive})
        one->erase("effective_on");
    said["text"] = "Điều 1. Thử.\nĐiều 2. Hiệu lực\nQuyết định này có hiệu lực sau mười ngày kể từ ngày ký.";
    too_early["text"] = "Điều 1. Thử.\nĐiều 2. Hiệu lực\nQuyết định này có hiệu lực từ ngày 01/01/2023.";
    directive["number"] = "4/QĐ-UBND";
    own["text"] = said["text"];
    own["effective_on"] = "2024-03-01";
    const Report report = import({said, too_early, silent, directive, own});
    EXPECT_EQ(report.created, 5);
    EXPECT_THAT(codes_of(report.notes), ElementsAre("import.note.from_text", "import.note.unsure", "import.note.no_effective_day",
                                                    "import.note.no_effective_day"));
    EXPECT_EQ(document_of("1").effective_on, "2024-01-12");
    EXPECT_EQ(document_of("2").effective_on, "");
    EXPECT_EQ(document_of("5").effective_on, "2024-03-01");
    EXPECT_EQ(import({said}).unchanged, 1);
}

TEST_P(TextImport, ALegalDocumentOfACommuneFromATimeWithoutThatPowerIsNoted)
{
    Json decision = line(1);
    decision["number"] = "5/2025/QĐ-UBND";
    decision["type"] = "Quyết định";
    decision["issuer"] = "Ủy ban nhân dân xã Yên Phú";
    decision["issued_on"] = "2025-05-05";
    decision["effective_on"] = "2025-05-15";
    const Report report = import({decision});
    EXPECT_EQ(report.created, 1);
    EXPECT_THAT(codes_of(report.notes), ElementsAre("import.note.commune_power_unsure"));
}

TEST_P(TextImport, EffectFromBeforeTheDayOfIssueIsNotedWhereLawAllowsIt)
{
    Json circular = line(1);
    circular["number"] = "1/2024/TT-BTC";
    circular["type"] = "Thông tư";
    circular["issuer"] = "Bộ Tài chính";
    circular["effective_on"] = "01/01/2024";
    const Report report = import({circular});
    EXPECT_EQ(report.created, 1);
    EXPECT_THAT(codes_of(report.notes), ElementsAre("import.note.before_issue"));
    EXPECT_EQ(document_of("1").effective_on, "2024-01-01");
}

TEST_P(TextImport, TellsWhichOfTwoTextsIsLeftOut)
{
    Json both = line(1);
    both["text_html"] = "<p>Điều 1. Khác.</p>";
    const Report report = import({both});
    ASSERT_EQ(codes_of(report.notes), std::vector<std::string>{"import.note.other_text"});
    EXPECT_THAT(report.notes[0].what.args, ElementsAre("text_html", "text"));
    EXPECT_EQ(document_of("1").text, "Điều 1. Thử.");
}

TEST_P(TextImport, ListsOfHtmlAreClausesAndPoints)
{
    Json html = line(1);
    html.erase("text");
    html["text_html"] =
        "<p>Điều 1. Phạm vi</p><ol><li>Một:<ol style='list-style-type:lower-alpha'><li>x;<li>y.</ol><li>Hai.</ol><p>Điều 2. Thử</p>";
    EXPECT_THAT(import({html}).notes, IsEmpty());
    EXPECT_EQ(document_of("1").text, "Điều 1. Phạm vi\n1. Một:\na. x;\nb. y.\n2. Hai.\nĐiều 2. Thử");
    const auto text = law::parse_text(document_of("1").text);
    EXPECT_NE(law::find(*text, "dieu-1-khoan-1-diem-b"), nullptr);
    EXPECT_NE(law::find(*text, "dieu-1-khoan-2"), nullptr);
}

TEST_P(TextImport, ReadsMarkdownAndHtml)
{
    Json markdown = line(1), html = line(2);
    markdown.erase("text");
    markdown["text_markdown"] = "## **Điều 1.** Phạm vi\n\n1. Một \\* sao\n\n| STT | Giá |\n|:--|---|\n| 1 | *hai* \\| ba |\n";
    html.erase("text");
    html["text_html"] =
        "<h2>Điều 1. Phạm vi</h2><p>1. Một <b>hai</b></p><script>x</script>"
        "<table><tr><th>STT</th><th>Tên</th></tr><tr><td rowspan=2>1</td><td>a</td></tr><tr><td>b</td></tr></table>";
    EXPECT_EQ(import({markdown, html}).created, 2);
    EXPECT_EQ(document_of("1").text, "Điều 1. Phạm vi\n\n1. Một * sao\n\nSTT\tGiá\n1\thai | ba\n");
    EXPECT_THAT(document_of("2").text,
                testing::AllOf(testing::StartsWith("Điều 1. Phạm vi\n"), testing::HasSubstr("1. Một hai"),
                               testing::HasSubstr("STT\tTên\n1\ta\n\tb"), testing::Not(testing::HasSubstr("x"))));
}

TEST_P(TextImport, TakesTheFirstDocumentOfTheProfileExactly)
{
    const auto bytes = find_resource("data/profiles/tuyen-quang/documents.jsonl");
    ASSERT_TRUE(bytes);
    const Report report = import_lines({std::string(bytes->substr(0, bytes->find('\n')))});
    EXPECT_EQ(report.created, 1);
    EXPECT_EQ(report.bad, 0);
    const auto document = document_of("vb-07-2011-qd-ubnd");
    EXPECT_EQ(document.relations.size(), 6U);
    EXPECT_EQ(document.text, Json::parse(bytes->substr(0, bytes->find('\n'))).at("text").get<std::string>());
    EXPECT_THAT(document.text, testing::HasSubstr("Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký."));
}

TANTRAO_ON_ALL_STORES(TextImport);

}   // namespace
}   // namespace tantrao::importing
