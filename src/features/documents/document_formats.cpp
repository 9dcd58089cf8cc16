// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_formats.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "features/documents/api.hpp"
#include "features/documents/document_pages.hpp"
#include "files/zip_writer.hpp"
#include "law/akoma_ntoso.hpp"
#include "law/docx.hpp"
#include "law/html_file.hpp"
#include "law/legal_text.hpp"
#include "law/provision_words.hpp"
#include "platform/site/live_sites.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

struct Source {
    const LiveDocument& document;
    const law::LegalText& text;
    std::string title, address;       // of the document's page, on the same day
    std::string day;                  // that was chosen; "" = as issued
    std::vector<std::string> notes;   // of a text of a day
    std::string origin;               // where it was taken from, in words

    std::vector<std::string> notes_with_origin() const
    {
        std::vector<std::string> all = notes;
        if (!all.empty())
            all.push_back(origin);
        return all;
    }
};

std::string as_docx(const Source& source)
{
    return files::make_zip(law::to_docx(source.text, source.title, source.notes_with_origin()));
}

std::string as_html(const Source& source)
{
    return law::to_html_file(source.text, {source.title, source.document.record.title, source.notes, source.address});
}

law::AkomaMeta meta_of(const Document& d)
{
    law::AkomaMeta meta{d.number, d.type, d.issued_on, d.issuer};
    meta.title = d.title;
    meta.signer = d.signer;
    meta.position = d.position;
    meta.effective_on = d.effective_on;
    meta.expires_on = d.expires_on;
    meta.gazette_number = d.gazette_number;
    meta.gazette_on = d.gazette_on;
    for (const std::string& slug : d.fields)
        meta.fields.push_back({slug, name_of_field(slug)});
    for (const Relation& r : d.relations)
        meta.relations.push_back(
            {std::string(name_of(r.kind)), r.number, r.title, r.issued_on, r.provision, r.from, r.until, r.source, r.wording});
    return meta;
}

std::string as_akoma_ntoso(const Source& source)
{
    law::AkomaMeta meta = meta_of(source.document.record);
    meta.as_of = source.day;
    meta.notes = source.notes_with_origin();
    return law::to_akoma_ntoso(source.text, meta);
}

// The record as it is stored, with its address and the tree of the text; of a text of a day, first what it is.
std::string as_json(const Source& source)
{
    Json record = parse_json(to_content(source.document.record).content, 16 << 20).value();
    record["url"] = source.address;
    record.erase("text");
    std::string json = "{";
    if (!source.day.empty())
        json += "\"notes\":" + dump_json(Json(source.notes)) + ",\"as_of\":" + json_quote(source.day) + ",";
    json += dump_json(record).substr(1);
    json.back() = ',';
    return json + "\"text\":" + law::to_json(source.text) + "}";
}

std::string as_plain_text(const Source& source)
{
    std::string out;
    for (const std::string& note : source.notes_with_origin())
        out += note + "\n";
    return out + (out.empty() ? "" : "\n") + law::to_text(source.text);
}

struct Format {
    std::string_view extension, type, label, disposition, route;
    std::string (*write)(const Source&);
};
constexpr std::array formats{
    Format{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (DOCX)", "attachment",
           "documents.docx", as_docx},
    Format{"html", "text/html; charset=utf-8", "HTML", "attachment", "documents.html", as_html},
    Format{"xml", "application/akn+xml; charset=utf-8", "Akoma Ntoso (XML)", "inline", "documents.akoma_ntoso", as_akoma_ntoso},
    Format{"json", "application/json; charset=utf-8", "JSON", "inline", "documents.json", as_json},
    Format{"txt", "text/plain; charset=utf-8", "văn bản thuần (TXT)", "inline", "documents.plain_text", as_plain_text},
};

std::string file_of(const Format& format) { return fmt::format("/toan-van.{}", format.extension); }

// "Hiệu lực tại ngày 11/03/2026: Hết hiệu lực toàn bộ, từ 11/03/2026. Được thay thế bởi Quyết định 10/2026/QĐ-UBND."
// "" of a document that is never in force.
std::string validity_note(const web::ReaderRequest& request, const Document& document, const AsOf& day, const Timeline& timeline)
{
    const auto effecting = documents::effecting(request.live, timeline.effects);
    const ValidityWords words = validity_words(request, timeline, effecting, day.day);
    if (!is_told(words.validity, document.type))
        return "";
    const std::string note = request.ui.messages.get(request.language, "documents.as_of.validity",
                                                     {format_civil_date(day.day), words.name, words.since});
    if (words.by == nullptr)
        return note;
    const std::string provision = words.provision.empty() ? "" : " (" + words.provision + ")";
    return note + " " + words.reason + " " + name_of(*words.by) + provision + ".";
}

// What is said in front of a text of a day. What changed in it without a text that is known is named.
std::vector<std::string> notes_of(const web::ReaderRequest& request, const LiveDocument& document, const AsOf& day,
                                  const Timeline& timeline, const std::vector<Gap>& gaps)
{
    std::vector<std::string> notes{notice_of(request, day, document.record, timeline, reads_otherwise(timeline, day.day))},
        unknown;
    if (std::string note = validity_note(request, document.record, day, timeline); !note.empty())
        notes.push_back(std::move(note));
    for (const Gap& gap : gaps)
        if (std::ranges::find(unknown, gap.provision) == unknown.end())
            unknown.push_back(gap.provision);
    if (!unknown.empty())
        notes.push_back(request.ui.messages.get(request.language, "documents.as_of.gaps", {law::words_of(unknown)}));
    return notes;
}

// "quyet-dinh-07-2011-qd-ubnd.docx", "quyet-dinh-07-2011-qd-ubnd-tai-ngay-11-03-2026-tham-khao.docx"
std::string file_name(const Document& document, const AsOf& day, const Format& format)
{
    const std::string of_day = day.is_chosen ? "-tai-ngay-" + text::slug(format_civil_date(day.day)) + "-tham-khao" : "";
    return text::slug(name_of(document)) + of_day + "." + std::string(format.extension);
}

newsstand::RenderedPage file_page(const web::ReaderRequest& request, const Source& source, const AsOf& day, const Format& format)
{
    const LiveDocument& document = source.document;
    newsstand::RenderedPage page;
    page.response.body = format.write(source);
    page.response.set("Content-Type", std::string(format.type));
    page.response.set("Content-Disposition",
                      fmt::format("{}; filename=\"{}\"", format.disposition, file_name(document.record, day, format)));
    page.response.set("Link", fmt::format("<{}{}>; rel=\"canonical\"", request.site.base_url,
                                          path_of(document.record.number, document.number)));
    page.response.set("X-Robots-Tag", "noindex");
    page.response.set("Cache-Control", "public, max-age=0, must-revalidate");
    page.tags = {document_tag(document.number), site::site_tag(request.site.site.id)};
    return page;
}

Result<newsstand::RenderedPage> answer(const web::ReaderRequest& request, const LiveDocument& document, const Format& format)
{
    const AsOf day = as_of(request);
    if (day.is_unreadable)
        return Error::invalid("documents.as_of.unreadable", {day.typed});
    const auto text = law::parse_text(find_text(request.live, document.number));
    if (!text || text->empty())
        return Error::not_found("error.404.text");
    // Of a file the day itself, for "today" is another one tomorrow.
    const std::string address =
        request.site.base_url + path_of(document.record.number, document.number) + (day.is_chosen ? "?ngay=" + day.day : "");
    const std::string title = title_of(request, document.record, day);
    if (!day.is_chosen)
        return file_page(request, {document, *text, title, address, "", {}, ""}, day, format);
    const Timeline timeline = timeline_of(document.record, effects_on(request.live, document.site, document.record));
    TextWalk walk(*text, timeline);
    walk.go_to(day.day);
    const Source source{document,
                        walk.text(),
                        title,
                        address,
                        day.day,
                        notes_of(request, document, day, timeline, walk.gaps()),
                        request.ui.messages.get(request.language, "documents.as_of.source", {address})};
    newsstand::RenderedPage page = file_page(request, source, day, format);
    page.tags.insert(key_tag(document.site, number_key(document.record.number)));
    page.valid_until = end_of(timeline, day, request.now);
    return page;
}

}   // namespace

std::vector<OfferedFormat> formats_of(const LiveDocument& document, const AsOf& as_of)
{
    std::vector<OfferedFormat> offered;
    if (document.has_tree)
        for (const Format& format : formats)
            offered.push_back({path_of(document.record.number, document.number) + file_of(format) + query_of(as_of),
                               std::string(format.type), std::string(format.label)});
    return offered;
}

std::vector<web::Route> format_routes()
{
    std::vector<web::Route> routes;
    for (const Format& format : formats)
        routes.push_back(web::reader("/van-ban/{document}" + file_of(format), format.route,
                                     [&format](const web::ReaderRequest& request) {
                                         return with_document(request, file_of(format), [&](const LiveDocument& document) {
                                             return answer(request, document, format);
                                         });
                                     },
                                     {"ngay"}));
    return routes;
}

}   // namespace tantrao::documents
