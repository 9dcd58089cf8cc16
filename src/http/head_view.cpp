// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/head_view.hpp"

#include "base/ids.hpp"
#include "base/text.hpp"
#include "http/target.hpp"

#include <algorithm>

namespace tantrao::http {

namespace {

std::string_view view(boost::core::string_view text) { return {text.data(), text.size()}; }

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

Method method_of(bhttp::verb verb)
{
    switch (verb) {
    case bhttp::verb::get: return Method::get;
    case bhttp::verb::head: return Method::head;
    case bhttp::verb::post: return Method::post;
    case bhttp::verb::put: return Method::put;
    case bhttp::verb::patch: return Method::patch;
    case bhttp::verb::delete_: return Method::delete_;
    case bhttp::verb::options: return Method::options;
    default: return Method::other;
    }
}

// From the right: the first address that is not a proxy of ours. What stands left of it anybody may have written.
std::string client_of(std::string_view chain, std::string peer, const std::vector<std::string>& trusted)
{
    while (!chain.empty()) {
        const std::size_t comma = chain.rfind(',');
        error_code ec;
        const auto address =
            asio::ip::make_address(text::trim(comma == std::string_view::npos ? chain : chain.substr(comma + 1)), ec);
        if (ec)
            break;
        peer = address.to_string();
        if (std::ranges::find(trusted, peer) == trusted.end())
            break;
        chain = comma == std::string_view::npos ? std::string_view{} : chain.substr(0, comma);
    }
    return peer;
}

} // namespace

HeadView look_at(const RawHead& head)
{
    HeadView out;
    out.method = method_of(head.method());
    out.http10 = head.version() < 11;
    out.target = view(head.target());
    out.wish.reads = out.method == Method::get || out.method == Method::head;
    for (const auto& field : head) {
        const std::string_view value = view(field.value());
        switch (field.name()) {
        case bhttp::field::host: out.host = value, ++out.hosts; break;
        case bhttp::field::content_length: out.content_length = value, ++out.lengths; break;
        case bhttp::field::transfer_encoding: out.transfer_encoding = value, ++out.codings; break;
        case bhttp::field::content_encoding: out.content_encoding = value; break;
        case bhttp::field::expect: out.expect = value; break;
        case bhttp::field::cookie: out.has_cookie = true; break;
        case bhttp::field::accept_encoding: out.wish.accept_encoding = value; break;
        case bhttp::field::if_none_match: out.wish.if_none_match = value; break;
        case bhttp::field::range: out.wish.range = value; break;
        case bhttp::field::if_range: out.wish.if_range = value; break;
        default: break;
        }
    }
    if (out.method != Method::get)
        out.wish.range = {};   // a range means something to GET only (RFC 9110 §14.2)
    return out;
}

int refusal_of(const HeadView& head, const Limits& limits)
{
    if (head.target.size() > limits.target)
        return 414;
    if (head.hosts > 1 || (head.hosts == 0 && !head.http10))
        return 400;
    if (head.lengths > 1 || head.codings > 1 || (head.lengths > 0 && head.codings > 0))
        return 400;
    if (head.content_length.find(',') != std::string_view::npos || (head.codings > 0 && head.http10))
        return 400;
    if (head.codings > 0 && lower(head.transfer_encoding) != "chunked")
        return 501;
    if (head.method == Method::other)
        return 405;
    if (!head.content_encoding.empty() && lower(head.content_encoding) != "identity")
        return 415;   // nobody unpacks it: taken as it is it would be read as something else
    if (!head.expect.empty() && lower(head.expect) != "100-continue")
        return 417;
    return 0;
}

std::string_view meant_host(const RawHead& head, const HeadView& seen, const Peer& peer)
{
    if (!peer.trusted)
        return seen.host;
    const auto forwarded = head.find("X-Forwarded-Host");
    return forwarded == head.end() ? seen.host : view(forwarded->value());
}

int fill_request(const RawHead& head, const HeadView& seen, const Peer& peer, const std::vector<std::string>& trusted_proxies,
                 Request& request)
{
    request.id = random_hex(6);
    request.method = seen.method;
    request.target = seen.target;
    request.authority = seen.hosts == 0 ? "localhost" : lower(meant_host(head, seen, peer));
    const auto target = split_target(seen.target);
    if (!target)
        return 400;
    if (!target->authority.empty())
        request.authority = lower(target->authority);
    auto path = normalise_path(target->path);
    auto host = host_name(request.authority);
    if (!path || !host || !parse_urlencoded(target->query))
        return 400;
    request.path = std::move(*path);
    request.host = std::move(*host);
    request.query = target->query;
    for (const auto& field : head)
        request.headers.emplace_back(lower(view(field.name_string())), view(field.value()));
    request.remote_address = peer.address;
    if (peer.trusted) {
        request.remote_address = client_of(request.header("x-forwarded-for"), peer.address, trusted_proxies);
        request.secure = request.header("x-forwarded-proto") == "https";
    }
    return 0;
}

} // namespace tantrao::http
