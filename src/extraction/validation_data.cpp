// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/validation_data.hpp"

#include "extraction/pdf_objects.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tantrao::extraction {

namespace {

using Kind = PdfValue::Kind;
using Offsets = std::map<std::size_t, std::size_t>;   // of objects, by number

constexpr std::size_t longest_added = 16 << 20, most_objects = 5'000, most_sections = 100, most_entries = 1'000'000;
constexpr std::size_t entry_length = 20;

// A cross-reference table with its trailer.
struct Section {
    std::size_t place = 0;
    Offsets offsets;   // of those that are not free
    PdfValue trailer;

    std::string text_of(const std::string& name) const
    {
        const auto entry = trailer.entries.find(name);
        return entry == trailer.entries.end() ? "" : entry->second.text;
    }
    // 0 where there is none.
    std::size_t number_of(const std::string& name) const
    {
        const std::string text = text_of(name);
        std::size_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }
};

// "0000000840 00000 n \n"
bool add_entry(std::string_view entry, std::size_t number, Offsets& offsets)
{
    if (entry.size() != entry_length || entry[10] != ' ' || entry[16] != ' ' || (entry[17] != 'n' && entry[17] != 'f'))
        return false;
    std::size_t offset = 0;
    const auto read = std::from_chars(entry.data(), entry.data() + 10, offset);
    const bool is_read = read.ec == std::errc{} && read.ptr == entry.data() + 10;
    return is_read && (entry[17] == 'f' || (entry.substr(11, 5) == "00000" && offsets.emplace(number, offset).second));
}

// Nothing where it is of another kind, or has a part of another kind beside it.
std::optional<Section> section_at(PdfScanner& scanner)
{
    Section section;
    section.place = scanner.place();
    scanner.needs("xref");
    std::size_t entries = 0;
    while (scanner.is_good() && !scanner.passes("trailer")) {
        const std::size_t first = scanner.number(), count = scanner.number();
        scanner.place();   // behind the end of the line
        entries += count;
        for (std::size_t i = 0; i < count && scanner.is_good() && entries <= most_entries; ++i)
            if (!add_entry(scanner.bytes(entry_length), first + i, section.offsets))
                return std::nullopt;
        if (entries > most_entries)
            return std::nullopt;
    }
    section.trailer = scanner.value();
    constexpr std::array known{"/Size", "/Root", "/Info", "/ID", "/Prev"};
    const bool is_plain = std::ranges::all_of(section.trailer.entries, [&](const auto& entry) {
        return std::ranges::find(known, std::string_view(entry.first)) != known.end();
    });
    return scanner.is_good() && is_plain ? std::optional(std::move(section)) : std::nullopt;
}

// The tables of what was signed, the newest first; none where one is not understood.
std::vector<Section> sections_of(std::string_view pdf)
{
    std::vector<Section> sections;
    constexpr std::string_view word = "startxref";
    const std::size_t at = pdf.rfind(word);
    if (at == std::string_view::npos)
        return {};
    std::size_t place = PdfScanner(pdf, at + word.size()).number(), entries = 0;
    while (sections.size() < most_sections && entries <= most_entries && place < pdf.size()) {
        PdfScanner scanner(pdf, place);
        auto section = section_at(scanner);
        if (!section || section->place != place)
            return {};
        const std::size_t before = section->number_of("/Prev");
        entries += section->offsets.size();
        sections.push_back(std::move(*section));
        if (before == 0)
            return sections;
        if (before >= place)
            return {};
        place = before;
    }
    return {};
}

// Of a stream whose head this is; nothing where it is not sure.
std::optional<std::size_t> length_of(std::string_view pdf, const Offsets& offsets, const PdfValue& head)
{
    const auto length = head.entries.find("/Length");
    const bool is_plain =
        std::ranges::none_of(head.entries, [](const auto& entry) { return entry.first.find('#') != std::string::npos; });
    if (length == head.entries.end() || !is_plain)
        return std::nullopt;
    std::size_t number = 0;
    const std::string& text = length->second.text;
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (length->second.kind != Kind::reference)
        return number;
    const auto found = offsets.find(number);
    if (found == offsets.end())
        return std::nullopt;
    PdfScanner scanner(pdf, found->second);
    const bool is_it = scanner.number() == number && scanner.number() == 0 && scanner.passes("obj");
    number = scanner.number();
    scanner.needs("endobj");
    return is_it && scanner.is_good() ? std::optional(number) : std::nullopt;
}

// Whether all objects of what was signed begin and end in it: what came later would be a part of the others.
bool ends_in_itself(std::string_view pdf, const std::vector<Section>& sections)
{
    constexpr std::size_t most_rounds = 4;   // objects may lie in each other; then the file is read more than once
    Offsets offsets;
    for (const Section& section : sections)
        offsets.insert(section.offsets.begin(), section.offsets.end());
    if (std::ranges::any_of(offsets, [&](const auto& object) { return object.second >= pdf.size(); }))
        return false;
    std::size_t left = most_rounds * pdf.size();
    for (const auto& [number, offset] : offsets) {
        PdfScanner scanner(pdf, offset, PdfScanner::Names::any);
        const bool is_it = scanner.number() == number && scanner.number() == 0 && scanner.passes("obj");
        const PdfValue value = scanner.value();
        if (is_it && scanner.is_good() && scanner.stands("stream")) {
            const auto length = length_of(pdf, offsets, value);
            if (!length)
                return false;
            scanner.stream(*length);
        }
        scanner.needs("endobj");
        if (!is_it || !scanner.is_good() || scanner.place() - offset > left)
            return false;
        left -= scanner.place() - offset;
    }
    const std::size_t last = pdf.rfind("%%EOF");
    return last != std::string_view::npos && PdfScanner(pdf, last + 5).is_at_end();
}

PdfValue catalogue_of(std::string_view pdf, const std::vector<Section>& sections)
{
    for (const Section& section : sections)
        if (const auto found = section.offsets.find(sections.front().number_of("/Root")); found != section.offsets.end()) {
            PdfScanner scanner(pdf, std::min(found->second, pdf.size()));
            const bool is_it = scanner.number() == found->first && scanner.number() == 0 && scanner.passes("obj");
            PdfValue value = scanner.value();
            scanner.needs("endobj");
            return is_it && scanner.is_good() ? value : PdfValue{};
        }
    return {};
}

// Apart from what it says of validation.
bool is_same_catalogue(PdfValue before, PdfValue after)
{
    for (PdfValue* value : {&before, &after})
        for (const char* name : {"/DSS", "/Extensions"})
            value->entries.erase(name);
    return before.kind == Kind::dictionary && after.kind == Kind::dictionary &&
           std::ranges::equal(before.entries, after.entries, [](const auto& one, const auto& other) {
               return one.first == other.first && one.second.text == other.second.text;
           });
}

bool is_validation_name(std::string_view name)
{
    constexpr std::array known{"/Type", "/Certs", "/OCSPs", "/CRLs", "/VRI", "/Cert", "/OCSP", "/CRL", "/TU", "/TS"};
    constexpr std::size_t of_signature = 41;   // '/' and a SHA-1
    return std::ranges::find(known, name) != known.end() ||
           (name.size() == of_signature && name.find_first_not_of("0123456789ABCDEFabcdef", 1) == std::string_view::npos);
}

bool is_validation_value(const PdfValue& value)
{
    if (value.kind == Kind::reference)
        return true;
    if (value.kind == Kind::array)
        return std::ranges::all_of(value.items, is_validation_value);
    if (value.kind == Kind::dictionary)
        return std::ranges::all_of(value.entries, [](const auto& entry) {
            return is_validation_name(entry.first) && is_validation_value(entry.second);
        });
    return value.text == "/DSS" || value.text == "/VRI" || value.text.starts_with("(D:");
}

// Of a stream with a certificate, or with what was said of one: packed, or as it is.
bool is_plain_stream(const PdfValue& head)
{
    return head.kind == Kind::dictionary && std::ranges::all_of(head.entries, [](const auto& entry) {
               return entry.first == "/Length" || (entry.first == "/Filter" && entry.second.text.find("/FlateDecode") < 3);
           });
}

// Reads what was added, revision by revision.
class Added {
  public:
    Added(std::string_view pdf, std::size_t place, std::vector<Section> sections)
        : scanner_(pdf, place), before_(sections.front()), catalogue_(catalogue_of(pdf, sections)),
          first_new_(before_.number_of("/Size"))
    {
    }

    bool is_good()
    {
        do {
            if (!revision())
                return false;
        } while (!scanner_.is_at_end());
        return true;
    }
    const std::set<std::size_t>& objects() const { return objects_; }

  private:
    bool revision()
    {
        Offsets offsets;
        while (!scanner_.stands("xref"))
            if (!object(offsets))
                return false;
        const auto section = section_at(scanner_);
        scanner_.needs("startxref");
        const std::size_t place = scanner_.number();
        scanner_.needs("%%EOF");
        if (!scanner_.is_good() || !section || place != section->place || section->offsets != offsets ||
            section->number_of("/Prev") != before_.place || section->text_of("/Root") != before_.text_of("/Root") ||
            section->text_of("/Info") != before_.text_of("/Info"))
            return false;
        before_ = *section;
        return true;
    }

    bool object(Offsets& offsets)
    {
        const std::size_t place = scanner_.place(), number = scanner_.number(), generation = scanner_.number();
        scanner_.needs("obj");
        const PdfValue value = scanner_.value();
        const bool is_catalogue = number == before_.number_of("/Root");
        const bool is_stream = scanner_.is_good() && scanner_.stands("stream");
        if (is_stream) {
            const auto length = value.entries.find("/Length");
            std::size_t bytes = 0;
            if (length == value.entries.end() || !is_plain_stream(value) || length->second.kind != Kind::other)
                return false;
            std::from_chars(length->second.text.data(), length->second.text.data() + length->second.text.size(), bytes);
            scanner_.stream(bytes);
        }
        scanner_.needs("endobj");
        const bool is_known = is_catalogue ? !is_stream && is_same_catalogue(catalogue_, value)
                                           : number >= first_new_ && (is_stream || is_validation_value(value));
        objects_.insert(number);
        return scanner_.is_good() && generation == 0 && is_known && offsets.emplace(number, place).second &&
               offsets.size() <= most_objects;
    }

    PdfScanner scanner_;
    Section before_;
    PdfValue catalogue_;
    std::size_t first_new_;
    std::set<std::size_t> objects_;
};

// Whether what was signed names one of the objects that came later: it would be something else since.
bool names_one_of(std::string_view pdf, const std::set<std::size_t>& objects)
{
    constexpr std::string_view figures = "0123456789";
    constexpr std::size_t longest_way = 200;   // comments may stand in between
    for (std::size_t at = pdf.find_first_of(figures); at < pdf.size(); at = pdf.find_first_of(figures, at)) {
        const std::size_t end = std::min(pdf.find_first_not_of(figures, at), pdf.size());
        std::size_t number = 0;
        std::from_chars(pdf.data() + at, pdf.data() + end, number);
        at = end;
        if (!objects.contains(number))
            continue;
        PdfScanner scanner(pdf.substr(0, std::min(pdf.size(), end + longest_way)), end);
        scanner.number();
        if (scanner.passes("R") || scanner.is_at_end())
            return true;
    }
    return false;
}

}   // namespace

bool adds_only_validation_data(std::string_view pdf, std::size_t signed_bytes)
{
    if (pdf.size() - signed_bytes > longest_added)
        return false;
    const std::string_view before = pdf.substr(0, signed_bytes);
    auto sections = sections_of(before);
    if (sections.empty() || !ends_in_itself(before, sections))
        return false;
    const std::size_t root = sections.front().number_of("/Root");
    Added added(pdf, signed_bytes, std::move(sections));
    if (!added.is_good())
        return false;
    std::set<std::size_t> fresh = added.objects();
    fresh.erase(root);
    return !names_one_of(before, fresh);
}

}   // namespace tantrao::extraction
