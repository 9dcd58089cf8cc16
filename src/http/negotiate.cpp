// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/negotiate.hpp"

#include "http/compress.hpp"

#include <fmt/format.h>

namespace tantrao::http {

namespace {

constexpr std::size_t smallest_worth_packing = 1024;

bool is_unchanged(const Wish& wish, int status, std::string_view etag)
{
    return wish.reads && status == 200 && !wish.if_none_match.empty() && etag_matches(wish.if_none_match, etag);
}

// "\"abc\"" -> "\"abc-g\"": each encoding of a page is a thing of its own.
std::string with_suffix(std::string_view etag, std::string_view suffix)
{
    return etag.ends_with('"') ? fmt::format("{}{}\"", etag.substr(0, etag.size() - 1), suffix) : std::string(etag);
}

} // namespace

Choice choose(const Prepared& prepared, const Wish& wish)
{
    if (is_unchanged(wish, prepared.status, prepared.etag))
        return {&prepared.not_modified, 304, ""};
    const Accepted accepted = accepted_encodings(wish.accept_encoding);
    if (accepted.brotli && !prepared.brotli.bytes.empty())
        return {&prepared.brotli, prepared.status, "br"};
    if (accepted.gzip && !prepared.gzip.bytes.empty())
        return {&prepared.gzip, prepared.status, "gzip"};
    return {&prepared.identity, prepared.status, ""};
}

void settle(Response& response, const Wish& wish)
{
    const std::string etag(response.header("ETag"));
    const bool secret = response.header("Cache-Control").find("no-store") != std::string_view::npos;
    const bool packable = !secret && response.body.size() >= smallest_worth_packing && is_compressible(response.header("Content-Type")) &&
                          response.header("Content-Encoding").empty();
    if (packable)
        response.add("Vary", "Accept-Encoding");
    if (is_unchanged(wish, response.status, etag)) {
        response.status = 304;
        response.body.clear();
        return;
    }
    if (!packable || !accepted_encodings(wish.accept_encoding).gzip)
        return;
    response.body = gzip(response.body, 1);
    response.set("Content-Encoding", "gzip");
    if (!etag.empty())
        response.set("ETag", with_suffix(etag, "-g"));
}

ByteRange settle_file(Response& response, const Wish& wish, std::uint64_t size)
{
    const std::string etag(response.header("ETag"));
    if (is_unchanged(wish, response.status, etag)) {
        response.status = 304;
        return {};
    }
    if (response.status != 200)
        return {0, size};
    response.set("Accept-Ranges", "bytes");
    // If-Range with another version's tag: the whole file, so that the client does not glue two versions together.
    if (wish.range.empty() || (!wish.if_range.empty() && wish.if_range != etag))
        return {0, size};
    const RangeRequest asked = parse_range(wish.range, size);
    if (asked.unsatisfiable) {
        response.status = 416;
        response.set("Content-Range", fmt::format("bytes */{}", size));
        return {};
    }
    if (!asked.range)
        return {0, size};
    response.status = 206;
    response.set("Content-Range", fmt::format("bytes {}-{}/{}", asked.range->begin, asked.range->end - 1, size));
    return *asked.range;
}

} // namespace tantrao::http
