// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/extraction.hpp"

#include "base/legacy_encoding.hpp"
#include "base/utf16.hpp"
#include "extraction/formats.hpp"
#include "extraction/line_writer.hpp"

#include <algorithm>
#include <array>

namespace tantrao::extraction {

namespace {

struct Name {
    Format format;
    std::string_view name;
};
constexpr std::array names{Name{Format::pdf, "pdf"}, Name{Format::docx, "docx"}, Name{Format::xlsx, "xlsx"},
                           Name{Format::opendocument, "opendocument"}, Name{Format::plain, "plain"}};

struct Mime {
    std::string_view mime;
    Format format;
};
constexpr std::array mimes{
    Mime{"application/pdf", Format::pdf},
    Mime{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", Format::docx},
    Mime{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Format::xlsx},
    Mime{"application/vnd.oasis.opendocument.text", Format::opendocument},
    Mime{"application/vnd.oasis.opendocument.spreadsheet", Format::opendocument},
    Mime{"application/vnd.oasis.opendocument.presentation", Format::opendocument},
    Mime{"text/plain", Format::plain},
    Mime{"text/csv", Format::plain},
};

// Letters typed in a legacy font, of formats that do not say in which font they were: the whole, or else what lines tell by themselves.
std::string in_unicode(std::string text)
{
    if (auto whole = text::decode_pasted(text))
        return std::move(whole->text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = std::string_view(text).substr(at, end - at);
        const auto decoded = text::decode_pasted(line);
        out += decoded ? decoded->text : std::string(line);
        if (end < text.size())
            out += '\n';
        at = end + 1;
    }
    return out;
}

Result<Text> raw_text_of(std::string_view bytes, Format format, const Limits& limits)
{
    switch (format) {
    case Format::pdf: return text_of_pdf(bytes, limits);
    case Format::docx: return text_of_docx(bytes, limits);
    case Format::xlsx: return text_of_xlsx(bytes, limits);
    case Format::opendocument: return text_of_opendocument(bytes, limits);
    case Format::plain: return text_of_plain(bytes, limits);
    }
    return Error::invalid("extraction.broken");
}

// Half a pair at the end may be cut off.
Result<std::string> utf8_of(std::string_view utf16, std::size_t most)
{
    auto utf8 = text::from_utf16(utf16.substr(0, most));
    if (!utf8 && utf16.size() > most)
        utf8 = text::from_utf16(utf16.substr(0, most - 2));
    if (!utf8)
        return Error::invalid("extraction.encoding");
    return std::move(*utf8);
}

}   // namespace

std::optional<Format> format_of(std::string_view mime)
{
    const auto found = std::ranges::find(mimes, mime, &Mime::mime);
    return found == mimes.end() ? std::nullopt : std::optional(found->format);
}

std::string_view name_of(Format format) { return std::ranges::find(names, format, &Name::format)->name; }

std::optional<Format> format_named(std::string_view name)
{
    const auto found = std::ranges::find(names, name, &Name::name);
    return found == names.end() ? std::nullopt : std::optional(found->format);
}

Result<Text> text_of(std::string_view bytes, Format format, const Limits& limits)
{
    Text text = TANTRAO_TRY(raw_text_of(bytes, format, limits));
    text.text = in_unicode(std::move(text.text));
    text.is_cut = text.is_cut || text.text.size() > limits.text;   // other letters may take more bytes
    text.text = beginning_of(text.text, limits.text);
    return text;
}

Result<Text> text_of_plain(std::string_view bytes, const Limits& limits)
{
    const std::size_t most = 4 * limits.text;
    const bool is_long = bytes.size() > most;
    std::string utf8;
    if (text::begins_as_utf16(bytes)) {
        utf8 = TANTRAO_TRY(utf8_of(bytes, most));
        bytes = utf8;
    }
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    // Half a letter at the end would make the rest look like another encoding.
    const auto decoded = text::decode_bytes(beginning_of(bytes, most));
    if (!decoded)
        return Error::invalid("extraction.encoding", decoded.error().args);
    LineWriter out(limits.text);
    out.add_lines(decoded->text);
    Text text;
    text.text = out.take();
    text.is_cut = out.is_full() || is_long;
    return text;
}

}   // namespace tantrao::extraction
