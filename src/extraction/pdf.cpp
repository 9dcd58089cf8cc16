// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/formats.hpp"
#include "extraction/line_writer.hpp"
#include "extraction/pdf_document.hpp"

#include <algorithm>
#include <limits>
#include <poppler-page.h>

namespace tantrao::extraction {

namespace {

// A page with fewer is a picture: what a signature stamps on it does not count.
constexpr std::size_t least_letters_of_page = 200;   // bytes without blanks

std::string words_of(const poppler::page& page)
{
    const poppler::byte_array utf8 = page.text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8();
    return {utf8.begin(), utf8.end()};
}

bool is_picture(std::string_view words)
{
    const auto letters = std::ranges::count_if(words, [](char c) { return static_cast<unsigned char>(c) > ' '; });
    return static_cast<std::size_t>(letters) < least_letters_of_page;
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
    int read = 0, pictures = 0;
    for (; read < std::min(text.pages, limits.pages) && !out.is_full(); ++read) {
        const std::unique_ptr<poppler::page> page(document->create_page(read));
        const std::string words = page == nullptr ? std::string() : words_of(*page);
        pictures += is_picture(words) ? 1 : 0;
        out.add_page(words);
    }
    text.is_scan = pictures * 2 > read;
    text.is_cut = out.is_full() || read < text.pages;
    text.text = out.take();
    return text;
}

}   // namespace tantrao::extraction
