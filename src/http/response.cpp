// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response.hpp"

#include "base/hash.hpp"
#include "http/compress.hpp"
#include "http/wire.hpp"

#include <algorithm>

namespace tantrao::http {

namespace {

constexpr std::size_t smallest_worth_packing = 512;

Response with_type(std::string body, std::string_view type, int status)
{
    Response response;
    response.status = status;
    response.set("Content-Type", std::string(type));
    response.body = std::move(body);
    return response;
}

Response redirect(std::string_view target, int status)
{
    Response response;
    response.status = status;
    // Addresses are made by us; a line break in one would be a bug and must not become a header.
    std::string clean(target);
    std::erase_if(clean, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    response.set("Location", clean);
    return response;
}

Prepared::Variant variant(const Response& response, const std::string& etag, std::string_view encoding, std::string_view body)
{
    Prepared::Variant made;
    made.bytes = head_of(response, {etag, encoding, body.size(), true});
    made.head_size = made.bytes.size();
    made.bytes += body;
    return made;
}

}   // namespace

void Response::set(std::string name, std::string value)
{
    std::erase_if(headers, [&](const auto& header) { return same_name(header.first, name); });
    headers.emplace_back(std::move(name), std::move(value));
}

std::string_view Response::header(std::string_view name) const
{
    const auto found = std::ranges::find_if(headers, [&](const auto& header) { return same_name(header.first, name); });
    return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

Response html(std::string body, int status) { return with_type(std::move(body), "text/html; charset=utf-8", status); }
Response text(std::string body, int status) { return with_type(std::move(body), "text/plain; charset=utf-8", status); }
Response json(std::string body, int status) { return with_type(std::move(body), "application/json; charset=utf-8", status); }
Response xml(std::string body, std::string_view content_type) { return with_type(std::move(body), content_type, 200); }
Response see_other(std::string_view target) { return redirect(target, 303); }
Response moved(std::string_view target) { return redirect(target, 301); }

std::size_t Prepared::size() const
{
    return sizeof(Prepared) + identity.bytes.size() + gzip.bytes.size() + brotli.bytes.size() + not_modified.bytes.size();
}

std::shared_ptr<const Prepared> prepare(const Response& response, Compression compression)
{
    auto prepared = std::make_shared<Prepared>();
    prepared->status = response.status;
    const std::string tag = fingerprint(response.body);
    prepared->etag = '"' + tag + '"';
    prepared->identity = variant(response, prepared->etag, "", response.body);
    Response unchanged;
    unchanged.status = 304;
    unchanged.headers = response.headers;
    prepared->not_modified = variant(unchanged, prepared->etag, "", "");
    if (compression == Compression::none || !is_compressible(response.header("Content-Type")) ||
        response.body.size() < smallest_worth_packing)
        return prepared;
    const bool best = compression == Compression::best;
    if (const std::string packed = gzip(response.body, best ? 9 : 1); packed.size() < response.body.size())
        prepared->gzip = variant(response, '"' + tag + "-g\"", "gzip", packed);
    if (!best)
        return prepared;
    if (const std::string packed = brotli(response.body, 9); !packed.empty() && packed.size() < response.body.size())
        prepared->brotli = variant(response, '"' + tag + "-b\"", "br", packed);
    return prepared;
}

}   // namespace tantrao::http
