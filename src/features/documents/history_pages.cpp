// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/history_pages.hpp"
#include "base/text.hpp"
#include "base/written_day.hpp"
#include "features/documents/as_of.hpp"
#include "features/documents/document_pages.hpp"
#include "features/documents/provision_notes.hpp"
#include "law/provision_words.hpp"
#include "law/word_diff.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>

namespace tantrao::documents {
namespace {

using newsstand::RenderedPage;
using Kind = law::DiffPiece::Kind;

// What the page is made of.
struct History {
    const LiveDocument& document;
    std::string provision, path, today;
    Timeline timeline;
    std::vector<Named> effecting;
    law::LegalText original;
    std::vector<Version> versions;
    std::optional<Status> end;   // of the whole document; points into the timeline
};

std::string word(const web::ReaderRequest& request, const std::string& code, const std::vector<std::string>& args = {})
{
    return request.ui.messages.get(request.language, code, args);
}

// A paragraph a line.
std::string paragraphs(std::string_view text)
{
    std::string html;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at)
            html += "<p>" + text::escape_html(text.substr(at, end - at)) + "</p>";
        at = end + 1;
    }
    return html;
}

// Where words were taken out and put in, for eyes and ears.
class DiffHtml {
  public:
    explicit DiffHtml(const web::ReaderRequest& request)
        : removed_(word(request, "documents.history.removed")), added_(word(request, "documents.history.added")),
          end_(word(request, "documents.history.end"))
    {
    }

    std::string of(const std::vector<law::DiffPiece>& pieces)
    {
        for (const law::DiffPiece& piece : pieces)
            for (std::size_t at = 0; at < piece.text.size();) {
                const std::size_t end = piece.text.find('\n', at);
                put(piece.kind, std::string_view(piece.text).substr(at, end == std::string::npos ? end : end - at));
                if (end == std::string::npos)
                    break;
                close();
                at = end + 1;
            }
        close();
        return std::move(html_);
    }

  private:
    void put(Kind kind, std::string_view words)
    {
        if (words.empty())
            return;
        line_ += line_.empty() ? "" : " ";
        const std::string shown = text::escape_html(words);
        if (kind == Kind::same)
            line_ += shown;
        else if (kind == Kind::removed)
            line_ += "<del>" + unseen(removed_) + shown + unseen(end_) + "</del>";
        else
            line_ += "<ins>" + unseen(added_) + shown + unseen(end_) + "</ins>";
    }
    static std::string unseen(const std::string& words)
    {
        return "<span class=\"visually-hidden\"> " + text::escape_html(words) + " </span>";
    }
    void close()
    {
        if (!line_.empty())
            html_ += "<p>" + line_ + "</p>";
        line_.clear();
    }

    std::string removed_, added_, end_, html_, line_;
};

void add_changes(view::Values& row, const web::ReaderRequest& request, const History& history, const Version& version)
{
    for (const Effect* effect : version.by) {
        const Named* by = find_named(history.effecting, effect->by);
        if (by == nullptr)
            continue;
        const SourceLink link = source_link(*effect, *by);
        const bool adds = effect->change.does == law::Amendment::Does::adds;
        row.row("CHANGES")
            .set("VERB", word(request, "documents.effect." + (adds ? "adds" : std::string(name_of(effect->kind)))))
            .set("NAME", link.name)
            .set("HREF", link.href)
            .set("TITLE", by->title);
    }
}

// Documents that change the whole one and do not tell how: their changes may be of this provision too.
std::string unread_in(const web::ReaderRequest& request, const History& history, const std::set<ItemId>& unread)
{
    std::vector<Named> all;
    for (const Named& by : history.effecting)
        if (unread.contains(by.number))
            all.push_back(by);
    return unread_note(request, all);
}

void add_versions(view::Values& values, const web::ReaderRequest& request, const History& history)
{
    const Version* now = version_on(history.versions, history.today);
    const std::string end = history.end ? history.end->since : "";
    for (const Version& version : history.versions) {
        const bool is_first = &version == &history.versions.front();
        const bool ends_with_all = !end.empty() && (version.until.empty() || end < version.until);
        if (ends_with_all && end <= version.from && !is_first)
            break;   // nothing of it is in force any more
        const std::string until = ends_with_all && version.from < end ? end : version.until;
        view::Values& row = values.row("VERSIONS");
        row.set("FROM", format_civil_date(version.from));
        row.set_if("UNTIL", until.empty() ? "" : format_civil_date(day_before(until)));
        row.show_if(&version == now && version.from <= history.today && (until.empty() || history.today < until), "NOW")
            .show_if(is_first && version.by.empty() && !version.text.empty(), "FIRST");
        add_changes(row, request, history, version);
        row.show_if(!version.is_known, "UNKNOWN").show_if(version.is_known && version.text.empty(), "NONE");
        if (version.is_known && !version.text.empty())
            row.show("TEXT_IF").set("TEXT", view::SafeHtml{paragraphs(version.text)});
        row.set_if("UNREAD", unread_in(request, history, version.unread));
    }
}

// That the whole document ends, and by what.
void add_end(view::Values& values, const web::ReaderRequest& request, const History& history)
{
    if (!history.end)
        return;
    const Status& end = *history.end;
    values.show("END_IF").set("END_ON", format_civil_date(end.since));
    const Named* by = end.reason == nullptr ? nullptr : find_named(history.effecting, end.reason->by);
    values.show_if(by == nullptr, "ENDS_ITSELF").show_if(by != nullptr, "ENDS_BY");
    if (by == nullptr)
        return;
    const std::string tense = history.today < end.since ? "will." : "did.";
    values.set("END_VERB", word(request, "documents." + tense + std::string(name_of(end.reason->kind))))
        .set("END_NAME", name_of(*by))
        .set("END_HREF", path_of(by->document_number, by->number));
}

struct Compared {
    std::string from, until;               // days
    std::string typed_from, typed_until;   // as the reader gave them
    std::string problem;                   // message code
};

// The days that are asked for, or else those of the last change up to today.
Compared days_of(const web::ReaderRequest& request, const History& history)
{
    Compared out;
    out.typed_from = request.query.get("tu");
    out.typed_until = request.query.get("den");
    const auto& versions = history.versions;
    if (out.typed_from.empty() && out.typed_until.empty()) {
        const Version* now = version_on(versions, history.today);
        const std::size_t last = std::max<std::size_t>(static_cast<std::size_t>(now - versions.data()), 1);
        out.from = versions[last - 1].from;
        out.until = versions[std::min(last, versions.size() - 1)].from;
        return out;
    }
    out.from = day_in(out.typed_from);
    out.until = day_in(out.typed_until);
    if (out.typed_from.empty() || out.typed_until.empty())
        out.problem = "documents.history.missing";
    else if (out.from.empty() || out.until.empty())
        out.problem = "documents.history.unreadable";
    else if (out.until < out.from)
        out.problem = "documents.history.order";
    return out;
}

void add_difference(view::Values& values, const web::ReaderRequest& request, const History& history, const Compared& days)
{
    const Version& before = *version_on(history.versions, days.from);
    const Version& after = *version_on(history.versions, days.until);
    values.show("DIFFERENCE_IF")
        .set("FROM_SHOWN", format_civil_date(days.from))
        .set("UNTIL_SHOWN", format_civil_date(days.until));
    if (!before.is_known || !after.is_known) {
        values.show("CANNOT");
        return;
    }
    std::set<ItemId> unread = before.unread;
    unread.insert(after.unread.begin(), after.unread.end());
    values.set_if("DIFFERENCE_UNREAD", unread_in(request, history, unread));
    if (before.text == after.text) {
        values.show_if(before.unread == after.unread, "SAME");
        return;
    }
    const auto pieces = law::diff_words(before.text, after.text);
    const auto removed = std::ranges::count(pieces, Kind::removed, &law::DiffPiece::kind);
    const auto added = std::ranges::count(pieces, Kind::added, &law::DiffPiece::kind);
    values.set("REMOVED", removed).set("ADDED", added);
    values.show(added == 0 ? "ONLY_REMOVED" : removed == 0 ? "ONLY_ADDED" : "BOTH");
    values.show("CHANGED").set("DIFF", view::SafeHtml{DiffHtml(request).of(pieces)});
}

void add_comparison(view::Values& values, const web::ReaderRequest& request, const History& history)
{
    const Compared days = days_of(request, history);
    values.show("COMPARISON").set("FROM", days.from).set("UNTIL", days.until);
    const auto shown = [](const std::string& typed, const std::string& day) {
        return day.empty() ? typed : format_civil_date(day);
    };
    values.set_if("PROBLEM",
                  days.problem.empty()
                      ? ""
                      : word(request, days.problem, {shown(days.typed_from, days.from), shown(days.typed_until, days.until)}));
    if (days.problem.empty()) {
        add_difference(values, request, history, days);
        return;
    }
    // Of two days in the wrong order, the second is asked for again.
    values.show_if(days.from.empty(), "FROM_INVALID").show_if(days.until.empty() || !days.from.empty(), "UNTIL_INVALID");
}

view::SafeHtml history_part(const web::ReaderRequest& request, const History& history)
{
    view::Values values;
    values.set("PROVISION", law::words_of(history.provision)).set("NAME", name_of(history.document.record));
    values.set("DOCUMENT", history.path).set("PLACE", history.path + "#" + history.provision);
    values.set("HERE", history_path(history.path, history.provision)).set("TITLE", history.document.record.title);
    const auto path = path_of_provision(history.original, history.provision);
    const ProvisionStatus status = status_on(history.timeline, path, history.today);
    const std::string validity(name_of(status.validity));
    values.set("VALIDITY", validity).set("VALIDITY_NAME", word(request, "documents.provision_validity." + validity));
    values.set_if("SINCE", format_civil_date(status.since));
    add_versions(values, request, history);
    add_end(values, request, history);
    if (history.versions.size() > 1)
        add_comparison(values, request, history);
    return web::render_part(request.ui, "features/documents/templates/history.tpl", values);
}

Result<RenderedPage> shown(const web::ReaderRequest& request, const LiveDocument& document)
{
    History history{document,
                    std::string(request.path.get("provision")),
                    path_of(document.record.number, document.number),
                    civil_date(request.now),
                    {},
                    {},
                    {},
                    {},
                    {}};
    auto text = law::parse_text(find_text(request.live, document.number));
    if (!text)
        return Error::not_found("error.404.text");
    history.original = std::move(*text);
    history.timeline = timeline_of(document.record, effects_on(request.live, document.site, document.record));
    history.versions = versions_of(history.original, history.timeline, history.provision);
    if (history.versions.empty())
        return Error::not_found("error.404.text");
    history.effecting = effecting(request.live, history.timeline.effects);
    history.end = end_of_force(history.timeline);
    web::PageHead head;
    head.title = word(request, "documents.history.title", {law::words_of(history.provision), name_of(document.record)});
    head.canonical = history_path(history.path, history.provision);
    head.crumbs = {{word(request, "documents.shelf.all"), std::string(shelves.front().path)},
                   {name_of(document.record), history.path},
                   {title_of_provision(history.provision), ""}};
    head.indexable = request.query.get("tu").empty() && request.query.get("den").empty();
    RenderedPage page =
        web::site_page(request, head, history_part(request, history),
                       {document_tag(document.number), key_tag(document.site, number_key(document.record.number))});
    page.valid_until = end_of(history.timeline, history.today);
    return page;
}

Result<RenderedPage> history_page(const web::ReaderRequest& request)
{
    const std::string_view provision = request.path.get("provision");
    const bool is_id =
        std::ranges::all_of(provision, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    if (!is_id)
        return Error::not_found("error.404.text");
    return with_document(request, history_path("", provision),
                         [&](const LiveDocument& document) { return shown(request, document); });
}

}   // namespace

std::vector<web::Route> history_routes()
{
    return {web::reader("/van-ban/{document}/lich-su/{provision}", "documents.history", history_page, {"tu", "den"})};
}

}   // namespace tantrao::documents
