// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/child_process.hpp"
#include "extraction/extraction.hpp"
#include "extraction/line_writer.hpp"
#include "extraction/pdf_document.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fmt/format.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>

namespace tantrao::extraction {

namespace {

constexpr double dots_per_inch = 200;      // small print of official papers is read well from here on
constexpr double most_dots = 12'000'000;   // of a page: A3
constexpr auto longest_page = std::chrono::seconds(60);

void write_whole(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(to, bytes.data(), bytes.size());
        if (written < 0)
            throw std::system_error(errno, std::generic_category(), "write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

double resolution_for(const poppler::page& page)
{
    const poppler::rectf size = page.page_rect();
    const double dots = size.width() * size.height() * dots_per_inch * dots_per_inch / (72 * 72);
    return dots > most_dots ? dots_per_inch * std::sqrt(most_dots / dots) : dots_per_inch;
}

// The page as a grey picture (PGM) in memory, to be read from its beginning.
Descriptor picture_of(const poppler::page& page)
{
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const double resolution = resolution_for(page);
    const poppler::image image = renderer.render_page(&page, resolution, resolution);
    Descriptor picture(image.is_valid() ? ::memfd_create("page", MFD_CLOEXEC) : -1);
    if (!picture.is_open())
        return picture;
    write_whole(picture.number(), fmt::format("P5\n{} {}\n255\n", image.width(), image.height()));
    for (int y = 0; y < image.height(); ++y)
        write_whole(picture.number(), {image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row(),
                                       static_cast<std::size_t>(image.width())});
    ::lseek(picture.number(), 0, SEEK_SET);
    return picture;
}

// Asked only where recognition failed: did the page defeat it, or is it not there?
bool knows_vietnamese(int input)
{
    const Outcome listed = run({"tesseract", {"--list-langs"}, input, longest_page, 1 << 16, Run::Group::ours});
    return ("\n" + listed.output).find("\nvie\n") != std::string::npos;
}

}   // namespace

Result<Text> text_of_scan(std::string_view pdf, int first, int count, const Limits& limits)
{
    const auto document = TANTRAO_TRY(open_pdf(pdf));
    Text text;
    text.is_scan = true;
    text.pages = document->pages();
    LineWriter out(limits.text);
    bool is_known_to_work = false;
    for (int number = std::max(first, 0); number < std::min(first + count, text.pages) && !out.is_full(); ++number) {
        const std::unique_ptr<poppler::page> page(document->create_page(number));
        const Descriptor picture = page == nullptr ? Descriptor() : picture_of(*page);
        if (!picture.is_open())
            continue;
        const Outcome read =
            run({"tesseract", {"stdin", "stdout", "-l", "vie"}, picture.number(), longest_page, limits.text, Run::Group::ours});
        const bool failed = read.end == Outcome::End::by_itself && read.status != 0;
        if (failed && !is_known_to_work)
            is_known_to_work = knows_vietnamese(picture.number());
        if (read.end == Outcome::End::not_started || (failed && !is_known_to_work))
            return Error::of(ErrorKind::unavailable, "extraction.no_ocr");
        if (!failed)
            out.add_page(read.output);
    }
    text.is_cut = out.is_full();
    text.text = out.take();
    return text;
}

}   // namespace tantrao::extraction
