// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/task_reminders.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "platform/access/access.hpp"
#include "platform/identity/identity.hpp"
#include "platform/site/site_store.hpp"
#include "platform/web/send_mail.hpp"
#include <fmt/format.h>
#include <set>
#include <utility>

namespace tantrao::documents {
namespace {

constexpr std::string_view power = "documents.tasks.due", round_job = "documents.task_reminders",
                           mail_job = "documents.task_mail";
constexpr std::int64_t round_us = minutes_us(10);
constexpr std::int64_t before_us = days_us(3);   // a person is told so long before a task's day
constexpr std::int64_t after_us = days_us(7);   // of older tasks nobody is told: the mail server or the program was away for long
constexpr std::int64_t kept_us = days_us(30);   // longer than any task is looked at, so that nobody is told twice
constexpr std::size_t mails_at_once = 50;       // a round: mails that somebody waits for stand behind them
constexpr std::size_t most_tasks = 50, letters_of_work = 300;

bool may_be_told(const access::Actor& actor, SiteId site) { return access::decide(actor, power, site).allowed; }

// Who can sign in, has the power, and was told nothing today.
std::set<AccountId> people_of(db::Connection& core, SiteId site, std::string_view today)
{
    std::set<AccountId> people;
    for (const access::Grant& grant : access::grants_on(core, site)) {
        const auto account = identity::find_account(core, grant.account);
        if (account && account->active && !was_told_on(core, account->id, today) &&
            may_be_told(access::load_actor(core, account->id, account->name), site))
            people.insert(account->id);
    }
    return people;
}

// What still holds of reminders: one line a task, the longest overdue first. A task may have got another day meanwhile, or be reported done.
std::vector<Task> tasks_to_tell(const std::vector<Reminder>& reminders, const access::Actor& actor)
{
    std::map<std::pair<std::string, TaskId>, Task> tasks;
    for (const Reminder& one : reminders)
        if (one.task.state == TaskState::open && one.task.text.due_on == one.due_on && may_be_told(actor, one.task.site))
            tasks.insert_or_assign({one.due_on, one.task.id}, one.task);
    std::vector<Task> all;
    for (const auto& [place, task] : tasks)
        all.push_back(task);
    return all;
}

// The parts of a mail.
class Letter {
  public:
    Letter(const web::Ui& ui, std::string_view today) : ui_(ui), today_(today) {}

    void add(const Task& task, const site::Site& site)
    {
        if (++tasks_ > most_tasks)
            return;
        std::string& part = is_overdue(task, today_) ? overdue_ : soon_;
        part += fmt::format("- {}\n  {}\n  {}, {}\n  {}/{}/nhiem-vu/{}\n\n",
                            text::shorten(text::clean_line(task.text.work), letters_of_work),
                            said("documents.task.mail.line", {task.text.assignee, format_civil_date(task.text.due_on),
                                                              said("state." + std::string(name_of(task.state)))}),
                            task.document, site.details.name, ui_.desk_url, site.slug, task.id.value);
    }
    std::size_t tasks() const { return tasks_; }
    std::string text() const
    {
        std::string text;
        for (const auto& [heading, part] :
             {std::pair{"documents.task.mail.overdue", &overdue_}, {"documents.task.mail.soon", &soon_}})
            if (!part->empty())
                text += said(heading) + "\n\n" + *part;
        return tasks_ <= most_tasks ? text
                                    : text + said("documents.task.mail.more", {std::to_string(tasks_ - most_tasks)}) + "\n\n";
    }

  private:
    std::string said(std::string_view code, const std::vector<std::string>& args = {}) const
    {
        return ui_.messages.get("vi", code, args);
    }

    const web::Ui& ui_;
    std::string_view today_;
    std::string overdue_, soon_;
    std::size_t tasks_ = 0;
};

// The same for the same reminders.
std::string message_id(const web::Environment& environment, AccountId account, const std::vector<Reminder>& reminders)
{
    std::string all = fmt::format("{}:{}", mail_job, account.value);
    for (const Reminder& one : reminders)
        all += fmt::format(":{}:{}:{}", one.task.id.value, one.due_on, one.is_after);
    return web::message_id(environment, all);
}

}   // namespace

std::map<AccountId, std::vector<Reminder>> reminders_due(db::Connection& core, Instant now)
{
    const std::string today = civil_date(now);
    std::map<SiteId, std::set<AccountId>> people;
    std::map<AccountId, std::vector<Reminder>> due;
    for (const Task& task : tasks_due_between(core, civil_date(now + -after_us), civil_date(now + before_us))) {
        const Reminder reminder{task, task.text.due_on, is_overdue(task, today)};
        const auto known = people.find(task.site);
        const auto& told =
            known != people.end() ? known->second : people.emplace(task.site, people_of(core, task.site, today)).first->second;
        for (const AccountId account : told)
            if (!was_told(core, account, reminder))
                due[account].push_back(reminder);
    }
    return due;
}

void enter_reminders(web::Environment& environment)
{
    const Instant now = environment.clock.now();
    if (!web::is_time_for_daily_mails(environment, now))
        return;
    if (environment.core.read([&](db::Connection& core) { return reminders_due(core, now); }).empty())
        return;
    (void)environment.core.write([&](db::Transaction& tx) -> Result<void> {
        std::size_t mails = 0;
        for (const auto& [account, reminders] : reminders_due(tx.db(), now)) {
            if (++mails > mails_at_once)
                break;   // told in the next round
            for (const Reminder& one : reminders)
                note_reminder(tx, account, one, civil_date(now));
            jobs::enter(tx, now, mail_job, {{"account", account.value}}, now, fmt::format("{}:{}", mail_job, account.value));
        }
        return {};
    });
    environment.mail_jobs.wake();
}

std::optional<mail::Message> compose_reminder(web::Environment& environment, AccountId id, const std::vector<Reminder>& reminders)
{
    const std::string today = civil_date(environment.clock.now());
    return environment.core.read([&](db::Connection& core) -> std::optional<mail::Message> {
        const auto account = identity::find_account(core, id);
        if (!account || !account->active)
            return std::nullopt;
        Letter letter(environment.ui, today);
        for (const Task& task : tasks_to_tell(reminders, access::load_actor(core, id, account->name)))
            if (const auto site = site::find_site(core, task.site))
                letter.add(task, *site);
        if (letter.tasks() == 0)
            return std::nullopt;
        const view::Messages& messages = environment.ui.messages;
        return mail::Message{
            environment.config.smtp.from, account->email,
            messages.get("vi", "documents.task.mail.subject", {std::to_string(letter.tasks()), format_civil_date(today)}),
            messages.get("vi", "documents.task.mail.body", {letter.text()}), message_id(environment, id, reminders)};
    });
}

Result<void> send_reminder(web::Environment& environment, AccountId account, const Sender& send)
{
    const auto reminders = environment.core.read([&](db::Connection& core) { return unsent_reminders(core, account); });
    const auto message = compose_reminder(environment, account, reminders);
    const auto sent = message ? send(*message) : Result<void>();
    if (!sent && sent.error().code != "mail.refused")
        return sent;
    if (!sent)
        log_warning("documents", "the mail server refused a mail about tasks");
    return environment.core.write([&](db::Transaction& tx) -> Result<void> {
        for (const Reminder& one : reminders)
            set_sent(tx, account, one, civil_date(environment.clock.now()));
        return {};
    });
}

void register_task_jobs(web::Environment& environment)
{
    environment.mail_jobs.handle(std::string(mail_job), [&environment](const jobs::Job& job) {
        return send_reminder(environment, AccountId{job.payload.value("account", std::int64_t{0})},
                             [&](const mail::Message& message) { return web::send_mail(environment, message); });
    });
    environment.mail_jobs.every(std::string(round_job), round_us, [&environment](const jobs::Job&) -> Result<void> {
        enter_reminders(environment);
        return environment.core.write([&](db::Transaction& tx) -> Result<void> {
            remove_reminders_before(tx, civil_date(environment.clock.now() + -kept_us));
            return {};
        });
    });
}

}   // namespace tantrao::documents
