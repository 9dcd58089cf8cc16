// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/wire.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::http {

std::string_view reason_of(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 451: return "Unavailable For Legal Reasons";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
    }
}

namespace {

// What the server itself writes; a handler's own would contradict it.
bool is_ours(std::string_view name)
{
    return same_name(name, "Content-Length") || same_name(name, "Transfer-Encoding") || same_name(name, "Connection") ||
           same_name(name, "Date");
}

} // namespace

bool same_name(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string head_of(const Response& response, const HeadFacts& facts)
{
    std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
    for (const auto& [name, value] : response.headers) {
        if (is_ours(name) || (response.status == 304 && same_name(name, "Content-Type")) ||
            (!facts.etag.empty() && same_name(name, "ETag")))
            continue;
        head += name;
        head += ": ";
        for (const char c : value)
            if (c != '\r' && c != '\n' && c != '\0')
                head += c;
        head += "\r\n";
    }
    if (facts.varies)
        head += "Vary: Accept-Encoding\r\n";
    if (!facts.etag.empty())
        head += fmt::format("ETag: {}\r\n", facts.etag);
    if (!facts.encoding.empty())
        head += fmt::format("Content-Encoding: {}\r\n", facts.encoding);
    if (response.status != 304 && response.status != 204)
        head += fmt::format("Content-Length: {}\r\n", facts.length);
    head += "\r\n";
    return head;
}

} // namespace tantrao::http
