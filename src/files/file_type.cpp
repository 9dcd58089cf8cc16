// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/file_type.hpp"

#include "base/text.hpp"
#include "files/zip_directory.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

namespace tantrao::files {

namespace {

using Found = std::optional<FileType>;

constexpr std::int64_t most_of_text = 1 << 20;
constexpr std::int64_t most_of_entry = 1 << 20;

bool has_at(std::string_view bytes, std::size_t at, std::string_view mark)
{
    return bytes.size() >= at && bytes.substr(at).starts_with(mark);
}

unsigned byte_at(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

Found picture(std::string_view head)
{
    if (head.starts_with("\xff\xd8\xff"))
        return FileType{"image/jpeg", "jpg", true};
    if (head.starts_with("\x89PNG\r\n\x1a\n") && has_at(head, 12, "IHDR"))
        return FileType{"image/png", "png", true};
    if (head.starts_with("GIF87a") || head.starts_with("GIF89a"))
        return FileType{"image/gif", "gif", true};
    if (head.starts_with("RIFF") && has_at(head, 8, "WEBPVP8"))
        return FileType{"image/webp", "webp", true};
    return {};
}

// The header of an MPEG layer III frame.
bool is_mp3_frame(std::string_view bytes, std::size_t at)
{
    const unsigned second = byte_at(bytes, at + 1), third = byte_at(bytes, at + 2);
    const bool is_layer_3 = byte_at(bytes, at) == 0xff && (second & 0xe6U) == 0xe2U && (second & 0x18U) != 0x08U;
    const unsigned rate = third >> 4;
    return is_layer_3 && rate != 0 && rate != 15 && (third & 0x0cU) != 0x0cU;
}

Found sound_or_film(std::string_view head)
{
    if (has_at(head, 4, "ftyp")) {
        constexpr std::array<std::string_view, 10> films{"isom", "iso2", "iso4", "iso5", "iso6",
                                                         "mp41", "mp42", "avc1", "M4V ", "dash"};
        const std::string_view brand = head.substr(8, 4);
        if (std::ranges::find(films, brand) != films.end())
            return FileType{"video/mp4", "mp4", false};
        if (brand == "M4A ")
            return FileType{"audio/mp4", "m4a", false};
        return {};
    }
    if (head.starts_with("\x1a\x45\xdf\xa3"))
        return head.substr(0, 64).find("\x42\x82\x84webm") != std::string_view::npos
                   ? Found(FileType{"video/webm", "webm", false})
                   : Found();
    const bool tagged = head.starts_with("ID3") && byte_at(head, 3) >= 2 && byte_at(head, 3) <= 4 && byte_at(head, 6) < 128;
    if (tagged || is_mp3_frame(head, 0))
        return FileType{"audio/mpeg", "mp3", false};
    return {};
}

struct OfficeType {
    std::string_view mark, mime, extension;
};

Found by_mark(std::string_view content, const std::array<OfficeType, 3>& types)
{
    for (const OfficeType& type : types)
        if (content.find(type.mark) != std::string_view::npos)
            return FileType{std::string(type.mime), std::string(type.extension), false};
    return {};
}

Error refused() { return Error::invalid("files.type.refused"); }
Error broken() { return Error::invalid("files.type.broken"); }
Error with_macros() { return Error::invalid("files.type.macros"); }

Result<FileType> found_or_refused(Found found)
{
    if (!found)
        return refused();
    return std::move(*found);
}

Result<FileType> open_xml(std::string_view content_types)
{
    for (const std::string_view bad : {"macroEnabled", "vbaProject", "activeX"})
        if (content_types.find(bad) != std::string_view::npos)
            return with_macros();
    static constexpr std::array<OfficeType, 3> types{{
        {"wordprocessingml.document.main+xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
        {"spreadsheetml.sheet.main+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
        {"presentationml.presentation.main+xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
         "pptx"},
    }};
    return found_or_refused(by_mark(content_types, types));
}

Found open_document(std::string_view mimetype)
{
    static constexpr std::array<OfficeType, 3> types{{
        {"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text", "odt"},
        {"application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", "ods"},
        {"application/vnd.oasis.opendocument.presentation", "application/vnd.oasis.opendocument.presentation", "odp"},
    }};
    for (const OfficeType& type : types)
        if (mimetype == type.mark)
            return FileType{std::string(type.mime), std::string(type.extension), false};
    return {};
}

bool is_program_entry(std::string_view name) { return name == "META-INF/MANIFEST.MF" || name == "AndroidManifest.xml"; }

bool is_macro_entry(std::string_view name)
{
    return name.starts_with("Basic/") || name.starts_with("Scripts/") || name.ends_with("vbaProject.bin");
}

// Office files are ZIP files; an entry of theirs says what they are. Programs come packed so too.
Result<FileType> packed(std::ifstream& file)
{
    const auto entries = read_zip_directory(file);
    if (!entries || entries->empty())
        return broken();
    if (std::ranges::any_of(*entries, is_macro_entry, &ZipEntry::name))
        return with_macros();
    if (std::ranges::any_of(*entries, is_program_entry, &ZipEntry::name))
        return refused();
    for (const ZipEntry& entry : *entries) {
        if (entry.name != "[Content_Types].xml" && entry.name != "mimetype")
            continue;
        const auto content = read_zip_entry(file, entry, most_of_entry);
        if (!content)
            return broken();
        return entry.name == "mimetype" ? found_or_refused(open_document(*content)) : open_xml(*content);
    }
    return FileType{"application/zip", "zip", false};
}

// The container of Word, Excel and PowerPoint before 2007, and of later files with a password: then it holds such a stream.
Error old_container(std::ifstream& file)
{
    using namespace std::string_view_literals;
    constexpr auto stream = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
    std::string window;
    for (file.clear(), file.seekg(0); file;) {
        const std::size_t kept = std::min(window.size(), stream.size() - 1);   // it may lie over the end of what was read
        window.erase(0, window.size() - kept);
        window.resize(kept + most_of_text);
        file.read(window.data() + kept, most_of_text);
        window.resize(kept + static_cast<std::size_t>(file.gcount()));
        if (window.find(stream) != std::string::npos)
            return Error::invalid("files.type.encrypted");
    }
    return Error::invalid("files.type.old_office");
}

// Without the bytes of a character that the end of the window cut in two.
std::string_view whole_characters(std::string_view bytes)
{
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const unsigned c = byte_at(bytes, bytes.size() - back);
        if (c >= 0xc0)
            return back < (c >= 0xf0 ? 4U : c >= 0xe0 ? 3U : 2U) ? bytes.substr(0, bytes.size() - back) : bytes;
        if (c < 0x80)
            break;
    }
    return bytes;
}

// What a browser or a shell would run if it took the text for more than text.
bool is_active_text(std::string_view content)
{
    std::string start(content.substr(0, 4096));
    std::ranges::transform(start, start.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::string trimmed = text::trim(start);
    if (trimmed.starts_with('<') || trimmed.starts_with("#!") || trimmed.starts_with("@echo off"))
        return true;
    return std::ranges::any_of(
        std::array<std::string_view, 7>{"<!doctype", "<html", "<script", "<svg", "<iframe", "<body", "<?php"},
        [&start](std::string_view mark) { return start.find(mark) != std::string::npos; });
}

// How many of this sign stand outside quotes on the line.
std::ptrdiff_t separators(std::string_view line, char separator)
{
    bool quoted = false;
    return std::ranges::count_if(line, [&](char c) {
        quoted ^= c == '"';
        return !quoted && c == separator;
    });
}

// At least two lines, each with the same number of separators.
bool is_table_of_values(std::string_view content)
{
    for (const char separator : {',', ';', '\t'}) {
        std::string_view rest = content.substr(0, 4096);
        std::ptrdiff_t expected = 0;
        int lines = 0;
        while (lines < 20 && rest.find('\n') != std::string_view::npos) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(line.size() + 1);
            const std::ptrdiff_t found = separators(line, separator);
            if (lines++ == 0)
                expected = found;
            else if (found != expected)
                expected = 0;
        }
        if (lines >= 2 && expected > 0)
            return true;
    }
    return false;
}

Found plain_text(std::string_view content, bool cut_off)
{
    if (cut_off)
        content = whole_characters(content);
    if (content.starts_with("\xef\xbb\xbf"))
        content.remove_prefix(3);
    const auto is_control = [](unsigned char c) {
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7f;
    };
    if (content.empty() || !text::is_valid_utf8(content) || std::ranges::any_of(content, is_control) || is_active_text(content))
        return {};
    return is_table_of_values(content) ? FileType{"text/csv", "csv", false} : FileType{"text/plain", "txt", false};
}

Result<FileType> by_content(std::ifstream& file, std::string_view head, bool cut_off)
{
    if (const auto found = picture(head))
        return *found;
    if (head.starts_with("%PDF-1.") || head.starts_with("%PDF-2."))
        return FileType{"application/pdf", "pdf", false};
    if (head.starts_with("PK\x03\x04"))
        return packed(file);
    if (head.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return old_container(file);
    if (const auto found = sound_or_film(head))
        return *found;
    return found_or_refused(plain_text(head, cut_off));
}

}   // namespace

Result<FileType> recognise(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::system_error(errno, std::generic_category(), path.string());
    std::string head(static_cast<std::size_t>(most_of_text), '\0');
    file.read(head.data(), most_of_text);
    head.resize(static_cast<std::size_t>(file.gcount()));
    const bool cut_off = file.good() && file.peek() != std::ifstream::traits_type::eof();
    return by_content(file, head, cut_off);
}

}   // namespace tantrao::files
