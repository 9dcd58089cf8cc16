// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/opt_in.hpp"
#include "base/text.hpp"
#include "platform/web/send_mail.hpp"
#include <algorithm>

namespace tantrao::alerts {
namespace {

constexpr std::int64_t most_waiting = 5;
constexpr std::size_t token_bytes = 24;

mail::Message confirmation(const web::Environment& environment, const site::PublicSite& site, const Wish& wish,
                           std::string_view token)
{
    const view::Messages& messages = environment.ui.messages;
    const std::string link = site.base_url + "/van-ban/theo-doi/xac-nhan/" + std::string(token);
    mail::Message message;
    message.from = environment.config.smtp.from;
    message.to = wish.email;
    message.subject = messages.get("vi", "alerts.confirm.subject", {wish.topic.label});
    message.body = messages.get("vi", "alerts.confirm.body",
                                {wish.topic.label, site.site.details.name, link, site.site.details.official_name});
    message.message_id = web::message_id(environment, link);
    return message;
}

void forget(db::Transaction& tx, const Subscriber& subscriber)
{
    remove_subscriber(tx, subscriber);
    jobs::cancel(tx, mail_job_key(subscriber.id));
}

}   // namespace

std::string address_of(std::string_view typed)
{
    std::string email = text::clean_line(typed);
    std::ranges::transform(email, email.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return mail::is_address(email) ? email : "";
}

Result<void> ask(web::Environment& environment, Instant now, std::string_view email, const Topic& topic)
{
    const auto entered = environment.core.write([&](db::Transaction& tx) -> Result<void> {
        if (waiting_for(tx.db(), email) >= most_waiting)
            return {};
        const std::int64_t wish = insert_wish(tx, now, email, topic);
        jobs::enter(tx, now, confirm_job, {{"wish", wish}}, now);
        return {};
    });
    environment.mail_jobs.wake();
    return entered;
}

Result<void> send_confirmation(web::Environment& environment, std::int64_t id, const Sender& send)
{
    const auto wish = environment.core.read([&](db::Connection& core) { return find_wish(core, id); });
    auto live = environment.live.reader();
    const auto directory = environment.directories.of(live);
    const site::PublicSite* site = wish ? directory->by_id(wish->topic.site) : nullptr;
    if (site == nullptr || environment.clock.now() - wish->asked_at >= wish_kept_us)
        return {};
    const std::string token = random_token(token_bytes);
    (void)environment.core.write([&](db::Transaction& tx) -> Result<void> {
        set_token(tx, id, token);
        return {};
    });
    const auto sent = send(confirmation(environment, *site, *wish, token));
    if (sent || sent.error().code != "mail.refused")
        return sent;
    (void)environment.core.write(
        [&](db::Transaction& tx) -> Result<bool> { return remove_wish(tx, id); });   // there is no such letter box
    return {};
}

Result<Subscriber> confirm(web::Environment& environment, Instant now, std::string_view token)
{
    return environment.core.write([&](db::Transaction& tx) -> Result<Subscriber> {
        const auto wish = find_wish_by_token(tx.db(), now, token);
        if (!wish || !remove_wish(tx, wish->id))
            return Error::of(ErrorKind::gone, "alerts.token.over");
        const std::int64_t subscriber = subscriber_of(tx, wish->email);
        follow(tx, now, subscriber, wish->topic, wish->consent);
        return find_subscriber(tx.db(), subscriber).value();
    });
}

void leave(web::Environment& environment, const Subscriber& subscriber)
{
    (void)environment.core.write([&](db::Transaction& tx) -> Result<void> {
        forget(tx, subscriber);
        return {};
    });
}

bool leave_topic(web::Environment& environment, const Subscriber& subscriber, std::int64_t topic)
{
    return environment.core
        .write([&](db::Transaction& tx) -> Result<bool> {
            unfollow(tx, subscriber.id, topic);
            const bool follows_nothing = followed_by(tx.db(), subscriber.id).empty();
            if (follows_nothing)
                forget(tx, subscriber);
            return follows_nothing;
        })
        .value();
}

}   // namespace tantrao::alerts
