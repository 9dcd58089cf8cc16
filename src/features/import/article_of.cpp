// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "body/link.hpp"
#include "features/import/incoming.hpp"

#include <algorithm>

namespace tantrao::importing {

namespace {

// What articles::checked allows; more of it is no reason to refuse a whole article of an archive.
constexpr std::size_t most_tags = 20, most_authors = 10, longest_name = 120, longest_made_title = 120;

void note(Incoming& incoming, std::string code, std::vector<std::string> args)
{
    incoming.notes.push_back(Error::invalid(std::move(code), std::move(args)));
}

// An item without a title is called by how its text begins.
std::string title_of(Incoming& incoming, const body::Tree& tree)
{
    if (!incoming.title.empty())
        return incoming.title;
    note(incoming, "import.note.title", {});
    const std::string text = text::trim(body::to_text(tree));
    return text::shorten(text::clean_line(text.substr(0, text.find('\n'))), longest_made_title);
}

void shorten_text(Incoming& incoming, std::string& text, std::size_t most, const char* name)
{
    if (text::length(text) <= most)
        return;
    text = text::shorten(text, most - 1);   // and the mark of what was left out
    note(incoming, "import.note.shortened", {name, std::to_string(most)});
}

void shorten_list(Incoming& incoming, std::vector<std::string>& list, std::size_t most, const char* name)
{
    const auto before = list.size();
    std::erase_if(list, [](const std::string& one) { return text::length(one) > longest_name; });
    if (list.size() > most)
        list.resize(most);
    if (list.size() < before)
        note(incoming, "import.note.list", {name, std::to_string(before - list.size())});
}

void fit(Incoming& incoming)
{
    shorten_list(incoming, incoming.tags, most_tags, "tags");
    shorten_list(incoming, incoming.authors, most_authors, "authors");
    shorten_text(incoming, incoming.title, articles::longest_title, "title");
    shorten_text(incoming, incoming.summary, articles::longest_summary, "summary");
    std::string& url = incoming.source.url;
    url = text::trim(url);
    if (!url.empty() && !(body::is_allowed_link(url) && body::is_external_link(url))) {
        note(incoming, "import.note.source_link", {url});
        url.clear();
    }
}

articles::Picture lead_of(const IncomingPicture& picture, const body::KnownPicture& known, const std::string& title)
{
    std::string alt = picture.alt;
    for (const std::string& other : {known.alt, picture.caption, "Ảnh kèm bài: " + title})
        if (alt.empty())
            alt = other;
    return {known.file, alt, picture.caption, picture.credit.empty() ? known.credit : picture.credit, known.width, known.height};
}

Json figure_of(const articles::Picture& picture)
{
    return {{"type", "figure"},
            {"attrs",
             {{"file", picture.file},
              {"alt", picture.alt},
              {"caption", picture.caption},
              {"credit", picture.credit},
              {"width", picture.width},
              {"height", picture.height},
              {"decorative", false}}}};
}

// The body with the given figures at its end.
Result<body::Tree> with_figures(const body::Tree& tree, const Json& figures)
{
    Json json = tree.json();
    for (const Json& figure : figures)
        json["content"].push_back(figure);
    return body::from_json(dump_json(json));
}

// The first known picture leads; those that the text does not show stand at its end.
Result<void> place_pictures(const Incoming& incoming, const body::PictureFinder& find, articles::Article& article)
{
    const auto shown = body::files_of(article.body);
    Json figures = Json::array();
    for (const IncomingPicture& picture : incoming.pictures) {
        const auto known = find(picture.src);
        if (!known)
            continue;
        const articles::Picture placed = lead_of(picture, *known, article.title);
        if (article.lead.file.empty())
            article.lead = placed;
        else if (!shown.contains(placed.file) && placed.file != article.lead.file)
            figures.push_back(figure_of(placed));
    }
    if (!figures.empty())
        article.body = TANTRAO_TRY(with_figures(article.body, figures));
    return {};
}

}   // namespace

Result<articles::Article> article_of(Incoming& incoming, CategoryId category, const body::PictureFinder& find)
{
    fit(incoming);
    articles::Article article;
    article.summary = incoming.summary;
    if (incoming.html.empty() && incoming.text.size() > body::Limits{}.json_bytes)
        return Error::invalid("body.too_large");
    article.body =
        incoming.html.empty() ? body::from_plain_text(incoming.text) : TANTRAO_TRY(body::from_html(incoming.html, {}, find));
    if (article.body.empty())
        return Error::invalid("import.field.missing", {"body"});
    article.title = title_of(incoming, article.body);
    article.authors = incoming.authors;
    article.tags = incoming.tags;
    article.source = incoming.source;
    if (find)
        TANTRAO_TRY(place_pictures(incoming, find, article));
    article.category = category;
    return articles::checked(std::move(article));
}

}   // namespace tantrao::importing
