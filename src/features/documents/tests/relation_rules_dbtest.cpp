// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/relation_rules.hpp"
#include "features/documents/tests/store_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

class RelationRules : public DocumentsStoreTest {
  protected:
    Document made(std::string number, std::string issued_on, std::vector<Relation> relations)
    {
        Document document = sample(std::move(number));
        document.issued_on = document.effective_on = std::move(issued_on);
        document.relations = std::move(relations);
        return document;
    }
    void publish(const Document& document)
    {
        const auto system = access::system_actor();
        const auto done = act([&](db::Transaction& tx) {
            return import(tx, {system, clock_.now(), "test"}, site_, "test", document.number, document, clock_.now());
        });
        ASSERT_TRUE(done) << done.error().code;
    }
    std::string refused(const Document& document)
    {
        const auto fits = ask([&](db::Connection& core) { return relations_fit(core, site_, document); });
        return fits ? "" : fits.error().code + " " + fits.error().args.at(0);
    }
    static Relation relation(RelationKind which, std::string number) { return {which, std::move(number), "", "", "", "", ""}; }
};

TEST_P(RelationRules, ACircleIsRefusedHoweverLong)
{
    using enum RelationKind;
    publish(made("1/2011/QĐ-UBND", "2011-01-01", {relation(replaces, "3/2011/QĐ-UBND")}));
    publish(made("2/2011/QĐ-UBND", "2011-01-01", {relation(amends, "1/2011/QĐ-UBND")}));
    EXPECT_EQ(refused(made("3/2011/QĐ-UBND", "2011-01-01", {relation(repeals, "2/2011/QĐ-UBND")})),
              "documents.relation.circular 2/2011/QĐ-UBND");
    EXPECT_EQ(refused(made("3/2011/QĐ-UBND", "2011-01-01", {relation(repeals, "01/2011/QĐ-UBND")})),
              "documents.relation.circular 01/2011/QĐ-UBND");
    EXPECT_EQ(
        refused(made("4/2011/QĐ-UBND", "2011-01-01", {relation(repeals, "2/2011/QĐ-UBND"), relation(repeals, "1/2011/QĐ-UBND")})),
        "");
    EXPECT_EQ(refused(made("3/2011/QĐ-UBND", "2011-01-01", {relation(based_on, "2/2011/QĐ-UBND")})), "")
        << "to be based on something takes nothing from it";
}

TEST_P(RelationRules, ACircleAmongOthersEndsTheSearch)
{
    using enum RelationKind;
    publish(made("1/2011/QĐ-UBND", "2011-01-01", {relation(replaces, "2/2011/QĐ-UBND")}));
    publish(made("2/2011/QĐ-UBND", "2011-01-01", {relation(replaces, "1/2011/QĐ-UBND")}));
    EXPECT_EQ(refused(made("5/2011/QĐ-UBND", "2011-01-01", {relation(replaces, "1/2011/QĐ-UBND")})), "");
}

TEST_P(RelationRules, WhatWasIssuedLaterCannotBeChanged)
{
    publish(made("1/2012/QĐ-UBND", "2012-01-01", {}));
    EXPECT_EQ(refused(made("9/2011/QĐ-UBND", "2011-01-01", {relation(RelationKind::amends, "1/2012/QĐ-UBND")})),
              "documents.relation.later 1/2012/QĐ-UBND");
    EXPECT_EQ(refused(made("9/2012/QĐ-UBND", "2012-01-01", {relation(RelationKind::amends, "1/2012/QĐ-UBND")})), "");
    EXPECT_EQ(refused(made("9/2012/QĐ-UBND", "2012-01-01", {relation(RelationKind::amends, "không có")})), "");
}

TEST_P(RelationRules, OneOfSeveralWithANumberIsMeantByItsDay)
{
    publish(made("1/QĐ-UBND", "2012-01-01", {}));
    publish(made("01/QĐ-UBND", "2013-01-01", {}));
    publish(made("001/QĐ-UBND", "2015-01-01", {}));
    for (const RelationKind which : {RelationKind::repeals, RelationKind::rectifies})
        EXPECT_EQ(refused(made("9/QĐ-UBND", "2014-01-01", {relation(which, "1/QĐ-UBND")})),
                  "documents.relation.ambiguous 1/QĐ-UBND");
    Document of_another = made("0001/QĐ-UBND", "2011-06-01", {});
    of_another.issuer = "Ủy ban nhân dân huyện Na Hang";
    publish(of_another);
    of_another.number = "9/QĐ-UBND";
    of_another.issued_on = of_another.effective_on = "2014-01-01";
    of_another.relations = {relation(RelationKind::repeals, "1/QĐ-UBND")};
    EXPECT_EQ(refused(of_another), "") << "its own one";
    Relation with_day = relation(RelationKind::repeals, "1/QĐ-UBND");
    with_day.issued_on = "2012-01-01";
    EXPECT_EQ(refused(made("9/QĐ-UBND", "2014-01-01", {with_day})), "");
    EXPECT_EQ(refused(made("9/QĐ-UBND", "2014-01-01", {relation(RelationKind::based_on, "1/QĐ-UBND")})), "") << "nothing follows";
    EXPECT_EQ(refused(made("9/QĐ-UBND", "2012-06-01", {relation(RelationKind::repeals, "1/QĐ-UBND")})), "")
        << "the others came later";
    EXPECT_EQ(refused(made("9/QĐ-UBND", "2011-05-01", {relation(RelationKind::repeals, "1/QĐ-UBND")})),
              "documents.relation.later 1/QĐ-UBND");
}

TEST_P(RelationRules, EachNumberIsLookedUpOnce)
{
    publish(made("1/2011/QĐ-UBND", "2011-01-01", {}));
    const Document document = made("9/2011/QĐ-UBND", "2011-01-01", {relation(RelationKind::amends, "1/2011/QĐ-UBND")});
    const auto statements = ask([&](db::Connection& core) {
        const std::int64_t before = core.statements_run();
        EXPECT_TRUE(relations_may_be_published(core, site_, document));
        return core.statements_run() - before;
    });
    EXPECT_EQ(statements, 5) << "the number, what waits, and the item, its edition and that one's files";
    const Document unknown = made("9/2011/QĐ-UBND", "2011-01-01", {relation(RelationKind::suspends, "8/2011/QĐ-UBND")});
    const auto refused = ask([&](db::Connection& core) { return relations_may_be_published(core, site_, unknown); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "documents.relation.unknown");
}

TANTRAO_ON_ALL_STORES(RelationRules);

}   // namespace
}   // namespace tantrao::documents
