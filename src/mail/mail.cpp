// SPDX-License-Identifier: AGPL-3.0-or-later
#include "mail/mail.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string_view>

namespace tantrao::mail {

namespace {

constexpr std::size_t longest_line = 76, longest_address = 254, longest_url = 500;

bool is_printable(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7f; });
}

bool is_message_id(std::string_view text)
{
    return text.size() > 2 && text.starts_with('<') && text.ends_with('>') && is_address(text.substr(1, text.size() - 2));
}

// "" or an address that a program can follow without asking further.
bool is_leave_url(std::string_view text)
{
    const bool is_web = text.starts_with("https://") || text.starts_with("http://");
    return text.empty() ||
           (is_web && text.size() <= longest_url && is_printable(text) && text.find_first_of("<>,") == std::string_view::npos);
}

bool has_control(std::string_view text)
{
    return std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t n) { return n < bytes.size() ? static_cast<unsigned char>(bytes[n]) : 0U; };
        const unsigned group = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        for (int shift = 18; shift >= 0; shift -= 6)
            out += digits[group >> shift & 63];
    }
    const std::size_t missing = (3 - bytes.size() % 3) % 3;
    return out.substr(0, out.size() - missing) + std::string(missing, '=');
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

// RFC 2047: words of at most 75 bytes, none of which cuts a character in two.
std::string encoded_words(std::string_view text)
{
    constexpr std::size_t most = 45;   // bytes, 60 in base64
    std::string out;
    while (!text.empty()) {
        std::size_t size = std::min(most, text.size());
        while (size < text.size() && size > 1 && is_continuation(text[size]))
            --size;
        out += out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?";
        out += base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return out;
}

std::string subject_value(std::string_view subject)
{
    const bool is_plain = subject.size() <= 60 && subject.find("=?") == std::string_view::npos &&
                          std::ranges::all_of(subject, [](unsigned char c) { return c < 0x7f; });
    return is_plain ? std::string(subject) : encoded_words(subject);
}

// One line of the body (RFC 2045, 6.7), with soft breaks where it is long.
void append_line(std::string& out, std::string_view line)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto c = static_cast<unsigned char>(line[i]);
        const bool is_space = c == ' ' || c == '\t';
        const bool as_it_is = is_space ? i + 1 < line.size() : c > 0x20 && c < 0x7f && c != '=';
        const std::size_t width = as_it_is ? 1 : 3;
        if (column + width > longest_line - 1) {
            out += "=\r\n";
            column = 0;
        }
        if (as_it_is)
            out += line[i];
        else
            (out += '=').append(1, digits[c >> 4]) += digits[c & 15];
        column += width;
    }
    out += "\r\n";
}

std::string quoted_printable(std::string_view body)
{
    std::string out;
    while (!body.empty()) {
        const auto end = body.find_first_of("\r\n");
        append_line(out, body.substr(0, end));
        if (end == std::string_view::npos)
            break;
        body.remove_prefix(end + (body.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return out;
}

}   // namespace

bool is_address(std::string_view text)
{
    const auto at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= longest_address &&
           is_printable(text) && text.find_first_of("<>()[]\\,;:\"", 0) == std::string_view::npos &&
           text.find('@', at + 1) == std::string_view::npos;
}

Result<std::string> format(const Message& message, std::string_view date)
{
    if (!is_address(message.from) || !is_address(message.to) || !is_message_id(message.message_id) ||
        !is_leave_url(message.leave_url) || has_control(message.subject) || !text::is_valid_utf8(message.subject) ||
        has_control(date))
        return Error::invalid("mail.header.refused");
    std::string out;
    out.append("Date: ").append(date);
    out.append("\r\nFrom: <").append(message.from);
    out.append(">\r\nTo: <").append(message.to);
    out.append(">\r\nSubject: ").append(subject_value(message.subject));
    out.append("\r\nMessage-ID: ").append(message.message_id);
    if (!message.leave_url.empty())
        out.append("\r\nList-Unsubscribe: <")
            .append(message.leave_url)
            .append(">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click");
    out.append(
        "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Auto-Submitted: auto-generated\r\n\r\n");
    // Broken bytes become U+FFFD.
    return out + quoted_printable(text::is_valid_utf8(message.body) ? message.body : text::nfc(message.body));
}

}   // namespace tantrao::mail
