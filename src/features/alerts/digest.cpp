// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/digest.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "features/alerts/event_store.hpp"
#include "features/documents/api.hpp"
#include "platform/web/send_mail.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace tantrao::alerts {
namespace {

constexpr int most_events = 5000;
constexpr int mails_at_once = 50;   // a round: mails that somebody waits for stand behind them
constexpr std::size_t most_lines = 50, longest_title = 300;
constexpr std::int64_t refusals_before_leaving = 10;

// Finds each document once.
class Documents {
  public:
    Documents(newsstand::LiveReader& live, const site::Directory& directory) : live_(live), directory_(directory) {}
    const documents::Published* find(ItemId number)
    {
        const auto known = found_.find(number);
        const auto& document = known != found_.end()
                                   ? known->second
                                   : found_.emplace(number, documents::find_published(live_, number)).first->second;
        return document && directory_.by_id(document->site) != nullptr ? &*document : nullptr;
    }
    std::string url(const documents::Published& document) const
    {
        return directory_.by_id(document.site)->base_url + documents::path_of(document.record.number, document.number);
    }

  private:
    newsstand::LiveReader& live_;
    const site::Directory& directory_;
    std::map<ItemId, std::optional<documents::Published>> found_;
};

// A reminder says again what the same mail tells as new.
bool is_said(const std::vector<Event>& events, const Event& reminder)
{
    return std::ranges::any_of(events, [&](const Event& event) {
        return !event.reminder && event.what == reminder.what && event.source == reminder.source &&
               event.target == reminder.target && event.provision == reminder.provision;
    });
}

class Digest {
  public:
    Digest(const web::Ui& ui, Documents& all) : ui_(ui), documents_(all) {}

    void add(const std::vector<Event>& events)
    {
        for (const Event& event : events)
            if (!event.reminder || !is_said(events, event))
                add(event);
    }
    bool empty() const { return lines_ == 0 && left_out_ == 0; }
    std::size_t lines() const { return lines_ + left_out_; }
    std::string text() const
    {
        std::string text;
        for (const auto& [heading, part] :
             {std::pair{"alerts.mail.new", &new_}, {"alerts.mail.changed", &changed_}, {"alerts.mail.soon", &soon_}})
            if (!part->empty())
                text += said(heading) + "\n\n" + *part;
        return left_out_ == 0 ? text : text + said("alerts.mail.more", {std::to_string(left_out_)}) + "\n\n";
    }

  private:
    std::string said(std::string_view code, const std::vector<std::string>& args = {}) const
    {
        return ui_.messages.get("vi", code, args);
    }

    // What was withdrawn meanwhile is left out.
    void add(const Event& event)
    {
        if (lines_ == most_lines) {
            ++left_out_;
            return;
        }
        const auto* target = documents_.find(event.target);
        const auto* source = event.source ? documents_.find(event.source) : nullptr;
        if (target == nullptr || (event.source && source == nullptr))
            return;
        ++lines_;
        std::string& part = event.reminder ? soon_ : event.what == What::published ? new_ : changed_;
        part += event.what == What::published ? line_of(*target) : line_of(event, *target, source);
    }
    std::string line_of(const documents::Published& document) const
    {
        const documents::Document& record = document.record;
        return fmt::format(
            "- {}\n  {}\n  {}\n\n",
            said("alerts.line.published", {documents::name_of(record), format_civil_date(record.issued_on), record.issuer}),
            text::shorten(record.title, longest_title), documents_.url(document));
    }
    std::string line_of(const Event& event, const documents::Published& target, const documents::Published* source) const
    {
        const std::string name = documents::name_of(target.record);
        const std::string what = event.provision.empty() ? name : said("alerts.line.provision", {event.provision, name});
        const std::string sentence =
            said("alerts.line." + std::string(name_of(event.what)),
                 {what, format_civil_date(event.day), source == nullptr ? "" : documents::name_of(source->record)});
        const std::string more = source == nullptr ? "" : documents_.url(*source) + "\n  ";
        return fmt::format("- {}\n  {}{}\n\n", sentence, more, documents_.url(target));
    }

    const web::Ui& ui_;
    Documents& documents_;
    std::string new_, changed_, soon_;
    std::size_t lines_ = 0, left_out_ = 0;
};

// Where the mail's links to what is followed lead: the site of the first thing followed.
const site::PublicSite* site_of(web::Environment& environment, const site::Directory& directory, const Subscriber& subscriber)
{
    for (const Followed& one : environment.core.read([&](db::Connection& core) { return followed_by(core, subscriber.id); }))
        if (const site::PublicSite* site = directory.by_id(one.topic.site))
            return site;
    return nullptr;
}

void end(web::Environment& environment, const Subscriber& subscriber, std::string_view mailed_on)
{
    (void)environment.core.write([&](db::Transaction& tx) -> Result<void> {
        end_mail(tx, subscriber.id, mailed_on);
        return {};
    });
}

// Not tried again today. An address that takes no mail for ten days is of no use any more.
void refused(web::Environment& environment, const Subscriber& subscriber)
{
    (void)environment.core.write([&](db::Transaction& tx) -> Result<void> {
        if (note_refusal(tx, subscriber.id) >= refusals_before_leaving)
            remove_subscriber(tx, subscriber);
        return {};
    });
    log_warning("alerts", "the mail server refused an alert");
}

}   // namespace

std::string own_path(std::string_view key) { return "/van-ban/theo-doi/cua-toi/" + std::string(key); }

std::string mail_job_key(std::int64_t subscriber) { return fmt::format("{}:{}", mail_job, subscriber); }

void enter_mails(web::Environment& environment)
{
    const Instant now = environment.clock.now();
    if (!web::is_time_for_daily_mails(environment, now))
        return;
    const std::string today = civil_date(now);
    const auto all = environment.core.read([&](db::Connection& core) { return due(core, today, mails_at_once); });
    if (all.empty())
        return;
    (void)environment.core.write([&](db::Transaction& tx) -> Result<void> {
        for (const std::int64_t subscriber : all) {
            begin_mail(tx, subscriber, today);
            jobs::enter(tx, now, mail_job, {{"subscriber", subscriber}}, now, mail_job_key(subscriber));
        }
        return {};
    });
    environment.mail_jobs.wake();
}

Result<std::optional<mail::Message>> compose(web::Environment& environment, const Subscriber& subscriber)
{
    const auto events = environment.core.read([&](db::Connection& core) {
        return events_for(core, subscriber.id, subscriber.sent_until, subscriber.sending_until, most_events);
    });
    if (events.empty())
        return std::optional<mail::Message>();
    auto live = environment.live.reader();
    if (environment.core.read([&](db::Connection& core) { return log_number_of(core, events.back().id); }) > live.number())
        return Error::of(ErrorKind::unavailable, "alerts.behind");
    const auto directory = environment.directories.of(live);
    const site::PublicSite* site = site_of(environment, *directory, subscriber);
    if (site == nullptr)
        return std::optional<mail::Message>();
    Documents all(live, *directory);
    Digest digest(environment.ui, all);
    digest.add(events);
    if (digest.empty())
        return std::optional<mail::Message>();
    const view::Messages& messages = environment.ui.messages;
    const std::string own = site->base_url + own_path(subscriber.key);
    mail::Message message;
    message.from = environment.config.smtp.from;
    message.to = subscriber.email;
    message.subject =
        messages.get("vi", "alerts.mail.subject", {std::to_string(digest.lines()), format_date(environment.clock.now())});
    message.body = messages.get("vi", "alerts.mail.body", {digest.text(), site->site.details.official_name, own});
    message.message_id = web::message_id(environment, fmt::format("{}:{}", subscriber.key, subscriber.sending_until));
    message.leave_url = own;
    return std::optional(std::move(message));
}

Result<void> deliver(web::Environment& environment, std::int64_t id, const Sender& send)
{
    const auto subscriber = environment.core.read([&](db::Connection& core) { return find_subscriber(core, id); });
    if (!subscriber || subscriber->sending_until == 0)
        return {};   // left, or sent already
    const std::string today = civil_date(environment.clock.now());
    const auto message = TANTRAO_TRY(compose(environment, *subscriber));
    if (!message) {
        end(environment, *subscriber, subscriber->mailed_on);
        return {};
    }
    const auto sent = send(*message);
    if (sent)
        end(environment, *subscriber, today);
    else if (sent.error().code == "mail.refused")
        refused(environment, *subscriber);
    else
        return sent;
    return {};
}

}   // namespace tantrao::alerts
