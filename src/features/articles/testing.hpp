// Articles put on a test's portal, as an import publishes them. For tests only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "features/articles/article.hpp"
#include "features/media/api.hpp"
#include "files/testing.hpp"
#include "platform/publication/publication_actions.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/testing.hpp"

namespace tantrao::articles {

inline Article sample_article(CategoryId category, std::string title)
{
    Article article;
    article.title = std::move(title);
    article.summary = "Tóm tắt của bài " + article.title;
    article.body = body::from_plain_text("Đoạn thứ nhất.\n\nĐoạn thứ hai.");
    article.category = category;
    return article;
}

// Published again with the same external id, it is a new edition. Returns its number once it is shown.
inline ItemId publish_for_test(web::TestPortal& portal, SiteId site, const Article& article, std::string_view external_id,
                               Instant at)
{
    const auto system = access::system_actor();
    const auto number = portal.core().write([&](db::Transaction& tx) -> Result<ItemId> {
        publication::Import plan{std::string(external_id), "vi", to_content(checked(article).value()), at};
        TANTRAO_TRY(publication::import(tx, {system, portal.clock().now(), "test"}, site, kind, "test", plan));
        return publication::find_by_external_id(tx.db(), site, kind, external_id).value();
    });
    portal.settle();
    return number.value();
}

// Published now by the desk: written by one person, approved by another, with its posting period.
inline ItemId publish_by_desk_for_test(web::TestPortal& portal, SiteId site, const Article& article)
{
    const auto writer = access::system_actor();
    auto head = access::system_actor();
    head.id = AccountId{2};
    const auto number = portal.core().write([&](db::Transaction& tx) -> Result<ItemId> {
        const publication::Acting writing{writer, portal.clock().now(), "test"}, deciding{head, portal.clock().now(), "test"};
        const auto content = to_content(TANTRAO_TRY(checked(article)));
        const auto made = TANTRAO_TRY(publication::create(tx, writing, site, kind, "vi", content));
        TANTRAO_TRY(publication::submit(tx, writing, site, made.edition, 1));
        const auto submitted = publication::find_edition(tx.db(), made.edition).value();
        for (std::int64_t version = submitted.version, gates = 0; gates < 10; ++version, ++gates)
            if (TANTRAO_TRY(publication::pass(tx, deciding, site, made.edition, version, submitted.content_hash)) ==
                publication::State::live)
                break;
        return made.item;
    });
    portal.settle();
    return number.value();
}

inline void withdraw_for_test(web::TestPortal& portal, SiteId site, ItemId number, std::string_view reason)
{
    const auto system = access::system_actor();
    const auto done = portal.core().write([&](db::Transaction& tx) {
        return publication::withdraw(tx, {system, portal.clock().now(), "test"}, site, number, reason);
    });
    if (!done)
        throw std::logic_error("not withdrawn: " + done.error().code);
    portal.environment().projector.take_away({std::string(kind), number.value});
    portal.settle();
}

// A picture in the site's library, ready to be an article's lead. Needs files::start_pictures.
inline Picture picture_for_test(web::TestPortal& portal, SiteId site, std::string alt)
{
    const auto path = files::write_file(portal.folder() / "lead-picture", files::sample_png());
    const auto file = media::take_in(portal.core(), portal.environment().blobs, path, "anh.png").value();
    (void)portal.core().write([&](db::Transaction& tx) -> Result<bool> {
        return media::add_to_library(tx, portal.clock().now(), site, access::system_actor().id, file);
    });
    Picture picture;
    picture.file = file.hash;
    picture.alt = std::move(alt);
    picture.width = file.width;
    picture.height = file.height;
    return picture;
}

}   // namespace tantrao::articles
