// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/formats.hpp"
#include "extraction/line_writer.hpp"
#include "extraction/page_images.hpp"
#include "extraction/page_text.hpp"
#include "extraction/pdf_document.hpp"
#include "extraction/pdf_tables.hpp"

#include <algorithm>
#include <ctime>
#include <limits>
#include <poppler-page.h>
#include <string>
#include <utility>
#include <vector>

namespace tantrao::extraction {

namespace {

// A page covered by an image is a picture if it has few letters (bytes without blanks) and hardly any that its content shows: what was
// recognised of a scan is invisible, and what a signature stamps on it is an annotation.
constexpr std::size_t least_letters_on_image = 200, least_shown_on_image = 60;
constexpr int most_drawn = 500;   // pages on which tables are looked for
// Of the processor, for all pages with their tables: a process of its own gives up the whole text when its time is over.
constexpr std::clock_t longest_with_tables = 10 * CLOCKS_PER_SEC;

// Of the whole page, or of a part of it.
std::string words_of(const poppler::page& page, const poppler::rectf& part = {})
{
    const poppler::byte_array utf8 = page.text(part, poppler::page::non_raw_non_physical_layout).to_utf8();
    return {utf8.begin(), utf8.end()};
}

enum class Edge { top, bottom };

// The number of the page alone on the first or the last line ("5", "- 5 -"): a sentence goes on over it. Once found, it becomes 0.
std::string without_number(std::string words, int& number, Edge edge)
{
    constexpr std::string_view blanks = " \t\n\f", around = " \t-";
    const std::size_t first = words.find_first_not_of(blanks), last = words.find_last_not_of(blanks);
    if (first == std::string::npos || number == 0)
        return words;
    const std::size_t begin = edge == Edge::top ? first : words.rfind('\n', last) + 1;   // npos + 1 is 0
    const std::size_t end = std::min(words.find_first_of("\n\f", begin), words.size());
    std::string_view line = std::string_view(words).substr(begin, end - begin);
    line.remove_prefix(std::min(line.find_first_not_of(around), line.size()));
    line = line.substr(0, line.find_last_not_of(around) + 1);
    if (line != std::to_string(number))
        return words;
    number = 0;
    return edge == Edge::top ? words.substr(std::min(end + 1, words.size())) : words.substr(0, begin);
}

class PageWriter {
  public:
    explicit PageWriter(LineWriter& out) : out_(out) {}

    // `words`: what words_of says of it; pages count from 1.
    void add(const poppler::page& page, const std::string& words, int number)
    {
        const std::clock_t begun = std::clock();
        const bool looks_for_tables = number <= most_drawn && with_tables_ < longest_with_tables;
        write(page, words, number, looks_for_tables ? table_strips_on(page) : std::vector<TableStrip>{});
        with_tables_ += looks_for_tables ? std::clock() - begun : 0;
    }

  private:
    void write(const poppler::page& page, const std::string& words, int number, const std::vector<TableStrip>& tables)
    {
        if (tables.empty())
            return add_words(without_number(without_number(words, number, Edge::top), number, Edge::bottom));
        constexpr double farthest = 20'000;   // points; no page is as large
        double top = 0;
        for (const TableStrip& table : tables) {
            if (table.top > top) {
                std::string above = words_of(page, {0, top, farthest, table.top - top});
                add_words(top == 0 ? without_number(std::move(above), number, Edge::top) : above);
            }
            add_table(table.rows, table.is_guessed ? text::guessed_tab : "\t");
            add_words(table.beside);
            top = table.bottom;
        }
        add_words(without_number(words_of(page, {0, top, farthest, farthest - top}), number, Edge::bottom));
    }

    void add_words(const std::string& words)
    {
        if (words.find_first_not_of(" \n\f") == std::string::npos)
            return;
        heads_.clear();
        out_.add_page(words);
    }

    // One that goes on on the next page names its columns once more.
    void add_table(text::TableRows rows, std::string_view tab)
    {
        if (!rows.empty() && rows.front() == heads_)
            rows.erase(rows.begin());
        else if (!rows.empty())
            heads_ = rows.front();
        out_.add_table(rows, tab);
    }

    LineWriter& out_;
    std::vector<std::string> heads_;   // of the table that was written last
    std::clock_t with_tables_ = 0;
};

// What is left without a word may also be drawn.
bool is_picture(std::string_view words, PageImages& images, PageText& text, int page)
{
    const auto letters = std::ranges::count_if(words, [](char c) { return static_cast<unsigned char>(c) > ' '; });
    return letters == 0 || (static_cast<std::size_t>(letters) < least_letters_on_image && images.cover(page) &&
                            !text.shows(page, least_shown_on_image));
}

}   // namespace

Result<std::unique_ptr<poppler::document>> open_pdf(std::string_view bytes)
{
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    if (bytes.empty() || bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return Error::invalid("extraction.broken");
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (document == nullptr)
        return Error::invalid("extraction.broken");
    if (document->is_locked())
        return Error::invalid("extraction.encrypted");
    return document;
}

Result<Text> text_of_pdf(std::string_view bytes, const Limits& limits)
{
    const auto document = TANTRAO_TRY(open_pdf(bytes));
    Text text;
    text.pages = document->pages();
    LineWriter out(limits.text);
    PageWriter writer(out);
    PageImages images(bytes);
    PageText shown(bytes);
    int read = 0, pictures = 0;
    for (; read < std::min(text.pages, limits.pages) && !out.is_full(); ++read) {
        const std::unique_ptr<poppler::page> page(document->create_page(read));
        const std::string words = page == nullptr ? std::string() : words_of(*page);
        pictures += is_picture(words, images, shown, read) ? 1 : 0;
        if (page != nullptr)
            writer.add(*page, words, read + 1);
    }
    text.is_scan = pictures * 2 > read;
    text.is_cut = out.is_full() || read < text.pages;
    text.text = out.take();
    return text;
}

}   // namespace tantrao::extraction
