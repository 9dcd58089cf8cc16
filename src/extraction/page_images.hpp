// How much of a page of a PDF file images cover (poppler's glib library; its C++ one does not tell). Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <memory>
#include <poppler.h>
#include <string_view>

namespace tantrao::extraction {

class PageImages {
  public:
    // The bytes must outlive it.
    explicit PageImages(std::string_view pdf) : pdf_(pdf) {}
    // Whether they cover half of the page or more, as those of scanned paper do; pages count from 0.
    bool cover(int page);

  private:
    struct Unref {
        void operator()(void* object) const { g_object_unref(object); }
    };
    std::string_view pdf_;
    std::unique_ptr<PopplerDocument, Unref> document_;   // opened where it is asked for
};

}   // namespace tantrao::extraction
