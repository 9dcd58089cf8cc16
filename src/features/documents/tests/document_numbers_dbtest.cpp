// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/api.hpp"
#include "features/documents/tests/store_test.hpp"
#include "platform/publication/publication_store.hpp"

namespace tantrao::documents {
namespace {

class DocumentNumbers : public DocumentsStoreTest {
  protected:
    ItemId import_as(std::string_view external_id, const std::string& number, Instant published_at)
    {
        const auto system = access::system_actor();
        const Document document = sample(number);
        const auto done = act([&](db::Transaction& tx) {
            return import(tx, {system, clock_.now(), "thu"}, site_, "thu", external_id, document, published_at);
        });
        EXPECT_TRUE(done) << done.error().code;
        return ask(
            [&](db::Connection& core) { return publication::find_by_external_id(core, site_, kind, external_id).value(); });
    }
    std::vector<ItemId> named(const std::string& number, const std::string& issued_on = "")
    {
        return ask([&](db::Connection& core) { return items_of_number(core, site_, number, issued_on); });
    }
    bool is_free(const std::string& number, ItemId item = {})
    {
        const Document document = sample(number);
        return bool(ask([&](db::Connection& core) { return number_is_free(core, site_, item, document); }));
    }
};

TEST_P(DocumentNumbers, StayTakenAsLongAsReadersSeeThem)
{
    const ItemId item = import_as("1", "07/2011/QĐ-UBND", clock_.now());
    import_as("1", "08/2011/QĐ-UBND", clock_.now() + days_us(1));
    EXPECT_FALSE(is_free("7/2011/QD-UBND")) << "the public edition has it until tomorrow";
    EXPECT_FALSE(is_free("08/2011/QĐ-UBND"));
    EXPECT_TRUE(is_free("09/2011/QĐ-UBND"));
    EXPECT_TRUE(is_free("07/2011/QĐ-UBND", item)) << "its own";
    Document of_another = sample("07/2011/QĐ-UBND");
    of_another.issuer = "Ủy ban nhân dân huyện Na Hang";
    EXPECT_TRUE(ask([&](db::Connection& core) { return number_is_free(core, site_, {}, of_another); }));
    const EditionId next = ask([&](db::Connection& core) { return publication::find_open_edition(core, item).value().id; });
    clock_.advance(days_us(1));
    ASSERT_TRUE(act([&](db::Transaction& tx) { return publication::publish_due(tx, clock_.now(), next); }));
    EXPECT_TRUE(is_free("07/2011/QĐ-UBND")) << "nobody has it any longer";
    EXPECT_FALSE(is_free("08/2011/QĐ-UBND"));
}

TEST_P(DocumentNumbers, BothNameADocumentWhoseNextEditionWaits)
{
    const ItemId item = import_as("1", "07/2011/QĐ-UBND", clock_.now());
    const ItemId other = import_as("2", "09/2011/QĐ-UBND", clock_.now());
    import_as("1", "08/2011/QĐ-UBND", clock_.now() + days_us(1));
    EXPECT_EQ(named("7/2011/QD-UBND"), std::vector{item}) << "what readers see";
    EXPECT_EQ(named("08/2011/QĐ-UBND"), std::vector{item}) << "what waits";
    EXPECT_EQ(named("09/2011/QĐ-UBND"), std::vector{other});
    EXPECT_EQ(named("07/2011/QĐ-UBND", sample("").issued_on), std::vector{item});
    EXPECT_TRUE(named("07/2011/QĐ-UBND", "2010-01-01").empty());
    import_as("2", "09/2011/QĐ-UBND", clock_.now());
    EXPECT_EQ(named("09/2011/QĐ-UBND"), std::vector{other}) << "once";
    const EditionId next = ask([&](db::Connection& core) { return publication::find_open_edition(core, item).value().id; });
    clock_.advance(days_us(1));
    ASSERT_TRUE(act([&](db::Transaction& tx) { return publication::publish_due(tx, clock_.now(), next); }));
    EXPECT_TRUE(named("07/2011/QĐ-UBND").empty());
}

TANTRAO_ON_ALL_STORES(DocumentNumbers);

}   // namespace
}   // namespace tantrao::documents
