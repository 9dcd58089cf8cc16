// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/provision_notes.hpp"
#include "law/provision_words.hpp"
#include "platform/web/site_frame.hpp"
#include <algorithm>

namespace tantrao::documents {
namespace {

constexpr std::string_view id_mark = " id=\"";
constexpr std::size_t most_notes = 2000;

bool is_noted(const Effect& effect)
{
    return !effect.change.provisions.empty() &&
           (changes_text(effect) || effect.kind == RelationKind::suspends || effect.kind == RelationKind::guides);
}

// Where a provision that the text does not have would stand: what it follows, or what holds it.
std::string place_of(const std::set<std::string, std::less<>>& ids, const Effect& effect, const std::string& provision)
{
    std::string place = provision;
    while (!place.empty() && !ids.contains(place)) {
        if (ids.contains(effect.change.after))
            return effect.change.after;
        place.resize(law::holder_of(place).size());
    }
    return place;
}

class Notes {
  public:
    Notes(const web::ReaderRequest& request, const Noted& noted, std::set<std::string, std::less<>> ids)
        : request_(request), noted_(noted), ids_(std::move(ids))
    {
    }

    PlacedNotes make()
    {
        std::size_t count = 0;
        for (const Effect& effect : noted_.timeline.effects) {
            const Named* by = is_noted(effect) ? find_named(noted_.effecting, effect.by) : nullptr;
            if (by == nullptr)
                continue;
            for (const std::string& provision : effect.change.provisions) {
                const std::string place = place_of(ids_, effect, provision);
                if (place.empty() || ++count > most_notes)
                    continue;
                const bool is_here = place == provision, is_new = effect.change.does == law::Amendment::Does::adds;
                (is_new && !is_here ? notes_.behind : notes_.inside)[place] += note(effect, *by, provision, is_here);
            }
        }
        return std::move(notes_);
    }

  private:
    std::string word(const std::string& code) const { return request_.ui.messages.get(request_.language, code); }

    std::string note(const Effect& effect, const Named& by, const std::string& provision, bool is_here) const
    {
        const bool begun = effect.from <= noted_.day, over = !effect.until.empty() && effect.until <= noted_.day;
        const bool adds = changes_text(effect) && effect.change.does == law::Amendment::Does::adds;
        const std::string what = adds ? "adds" : std::string(name_of(effect.kind));
        const std::string words = law::words_of(provision);
        const SourceLink link = source_link(effect, by);
        view::Values values;
        values.show_if(begun, "BEGUN").show_if(!begun, "TO_COME");
        values.set("SUBJECT", is_here ? std::string(law::smallest_word(provision)) + " này" : title_of_provision(provision));
        values.set("SUBJECT_INSIDE", is_here ? words.substr(0, words.find(' ')) + " này" : words);
        values.set("VERB", word((begun ? "documents.did." : "documents.will.") + what));
        values.set("NAME", link.name).set("HREF", link.href).set("ON", format_civil_date(effect.from));
        values.set_if("UNTIL", format_civil_date(effect.until));
        values.show_if(begun && !over && is_gap(provision, effect), "GAP").show_if(is_here, "GAP_HERE");
        if (changes_text(effect))
            values.set_if("HISTORY", history_path(noted_.path, provision));
        const std::vector<std::string> path{provision};
        const ProvisionStatus status = status_on(noted_.timeline, path, noted_.day);
        if (is_here && status.reason == &effect && status.validity != Validity::in_force) {
            values.set("VALIDITY", name_of(status.validity));
            values.set_if("STATE", word("documents.provision_validity." + std::string(name_of(status.validity))));
        }
        return web::render_part(request_.ui, "features/documents/templates/note.tpl", values).html;
    }

    bool is_gap(const std::string& provision, const Effect& effect) const
    {
        return std::ranges::any_of(noted_.gaps, [&](const Gap& gap) { return gap.provision == provision && gap.by == &effect; });
    }

    const web::ReaderRequest& request_;
    const Noted& noted_;
    std::set<std::string, std::less<>> ids_;
    PlacedNotes notes_;
};

// The end of the line at this place.
std::size_t next_line(std::string_view html, std::size_t at) { return std::min(html.find('\n', at), html.size() - 1) + 1; }

// Behind the heading or the first paragraph of the element that opens at this place.
std::size_t behind_heading(std::string_view html, std::size_t at)
{
    const std::size_t place = next_line(html, at);
    const std::string_view next = html.substr(place);
    return next.starts_with("<h") || next.starts_with("<p") ? next_line(html, place) : place;
}

// Behind the element that opens at this place: a section or a div, in which others of its kind may lie.
std::size_t behind_element(std::string_view html, std::size_t at)
{
    const std::string name(html.substr(at + 1, html.find_first_of(" >", at) - at - 1));
    const std::string open = "<" + name, close = "</" + name + ">";
    std::size_t depth = 0;
    for (std::size_t place = at; place < html.size();) {
        const std::size_t end = html.find(close, place), begin = html.find(open, place);
        if (end == std::string_view::npos)
            break;
        if (begin < end) {
            ++depth;
            place = begin + open.size();
        } else if (--depth == 0) {
            return next_line(html, end);
        } else {
            place = end + close.size();
        }
    }
    return html.size();
}

}   // namespace

std::set<std::string, std::less<>> ids_in_html(std::string_view html)
{
    std::set<std::string, std::less<>> ids;
    for (std::size_t at = 0; (at = html.find(id_mark, at)) != std::string_view::npos;) {
        at += id_mark.size();
        ids.emplace(html.substr(at, html.find('"', at) - at));
    }
    return ids;
}

// Our renderer writes a line for each tag that opens a provision, and one for each heading and paragraph.
std::string with_notes(std::string_view html, const PlacedNotes& notes)
{
    std::map<std::size_t, std::string> by_place;
    for (std::size_t at = 0; (at = html.find(id_mark, at)) != std::string_view::npos;) {
        at += id_mark.size();
        const std::string_view id = html.substr(at, html.find('"', at) - at);
        if (const auto note = notes.inside.find(id); note != notes.inside.end())
            by_place[behind_heading(html, at)] += note->second;
        if (const auto note = notes.behind.find(id); note != notes.behind.end())
            by_place[behind_element(html, html.rfind('<', at))] += note->second;
    }
    std::string out;
    std::size_t done = 0;
    for (const auto& [place, note] : by_place) {
        out.append(html.substr(done, place - done)).append(note);
        done = place;
    }
    return out.append(html.substr(done));
}

std::string with_notes(const web::ReaderRequest& request, std::string_view html, const Noted& noted)
{
    if (std::ranges::none_of(noted.timeline.effects, is_noted))
        return std::string(html);
    return with_notes(html, Notes(request, noted, ids_in_html(html)).make());
}

SourceLink source_link(const Effect& effect, const Named& by)
{
    const std::string document = name_of(by), path = path_of(by.document_number, by.number);
    if (effect.source.empty())
        return {document, path};
    return {law::words_of(effect.source) + " " + document, path + "#" + effect.source};
}

std::string history_path(std::string_view document_path, std::string_view provision)
{
    return std::string(document_path) + "/lich-su/" + std::string(provision);
}

std::string title_of_provision(std::string_view id)
{
    const std::string words = law::words_of(id);
    const std::string_view first = law::smallest_word(id);
    return first.empty() ? words : std::string(first) + words.substr(std::min(words.find(' '), words.size()));
}

}   // namespace tantrao::documents
