// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/alerts/alert_form.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include "features/alerts/opt_in.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/form_values.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace tantrao::alerts {
namespace {

using documents::Choice;

constexpr std::size_t longest_typed = 300;

std::string word(const web::ReaderRequest& request, std::string_view code, const std::vector<std::string>& args = {})
{
    return request.ui.messages.get(request.language, code, args);
}

// "" = none was asked for.
Result<std::optional<documents::Published>> document_of(const web::ReaderRequest& request, std::string_view text)
{
    if (text.empty())
        return std::optional<documents::Published>();
    const ItemId number{whole_number(text)};
    auto document = number ? documents::find_published(request.live, number) : std::nullopt;
    if (!document || document->site != request.site.site.id)
        return Error::not_found("error.404.text");
    return document;
}

struct Group {
    std::string_view facet, name;
    std::string (*key)(std::string_view);
    std::string_view label;
};
constexpr std::array groups{Group{"field", "alerts.group.field", key_of_field, "alerts.label.field"},
                            Group{"issuer", "alerts.group.issuer", key_of_issuer, "alerts.label.issuer"}};

std::vector<Choice> choices_in_order(const web::ReaderRequest& request, std::string_view facet)
{
    auto choices = documents::choices_of(request.live, request.site.site.id, facet);
    std::ranges::sort(choices, {}, [](const Choice& choice) { return text::collation_key(choice.label); });
    return choices;
}

// A list of the site's documents, as a topic; nothing if the site has no such list.
std::optional<Topic> list_topic(const web::ReaderRequest& request, const std::string& key)
{
    const SiteId site = request.site.site.id;
    if (key == key_of_site())
        return Topic{site, key, "", word(request, "alerts.label.site")};
    for (const Group& group : groups)
        for (const Choice& choice : documents::choices_of(request.live, site, group.facet))
            if (group.key(choice.value) == key)
                return Topic{site, key, "", word(request, group.label, {choice.label})};
    return std::nullopt;
}

Result<Topic> document_topic(const web::ReaderRequest& request, const Typed& typed)
{
    const std::string name = documents::name_of(typed.document->record);
    Topic topic{typed.document->site, key_of_document(typed.document->number), "", name};
    if (typed.provision.empty())
        return topic;
    const auto named = provisions_in(typed.provision);
    if (named.size() != 1)
        return Error::fields_invalid({{"dieu", named.empty() ? "alerts.provision.unreadable" : "alerts.provision.one", {}}});
    topic.provision = named.front();
    const std::string words = words_of(topic.provision);
    if (!documents::provisions_missing(request.live, typed.document->number, {topic.provision}).empty())
        return Error::fields_invalid({{"dieu", "alerts.provision.unknown", {words}}});
    topic.label = word(request, "alerts.label.provision", {words, name});
    return topic;
}

Result<Topic> topic_of(const web::ReaderRequest& request, const Typed& typed)
{
    if (typed.document)
        return document_topic(request, typed);
    if (!typed.number.empty())
        return Error::fields_invalid({{"so", "alerts.number.unknown", {typed.number}}});
    if (!typed.provision.empty())
        return Error::fields_invalid({{"so", "alerts.number.missing", {}}});
    const auto topic = list_topic(request, typed.topic);
    if (!topic)
        return Error::fields_invalid({{"muc", "alerts.topic.unknown", {}}});
    return *topic;
}

std::string feed_of(const Typed& typed)
{
    if (typed.document)
        return fmt::format("/van-ban/theo-doi/feed.rss?van-ban={}", typed.document->number.value);
    for (const auto& [prefix, name] : {std::pair{key_of_field(""), "linh-vuc"}, std::pair{key_of_issuer(""), "co-quan"}})
        if (typed.topic.starts_with(prefix))
            return fmt::format("/van-ban/feed.rss?{}={}", name, text::percent_encode(typed.topic.substr(prefix.size())));
    return "/van-ban/feed.rss";
}

void add_topics(view::Values& values, const web::ReaderRequest& request, const Typed& typed)
{
    values.show("TOPICS_IF").show_if(typed.topic == key_of_site(), "ALL_CHOSEN");
    for (const Group& group : groups) {
        const auto choices = choices_in_order(request, group.facet);
        if (choices.empty())
            continue;
        view::Values& row = values.row("GROUPS");
        row.set("GROUP", word(request, group.name));
        for (const Choice& choice : choices)
            row.row("TOPICS")
                .set("VALUE", group.key(choice.value))
                .set("NAME", choice.label)
                .show_if(group.key(choice.value) == typed.topic, "CHOSEN");
    }
}

}   // namespace

Result<Typed> typed_in_address(const web::ReaderRequest& request)
{
    Typed typed;
    typed.document = TANTRAO_TRY(document_of(request, request.query.get("van-ban")));
    if (const std::string_view id = request.query.get("dieu"); text::is_slug(id) && id.starts_with("dieu-"))
        typed.provision = words_of(id);
    if (const std::string_view field = request.query.get("linh-vuc"); !field.empty())
        typed.topic = key_of_field(field);
    else if (const std::string_view issuer = request.query.get("co-quan"); !issuer.empty())
        typed.topic = key_of_issuer(issuer);
    return typed;
}

Result<Typed> typed_in_form(const web::ReaderRequest& request, const http::Fields& fields)
{
    const auto line = [&](std::string_view name) { return text::clean_line(fields.get(name).substr(0, longest_typed)); };
    Typed typed;
    typed.document = TANTRAO_TRY(document_of(request, fields.get("van-ban")));
    typed.topic = line("muc");
    typed.number = line("so");
    if (!typed.document && !typed.number.empty())
        typed.document = documents::find_published_by_number(request.live, request.site.site.id, typed.number);
    typed.provision = line("dieu");
    typed.email = line("email");
    typed.consent = fields.get("dong-y") == "1";
    return typed;
}

Result<Checked> checked(const web::ReaderRequest& request, const Typed& typed)
{
    std::vector<FieldError> wrong;
    const auto topic = topic_of(request, typed);
    if (!topic)
        wrong = topic.error().fields;
    const std::string email = address_of(typed.email);
    if (email.empty())
        wrong.push_back({"email", "alerts.email.wrong", {}});
    if (!typed.consent)
        wrong.push_back({"dong-y", "alerts.consent.missing", {}});
    if (!wrong.empty())
        return Error::fields_invalid(std::move(wrong));
    return Checked{email, *topic};
}

newsstand::RenderedPage form_page(const web::ReaderRequest& request, const Typed& typed, const Error* error)
{
    view::Values values;
    web::set_problems(values, request.ui, error);
    for (const auto& [name, value] : {std::pair{"muc", std::string()},
                                      {"so", typed.number},
                                      {"dieu", typed.provision},
                                      {"email", typed.email},
                                      {"dong-y", std::string()}})
        web::set_field(values, request.ui, name, value, error);
    const bool on = !request.ui.config.smtp.url.empty();
    values.set("FEED", feed_of(typed)).show(on ? "FORM" : "OFF");
    values.set("CONTROLLER", request.site.site.details.official_name);
    newsstand::Tags tags{documents::list_tag(request.site.site.id)};
    if (typed.document) {
        values.set_if("DOCUMENT", documents::name_of(typed.document->record)).set("NUMBER", typed.document->number.value);
        values.set("HREF", documents::path_of(typed.document->record.number, typed.document->number));
        tags.insert(documents::document_tag(typed.document->number));
    } else {
        add_topics(values, request, typed);
    }
    web::PageHead head;
    head.title = word(request, "alerts.title");
    head.canonical = "/van-ban/theo-doi";
    head.crumbs = {{word(request, "alerts.documents"), "/van-ban"}, {head.title, ""}};
    head.feed = feed_of(typed);
    head.indexable = error == nullptr && !typed.document && typed.topic == key_of_site();
    return web::site_page(request, head, web::render_part(request.ui, "features/alerts/templates/form.tpl", values),
                          std::move(tags), error == nullptr ? 200 : web::status_of(error->kind));
}

}   // namespace tantrao::alerts
