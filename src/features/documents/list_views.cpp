// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/list_views.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include <algorithm>

namespace tantrao::documents {
namespace {

using Is = FilterPart::Is;

std::string word(const web::ReaderRequest& request, const std::string& code, const std::vector<std::string>& args = {})
{
    return request.ui.messages.get(request.language, code, args);
}

bool is_soon(Shelf shelf) { return shelf == Shelf::soon_in_force || shelf == Shelf::soon_expired; }

class Form {
  public:
    Form(view::Values& values, const web::ReaderRequest& request, const ListPage& list)
        : values_(values), request_(request), list_(list)
    {
    }

    void add()
    {
        add_words();
        for (const FilterPart& part : filter_parts) {
            if (part.is == Is::choice)
                add_choices(part);
            else if (part.is == Is::validity && !is_soon(list_.place.shelf))
                add_validities(part);
            else if (part.is == Is::number || part.is == Is::day)
                add_typed(part);
        }
        values_.show_if(is_opened_, "MORE_OPEN").show_if(!list_.wish.empty() || !list_.wish.wrong.empty(), "FILTERED");
    }

  private:
    view::Values& field(std::string_view section, std::string_view parameter)
    {
        view::Values& row = values_.row(section);
        const std::string name(parameter);
        row.set("NAME", name).set("LABEL", word(request_, "documents.filter." + name));
        const auto wrong = std::ranges::find(list_.wish.wrong, name, &FieldError::field);
        const bool is_wrong = wrong != list_.wish.wrong.end();
        row.show_if(is_wrong, "INVALID").set_if("ERROR", is_wrong ? word(request_, wrong->code, wrong->args) : "");
        return row;
    }
    void add_words()
    {
        field("WORDS", words_parameter).set("VALUE", list_.wish.words.text);
        values_.show_if(list_.wish.words.was_cut, "CUT");
    }
    static view::Values& option(view::Values& row, const std::string& value, const std::string& name, const std::string& chosen)
    {
        view::Values& one = row.row("OPTIONS");
        one.set("VALUE", value).set("TEXT", name).show_if(value == chosen, "SELECTED");
        return one;
    }
    // What the site has of a facet. Numbers stand beside it only where they are those of the list: of all documents, or of those that the
    // words found. What is asked and nothing has stands among them.
    void add_choices(const FilterPart& part)
    {
        const std::string& chosen = list_.wish.filter.*part.value;
        auto choices = choices_of(request_.live, request_.site.site.id, part.facet);
        if (!chosen.empty() && std::ranges::find(choices, chosen, &Choice::value) == choices.end())
            choices.push_back({chosen, name_of_choice(request_, part, chosen), 0});
        if (part.facet == "year")
            std::ranges::sort(choices, std::greater(), &Choice::value);
        else
            std::ranges::sort(choices, {}, [](const Choice& choice) { return text::collation_key(choice.label); });
        view::Values& row = field("SELECTS", part.parameter);
        for (const Choice& choice : choices)
            option(row, choice.value, choice.label, chosen).set_if("COUNT", count_of(part, choice));
    }
    std::string count_of(const FilterPart& part, const Choice& choice) const
    {
        if (!list_.wish.words.empty()) {
            if (!list_.counts)
                return "";
            const auto found = list_.counts->find({std::string(part.facet), choice.value});
            return found == list_.counts->end() ? "0" : std::to_string(found->second);
        }
        return list_.place.shelf == Shelf::all ? std::to_string(choice.documents) : "";
    }
    void add_validities(const FilterPart& part)
    {
        view::Values& row = field("SELECTS", part.parameter);
        for (const Validity validity :
             {Validity::in_force, Validity::not_yet, Validity::partly_expired, Validity::expired, Validity::suspended}) {
            const std::string name(name_of(validity));
            option(row, name, word(request_, "documents.validity." + name), list_.wish.filter.*part.value);
        }
    }
    // What was typed stays, with what is wrong below it: what is no day in a field of text, for one of a day would not show it.
    void add_typed(const FilterPart& part)
    {
        const std::string& value = list_.wish.filter.*part.value;
        const std::string typed = value.empty() ? text::clean_line(request_.query.get(part.parameter)) : value;
        is_opened_ |= !typed.empty();
        const bool is_day = part.is == Is::day && (typed.empty() || is_civil_date(typed));
        field("TYPED", part.parameter).set("TYPE", is_day ? "date" : "text").set("VALUE", typed);
    }

    view::Values& values_;
    const web::ReaderRequest& request_;
    const ListPage& list_;
    bool is_opened_ = false;   // one of the fields that are folded says something
};

// What was asked for goes along to the other shelves, except what one of them does not ask.
void add_shelves(view::Values& values, const web::ReaderRequest& request, const ListPage& list)
{
    for (const ShelfPlace& place : shelves) {
        ListWish wish = list.wish;
        if (is_soon(place.shelf))
            wish.filter.validity.clear();
        values.row("SHELVES")
            .set("HREF", std::string(place.path) + query_of(wish))
            .set("NAME", word(request, "documents.tab." + std::string(place.name)))
            .show_if(place.shelf == list.place.shelf, "HERE_IF");
    }
}

// What the words found, and where else they may be found.
void add_found(view::Values& values, const web::ReaderRequest& request, const ListPage& list)
{
    const std::string& typed = list.wish.words.text;
    const std::string words = text::shorten(typed, 80), address = "/tim-kiem?q=" + text::percent_encode(typed);
    values.set_if("EVERYWHERE", list.wish.words.empty() ? "" : address).set("SHOWN_WORDS", words);
    values.show_if(list.wish.words.empty(), "NEW_IF").show_if(!list.is_ready, "NOT_READY");
    if (list.wish.words.empty() || list.lines.empty())
        return;
    const char* code = list.is_cut     ? "documents.found.among_best"
                       : list.are_near ? "documents.found.some_words"
                                       : "documents.found.all_words";
    values.set_if("FOUND", word(request, code, {std::to_string(list.count), words, std::to_string(most_with_words)}));
    values.set_if("START", list.start == 0 ? "" : std::to_string(list.start + 1));
}

void add_lines(view::Values& values, const web::ReaderRequest& request, const ListPage& list)
{
    values.show_if(list.lines.empty() && list.is_ready, "NOTHING").show_if(!list.lines.empty(), "TABLE");
    values.show_if(list.is_cut, "IS_CUT").show_if(!request.ui.config.smtp.url.empty(), "MAILS");
    search::Splitter& splitter = search::Splitter::of_this_thread();
    const auto excerpts =
        list.wish.words.empty() ? std::map<ItemId, search::Snippet>() : excerpts_of(request, list.lines, list.wish.words);
    for (const Line& line : list.lines) {
        const std::string validity(name_of(line.validity));
        view::Values& row = values.row("LINES");
        row.set("HREF", path_of(line.document_number, line.number))
            .set("NUMBER", line.document_number)
            .set("TYPE", line.type)
            .set("ABSTRACT", view::SafeHtml{search::html_of(search::marked(line.title, list.wish.words, splitter))})
            .set("ISSUER", line.issuer)
            .set("ISSUED", format_civil_date(line.issued_on))
            .set("ISSUED_ON", line.issued_on);
        if (is_told(line.validity, line.type)) {
            row.show("VALIDITY_IF");
            row.set("VALIDITY", validity).set("VALIDITY_NAME", word(request, "documents.validity." + validity));
        }
        row.set_if("CHANGE", change_of(request, list.place, line));
        if (const auto excerpt = excerpts.find(line.number); excerpt != excerpts.end()) {
            row.show("EXCERPT_IF");
            row.set("EXCERPT", view::SafeHtml{search::html_of(excerpt->second)});
        }
    }
}

}   // namespace

std::string change_of(const web::ReaderRequest& request, const ShelfPlace& place, const Line& line)
{
    if (line.changes_on.empty())
        return "";
    return word(request, "documents.change." + std::string(place.name), {format_civil_date(line.changes_on)});
}

view::SafeHtml list_part(const web::ReaderRequest& request, const ListPage& list)
{
    view::Values values;
    const std::string path(list.place.path);
    values.set("TITLE", word(request, "documents.shelf." + std::string(list.place.name)));
    values.set("HERE", path).set("FEED", path + "/feed.rss" + query_of(list.wish));
    add_shelves(values, request, list);
    Form(values, request, list).add();
    // The form leads to what it found, or back to what is wrong in it.
    values.show_if(list.wish.wrong.empty(), "ANSWERED").show_if(!list.wish.wrong.empty(), "WRONG");
    add_found(values, request, list);
    add_lines(values, request, list);
    const std::string newest = list.is_first ? "" : path + query_of(list.wish);
    values.show_if(!newest.empty() || !list.older.empty(), "PAGER_IF").set_if("NEWEST", newest).set_if("OLDER", list.older);
    return web::render_part(request.ui, "features/documents/templates/list.tpl", values);
}

}   // namespace tantrao::documents
