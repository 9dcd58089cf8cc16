// Whether a page of a PDF file shows text of its own (libqpdf; poppler gives what is invisible, too, and what signatures stamp on it). Only
// this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <string_view>

namespace tantrao::extraction {

class PageText {
  public:
    // The bytes must outlive it.
    explicit PageText(std::string_view pdf);
    ~PageText();
    PageText(const PageText&) = delete;
    PageText& operator=(const PageText&) = delete;
    // Whether the page draws so many bytes of text or more that can be seen; those of its annotations do not count. Pages count from 0. Not,
    // where libqpdf cannot read it.
    bool shows(int page, std::size_t least);

  private:
    struct File;
    std::string_view pdf_;
    std::unique_ptr<File> file_;   // opened where it is asked for
};

}   // namespace tantrao::extraction
