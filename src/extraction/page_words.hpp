// The words on a page of a PDF file with their places (poppler). Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

namespace poppler {
class page;
}

namespace tantrao::extraction {

struct Word {
    std::string text;
    double left = 0, right = 0, top = 0, bottom = 0;   // points, from the top left of the page
    double x() const { return (left + right) / 2; }
    double y() const { return (top + bottom) / 2; }
    double height() const { return bottom - top; }
};

// None where most of them lie on their side.
std::vector<Word> words_on(const poppler::page& page);
// Line by line, and from left to right. No line is empty.
std::vector<std::vector<Word>> lines_of(std::vector<Word> words);
// As they are read, in one line.
std::string joined(std::vector<Word> words);

}   // namespace tantrao::extraction
