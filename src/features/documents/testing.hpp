// Documents put on a test's portal, as an import publishes them. For tests only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/documents/api.hpp"
#include "platform/publication/publication_actions.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/testing.hpp"
#include <stdexcept>

namespace tantrao::documents {

inline Document sample_document(CategoryId category, std::string number)
{
    Document document;
    document.number = std::move(number);
    document.type = "Quyết định";
    document.issuer = "Ủy ban nhân dân tỉnh Tuyên Quang";
    document.signer = "Nguyễn Văn Mẫu";
    document.position = "Chủ tịch";
    document.title = "Về việc ban hành quy chế";
    document.issued_on = "2011-06-03";
    document.effective_on = "2011-06-13";
    document.text = "Điều 1. Ban hành quy chế.\n\nĐiều 2. Quyết định này có hiệu lực sau 10 ngày.";
    document.category = category;
    return document;
}

// Published again with the same external id, it is a new edition. Returns its number once it is shown.
inline ItemId publish_for_test(web::TestPortal& portal, SiteId site, const Document& document, std::string_view external_id)
{
    const auto system = access::system_actor();
    const auto number = portal.core().write([&](db::Transaction& tx) -> Result<ItemId> {
        const Instant now = portal.clock().now();
        TANTRAO_TRY(import(tx, {system, now, "test"}, site, "test", external_id, TANTRAO_TRY(checked(document)), now));
        return publication::find_by_external_id(tx.db(), site, kind, external_id).value();
    });
    portal.settle();
    return number.value();
}

// Taken down and away at once; the log follows with portal.settle().
inline void withdraw_for_test(web::TestPortal& portal, SiteId site, ItemId number, std::string_view reason)
{
    const auto system = access::system_actor();
    const auto done = portal.core().write([&](db::Transaction& tx) {
        return publication::withdraw(tx, {system, portal.clock().now(), "test"}, site, number, reason);
    });
    if (!done)
        throw std::runtime_error(done.error().code);
    portal.environment().projector.take_away({std::string(kind), number.value});
}

}   // namespace tantrao::documents
