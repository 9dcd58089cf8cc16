// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/catalogue.hpp"
#include "features/documents/document.hpp"
#include "features/documents/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> codes_of(const Document& document)
{
    const auto result = checked(document);
    std::vector<std::string> codes;
    if (!result)
        for (const FieldError& field : result.error().fields)
            codes.push_back(field.field + ": " + field.code);
    return codes;
}

Document sample() { return sample_document(CategoryId{1}, "07/2011/QĐ-UBND"); }

TEST(Document, AcceptsNumbersOfAnyForm)
{
    for (const char* number :
         {"07/2011/QĐ-UBND", "043/2025/QĐ-UBND", "148/2025/QH15", "66.22/2026/NQ-CP", "123-CP", "13", "05/2020/TTLT-BTC-BNV"}) {
        Document document = sample();
        document.number = number;
        EXPECT_THAT(codes_of(document), IsEmpty()) << number;
    }
}

TEST(Document, KnowsOneNumberInItsSpellings)
{
    EXPECT_EQ(number_key("07/2011/QĐ-UBND"), "7-2011-qd-ubnd");
    EXPECT_EQ(number_key(" 7 / 2011 / QD – UBND "), number_key("07/2011/QĐ-UBND"));
    EXPECT_NE(number_key("07/2011/QĐ-UBND"), number_key("07/2012/QĐ-UBND"));
    EXPECT_EQ(number_key("///"), "");
}

TEST(Document, TellsEverythingThatIsMissing)
{
    EXPECT_THAT(codes_of({}), ElementsAre("number: documents.number.missing", "issuer: documents.issuer.missing",
                                          "title: documents.title.missing", "type: documents.type.missing",
                                          "issued_on: documents.date.missing"));
}

TEST(Document, RefusesDatesThatAreNoneOrOutOfOrder)
{
    Document document = sample();
    document.issued_on = "2011-02-30";
    EXPECT_THAT(codes_of(document), ElementsAre("issued_on: documents.date.unreadable"));
    document.issued_on = "2011-06-03";
    document.effective_on = "2011-06-02";
    EXPECT_THAT(codes_of(document), ElementsAre("effective_on: documents.dates.before_issue"));
    document.effective_on = "2011-06-13";
    document.expires_on = "2011-06-13";
    EXPECT_THAT(codes_of(document), ElementsAre("expires_on: documents.dates.end_before_start"));
    document.expires_on = "31/02/2012";
    EXPECT_THAT(codes_of(document), ElementsAre("expires_on: documents.date.unreadable"));
    EXPECT_THAT(checked(document).error().fields.front().args, ElementsAre("31/02/2012"));
}

TEST(Document, DaysMayBeWrittenAsPeopleDo)
{
    Document document = sample();
    document.issued_on = " 03/06/2011 ";
    document.effective_on = "13/06/2011";
    document.relations = {{RelationKind::repeals, "05/2010/QĐ-UBND", "", "02/01/2010", "", "01/07/2011", "2012-01-01"}};
    const auto good = checked(document);
    ASSERT_TRUE(good) << good.error().fields.front().code;
    EXPECT_EQ(good->issued_on, "2011-06-03");
    EXPECT_EQ(good->effective_on, "2011-06-13");
    EXPECT_EQ(good->relations[0].issued_on, "2010-01-02");
    EXPECT_EQ(good->relations[0].from, "2011-07-01");
    EXPECT_EQ(good->relations[0].until, "2012-01-01");
}

TEST(Document, OnlyTheLawOfLocalitiesHasNoEffectFromBeforeItsDay)
{
    struct Case {
        const char *number, *type, *issuer;
        bool may;
    };
    for (const Case& one :
         {Case{"7/2011/QĐ-UBND", "Quyết định", "Ủy ban nhân dân tỉnh", false},
          Case{"7/2011/NQ-HĐND", "Nghị quyết", "HĐND tỉnh", false},
          Case{"7/2011/QĐ", "Quyết định", "Ủy ban nhân dân tỉnh", false},
          Case{"7/QĐ-UBND", "Quyết định", "Ủy ban nhân dân tỉnh", true}, Case{"7/2011/NĐ-CP", "Nghị định", "Chính phủ", true},
          Case{"7/2011/QH13", "Luật", "Quốc hội", true}}) {
        Document document = sample();
        document.number = one.number;
        document.type = one.type;
        document.issuer = one.issuer;
        document.effective_on = "2011-01-01";
        EXPECT_EQ(bool(checked(document)), one.may) << one.number;
    }
}

TEST(Document, RefusesARelationToItselfAndOneThatEndsBeforeItBegins)
{
    Document document = sample();
    document.relations = {{RelationKind::replaces, "7/2011/QD-UBND", "", "", "", "", ""}};
    EXPECT_THAT(codes_of(document), ElementsAre("relations: documents.relation.itself"));
    document.relations = {{RelationKind::suspends, "05/2010/QĐ-UBND", "", "", "", "2012-01-02", "2012-01-02"}};
    EXPECT_THAT(codes_of(document), ElementsAre("relations: documents.relation.dates"));
    document.relations = {{RelationKind::replaces, "07/2011/QĐ-UBND", "", "2001-01-01", "", "", ""}};
    EXPECT_THAT(codes_of(document), IsEmpty()) << "the same number of another day is another document";
}

TEST(Document, RefusesRelationsThatContradictEachOther)
{
    Document document = sample();
    const auto with = [&](std::vector<Relation> relations) {
        document.relations = std::move(relations);
        return codes_of(document);
    };
    const Relation replaces{RelationKind::replaces, "05/2010/QĐ-UBND", "", "", "", "", ""};
    Relation again = replaces;
    again.number = "5/2010/QD-UBND";
    again.issued_on = "2010-01-02";
    EXPECT_THAT(with({replaces, again}), ElementsAre("relations: documents.relation.twice"));
    again.kind = RelationKind::amends;
    EXPECT_THAT(with({replaces, again}), ElementsAre("relations: documents.relation.contrary"));
    again.provision = "Điều 5";
    EXPECT_THAT(with({replaces, again}), ElementsAre("relations: documents.relation.contrary")) << "a part of what is ended";
    Relation from_july = replaces;
    from_july.from = "2011-07-01";
    EXPECT_THAT(with({from_july, again}), IsEmpty()) << "changed first, ended then";
    again.from = "2011-07-01";
    EXPECT_THAT(with({from_july, again}), ElementsAre("relations: documents.relation.contrary"));
    const auto part = [](RelationKind kind, const char* provision) {
        return Relation{kind, "05/2010/QĐ-UBND", "", "", provision, "", ""};
    };
    EXPECT_THAT(with({part(RelationKind::repeals, "Điều 2"), part(RelationKind::amends, "khoản 1 điều 2")}),
                ElementsAre("relations: documents.relation.contrary"));
    for (const char* other : {"Điều 3", "khoản 1 Điều 20", "Mẫu số 01", ""})
        EXPECT_THAT(with({part(RelationKind::repeals, "Điều 2"), part(RelationKind::amends, other)}), IsEmpty()) << other;
    again = replaces;
    again.kind = RelationKind::based_on;
    EXPECT_THAT(with({replaces, again}), IsEmpty());
    Relation suspends{RelationKind::suspends, "05/2010/QĐ-UBND", "", "", "", "2011-07-01", "2011-08-01"}, later = suspends;
    later.from = "2011-09-01";
    later.until = "2011-10-01";
    EXPECT_THAT(with({suspends, later}), IsEmpty()) << "twice, at two times";
}

TEST(Document, ARelationSaidAgainInTheSameWordsIsSaidOnce)
{
    Document document = sample();
    Relation part{RelationKind::amends, "05/2010/QĐ-UBND", "Về quy chế", "", "Điều 5", "", ""}, again = part, other = part;
    again.number = " 5/2010/QD-UBND";
    again.title = "";
    other.provision = "Điều 6";
    document.relations = {part, other, again, part};
    const auto kept = checked(document);
    ASSERT_TRUE(kept) << kept.error().fields.front().code;
    ASSERT_EQ(kept->relations.size(), 2u);
    EXPECT_EQ(kept->relations[0].title, "Về quy chế") << "the first stays";
    EXPECT_EQ(kept->relations[1].provision, "Điều 6");
    again.wording = "Khác.";
    document.relations = {part, again};
    EXPECT_THAT(codes_of(document), ElementsAre("relations: documents.relation.twice")) << "it cannot have two texts";
}

TEST(Document, RefusesRelationsToWhatCameLaterOrBeforeItsOwnDay)
{
    Document document = sample();
    document.relations = {{RelationKind::based_on, "05/2010/QĐ-UBND", "", "2011-06-04", "", "", ""}};
    EXPECT_THAT(codes_of(document), ElementsAre("relations: documents.relation.later"));
    document.relations = {{RelationKind::repeals, "05/2010/QĐ-UBND", "", "", "", "2011-06-02", ""}};
    EXPECT_THAT(codes_of(document), ElementsAre("relations: documents.relation.too_early"));
    document.relations = {{RelationKind::rectifies, "05/2010/QĐ-UBND", "", "", "", "2011-06-02", ""}};
    EXPECT_THAT(codes_of(document), IsEmpty()) << "a mistake is put right from the beginning";
    document.relations = {{RelationKind::amends, "05/2010/QĐ-UBND", "", "", "", "", ""}};
    document.relations[0].wording = "Mới.";
    EXPECT_THAT(codes_of(document), ElementsAre("relations: documents.relation.wording_of_what"));
}

TEST(Document, BoundsItsText)
{
    Document document = sample();
    document.text.assign(longest_text + 1, 'a');
    EXPECT_THAT(codes_of(document), ElementsAre("text: documents.text.too_long"));
    document.text = "Điều 1. \xff";
    EXPECT_THAT(codes_of(document), ElementsAre("text: documents.text.unreadable"));
}

TEST(Document, TakesTypesAndFieldsOfTheCatalogueOnly)
{
    Document document = sample();
    document.type = "quyết định";
    document.fields = {"khong-co"};
    EXPECT_THAT(codes_of(document), ElementsAre("fields: documents.field.unknown"));
    document.fields = {"dat-dai", "dat-dai"};
    const auto good = checked(document);
    ASSERT_TRUE(good);
    EXPECT_EQ(good->type, "Quyết định");
    EXPECT_THAT(good->fields, ElementsAre("dat-dai"));
    document.type = "Bảng giá";
    EXPECT_THAT(codes_of(document), ElementsAre("type: documents.type.unknown"));
}

TEST(Document, ComesBackAsItWasStored)
{
    Document document = sample();
    document.fields = {"dat-dai"};
    document.gazette_number = "12+13";
    document.gazette_on = "2011-07-01";
    document.files = {{std::string(64, 'a'), "07.2011.QD.pdf", "application/pdf", 1200}};
    document.relations = {{RelationKind::repeals, "05/2010/QĐ-UBND", "Về cổng", "2010-01-01", "Điều 5", "2011-07-01", ""}};
    document.relations[0].source = "khoản 1 Điều 1";
    document.relations[0].wording = "1. Mới:\na) Một.";
    const auto content = to_content(checked(document).value());
    EXPECT_EQ(content.title, "Quyết định 07/2011/QĐ-UBND: Về việc ban hành quy chế");
    EXPECT_THAT(content.files, ElementsAre(std::string(64, 'a')));
    const Document back = from_content(content).value();
    EXPECT_EQ(to_content(back).content, content.content);
    EXPECT_EQ(back.relations.at(0).provision, "Điều 5");
    EXPECT_EQ(back.relations.at(0).source, "khoản 1 Điều 1");
    EXPECT_EQ(back.relations.at(0).wording, "1. Mới:\na) Một.");
    EXPECT_EQ(back.gazette_on, "2011-07-01");
}

// Stored bytes of the first schema, which every later program must read.
TEST(Document, ReadsTheFirstSchema)
{
    publication::Content content;
    content.content =
        R"({"effective_on":"2011-06-13","expires_on":"","fields":["dat-dai"],"files":[{"file":"ab","name":"a.pdf","size":3,"type":"application/pdf"}],"gazette":{"number":"","on":""},"issued_on":"2011-06-03","issuer":"UBND tỉnh","number":"07/2011/QĐ-UBND","position":"Chủ tịch","relations":[{"from":"","issued_on":"","kind":"based_on","number":"64/2007/NĐ-CP","provision":"","title":"","until":""}],"signer":"Đỗ Văn Chiến","text":"Điều 1.","title":"Về cổng","type":"Quyết định"})";
    const auto document = from_content(content);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->signer, "Đỗ Văn Chiến");
    EXPECT_EQ(document->relations.at(0).kind, RelationKind::based_on);
    EXPECT_EQ(document->files.at(0).size, 3);
    EXPECT_EQ(document->relations.at(0).wording, "");
    EXPECT_EQ(to_content(*document).content, content.content)
        << "what says nothing is left out, so the same document is the same content";
}

TEST(Document, NamesItsAddressByItsNumber)
{
    EXPECT_EQ(path_of("07/2011/QĐ-UBND", ItemId{12}), "/van-ban/07-2011-qd-ubnd-12");
    EXPECT_EQ(number_of("07-2011-qd-ubnd-12"), ItemId{12});
    EXPECT_FALSE(number_of("07-2011-qd-ubnd"));
    EXPECT_FALSE(number_of("qd-99999999999999999999"));
}

TEST(Catalogue, ReadsItsFiles)
{
    EXPECT_NE(find_type("QĐ"), nullptr);
    EXPECT_TRUE(find_type("Quyết định")->normative);
    EXPECT_FALSE(find_type("Công văn")->normative);
    EXPECT_EQ(find_type(""), nullptr);
    EXPECT_EQ(find_field("Đất đai")->slug, "dat-dai");
    EXPECT_EQ(fields().size(), 51U);
}

TEST(Relations, AreNamedAsPeopleWriteThem)
{
    EXPECT_EQ(relation_kind_of("Thay thế"), RelationKind::replaces);
    EXPECT_EQ(relation_kind_of("sửa đổi, bổ sung"), RelationKind::amends);
    EXPECT_EQ(relation_kind_of("replaces"), RelationKind::replaces);
    EXPECT_FALSE(relation_kind_of(""));
    EXPECT_FALSE(relation_kind_of("khác"));
}

}   // namespace
}   // namespace tantrao::documents
