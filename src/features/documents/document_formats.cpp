// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document_formats.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "features/documents/document_pages.hpp"
#include "files/zip_writer.hpp"
#include "law/akoma_ntoso.hpp"
#include "law/docx.hpp"
#include "law/legal_text.hpp"
#include "platform/site/live_sites.hpp"
#include <array>
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

struct Source {
    const LiveDocument& document;
    law::LegalText text;
    std::string address;   // of the document's page
};

std::string as_docx(const Source& source) { return files::make_zip(law::to_docx(source.text, name_of(source.document.record))); }

std::string as_akoma_ntoso(const Source& source)
{
    const Document& d = source.document.record;
    return law::to_akoma_ntoso(source.text, {d.number, d.type, d.issued_on, d.issuer, civil_date(source.document.changed_at)});
}

// The record as it is stored, with its address and the tree of the text.
std::string as_json(const Source& source)
{
    Json record = parse_json(to_content(source.document.record).content, 16 << 20).value();
    record["url"] = source.address;
    record.erase("text");
    std::string json = dump_json(record);
    json.back() = ',';
    return json + "\"text\":" + law::to_json(source.text) + "}";
}

std::string as_plain_text(const Source& source) { return law::to_text(source.text); }

struct Format {
    std::string_view extension, type, label, disposition, route;
    std::string (*write)(const Source&);
};
constexpr std::array formats{
    Format{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (DOCX)", "attachment",
           "documents.docx", as_docx},
    Format{"xml", "application/akn+xml; charset=utf-8", "Akoma Ntoso (XML)", "inline", "documents.akoma_ntoso", as_akoma_ntoso},
    Format{"json", "application/json; charset=utf-8", "JSON", "inline", "documents.json", as_json},
    Format{"txt", "text/plain; charset=utf-8", "văn bản thuần (TXT)", "inline", "documents.plain_text", as_plain_text},
};

std::string file_of(const Format& format) { return fmt::format("/toan-van.{}", format.extension); }

Result<newsstand::RenderedPage> answer(const web::ReaderRequest& request, const LiveDocument& document, const Format& format)
{
    auto text = law::parse_text(find_text(request.live, document.number));
    if (!text || text->empty())
        return Error::not_found("error.404.text");
    const std::string path = path_of(document.record.number, document.number);
    const std::string address = request.site.base_url + path;
    newsstand::RenderedPage page;
    page.response.body = format.write({document, std::move(*text), address});
    page.response.set("Content-Type", std::string(format.type));
    page.response.set("Content-Disposition", fmt::format("{}; filename=\"{}.{}\"", format.disposition,
                                                         text::slug(name_of(document.record)), format.extension));
    page.response.set("Link", fmt::format("<{}>; rel=\"canonical\"", address));
    page.response.set("X-Robots-Tag", "noindex");
    page.response.set("Cache-Control", "public, max-age=0, must-revalidate");
    page.tags = {document_tag(document.number), site::site_tag(request.site.site.id)};
    return page;
}

}   // namespace

std::vector<OfferedFormat> formats_of(const LiveDocument& document)
{
    std::vector<OfferedFormat> offered;
    if (document.has_tree)
        for (const Format& format : formats)
            offered.push_back({path_of(document.record.number, document.number) + file_of(format), std::string(format.type),
                               std::string(format.label)});
    return offered;
}

std::vector<web::Route> format_routes()
{
    std::vector<web::Route> routes;
    for (const Format& format : formats)
        routes.push_back(
            web::reader("/van-ban/{document}" + file_of(format), format.route, [&format](const web::ReaderRequest& request) {
                return with_document(request, file_of(format),
                                     [&](const LiveDocument& document) { return answer(request, document, format); });
            }));
    return routes;
}

}   // namespace tantrao::documents
