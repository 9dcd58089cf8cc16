// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/as_of.hpp"
#include "base/text.hpp"
#include "base/written_day.hpp"
#include <algorithm>

namespace tantrao::documents {
namespace {

// The day on which the state that it has on a day becomes another; "" where it stays.
std::string day_of_change(const Timeline& timeline, std::string_view day)
{
    const auto periods = periods_of(timeline);
    const auto now = std::ranges::find_if(periods, [&](const Period& period) { return day < period.until; });
    return now == periods.end() || now + 1 == periods.end() ? "" : now->until;
}

// How long a suspension lasts, and when the document will be over and by what, where that is known on the day.
void add_ending(ValidityWords& words, const web::ReaderRequest& request, const Timeline& timeline,
                const std::vector<Named>& effecting, std::string_view day)
{
    const auto end = end_of_force(timeline);
    const auto word = [&](const std::string& code, const std::vector<std::string>& args = {}) {
        return request.ui.messages.get(request.language, "documents." + code, args);
    };
    const std::string change =
        day_of_change(timeline, words.validity == Validity::not_yet ? std::string_view(timeline.start) : day);
    const bool stays_until_then = end && end->since == change;
    if (!change.empty() && (stays_until_then || words.validity == Validity::suspended))
        words.since = word("as_of.until", {words.since, format_civil_date(day_before(change))});
    if (!end || end->since <= day)
        return;
    words.ends_by = end->reason == nullptr ? nullptr : find_named(effecting, end->reason->by);
    if (words.ends_by != nullptr)
        words.ending =
            word("as_of.ends_by", {format_civil_date(end->since), word("will." + std::string(name_of(end->reason->kind)))});
    else if (!stays_until_then)
        words.ending = word("as_of.ends", {format_civil_date(end->since)});
}

}   // namespace

std::string day_before(const std::string& day) { return civil_date(parse_instant(day).value() + days_us(-1)); }

AsOf as_of(const web::ReaderRequest& request)
{
    AsOf out;
    out.day = civil_date(request.now);
    out.typed = request.query.get("ngay");
    if (out.typed.empty())
        return out;
    out.is_current = out.typed == "hom-nay";
    const std::string day = out.is_current ? out.day : day_in(out.typed);
    out.is_unreadable = day.empty();
    out.is_chosen = !day.empty();
    if (out.is_chosen)
        out.day = day;
    return out;
}

std::string query_of(const AsOf& as_of) { return as_of.is_chosen ? "?ngay=" + (as_of.is_current ? as_of.typed : as_of.day) : ""; }

std::string title_of(const web::ReaderRequest& request, const Document& document, const AsOf& as_of)
{
    if (!as_of.is_chosen)
        return name_of(document);
    return request.ui.messages.get(request.language, "documents.as_of.title", {name_of(document), format_civil_date(as_of.day)});
}

ValidityWords validity_words(const web::ReaderRequest& request, const Timeline& timeline, const std::vector<Named>& effecting,
                             std::string_view day)
{
    const auto word = [&](const std::string& code, const std::vector<std::string>& args) {
        return request.ui.messages.get(request.language, "documents." + code, args);
    };
    const Status status = status_on(timeline, day);
    const bool is_to_come = status.validity == Validity::not_yet;
    ValidityWords words;
    words.validity = status.validity;
    words.code = name_of(status.validity);
    words.name = word("validity." + words.code, {});
    words.since =
        word(is_to_come ? "as_of.starts" : "as_of.since", {format_civil_date(is_to_come ? timeline.start : status.since)});
    add_ending(words, request, timeline, effecting, day);
    words.by = status.reason == nullptr ? nullptr : find_named(effecting, status.reason->by);
    if (words.by == nullptr)
        return words;
    words.reason = word("effect." + std::string(name_of(status.reason->kind)), {});
    words.provision = status.reason->provision;
    return words;
}

std::string unread_note(const web::ReaderRequest& request, const std::vector<Named>& unread)
{
    std::string names;
    for (const Named& by : unread)
        names += (names.empty() ? "" : ", ") + name_of(by);
    return names.empty() ? "" : request.ui.messages.get(request.language, "documents.as_of.unread", {names});
}

std::string notice_of(const web::ReaderRequest& request, const AsOf& as_of, const Document& document, const Timeline& timeline,
                      bool is_changed)
{
    const char* const text = as_of.day < document.issued_on ? "before_issue" : is_changed ? "changed" : "as_issued";
    const auto word = [&](const char* code, const std::vector<std::string>& args) {
        return request.ui.messages.get(request.language, std::string("documents.as_of.") + code, args);
    };
    const std::string unread = unread_note(request, with_ids(request.live, unread_changes(timeline, as_of.day)));
    const std::string to_come = as_of.day > civil_date(request.now) ? " " + word("to_come", {}) : "";
    return word(text, {format_civil_date(as_of.day)}) + (unread.empty() ? "" : " " + unread) + " " + word("unofficial", {}) +
           to_come;
}

std::optional<DayText> text_on_day(newsstand::LiveReader& live, const LiveDocument& document, const Timeline& timeline,
                                   std::string_view day)
{
    if (!reads_otherwise(timeline, day))
        return std::nullopt;
    const auto original = law::parse_text(find_text(live, document.number));
    if (!original)   // larger than the parser takes: it has no provisions
        return std::nullopt;
    TextWalk walk(*original, timeline);
    walk.go_to(day);
    return DayText{html_of_text(walk.text(), document.record.number), walk.gaps()};
}

Instant next_midnight(Instant now) { return parse_instant(civil_date(now + days_us(1))).value(); }

Instant end_of(const Timeline& timeline, std::string_view today)
{
    const std::string next = next_change(timeline, today);
    const auto at = next.empty() ? Result<Instant>(Instant{}) : parse_instant(next);
    return at ? *at : Instant{};
}

// A day that was chosen stays what it is; "today" is another one tomorrow.
Instant end_of(const Timeline& timeline, const AsOf& as_of, Instant now)
{
    if (as_of.is_current)
        return next_midnight(now);
    return as_of.is_chosen ? Instant{} : end_of(timeline, as_of.day);
}

}   // namespace tantrao::documents
