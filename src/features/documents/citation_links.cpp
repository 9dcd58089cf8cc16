// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/citation_links.hpp"
#include "base/text.hpp"
#include "law/citations.hpp"
#include "law/provision_words.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>

namespace tantrao::documents {
namespace {

using text::escape_html;

constexpr std::size_t longest_name = 150;
constexpr std::string_view opening = "<a href=\"van-ban:", closing = "</a>";

// The provision, or the nearest above it that is there; "" where none is. The only annex may be cited without its number.
std::string nearest(std::string id, const std::function<bool(const std::string&)>& is_there)
{
    while (!id.empty() && !is_there(id))
        id = id == "phu-luc" && !is_there("phu-luc-2") ? "phu-luc-1" : std::string(law::holder_of(id));
    return id;
}

// The key of a law named with its year: "Luật Đất đai 2024". Without a year nobody knows which is meant.
std::string key_of_name(std::string_view name)
{
    const bool has_year =
        name.size() > 5 && name.substr(name.size() - 5).find_first_not_of(" 0123456789") == std::string_view::npos;
    return has_year ? text::slug(name, longest_name) : "";
}

class Marker {
  public:
    Marker(const law::LegalText& text, std::string_view own_number) : own_key_(number_key(own_number))
    {
        law::visit(text, [&](const law::Node& node) {
            if (!node.id.empty())
                ids_.insert(node.id);
        });
    }

    std::string operator()(std::string_view words, std::string_view at)
    {
        std::string html;
        std::size_t done = 0;
        for (const law::Citation& citation : law::find_citations(words))
            for (const Link& link : links_of(citation, at)) {
                html += escape_html(words.substr(done, link.begin - done));
                html += fmt::format("<a href=\"{}\">{}{}", escape_html(link.href),
                                    escape_html(words.substr(link.begin, link.end - link.begin)), closing);
                done = link.end;
            }
        return html + escape_html(words.substr(done));
    }

  private:
    struct Link {
        std::size_t begin = 0, end = 0;   // bytes of the words
        std::string href;
    };
    // Each provision of a list is one by itself: "khoản 1, 2 và 3 Điều 9" are three. The first and the last reach to the ends of the
    // citation, where the document is named.
    std::vector<Link> links_of(const law::Citation& citation, std::string_view at)
    {
        std::vector<Link> links;
        for (std::size_t i = 0; i < citation.provisions.size(); ++i) {
            const law::Citation::Place& place = citation.places[i];
            if (!links.empty() && place.begin < links.back().end)   // between the two of a range
                links.pop_back();
            links.push_back({place.begin, place.end, address_of(citation, citation.provisions[i], at)});
        }
        if (links.empty())
            links.push_back({0, 0, address_of(citation, "", at)});
        links.front().begin = citation.begin;
        links.back().end = citation.end;
        std::erase_if(links, [](const Link& link) { return link.href.empty(); });
        return links;
    }
    std::string address_of(const law::Citation& citation, const std::string& provision, std::string_view at)
    {
        if (citation.is_elsewhere)
            return "";
        if (citation.target == law::Citation::Target::this_text)
            return place_of(provision, at);
        const bool by_number = citation.target == law::Citation::Target::number;
        const std::string key = by_number ? number_key(citation.document) : key_of_name(citation.document);
        if (key.empty())
            return "";
        if (key == own_key_)
            return place_of(provision, at);
        if (!keys_.contains(key) && keys_.size() == most_cited)
            return "";
        keys_.insert(key);
        return fmt::format("van-ban:{}{}{}", key, provision.empty() ? "" : "#", provision);
    }

    // A provision of this text, cited in the provision `at`: first of the attached text that `at` stands in, then of the one whose
    // articles have plain ids. Where there is no such clause, its article.
    std::string place_of(const std::string& provision, std::string_view at) const
    {
        if (at.empty())
            return "";
        const auto article = at.find("dieu-");
        const std::string before(at.substr(0, article == std::string_view::npos ? 0 : article));
        const auto is_there = [&](const std::string& id) { return ids_.contains(before + id) || ids_.contains(id); };
        const std::string id = nearest(law::resolved(provision, at), is_there);
        return id.empty() ? "" : "#" + (ids_.contains(before + id) ? before + id : id);
    }

    std::set<std::string> ids_, keys_;
    std::string own_key_;
};

// A key as it stands in a marker: only & of what a key may hold is escaped.
std::string key_in(std::string_view target)
{
    std::string key(target.substr(0, target.find('#')));
    constexpr std::string_view escaped = "&amp;";
    for (auto at = key.find(escaped); at != std::string::npos; at = key.find(escaped, at + 1))
        key.replace(at, escaped.size(), "&");
    return key;
}

// "#dieu-9" of a marker's target, or of the nearest above it that the document has.
std::string anchor_in(const Cited& cited, std::string_view target)
{
    const auto hash = target.find('#');
    if (hash == std::string_view::npos)
        return "";
    const std::string id = nearest(std::string(target.substr(hash + 1)), [&](const std::string& wanted) {
        return cited.provisions.find(" " + wanted + " ") != std::string::npos;
    });
    return id.empty() ? "" : "#" + id;
}

struct Mark {
    std::size_t begin = 0, end = 0;
    std::string_view target, words;
};

// The next marker from `from` on; one that begins at the end of the text if there is none.
Mark next_mark(std::string_view html, std::size_t from)
{
    Mark mark;
    mark.begin = mark.end = std::min(html.find(opening, from), html.size());
    if (mark.begin == html.size())
        return mark;
    const std::size_t target = mark.begin + opening.size(), quote = html.find('"', target);
    const std::size_t end = html.find(closing, quote);
    mark.target = html.substr(target, quote - target);
    mark.words = html.substr(quote + 2, end - quote - 2);
    mark.end = end + closing.size();
    return mark;
}

}   // namespace

law::TextToHtml citation_marker(const law::LegalText& text, std::string_view own_number) { return Marker(text, own_number); }

std::string name_key(const Document& document)
{
    static constexpr std::array<std::string_view, 4> named{"hien-phap", "bo-luat", "luat", "phap-lenh"};
    const std::string type = text::slug(document.type), title = text::slug(document.title, longest_name);
    if (std::ranges::find(named, type) == named.end())
        return "";
    const std::string name = type == "hien-phap" ? type : title.starts_with(type + "-") ? title : type + "-" + title;
    return name + "-" + document.issued_on.substr(0, 4);
}

std::set<std::string> cited_keys(std::string_view html)
{
    std::set<std::string> keys;
    for (Mark mark = next_mark(html, 0); mark.begin < html.size(); mark = next_mark(html, mark.end))
        keys.insert(key_in(mark.target));
    return keys;
}

void add_addresses(Addresses& addresses, const std::vector<Named>& documents, const std::map<ItemId, std::string>& provisions,
                   std::string_view base)
{
    std::map<std::string_view, int> times;
    for (const Named& document : documents)
        ++times[document.key];
    for (const Named& document : documents) {
        Cited cited;
        if (times[document.key] == 1) {
            cited.address = std::string(base) + path_of(document.document_number, document.number);
            if (const auto found = provisions.find(document.number); found != provisions.end())
                cited.provisions = found->second;
        }
        addresses.emplace(document.key, std::move(cited));
    }
}

std::string with_links(std::string_view html, const Addresses& addresses)
{
    std::string out;
    out.reserve(html.size() + html.size() / 8);
    std::size_t done = 0;
    for (Mark mark = next_mark(html, 0); mark.begin < html.size(); mark = next_mark(html, done)) {
        out += html.substr(done, mark.begin - done);
        const auto found = addresses.find(key_in(mark.target));
        if (found == addresses.end() || found->second.address.empty())
            out += mark.words;
        else
            out += fmt::format("<a href=\"{}{}\">{}{}", escape_html(found->second.address), anchor_in(found->second, mark.target),
                               mark.words, closing);
        done = mark.end;
    }
    out += html.substr(done);
    return out;
}

}   // namespace tantrao::documents
