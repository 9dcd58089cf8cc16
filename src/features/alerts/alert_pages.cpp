// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/alert_pages.hpp"
#include "base/whole_number.hpp"
#include "features/alerts/alert_feeds.hpp"
#include "features/alerts/alert_form.hpp"
#include "features/alerts/opt_in.hpp"
#include "platform/web/form_values.hpp"

namespace tantrao::alerts {
namespace {

using newsstand::RenderedPage;

std::string word(const web::ReaderRequest& request, std::string_view code)
{
    return request.ui.messages.get(request.language, code);
}

// A page of the reader's own, which nobody finds by search.
RenderedPage own_page(const web::ReaderRequest& request, std::string_view title, std::string_view part,
                      const view::Values& values)
{
    web::PageHead head;
    head.title = word(request, title);
    head.canonical = "/van-ban/theo-doi";
    head.indexable = false;
    return web::site_page(request, head, web::render_part(request.ui, "features/alerts/templates/" + std::string(part), values),
                          {});
}

// What a link of a mail answers that is used up or too old.
http::Response over_page(const web::ReaderRequest& request, std::string_view sentence)
{
    view::Values values;
    values.set("TEXT", word(request, sentence));
    http::Response answer = own_page(request, "alerts.over.title", "over.tpl", values).response;
    answer.status = 410;
    return answer;
}

Result<RenderedPage> form(const web::ReaderRequest& request)
{
    return form_page(request, TANTRAO_TRY(typed_in_address(request)));
}

Result<http::Response> send_form(const web::GuestRequest& request)
{
    const web::ReaderRequest& reading = request.reading;
    if (request.environment.config.smtp.url.empty())
        return Error::of(ErrorKind::unavailable, "alerts.off");
    const Typed typed = TANTRAO_TRY(typed_in_form(reading, request.form.fields));
    const auto wish = checked(reading, typed);
    if (!wish)
        return form_page(reading, typed, &wish.error()).response;
    const auto asked = web::unless_full([&] { return ask(request.environment, reading.now, wish->email, wish->topic); });
    if (!asked)
        return form_page(reading, typed, &asked.error()).response;
    return http::see_other("/van-ban/theo-doi/da-gui");
}

Result<RenderedPage> asked_page(const web::ReaderRequest& request)
{
    return own_page(request, "alerts.asked.title", "asked.tpl", {});
}

Result<http::Response> confirm_form(const web::GuestRequest& request)
{
    const web::ReaderRequest& reading = request.reading;
    const std::string_view token = reading.path.get("token");
    const auto wish =
        request.environment.core.read([&](db::Connection& core) { return find_wish_by_token(core, reading.now, token); });
    if (!wish)
        return over_page(reading, "alerts.token.over");
    view::Values values;
    values.set("LABEL", wish->topic.label).set("ACTION", reading.http.path);
    return own_page(reading, "alerts.confirm.title", "confirm.tpl", values).response;
}

Result<http::Response> send_confirm(const web::GuestRequest& request)
{
    const auto subscriber = confirm(request.environment, request.reading.now, request.reading.path.get("token"));
    if (!subscriber)
        return over_page(request.reading, subscriber.error().code);
    return http::see_other(own_path(subscriber->key) + "?xong=confirmed");
}

std::optional<Subscriber> own_subscriber(const web::GuestRequest& request)
{
    return request.environment.core.read(
        [&](db::Connection& core) { return find_subscriber_by_key(core, request.reading.path.get("token")); });
}

Result<http::Response> own_topics(const web::GuestRequest& request)
{
    const web::ReaderRequest& reading = request.reading;
    const auto subscriber = own_subscriber(request);
    if (!subscriber)
        return over_page(reading, "alerts.key.over");
    view::Values values;
    values.set("ACTION", reading.http.path);
    const std::string done = "alerts.done." + std::string(reading.query.get("xong"));
    values.set_if("DONE", reading.ui.messages.has("vi", done) ? word(reading, done) : "");
    for (const Followed& one :
         request.environment.core.read([&](db::Connection& core) { return followed_by(core, subscriber->id); })) {
        const site::PublicSite* site = reading.directory.by_id(one.topic.site);
        values.row("TOPICS")
            .set("ID", one.id)
            .set("LABEL", one.topic.label)
            .set("SITE", site == nullptr ? "" : site->site.details.name);
    }
    return own_page(reading, "alerts.own.title", "own.tpl", values).response;
}

// One topic, or all of it: by the button, or by the reader's mail program, which follows no redirect (RFC 8058). Once more says the same.
Result<http::Response> change_own(const web::GuestRequest& request)
{
    const http::Fields& fields = request.form.fields;
    const std::string_view drop = fields.get("bo");
    const bool all = drop == "tat-ca" || fields.get("List-Unsubscribe") == "One-Click";
    const std::int64_t topic = whole_number(drop);
    if (!all && topic == 0)
        return own_topics(request);
    const auto subscriber = own_subscriber(request);
    if (subscriber && all)
        leave(request.environment, *subscriber);
    else if (subscriber && !leave_topic(request.environment, *subscriber, topic))
        return http::see_other(own_path(subscriber->key) + "?xong=dropped");
    return own_page(request.reading, "alerts.left.title", "left.tpl", {}).response;
}

}   // namespace

std::vector<web::Route> public_routes()
{
    constexpr std::string_view confirming = "/van-ban/theo-doi/xac-nhan/{token}", own = "/van-ban/theo-doi/cua-toi/{token}";
    return {
        web::reader("/van-ban/theo-doi", "alerts.form", form, {"linh-vuc", "co-quan", "van-ban", "dieu"}),
        web::guest_action("/van-ban/theo-doi", "alerts.ask", send_form),
        web::reader("/van-ban/theo-doi/da-gui", "alerts.asked", asked_page),
        web::guest_page(confirming, "alerts.confirm.form", confirm_form),
        web::guest_action(confirming, "alerts.confirm", send_confirm),
        web::guest_page(own, "alerts.own", own_topics),
        web::guest_action(own, "alerts.own.change", change_own),
        web::reader("/van-ban/theo-doi/feed.rss", "alerts.feed", document_feed, {"van-ban", "dieu"}),
    };
}

}   // namespace tantrao::alerts
