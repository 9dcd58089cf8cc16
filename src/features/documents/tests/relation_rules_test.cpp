// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/feature.hpp"
#include "features/documents/relation_rules.hpp"
#include "features/documents/testing.hpp"
#include "features/media/feature.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

class RelationRules : public testing::Test {
  protected:
    Document document(std::string number, std::string issued_on, std::vector<Relation> relations)
    {
        Document document = sample_document(portal.category(portal.province(), "gioi-thieu"), std::move(number));
        document.issued_on = document.effective_on = std::move(issued_on);
        document.relations = std::move(relations);
        return document;
    }
    void publish(const Document& document) { publish_for_test(portal, portal.province(), document, document.number); }
    std::string refused(const Document& document)
    {
        const auto fits =
            portal.core().read([&](db::Connection& core) { return relations_fit(core, portal.province(), document); });
        return fits ? "" : fits.error().code + " " + fits.error().args.at(0);
    }
    static Relation relation(RelationKind kind, std::string number) { return {kind, std::move(number), "", "", "", "", ""}; }

    web::TestPortal portal{{media::feature(), feature()}};
};

TEST_F(RelationRules, ACircleIsRefusedHoweverLong)
{
    using enum RelationKind;
    publish(document("1/2011/QĐ-UBND", "2011-01-01", {relation(replaces, "3/2011/QĐ-UBND")}));
    publish(document("2/2011/QĐ-UBND", "2011-01-01", {relation(amends, "1/2011/QĐ-UBND")}));
    EXPECT_EQ(refused(document("3/2011/QĐ-UBND", "2011-01-01", {relation(repeals, "2/2011/QĐ-UBND")})),
              "documents.relation.circular 2/2011/QĐ-UBND");
    EXPECT_EQ(refused(document("3/2011/QĐ-UBND", "2011-01-01", {relation(repeals, "01/2011/QĐ-UBND")})),
              "documents.relation.circular 01/2011/QĐ-UBND");
    EXPECT_EQ(refused(document("4/2011/QĐ-UBND", "2011-01-01",
                               {relation(repeals, "2/2011/QĐ-UBND"), relation(repeals, "1/2011/QĐ-UBND")})),
              "");
    EXPECT_EQ(refused(document("3/2011/QĐ-UBND", "2011-01-01", {relation(based_on, "2/2011/QĐ-UBND")})), "")
        << "to be based on something takes nothing from it";
}

TEST_F(RelationRules, ACircleAmongOthersEndsTheSearch)
{
    using enum RelationKind;
    publish(document("1/2011/QĐ-UBND", "2011-01-01", {relation(replaces, "2/2011/QĐ-UBND")}));
    publish(document("2/2011/QĐ-UBND", "2011-01-01", {relation(replaces, "1/2011/QĐ-UBND")}));
    EXPECT_EQ(refused(document("5/2011/QĐ-UBND", "2011-01-01", {relation(replaces, "1/2011/QĐ-UBND")})), "");
}

TEST_F(RelationRules, WhatWasIssuedLaterCannotBeChanged)
{
    publish(document("1/2012/QĐ-UBND", "2012-01-01", {}));
    EXPECT_EQ(refused(document("9/2011/QĐ-UBND", "2011-01-01", {relation(RelationKind::amends, "1/2012/QĐ-UBND")})),
              "documents.relation.later 1/2012/QĐ-UBND");
    EXPECT_EQ(refused(document("9/2012/QĐ-UBND", "2012-01-01", {relation(RelationKind::amends, "1/2012/QĐ-UBND")})), "");
    EXPECT_EQ(refused(document("9/2012/QĐ-UBND", "2012-01-01", {relation(RelationKind::amends, "không có")})), "");
}

}   // namespace
}   // namespace tantrao::documents
