// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/folder_words.hpp"
#include "features/import/report.hpp"

#include "base/legacy_encoding.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "base/utf16.hpp"
#include "body/html_text.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>

namespace tantrao::importing {

namespace fs = std::filesystem;

namespace {

// The one that reads best first.
using Holds = FolderEnding::Holds;
constexpr std::array endings{FolderEnding{".xml", Holds::akoma_ntoso, {}, true},
                             FolderEnding{".docx", Holds::office, extraction::Format::docx},
                             FolderEnding{".odt", Holds::office, extraction::Format::opendocument},
                             FolderEnding{".html", Holds::html, {}, true},
                             FolderEnding{".htm", Holds::html, {}, true},
                             FolderEnding{".txt", Holds::office, extraction::Format::plain, true},
                             FolderEnding{".pdf", Holds::office, extraction::Format::pdf}};
constexpr int pages_at_once = 3;   // of a scan

// Pages that cannot be recognised are left out; the reason, where there is then no text at all.
Result<void> recognise(const fs::path& file, int pages, const FolderPlan& plan, const extraction::Reader& reader,
                       FolderWords& words)
{
    const int last = std::min(pages, plan.ocr_pages);
    std::string recognised;
    std::optional<Error> why;
    for (int page = 0; page < last; page += pages_at_once) {
        const auto part = reader.text_of_scan(file, page, std::min(pages_at_once, last - page));
        if (part) {
            recognised += (recognised.empty() ? "" : "\n") + part->text;
            words.is_recognised = true;
            continue;
        }
        why = part.error();
        words.lacks_pages = true;
        if (why->code == "extraction.no_ocr")
            break;
    }
    if (words.is_recognised)
        words.text = std::move(recognised);   // the rest is what a signature stamped on the pages
    if (why && words.text.empty())
        return *why;
    words.is_cut = words.is_cut || last < pages;
    return {};
}

// The first place where two trees differ, in words; "" where they are the same.
std::string first_difference(const law::LegalText& one, const law::LegalText& other)
{
    if (one.parts == other.parts)
        return {};
    const auto nodes_of = [](const law::LegalText& text) {
        std::vector<const law::Node*> nodes;
        law::visit(text, [&](const law::Node& node) { nodes.push_back(&node); });
        return nodes;
    };
    const auto is_same = [](const law::Node& a, const law::Node& b) {
        return a.kind == b.kind && a.id == b.id && a.mark == b.mark && a.number == b.number && a.heading == b.heading &&
               a.text == b.text;
    };
    const auto mine = nodes_of(one), others = nodes_of(other);
    std::string id;
    bool same = true;
    for (std::size_t i = 0; same && i < mine.size() && i < others.size(); ++i) {
        same = is_same(*mine[i], *others[i]);
        if (!mine[i]->id.empty())
            id = mine[i]->id;
    }
    const std::string place = law::citation_of(one, id);
    return place.empty() ? std::string(beginning_of_text) : place;
}

Result<std::string> bytes_of(const fs::path& file)
{
    constexpr std::uintmax_t most_bytes = 16 << 20;
    if (fs::file_size(file) > most_bytes)
        return Error::of(ErrorKind::too_large, "extraction.too_large");
    std::ifstream in(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

// Letters of a legacy font may stand in a Unicode file, or be written as entities.
Result<FolderWords> words_of_html(const std::string& name, const fs::path& file)
{
    std::string html = TANTRAO_TRY(bytes_of(file));
    if (text::begins_as_utf16(html))
        html = text::from_utf16(html).value_or("");
    else if (!text::is_valid_utf8(html))
        html = TANTRAO_TRY(text::decode_bytes(html)).text;
    const std::string plain = TANTRAO_TRY(body::text_of_html(html));
    return FolderWords{TANTRAO_TRY(text::decode_pasted(plain)).text, name};
}

// Other kinds of XML are refused by the reader, and a text that is no original is none to be kept as one.
Result<FolderWords> words_of_akoma_ntoso(const std::string& name, const fs::path& file)
{
    auto read = law::read_akoma_ntoso(TANTRAO_TRY(bytes_of(file)));
    if (!read)
        return Error::invalid("extraction.broken");
    if (!read->meta.as_of.empty())
        return Error::invalid("import.text_of_a_day", {format_civil_date(read->meta.as_of)});
    FolderWords words{law::to_text(read->text), name};
    words.other_structure = first_difference(read->text, TANTRAO_TRY(law::parse_text(words.text)));
    words.record = std::move(read->meta);
    return words;
}

Result<FolderWords> words_in(const std::string& name, const FolderPlan& plan, const extraction::Reader& reader)
{
    const fs::path file = plan.folder / name;
    const FolderEnding& ending = *ending_of(file);
    if (ending.holds == Holds::akoma_ntoso)
        return words_of_akoma_ntoso(name, file);
    if (ending.holds == Holds::html)
        return words_of_html(name, file);
    extraction::Text text = TANTRAO_TRY(reader.text_of(file, ending.format));
    FolderWords words{std::move(text.text), name, text.is_cut};
    if (text.is_scan && plan.ocr_pages > 0)
        TANTRAO_TRY(recognise(file, text.pages, plan, reader, words));
    return words;
}

// A file that cannot be opened is no reason to end the import of a folder.
Result<FolderWords> words_if_readable(const std::string& name, const FolderPlan& plan, const extraction::Reader& reader)
{
    try {
        return words_in(name, plan, reader);
    } catch (const std::system_error& failure) {
        return Error{ErrorKind::unavailable, "import.file_unreadable", {}, {}, failure.what()};
    }
}

}   // namespace

const FolderEnding* ending_of(const fs::path& file)
{
    const auto* found = std::ranges::find(endings, text::lower(file.extension().string()), &FolderEnding::ending);
    return found == endings.end() ? nullptr : found;
}

Result<FolderWords> words_of(const FolderDocument& found, const FolderPlan& plan, const extraction::Reader& reader)
{
    std::optional<Error> why;
    for (const std::string& name : found.files) {
        auto words = words_if_readable(name, plan, reader);
        if (words)
            return words;
        if (!why)
            why = words.error();
    }
    return why.value_or(Error::invalid("import.field.missing", {"files"}));
}

}   // namespace tantrao::importing
