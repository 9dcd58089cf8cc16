// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/page_images.hpp"

#include <cmath>

namespace tantrao::extraction {

namespace {

constexpr double least_covered = 0.5;   // of the page

// Of all images together: a page may be scanned in strips.
double area_of_images(PopplerPage* page)
{
    double area = 0;
    GList* const images = poppler_page_get_image_mapping(page);
    for (const GList* each = images; each != nullptr; each = each->next) {
        const PopplerRectangle& place = static_cast<const PopplerImageMapping*>(each->data)->area;
        area += std::abs((place.x2 - place.x1) * (place.y2 - place.y1));
    }
    poppler_page_free_image_mapping(images);
    return area;
}

}   // namespace

bool PageImages::cover(int page)
{
    if (document_ == nullptr) {
        GBytes* const bytes = g_bytes_new_static(pdf_.data(), pdf_.size());
        document_.reset(poppler_document_new_from_bytes(bytes, nullptr, nullptr));
        g_bytes_unref(bytes);
    }
    if (document_ == nullptr)
        return false;
    const std::unique_ptr<PopplerPage, Unref> opened(poppler_document_get_page(document_.get(), page));
    if (opened == nullptr)
        return false;
    double width = 0, height = 0;
    poppler_page_get_size(opened.get(), &width, &height);
    return area_of_images(opened.get()) >= least_covered * width * height;
}

}   // namespace tantrao::extraction
